/*
 * power - the power goes: every write, truncation, sync and deletion of a day is
 * recorded, and every acknowledgement between them; then the day is replayed to
 * random cuts, what was not synced is dropped, kept in part or torn, and the
 * database is opened as the program would open it.
 *
 *   power [CUTS]     for the terminal's store and for the centre, each
 *
 * Acknowledged is what outbox_put() and outbox_settle() said true to, and what
 * centre_answer() gave a receipt for.
 */
#include "tests/torture/sim.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "central/audit.h"
#include "central/vault.h"
#include "forms/catalogue.h"
#include "tests/torture/disk_private.h"

#include "i18n/banned.h"

#define LETTERS 120

struct day {
	struct sim sim;
	const char *folder;	/* where it is recorded */
	char *path;		/* its database */
	GPtrArray *uuids;	/* in the order of their acknowledgement */
	GArray *marks;		/* operations recorded when each was acknowledged */
	GArray *done;		/* the same, when its receipt was kept; 0: not */
};

struct result {
	unsigned cuts, damaged, trials_lost, lost, seen;
};

/* ---- the terminal's day ------------------------------------------------------------ */

static struct letter *a_letter(struct day *day, unsigned number)
{
	struct letter *letter = letter_new(OP_VERIFY);

	letter->uuid = world_uuid(&day->sim.terminal[0].world);
	letter->about = g_strdup_printf("r%u", number % 5);
	letter->body = g_strdup_printf("{\"id\":\"%s\",\"n\":%u}", letter->uuid, number);
	return letter;
}

static void mark(struct day *day, const char *uuid)
{
	unsigned now = disk_recorded(), never = 0;

	g_ptr_array_add(day->uuids, g_strdup(uuid));
	g_array_append_val(day->marks, now);
	g_array_append_val(day->done, never);
}

/* Keep and settle, as fast as an officer never could; a checkpoint now and then. */
static bool terminal_day(struct day *day)
{
	struct sim_terminal *t = &day->sim.terminal[0];
	bool fine = true;

	for (unsigned i = 0; i < LETTERS && fine; i++) {
		struct letter *letter = a_letter(day, i);

		fine = outbox_put(t->box, letter, NULL);
		mark(day, letter->uuid);
		if (fine && i >= 3 && i % 2) {
			const char *old = day->uuids->pdata[i - 3];

			fine = outbox_begin(t->box, old, NULL) &&
			       outbox_settle(t->box, old, LETTER_DONE, "TH-1", "", "", NULL);
			g_array_index(day->done, unsigned, i - 3) = disk_recorded();
		}
		letter_free(letter);
	}
	return fine;
}

/* What an opened store says about the letters acknowledged before the cut. */
static void judge_store(struct day *day, unsigned cut, struct result *result)
{
	struct sim_terminal *t = &day->sim.terminal[0];
	unsigned lost = 0;

	sim_terminal_boot(t);
	if (!t->up) {
		result->damaged++;
		return;
	}
	for (guint i = 0; i < day->uuids->len; i++) {
		struct letter *letter;

		if (g_array_index(day->marks, unsigned, i) > cut)
			break;
		result->seen++;
		letter = outbox_load(t->box, day->uuids->pdata[i], NULL);
		if (!letter || (g_array_index(day->done, unsigned, i) &&
				g_array_index(day->done, unsigned, i) <= cut &&
				strcmp(letter->receipt, "TH-1")))
			lost++;
		letter_free(letter);
	}
	result->lost += lost;
	result->trials_lost += lost > 0;
	sim_terminal_end(t, DISK_KILL);
}

/* ---- the centre's day -------------------------------------------------------------- */

/* Corrections come in and are decided, through the real operations. */
static bool centre_day(struct day *day)
{
	struct sim *sim = &day->sim;

	sim->calm = true;
	sim_centre_boot(sim);
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		sim_terminal_boot(&sim->terminal[i]);
	while (!sim->broken && g_hash_table_size(sim->told) < LETTERS && sim->steps < 20000) {
		guint before = g_hash_table_size(sim->told);
		struct sim_terminal *t = &sim->terminal[sim->steps++ % SIM_OFFICERS];
		GHashTableIter at;
		void *key;

		sim->now += 400;
		sim_terminal_look(t);
		if (sim->steps % 4 == 0)
			sim_terminal_write(t);
		sim_terminal_tidy(t);
		sim_line_move(sim);
		for (unsigned i = 0; i < SIM_OFFICERS; i++)
			sim_terminal_move(&sim->terminal[i]);
		if (g_hash_table_size(sim->told) == before)
			continue;
		g_hash_table_iter_init(&at, sim->told);
		while (g_hash_table_iter_next(&at, &key, NULL))
			if (!g_ptr_array_find_with_equal_func(day->uuids, key, g_str_equal, NULL))
				mark(day, key);
	}
	return !sim->broken && day->uuids->len >= LETTERS;
}

/* The rows that acknowledged letters made, and the chain over all of it. */
static void judge_centre(struct day *day, unsigned cut, struct result *result)
{
	struct centre_ledger *ledger =
		centre_ledger_open(day->path, CENTRE_LEDGER_WRITE, NULL);
	unsigned lost = 0;
	g_autofree char *whole = ledger ? centre_word(ledger, "PRAGMA quick_check", "") : NULL;

	if (g_strcmp0(whole, "ok") || centre_audit_check(ledger) != 0)
		result->damaged++;
	for (guint i = 0; ledger && i < day->uuids->len; i++) {
		if (g_array_index(day->marks, unsigned, i) > cut)
			break;
		result->seen++;
		lost += centre_number(ledger, 0, "SELECT count(*) FROM idempotency WHERE key = ?1",
				      "s", day->uuids->pdata[i]) != 1;
	}
	result->lost += lost;
	result->trials_lost += lost > 0;
	disk_cut(day->folder);
	centre_ledger_close(ledger);
	disk_restart(day->folder, DISK_KILL, &day->sim.chance);
}

/* ---- cuts -------------------------------------------------------------------------- */

static void day_init(struct day *day, const char *root)
{
	*day = (struct day){ 0 };
	sim_init(&day->sim, 7, root);
	day->uuids = g_ptr_array_new_with_free_func(g_free);
	day->marks = g_array_new(FALSE, FALSE, sizeof(unsigned));
	day->done = g_array_new(FALSE, FALSE, sizeof(unsigned));
	if (!sim_centre_found(&day->sim, day->sim.centre_path))
		sim_break(&day->sim, "the centre cannot be founded");
}

static void day_clear(struct day *day)
{
	sim_clear(&day->sim);
	g_free(day->sim.broken); /* a disk that lies breaks more than letters */
	g_free(day->path);
	g_ptr_array_unref(day->uuids);
	g_array_unref(day->marks);
	g_array_unref(day->done);
}

static bool report(const char *what, unsigned point, const struct result *r, bool must_lose)
{
	bool fine = must_lose ? r->lost || r->damaged : r->seen && !r->lost && !r->damaged;

	printf("%sok %u - %s\n", fine ? "" : "not ", point, what);
	printf("# %u cuts, %u acknowledgements looked for, %u lost in %u cuts, %u damaged\n",
	       r->cuts, r->seen, r->lost, r->trials_lost, r->damaged);
	return fine;
}

/* `lies`: what the same cuts do when no sync is one. */
static struct result cut_all(struct day *day, unsigned cuts, bool lies,
			     void (*judge)(struct day *, unsigned, struct result *))
{
	struct result result = { .cuts = cuts };
	unsigned all = disk_recorded();

	for (unsigned i = 0; i < cuts; i++) {
		unsigned cut = (unsigned)(disk_chance(&day->sim.chance) % (all + 1));
		enum disk_end how = DISK_DROP + (int)(i % 3);

		disk_replay(day->folder, cut, how, lies, &day->sim.chance);
		judge(day, cut, &result);
	}
	return result;
}

static bool terminal(const char *root, unsigned cuts)
{
	struct day day;
	struct result result, lied;
	bool fine;

	day_init(&day, root);
	day.folder = day.sim.terminal[0].folder;
	day.path = NULL;
	disk_record(day.folder);
	sim_terminal_boot(&day.sim.terminal[0]);
	fine = day.sim.terminal[0].up && terminal_day(&day);
	disk_record(NULL);
	sim_terminal_end(&day.sim.terminal[0], DISK_KILL);
	printf("# the terminal: %u operations, %u letters\n", disk_recorded(), day.uuids->len);
	result = cut_all(&day, cuts, false, judge_store);
	lied = cut_all(&day, 40, true, judge_store);
	fine &= report("the terminal's store: nothing acknowledged is lost", 1, &result, false);
	fine &= report("the terminal's store on a disk that does not sync is found out", 2, &lied,
		       true);
	day_clear(&day);
	return fine;
}

static bool centre(const char *root, unsigned cuts)
{
	struct day day;
	struct result result, lied;
	bool fine;

	day_init(&day, root);
	day.folder = day.sim.centre_folder;
	day.path = g_strdup(day.sim.centre_path);
	disk_forget(day.folder);
	disk_record(day.folder);
	fine = centre_day(&day);
	disk_record(NULL);
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		sim_terminal_end(&day.sim.terminal[i], DISK_KILL);
	sim_centre_end(&day.sim, DISK_KILL);
	printf("# the centre: %u operations, %u receipts %s\n", disk_recorded(), day.uuids->len,
	       day.sim.broken ? day.sim.broken : "");
	result = cut_all(&day, cuts, false, judge_centre);
	lied = cut_all(&day, 40, true, judge_centre);
	fine &= report("the centre: no receipt that was given is forgotten", 3, &result, false);
	fine &= report("the centre on a disk that does not sync is found out", 4, &lied, true);
	day_clear(&day);
	return fine;
}

int main(int argc, char **argv)
{
	unsigned cuts = argc > 1 ? (unsigned)g_ascii_strtoull(argv[1], NULL, 10) : 200;
	const char *base = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp";
	g_autofree char *root = g_strdup_printf("%s/dancu-power-XXXXXX", base);
	bool fine;

	if (!g_mkdtemp(root))
		return 99;
	disk_install();
	centre_vault_start();
	printf("1..4\n");
	fine = terminal(root, cuts);
	fine &= centre(root, cuts);
	g_rmdir(root);
	return !fine;
}
