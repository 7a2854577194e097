/*
 * inject - the disk fails at every writing operation, one by one: of a terminal
 * and of the centre in a day of letters and decisions, and of a store in an
 * hour of drafts, letters and a change of the password.
 *
 *   inject [STRIDE]      every STRIDE-th operation; 1: each
 *
 * Each operation fails once, or is the first of all that fail; with an error of
 * the disk, or for want of room.  Whatever said "done" is there afterwards, what
 * said "no" said why, the next start works, and all that waits arrives.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "central/vault.h"
#include "client/journal.h"
#include "tests/torture/sim.h"

#include "i18n/banned.h"

#define STEPS 70
#define FOR_EVER 1000000000u

struct way {
	enum disk_fault fault;
	unsigned n;
	const char *words;
};

static const struct way ways[] = {
	{ DISK_ERROR, 1, "an error" },
	{ DISK_FULL, 1, "no room" },
	{ DISK_ERROR, FOR_EVER, "errors from then on" },
	{ DISK_FULL, FOR_EVER, "no room from then on" },
};

struct figures {
	unsigned runs, operations, promises, failed;
};

/* ---- a day of terminal and centre -------------------------------------------------------- */

static void day_step(struct sim *sim)
{
	struct sim_terminal *t = &sim->terminal[sim->steps++ % SIM_OFFICERS];

	sim->now += 400;
	sim_terminal_look(t);
	if (sim->steps % 4 == 0)
		sim_terminal_write(t);
	if (sim->steps % 9 == 0)
		sim_terminal_tidy(t);
	sim_line_move(sim);
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		sim_terminal_move(&sim->terminal[i]);
}

/* `way` NULL: nothing fails.  How many operations the disk of `who` did; 0: broken. */
static unsigned day(const char *root, bool centre, const struct way *way, unsigned skip,
		    struct figures *figures)
{
	struct sim sim;
	const char *folder;
	unsigned before, did;

	sim_found(&sim, 5, root);
	folder = centre ? sim.centre_folder : sim.terminal[0].folder;
	sim.calm = true;
	sim_centre_boot(&sim);
	before = disk_writes(folder);
	if (way)
		disk_fails(folder, way->fault, skip, way->n);
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		sim_terminal_boot(&sim.terminal[i]);
	while (!sim.broken && sim.steps < STEPS) {
		day_step(&sim);
		/* a terminal that started anew has the same disk */
		if (way && way->n == FOR_EVER && disk_writes(folder) - before > skip)
			disk_fails(folder, way->fault, 0, way->n);
	}
	did = disk_writes(folder) - before;
	if (!sim.broken)
		sim_evening(&sim);
	if (!sim.broken)
		sim_check_end(&sim);
	if (sim.broken) {
		printf("# %s, %s at operation %u: %s\n", centre ? "the centre" : "the terminal",
		       way ? way->words : "nothing", skip, sim.broken);
		figures->failed++;
	}
	figures->promises += sim.promises->len;
	figures->runs++;
	sim_clear(&sim);
	g_free(sim.broken);
	return did;
}

static bool days(const char *root, bool centre, unsigned stride, unsigned point)
{
	struct figures f = { 0 };

	f.operations = day(root, centre, NULL, 0, &f);
	for (size_t w = 0; w < G_N_ELEMENTS(ways); w++)
		for (unsigned n = (unsigned)w % stride; n < f.operations; n += stride)
			day(root, centre, &ways[w], n, &f);
	printf("%sok %u - the disk of %s fails at every operation: nothing is lost\n",
	       f.failed ? "not " : "", point, centre ? "the centre" : "a terminal");
	printf("# %u operations in a day, %u days, %u letters kept, %u days broken\n",
	       f.operations, f.runs, f.promises, f.failed);
	return !f.failed && f.operations;
}

/* ---- an hour of a store -------------------------------------------------------------------- */

enum { GONE = 1 << 5, DROPPED = 1 << 6, ITEMS = 12 };

/* A letter (states it may be in) or a draft (which bodies it may have). */
struct item {
	char *id;
	unsigned may; /* bits: letter_state; GONE: it may be; DROPPED: it must be */
	char *was, *is; /* of a draft: the body before a keep that failed */
};

struct hour {
	struct sim sim;
	struct sim_terminal *t;
	struct journal *journal;
	struct item letter[ITEMS], draft[ITEMS];
	unsigned letters, drafts, broken, done;
	char *word; /* that was remembered for certain */
	bool word_open; /* a later one may be there */
};

static void broke(struct hour *h, const char *what)
{
	h->broken++;
	printf("# %s\n", what);
}

/* What an operation said: "no" without a reason is a fault by itself. */
static bool said(struct hour *h, bool yes, GError **why, const char *what)
{
	if (!yes && !*why)
		broke(h, what);
	if (yes && *why)
		broke(h, (*why)->message);
	h->done += yes;
	g_clear_error(why);
	return yes;
}

static bool open_store(struct hour *h, const char *password)
{
	struct sim_terminal *t = h->t;
	const struct store_owner owner = { "practice", "centre-1", t->login };
	GError *why = NULL;

	t->store = store_open_costing(&h->sim.world, t->folder, &owner, password,
				      SEAL_COST_LEAST, &why);
	if (!said(h, t->store != NULL, &why, "a store does not open and does not say why"))
		return false;
	t->box = outbox_new(t->store);
	h->journal = journal_new(t->store);
	return true;
}

static void close_store(struct hour *h)
{
	if (!h->t->store)
		return;
	outbox_free(h->t->box);
	journal_free(h->journal);
	store_close(h->t->store);
	h->t->store = NULL;
}

static void draft(struct hour *h, unsigned i, const char *body)
{
	struct journal_entry entry = { .form = (char *)"correction", .subject = (char *)"A",
				       .version = (char *)"7", .open = true, .at = 3 };
	struct item *item = &h->draft[i];
	GError *why = NULL;
	bool kept;

	entry.id = item->id;
	entry.target = g_strdup_printf("r%u", i);
	entry.body = g_strdup(body);
	kept = said(h, journal_keep(h->journal, &entry, &why), &why, "a draft is not kept");
	if (kept && !item->is)
		item->may = 0;
	if (kept)
		g_clear_pointer(&item->was, g_free);
	else if (!item->was)
		item->was = g_strdup(item->is ? item->is : "");
	if (kept || item->is) {
		g_free(item->is);
		item->is = g_strdup(body);
	}
	item->id = entry.id;
	h->drafts = MAX(h->drafts, i + 1);
	g_free(entry.target);
	g_free(entry.body);
}

static void put(struct hour *h, unsigned i)
{
	struct letter *letter = letter_new(OP_REQUEST);
	struct item *item = &h->letter[i];
	GError *why = NULL;

	letter->uuid = item->id = world_uuid(&h->sim.world);
	letter->about = g_strdup_printf("r%u", i);
	letter->body = g_strdup("{\"changes\":[{\"field\":\"HoVaTen\"}]}");
	item->may = 1 << LETTER_WAITING;
	if (!said(h, outbox_put(h->t->box, letter, &why), &why, "a letter is not kept"))
		item->may |= GONE;
	letter->uuid = NULL;
	letter_free(letter);
	h->letters = MAX(h->letters, i + 1);
}

/* One arrow: said, it stands there; not said, there or where it was. */
static void moved(struct hour *h, unsigned i, unsigned to, bool yes, GError **why)
{
	if (said(h, yes, why, "a letter is not moved"))
		h->letter[i].may = to;
	else
		h->letter[i].may |= to;
}

static void carry(struct hour *h, unsigned i, enum letter_state to)
{
	struct outbox *box = h->t->box;
	const char *uuid = h->letter[i].id;
	GError *why = NULL;

	moved(h, i, 1 << LETTER_IN_FLIGHT, outbox_begin(box, uuid, &why), &why);
	if (to == LETTER_WAITING)
		moved(h, i, 1 << to, outbox_postpone(box, uuid, 0, "busy", &why), &why);
	else
		moved(h, i, 1u << to,
		      outbox_settle(box, uuid, to, to == LETTER_DONE ? "TH-1" : "", "x", "{}",
				    &why),
		      &why);
}

static void remember(struct hour *h, const char *word)
{
	GError *why = NULL;

	if (said(h, store_remember(h->t->store, "session", word, &why), &why, "a word is lost")) {
		g_free(h->word);
		h->word = g_strdup(word);
		h->word_open = false;
	} else {
		h->word_open = true;
	}
}

static void new_password(struct hour *h)
{
	struct store *store = h->t->store;
	GError *why = NULL;

	if (said(h, store_rewrap_begin(store, "mat khau dai", "mat khau moi", &why), &why,
		 "a password is not changed"))
		said(h, store_rewrap_end(store, true, &why), &why, "a password is not settled");
}

static void live(struct hour *h)
{
	GError *why = NULL;

	for (unsigned i = 0; i < 3; i++)
		draft(h, i, "{\"a\":1}");
	draft(h, 0, "{\"a\":2}");
	for (unsigned i = 0; i < 6; i++)
		put(h, i);
	carry(h, 0, LETTER_DONE);
	carry(h, 1, LETTER_WAITING);
	carry(h, 2, LETTER_REFUSED);
	carry(h, 3, LETTER_CONFLICT);
	moved(h, 2, GONE, outbox_drop(h->t->box, h->letter[2].id, &why), &why);
	moved(h, 4, GONE, outbox_withdraw(h->t->box, h->letter[4].id, &why), &why);
	remember(h, "one");
	remember(h, "two");
	if (h->draft[1].id)
		h->draft[1].may = said(h, journal_drop(h->journal, h->draft[1].id, &why), &why,
				       "a draft stays") && h->draft[1].is ?
					  DROPPED :
					  GONE; /* one that was not kept may come back */
	new_password(h);
	carry(h, 5, LETTER_DONE);
}

static void check_letter(struct hour *h, const struct item *item)
{
	GError *why = NULL;
	struct letter *letter = outbox_load(h->t->box, item->id, &why);
	unsigned is = letter ? 1u << letter->state : GONE;

	if (why || !(item->may & is))
		broke(h, why ? why->message : "a letter is not where it was said to be");
	if (letter && letter->state != LETTER_DONE && !*letter->body)
		broke(h, "a letter lost its content without a receipt");
	if (letter && letter->state == LETTER_DONE && strcmp(letter->receipt, "TH-1"))
		broke(h, "a receipt is gone");
	letter_free(letter);
	g_clear_error(&why);
}

static void check_draft(struct hour *h, const struct item *item)
{
	GError *why = NULL;
	struct journal_entry *entry =
		item->id ? journal_load(h->journal, item->id, &why) : NULL;

	if (item->may == DROPPED ? entry != NULL : item->may != GONE && item->is && !entry)
		broke(h, "a draft is not what was said of it");
	else if (entry && item->is && strcmp(entry->body, item->is) &&
		 (!item->was || strcmp(entry->body, item->was)))
		broke(h, "a draft holds something else");
	journal_entry_free(entry);
	g_clear_error(&why);
}

static void check(struct hour *h)
{
	g_autofree char *word = store_recall(h->t->store, "session");
	GError *why = NULL;

	for (unsigned i = 0; i < h->letters; i++)
		check_letter(h, &h->letter[i]);
	for (unsigned i = 0; i < h->drafts; i++)
		check_draft(h, &h->draft[i]);
	if (h->word && !h->word_open && g_strcmp0(word, h->word))
		broke(h, "what was remembered is forgotten");
	if (!outbox_recover(h->t->box, &why))
		broke(h, "what was in flight cannot be taken back");
	g_clear_error(&why);
	/* and it goes on */
	put(h, ITEMS - 1);
	carry(h, ITEMS - 1, LETTER_DONE);
	check_letter(h, &h->letter[ITEMS - 1]);
	if (h->letter[ITEMS - 1].may != 1 << LETTER_DONE)
		broke(h, "it does not go on");
}

static void hour_end(struct hour *h)
{
	close_store(h);
	for (unsigned i = 0; i < ITEMS; i++) {
		g_free(h->letter[i].id);
		g_free(h->draft[i].id);
		g_free(h->draft[i].was);
		g_free(h->draft[i].is);
	}
	g_free(h->word);
	sim_clear(&h->sim);
}

static unsigned hour(const char *root, const struct way *way, unsigned skip,
		     struct figures *figures)
{
	struct hour h = { 0 };
	unsigned before, did;

	sim_init(&h.sim, 9, root);
	h.t = &h.sim.terminal[0];
	before = disk_writes(h.t->folder);
	if (way)
		disk_fails(h.t->folder, way->fault, skip, way->n);
	if (open_store(&h, "mat khau dai"))
		live(&h);
	close_store(&h);
	did = disk_writes(h.t->folder) - before;
	disk_fails(h.t->folder, DISK_FINE, 0, 0);
	if (open_store(&h, "mat khau moi") || open_store(&h, "mat khau dai"))
		check(&h);
	else
		broke(&h, "the store does not open any more");
	if (h.broken)
		printf("# so a store, %s at operation %u\n", way ? way->words : "nothing", skip);
	figures->failed += h.broken > 0;
	figures->promises += h.done;
	figures->runs++;
	hour_end(&h);
	return did;
}

static bool hours(const char *root, unsigned stride, unsigned point)
{
	struct figures f = { 0 };

	f.operations = hour(root, NULL, 0, &f);
	for (size_t w = 0; w < G_N_ELEMENTS(ways); w++)
		for (unsigned n = (unsigned)w % stride; n < f.operations; n += stride)
			hour(root, &ways[w], n, &f);
	printf("%sok %u - a store's disk fails at every operation: what said yes is there\n",
	       f.failed ? "not " : "", point);
	printf("# %u operations in an hour, %u hours, %u times yes, %u hours broken\n",
	       f.operations, f.runs, f.promises, f.failed);
	return !f.failed && f.operations;
}

int main(int argc, char **argv)
{
	unsigned stride = argc > 1 ? MAX((unsigned)g_ascii_strtoull(argv[1], NULL, 10), 1) : 120;
	const char *base = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp";
	g_autofree char *root = g_strdup_printf("%s/dancu-inject-XXXXXX", base);
	g_autofree char *template = NULL, *id = NULL;
	bool fine;

	if (!g_mkdtemp(root))
		return 99;
	disk_install();
	centre_vault_start();
	printf("1..3\n");
	fine = hours(root, MAX(stride / 4, 1), 1);
	fine &= days(root, false, stride, 2);
	fine &= days(root, true, stride, 3);
	template = g_build_filename(root, "template.db", NULL);
	id = g_build_filename(root, "template.id", NULL);
	g_unlink(template);
	g_unlink(id);
	g_rmdir(root);
	return !fine;
}
