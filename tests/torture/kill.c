/*
 * kill - kill -9, again and again: three officers at three terminals, each a
 * process, write letters while terminals and centre are killed at random moments
 * and the centre drops, loses and refuses what it is asked.
 *
 *   kill [LETTERS [SEED]]     letters of all three officers together
 *
 * An officer's letter is acknowledged by a line in his file, written after
 * outbox_put() said true.  At the end each of them stands in the register once,
 * with the receipt that the terminal kept, in the order in which he wrote them.
 * Back-off runs on a clock that is forty times too fast: the code is the same.
 */
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "central/vault.h"
#include "client/http.h"
#include "tests/torture/sim.h"

#include "i18n/banned.h"

#define FAST 40
#define LONGEST_S 1500
#define AHEAD 20 /* letters that an officer writes ahead of the line */

enum { CENTRE = SIM_OFFICERS, PROCESSES };

struct battle {
	char *root, *register_path, *address, *centre_id;
	unsigned letters; /* of one officer */
	uint64_t chance;
	pid_t pid[PROCESSES]; /* 0: not running */
	bool ended[SIM_OFFICERS];
	unsigned kills[PROCESSES];
};

static const char *const logins[SIM_OFFICERS] = { "canbo1", "canbo2", "truong" };

/* ---- a terminal's process ------------------------------------------------------------ */

struct terminal {
	struct world world;
	int64_t started;
	const struct battle *battle;
	unsigned number;
	struct store *store;
	struct outbox *box;
	struct transport *wire;
	struct session *session;
	struct central *central;
	struct courier *courier;
	unsigned written;
	int64_t next_sign_in;
	int acks;
};

static int64_t fast_steady(void *self)
{
	(void)self;
	return g_get_monotonic_time() / 1000 * FAST;
}

static int64_t fast_now(void *self)
{
	return ((struct terminal *)self)->started + fast_steady(self);
}

static void some_random(void *self, void *into, size_t bytes)
{
	FILE *f = fopen("/dev/urandom", "rbe");

	(void)self;
	if (!f || fread(into, 1, bytes, f) != bytes)
		abort();
	fclose(f);
}

static void signed_in(const struct answer *answer, void *to)
{
	struct terminal *t = to;

	if (answer->kind == ANSWER_DONE)
		courier_wake(t->courier);
}

static void met(const struct answer *answer, void *to)
{
	struct terminal *t = to;

	if (answer->kind == ANSWER_DONE)
		central_sign_in(t->central, logins[t->number], "mat khau dai", "may", signed_in, t);
}

static void acknowledge(struct terminal *t, const char *uuid)
{
	g_autofree char *line = g_strconcat(uuid, "\n", NULL);

	if (write(t->acks, line, strlen(line)) != (ssize_t)strlen(line))
		_exit(4);
}

static void write_one(struct terminal *t)
{
	struct letter *letter = letter_new(OP_VERIFY);
	g_autofree char *about = g_strdup_printf("r%u", 1 + t->written % SIM_PEOPLE);

	letter->uuid = world_uuid(&t->world);
	letter->about = g_strdup(about);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"resident\":\"%s\",\"base_version\":\"1\",\"person\":\"present\","
		"\"fields\":[{\"field\":\"DanToc\",\"answer\":\"agrees\"}],\"purpose\":{\"procedure\":"
		"\"TH-02\",\"case\":\"0412/2026\"},\"made_at\":\"2026-01-01T00:00:00.000Z\","
		"\"terminal\":\"may\"" SIM_FOR_US "}",
		letter->uuid, about SIM_FOR_US_OF(t->battle->centre_id));
	if (!outbox_put(t->box, letter, NULL))
		_exit(5);
	acknowledge(t, letter->uuid);
	t->written++;
	courier_note(t->courier);
	letter_free(letter);
}

static void open_all(struct terminal *t)
{
	struct store_owner owner = { "practice", t->battle->centre_id, logins[t->number] };
	g_autofree char *folder = g_build_filename(t->battle->root, logins[t->number], NULL);
	g_autofree char *acks = g_build_filename(t->battle->root, "acks", logins[t->number], NULL);
	g_autoptr(GPtrArray) all = NULL;

	t->store = store_open_costing(&t->world, folder, &owner, "mat khau dai",
				      SEAL_COST_LEAST, NULL);
	if (!t->store)
		_exit(6);
	t->box = outbox_new(t->store);
	all = outbox_list(t->box, 0, NULL);
	t->written = all ? all->len : 0;
	t->wire = http_new(t->battle->address, NULL, NULL);
	t->session = session_new();
	t->central = central_new(&t->world, t->wire, t->session);
	central_expect(t->central, "practice");
	t->courier = courier_new(&t->world, t->box, t->central);
	t->acks = open(acks, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void close_all(struct terminal *t)
{
	courier_free(t->courier);
	central_free(t->central);
	session_free(t->session);
	transport_close(t->wire);
	outbox_free(t->box);
	store_close(t->store);
	close(t->acks);
}

static void terminal_live(const struct battle *battle, unsigned number)
{
	struct terminal t = { .battle = battle, .number = number };

	t.world = (struct world){ fast_now, fast_steady, some_random, &t };
	t.started = g_get_real_time() / 1000 - fast_steady(&t);
	open_all(&t);
	while (t.written < battle->letters || outbox_waiting(t.box)) {
		int64_t now = fast_steady(&t);

		if (t.written < battle->letters && outbox_waiting(t.box) < AHEAD)
			write_one(&t);
		if ((!t.session->open || courier_state(t.courier) == COURIER_SIGN_IN) &&
		    now >= t.next_sign_in) {
			t.next_sign_in = now + 20000;
			central_centre(t.central, met, &t);
		}
		if (courier_state(t.courier) == COURIER_BROKEN)
			_exit(7);
		if (t.session->open)
			courier_tick(t.courier);
		transport_wait(t.wire, NULL, 0, 4);
		transport_collect(t.wire);
	}
	_exit(0);
}

/* ---- processes ------------------------------------------------------------------------ */

static void centre_live(const struct battle *b)
{
	g_autofree char *program = g_strdup(g_getenv("DANCU_CENTRAL"));

	if (!freopen("/dev/null", "w", stdout))
		_exit(9);
	execl(program ? program : "./dancu-central", "dancu-central", "serve", "--database",
	      b->register_path, "--listen", b->address, "--faults", "busy=6,drop=6,lose=6",
	      "--searches", "0", (char *)NULL);
	_exit(9);
}

static void begin(struct battle *b, unsigned who)
{
	pid_t pid = fork();

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (who == CENTRE)
			centre_live(b);
		terminal_live(b, who);
	}
	b->pid[who] = pid;
}

/* Takes in whoever ended; a terminal that ends by itself with 0 is done. */
static void take_in(struct battle *b)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (unsigned who = 0; who < PROCESSES; who++) {
			if (b->pid[who] != pid)
				continue;
			b->pid[who] = 0;
			if (who < SIM_OFFICERS && WIFEXITED(status) && !WEXITSTATUS(status))
				b->ended[who] = true;
		}
}

/* Until a child ends or the time has come for the next fault. */
static void wait_a_little(struct battle *b)
{
	struct timespec most = { 0, (long)(disk_chance(&b->chance) % 90 + 5) * 1000000 };
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigtimedwait(&child, NULL, &most);
	take_in(b);
}

static void strike(struct battle *b)
{
	unsigned who = (unsigned)(disk_chance(&b->chance) % (PROCESSES + 1));
	bool both = who == PROCESSES;

	for (unsigned i = 0; i < PROCESSES; i++) {
		if (!b->pid[i] || (i != who && !(both && (i == CENTRE || i == 0))))
			continue;
		kill(b->pid[i], SIGKILL);
		b->kills[i]++;
	}
}

static bool all_ended(const struct battle *b)
{
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		if (!b->ended[i])
			return false;
	return true;
}

static bool fight(struct battle *b)
{
	int64_t last = g_get_monotonic_time() + (int64_t)LONGEST_S * G_USEC_PER_SEC;

	while (!all_ended(b) && g_get_monotonic_time() < last) {
		for (unsigned i = 0; i < PROCESSES; i++)
			if (!b->pid[i] && (i == CENTRE || !b->ended[i]))
				begin(b, i);
		wait_a_little(b);
		if (disk_chance(&b->chance) % 9 == 0)
			strike(b);
	}
	for (unsigned i = 0; i < PROCESSES; i++)
		if (b->pid[i])
			kill(b->pid[i], SIGKILL);
	while (wait(NULL) > 0)
		continue;
	return all_ended(b);
}

/* ---- what must be true ------------------------------------------------------------------ */

struct verdict_of {
	unsigned acknowledged, lost, twice, unlike, disorder;
};

static void judge(const struct battle *b, struct centre_ledger *ledger, unsigned who,
		  struct verdict_of *v)
{
	g_autofree char *path = g_build_filename(b->root, "acks", logins[who], NULL);
	g_autofree char *text = NULL;
	struct terminal t = { .battle = b, .number = who };
	g_auto(GStrv) acks = NULL;
	int64_t last[SIM_PEOPLE] = { 0 }, there;

	t.world = (struct world){ fast_now, fast_steady, some_random, &t };
	open_all(&t);
	g_file_get_contents(path, &text, NULL, NULL);
	acks = g_strsplit(text ? text : "", "\n", -1);
	for (size_t i = 0; acks[i] && *acks[i]; i++) {
		struct letter *letter = outbox_load(t.box, acks[i], NULL);
		g_autofree char *receipt = centre_word(
			ledger, "SELECT receipt FROM verification WHERE id = ?1", "s", acks[i]);
		int64_t row = centre_number(ledger, 0, "SELECT row FROM verification WHERE id = ?1",
					    "s", acks[i]);
		unsigned about = letter ? (unsigned)(letter->about[1] - '1') : 0;

		v->acknowledged++;
		v->lost += !letter || !receipt;
		v->unlike += letter && receipt && strcmp(receipt, letter->receipt) != 0;
		v->disorder += row < last[about];
		last[about] = row;
		letter_free(letter);
	}
	there = centre_number(ledger, 0, "SELECT count(*) FROM verification WHERE officer ="
					 " (SELECT id FROM officer WHERE login = ?1)",
			      "s", logins[who]);
	v->twice += there > (int64_t)t.written ? (unsigned)(there - t.written) : 0;
	v->lost += there < (int64_t)t.written ? (unsigned)(t.written - there) : 0;
	close_all(&t);
}

/* Founded in a process of its own: SQLite does not like to be forked. */
static bool found(struct battle *b)
{
	g_autofree char *id = g_build_filename(b->root, "id", NULL);
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		struct sim sim;

		disk_install();
		centre_vault_start();
		sim_init(&sim, b->chance, b->root);
		_exit(!sim_centre_found(&sim, sim.centre_path) ||
		      !g_file_set_contents(id, sim.centre_id, -1, NULL));
	}
	return waitpid(pid, &status, 0) == pid && status == 0 &&
	       g_file_get_contents(id, &b->centre_id, NULL, NULL);
}

static void remove_all(const char *path)
{
	const char *name;
	GDir *dir = g_dir_open(path, 0, NULL);

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		remove_all(inner);
	}
	if (dir)
		g_dir_close(dir);
	g_remove(path);
}

static bool report(const struct battle *b, bool ended)
{
	struct verdict_of v = { 0 };
	struct centre_ledger *ledger =
		centre_ledger_open(b->register_path, CENTRE_LEDGER_WRITE, NULL);
	bool fine;

	for (unsigned i = 0; ledger && i < SIM_OFFICERS; i++)
		judge(b, ledger, i, &v);
	centre_ledger_close(ledger);
	fine = ledger && ended && v.acknowledged && !v.lost && !v.twice && !v.unlike && !v.disorder;
	printf("%sok 1 - kill -9: every letter arrives once, in its order\n", fine ? "" : "not ");
	printf("# %u letters acknowledged, %u lost, %u twice, %u with another receipt, %u out of "
	       "order; killed: centre %u, terminals %u %u %u times%s\n",
	       v.acknowledged, v.lost, v.twice, v.unlike, v.disorder, b->kills[CENTRE],
	       b->kills[0], b->kills[1], b->kills[2], ended ? "" : "; NOT AT ITS END");
	return fine;
}

int main(int argc, char **argv)
{
	unsigned letters = argc > 1 ? (unsigned)g_ascii_strtoull(argv[1], NULL, 10) : 150;
	struct battle b = { .letters = (letters + SIM_OFFICERS - 1) / SIM_OFFICERS };
	g_autofree char *acks = NULL;
	sigset_t child;
	bool fine;

	b.chance = argc > 2 ? g_ascii_strtoull(argv[2], NULL, 10) : 1;
	b.root = g_strdup("/tmp/dancu-kill-XXXXXX");
	if (!g_mkdtemp(b.root))
		return 99;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	signal(SIGPIPE, SIG_IGN);
	acks = g_build_filename(b.root, "acks", NULL);
	g_mkdir(acks, 0700);
	b.register_path = g_build_filename(b.root, "centre", "register.db", NULL);
	b.address = g_strdup_printf("unix:%s/centre/socket", b.root);
	printf("1..1\n");
	fflush(stdout); /* before the first fork */
	fine = found(&b) && report(&b, fight(&b));
	remove_all(b.root);
	g_free(b.root);
	g_free(b.register_path);
	g_free(b.address);
	g_free(b.centre_id);
	return !fine;
}
