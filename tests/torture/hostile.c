/*
 * hostile - every broken or lying centre of hostile_tricks.c, through the whole
 * client: http, central, outbox, courier.
 *
 *   hostile [all]       the slow ones to every question, not to one alone
 *   hostile NUMBER      one trick, counted from 0, to every question
 *
 * Whatever it says: the letter waits (or is refused where that is what was said)
 * with all that is in it, nothing is called done, there is one plain sentence in
 * the officer's language, it ends within the client's own limits, a question can
 * be taken back at any moment, memory does not grow, and when the centre is
 * honest again the letter arrives.
 */
#include "tests/torture/hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "client/central.h"
#include "client/courier.h"
#include "client/http.h"
#include "forms/purpose.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "tests/unit/bad_server.h"

#include <glib/gstdio.h>

#include "i18n/banned.h"

#define LONGEST_MS 6000
#define MOST_ASKED 4 /* tries of one question: the kept connection, the refresh */
#define MOST_KIB (16 * 1024)

struct battle {
	struct world world;
	struct hostile_shared *shared;
	char *folder, *address;
	pid_t server;
	struct transport *wire;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	/* what came last */
	unsigned told, answers;
	enum letter_state state;
	enum answer_kind kind;
	char *sentence;
	bool all; /* the slow ones to every question */
	/* figures */
	unsigned rounds, cancelled, failed;
	int64_t longest;
};

static int64_t real_now(void *self)
{
	(void)self;
	return g_get_real_time() / 1000;
}

static int64_t real_steady(void *self)
{
	(void)self;
	return g_get_monotonic_time() / 1000;
}

static void real_random(void *self, void *into, size_t bytes)
{
	(void)self;
	for (size_t i = 0; i < bytes; i++)
		((uint8_t *)into)[i] = (uint8_t)g_random_int();
}

/* ---- what must be true ----------------------------------------------------------------- */

static void must(struct battle *b, bool fine, const char *name, const char *what)
{
	if (fine)
		return;
	b->failed++;
	printf("# %s: %s\n", name, what);
}

/* One line, something, nothing that cannot be seen. */
static bool is_plain(const char *sentence)
{
	g_autofree char *clean = text_admit(sentence, strlen(sentence), NULL, NULL);

	return clean && *clean && !strcmp(clean, sentence) && text_letters(clean) <= 300;
}

static bool is_vietnamese(const char *sentence)
{
	for (; *sentence; sentence++)
		if ((unsigned char)*sentence >= 0x80)
			return true;
	return false;
}

/* KiB of the most that this process ever held. */
static int64_t most_memory(void)
{
	g_autofree char *text = NULL;
	const char *line;

	if (!g_file_get_contents("/proc/self/status", &text, NULL, NULL))
		return 0;
	line = strstr(text, "VmHWM:");
	return line ? g_ascii_strtoll(line + 6, NULL, 10) : 0;
}

/* ---- answers ----------------------------------------------------------------------------- */

static void hear(struct battle *b, const struct answer *answer)
{
	b->kind = answer->kind;
	g_free(b->sentence);
	b->sentence = g_strdup(answer->sentence);
}

static void settled(const char *uuid, enum letter_state state, const struct answer *answer,
		    void *to)
{
	struct battle *b = to;

	(void)uuid;
	b->told++;
	b->state = state;
	hear(b, answer);
}

static void answered(const struct answer *answer, void *to)
{
	struct battle *b = to;

	b->answers++;
	hear(b, answer);
}

/* Until *count is no more what it was; false: it hangs. */
static bool until(struct battle *b, const unsigned *count, const char *name)
{
	unsigned before = *count;
	int64_t began = real_steady(NULL), took;

	while (*count == before && real_steady(NULL) - began < LONGEST_MS) {
		if (b->session->open)
			courier_tick(b->courier);
		transport_wait(b->wire, NULL, 0, 50);
		transport_collect(b->wire);
	}
	took = real_steady(NULL) - began;
	b->longest = MAX(b->longest, took);
	must(b, *count != before, name, "hangs");
	return *count != before;
}

/* ---- one terminal ------------------------------------------------------------------------- */

static void courier_begin(struct battle *b)
{
	b->courier = courier_new(&b->world, b->box, b->central);
	courier_on_change(b->courier, settled, b);
}

/* Nothing is carried yet: the outbox is empty. */
static void sign_in(struct battle *b)
{
	b->shared->trick = HOSTILE_HONEST;
	if (!b->session->open) {
		central_centre(b->central, answered, b);
		until(b, &b->answers, "the first question");
		central_sign_in(b->central, "canbo1", "mat khau dai", "may", answered, b);
		until(b, &b->answers, "the sign-in");
	}
	must(b, b->session->open, "an honest centre", "nobody is signed in");
}

static char *put(struct battle *b)
{
	struct letter *letter = letter_new(OP_VERIFY);
	char *uuid = world_uuid(&b->world);

	letter->uuid = g_strdup(uuid);
	letter->about = g_strdup("r1");
	letter->body = g_strdup_printf("{\"id\":\"%s\",\"world\":\"practice\",\"centre\":\"c1\"}",
				       uuid);
	must(b, outbox_put(b->box, letter, NULL), "the outbox", "keeps nothing");
	letter_free(letter);
	return uuid;
}

static void play(struct battle *b, int trick, enum hostile_place place)
{
	b->shared->asked = 0;
	b->shared->place = place;
	b->shared->trick = trick;
}

/* ---- the places ---------------------------------------------------------------------------- */

static void check_letter(struct battle *b, const char *uuid, const struct hostile_trick *t)
{
	struct letter *letter = outbox_load(b->box, uuid, NULL);

	must(b, letter && b->state == t->letter && letter->state == t->letter, t->name,
	     "the letter is not where it must be");
	if (letter && letter->state != t->letter)
		printf("# it is %d: %s\n", letter->state, letter->cause);
	must(b, letter && strstr(letter->body, uuid) && !*letter->receipt, t->name,
	     "the letter has lost what was in it, or got a receipt");
	must(b, outbox_waiting(b->box) == (t->letter == LETTER_WAITING), t->name,
	     "what waits is miscounted");
	must(b, is_plain(b->sentence) || b->kind == ANSWER_DONE, t->name, b->sentence);
	must(b, letter && is_plain(letter->cause), t->name, "a letter waits without a cause");
	must(b, letter && letter->next_try < world_now(&b->world) + 16 * 60000, t->name,
	     "the next try is in days");
	must(b, b->shared->asked && b->shared->asked <= MOST_ASKED, t->name,
	     "is asked too often, or never");
	letter_free(letter);
}

static void to_letter(struct battle *b, int trick)
{
	const struct hostile_trick *t = &hostile_tricks[trick];
	g_autofree char *uuid = put(b);

	play(b, trick, TO_LETTER);
	courier_wake(b->courier);
	if (until(b, &b->told, t->name)) {
		/* what the trick before left on the kept connection may spoil one try */
		if (t->letter != LETTER_WAITING && b->state == LETTER_WAITING) {
			courier_wake(b->courier);
			until(b, &b->told, t->name);
		}
		check_letter(b, uuid, t);
	}
	/* the terminal ends with the letter on its way */
	courier_wake(b->courier);
	courier_tick(b->courier);
	transport_wait(b->wire, NULL, 0, 5);
	courier_free(b->courier);
	courier_begin(b);
	sign_in(b);
	courier_wake(b->courier);
	if (t->letter != LETTER_WAITING) {
		must(b, outbox_drop(b->box, uuid, NULL), t->name, "cannot be dropped");
		return;
	}
	/* what a trick left on the kept connection may spoil one more try */
	for (int i = 0; i < 3 && outbox_waiting(b->box); i++) {
		courier_wake(b->courier);
		if (!until(b, &b->told, t->name))
			break;
	}
	must(b, b->state == LETTER_DONE && !outbox_waiting(b->box), t->name,
	     "the letter does not arrive afterwards");
}

static unsigned ask(struct battle *b, enum hostile_place place)
{
	struct purpose purpose;
	unsigned ticket;

	if (place == TO_CENTRE)
		return central_centre(b->central, answered, b);
	purpose_init(&purpose);
	purpose_set(&purpose, "TH-02", "0412/2026", world_now(&b->world));
	ticket = central_resident(b->central, "r1", &purpose, NULL, answered, b);
	purpose_clear(&purpose);
	return ticket;
}

/* In Vietnamese, for the words of a letter were English. */
static void to_question(struct battle *b, int trick, enum hostile_place place)
{
	const struct hostile_trick *t = &hostile_tricks[trick];

	sign_in(b);
	play(b, trick, place);
	language_start("vi", "i18n/locale");
	ask(b, place);
	if (until(b, &b->answers, t->name)) {
		must(b, b->kind != ANSWER_DONE && b->kind != ANSWER_SAME, t->name, "is believed");
		must(b, is_plain(b->sentence) && is_vietnamese(b->sentence), t->name,
		     b->sentence);
	}
	must(b, b->shared->asked <= MOST_ASKED, t->name, "is asked too often");
	must(b, !strcmp(b->session->centre, HOSTILE_CENTRE), t->name, "is taken for the centre");
	language_start("en", "i18n/locale");
}

/* Taken back before anything, in the middle, and late; nothing comes of it. */
static void cancelled(struct battle *b, int trick, enum hostile_place place)
{
	static const int after[] = { 0, 1, 4, 12 };

	sign_in(b);
	play(b, trick, place);
	for (size_t i = 0; i < G_N_ELEMENTS(after); i++) {
		unsigned before = b->answers, ticket = ask(b, place);
		int64_t end = real_steady(NULL) + after[i];

		while (b->answers == before && real_steady(NULL) < end) {
			transport_collect(b->wire);
			transport_wait(b->wire, NULL, 0, 1);
		}
		if (b->answers != before)
			continue; /* it was quicker */
		central_cancel(b->central, ticket);
		transport_collect(b->wire);
		b->cancelled++;
		must(b, b->answers == before, hostile_tricks[trick].name,
		     "answers what was taken back");
	}
	must(b, central_busy(b->central) == 0, hostile_tricks[trick].name,
	     "something is left of what was taken back");
}

static void every_place(struct battle *b, int trick)
{
	const struct hostile_trick *t = &hostile_tricks[trick];
	unsigned failed = b->failed, to = t->brief && !b->all ? t->brief : t->to;

	sign_in(b);
	b->shared->refuses = trick % 2;
	if (to & TO_LETTER)
		to_letter(b, trick);
	for (enum hostile_place place = TO_PERSON; place <= TO_CENTRE; place <<= 1)
		if (to & place) {
			to_question(b, trick, place);
			cancelled(b, trick, place);
		}
	b->rounds++;
	if (b->failed != failed)
		printf("# number %d\n", trick);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static bool battle_begin(struct battle *b)
{
	const struct store_owner owner = { "practice", HOSTILE_CENTRE, "canbo1" };

	b->world = (struct world){ real_now, real_steady, real_random, b };
	b->folder = g_dir_make_tmp("dancu-hostile-XXXXXX", NULL);
	b->address = g_strdup_printf("unix:%s/socket", b->folder);
	b->shared = mmap(NULL, sizeof(*b->shared), PROT_READ | PROT_WRITE,
			 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	b->shared->trick = HOSTILE_HONEST;
	b->server = bad_server_start(b->address, hostile_serve, b->shared);
	b->store = store_open_costing(&b->world, b->folder, &owner, "mat khau dai",
				      SEAL_COST_LEAST, NULL);
	if (!b->store || b->server < 0)
		return false;
	b->box = outbox_new(b->store);
	b->wire = http_new(b->address, NULL, NULL);
	http_patience(b->wire, 30, 1);
	b->session = session_new();
	b->central = central_new(&b->world, b->wire, b->session);
	central_expect(b->central, "practice");
	courier_begin(b);
	return true;
}

static void battle_end(struct battle *b)
{
	GDir *dir = g_dir_open(b->folder, 0, NULL);
	const char *name;

	courier_free(b->courier);
	outbox_free(b->box);
	store_close(b->store);
	central_free(b->central);
	session_free(b->session);
	transport_close(b->wire);
	bad_server_end(b->server);
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(b->folder, name, NULL);

		g_unlink(path);
	}
	if (dir)
		g_dir_close(dir);
	g_rmdir(b->folder);
	g_free(b->folder);
	g_free(b->address);
	g_free(b->sentence);
	munmap(b->shared, sizeof(*b->shared));
}

int main(int argc, char **argv)
{
	bool one = argc > 1 && g_ascii_isdigit(*argv[1]);
	size_t first = one ? (size_t)g_ascii_strtoull(argv[1], NULL, 10) : 0;
	size_t end = one ? MIN(first + 1, hostile_count) : hostile_count;
	struct battle b = { .all = argc > 1 };
	int64_t before, grown, began = real_steady(NULL);
	g_autofree char *uuid = NULL;

	signal(SIGPIPE, SIG_IGN);
	language_start("en", "i18n/locale");
	printf("1..2\n");
	fflush(stdout);
	if (!battle_begin(&b))
		return 99;
	sign_in(&b);
	uuid = put(&b);
	until(&b, &b.told, "an honest centre");
	must(&b, b.state == LETTER_DONE, "an honest centre", "has no receipt");
	before = most_memory();
	for (size_t i = first; i < end; i++)
		every_place(&b, (int)i);
	grown = most_memory() - before;
	printf("%sok 1 - no broken or lying centre is believed, and none hangs\n",
	       b.failed ? "not " : "");
	printf("# %u centres, %u questions taken back, the longest %" G_GINT64_FORMAT
	       " ms, all in %" G_GINT64_FORMAT " ms; %u promises broken\n",
	       b.rounds, b.cancelled, b.longest, real_steady(NULL) - began, b.failed);
#ifdef __SANITIZE_ADDRESS__
	printf("ok 2 # SKIP memory is not the program's own here\n");
	grown = 0;
#else
	printf("%sok 2 - memory: at most 16 MiB more\n", grown > MOST_KIB ? "not " : "");
	printf("# %" G_GINT64_FORMAT " KiB more\n", grown);
#endif
	battle_end(&b);
	return b.failed || grown > MOST_KIB;
}
