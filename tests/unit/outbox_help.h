/* outbox_help - a store with an outbox and a journal in it, for their tests. */
#ifndef TESTS_UNIT_OUTBOX_HELP_H
#define TESTS_UNIT_OUTBOX_HELP_H

#include "tests/unit/client_help.h"

#include "client/journal.h"
#include "client/outbox.h"

#define PASS "mat-khau-1"

struct fixture {
	struct help_world help;
	char *dir;
	struct store *store;
	struct journal *journal;
	struct outbox *box;
};

static inline void open_all(struct fixture *f)
{
	const struct store_owner owner = { "practice", "centre-1", "canbo1" };
	GError *error = NULL;

	f->store = store_open_costing(&f->help.world, f->dir, &owner, PASS, SEAL_COST_LEAST,
				      &error);
	if (error)
		print_message("# %s\n", error->message);
	assert_non_null(f->store);
	f->journal = journal_new(f->store);
	f->box = outbox_new(f->store);
}

static inline void close_all(struct fixture *f)
{
	outbox_free(f->box);
	journal_free(f->journal);
	store_close(f->store);
}

static inline int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 3);
	f->dir = help_folder();
	open_all(f);
	*state = f;
	return 0;
}

static inline int teardown(void **state)
{
	struct fixture *f = *state;

	close_all(f);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

/* Puts a letter and returns its uuid, new. */
static inline char *put(struct fixture *f, enum operation op, const char *about, const char *draft)
{
	struct letter *letter = letter_new(op);
	char *uuid;

	letter->about = g_strdup(about);
	letter->draft = g_strdup(draft);
	letter->base = g_strdup("7");
	letter->subject = g_strdup("Nguyễn Thị Mâu");
	letter->body = g_strdup("{\"x\":\"Đ\\n \\\"y\\\" \"}");
	assert_true(outbox_put(f->box, letter, NULL));
	uuid = g_strdup(letter->uuid);
	letter_free(letter);
	return uuid;
}

static inline enum letter_state state_of(struct fixture *f, const char *uuid)
{
	struct letter *letter = outbox_load(f->box, uuid, NULL);
	enum letter_state state;

	assert_non_null(letter);
	state = letter->state;
	letter_free(letter);
	return state;
}

static inline void next_is(struct fixture *f, const char *uuid)
{
	struct letter *letter = outbox_next(f->box, f->help.now, NULL);

	assert_string_equal(letter ? letter->uuid : "", uuid);
	letter_free(letter);
}

/* A request that changes these fields ("a b"), of a draft; its uuid, new. */
static inline char *put_changes(struct fixture *f, const char *about, const char *fields,
			 const char *draft)
{
	struct letter *letter = letter_new(OP_REQUEST);
	GString *body = g_string_new("{\"changes\":[");
	char **names = g_strsplit(fields, " ", -1);
	char *uuid;

	for (char **name = names; *name; name++)
		g_string_append_printf(body, "%s{\"field\":\"%s\"}", name == names ? "" : ",",
				       *name);
	g_string_append(body, "]}");
	letter->about = g_strdup(about);
	letter->draft = g_strdup(draft);
	letter->body = g_string_free(body, FALSE);
	assert_true(outbox_put(f->box, letter, NULL));
	uuid = g_strdup(letter->uuid);
	letter_free(letter);
	g_strfreev(names);
	return uuid;
}

static inline void settle_next(struct fixture *f, const char *uuid, enum letter_state state)
{
	next_is(f, uuid);
	assert_true(outbox_begin(f->box, uuid, NULL));
	assert_true(outbox_settle(f->box, uuid, state, state == LETTER_DONE ? "TH-1" : "", "x",
				  "{}", NULL));
}

#endif
