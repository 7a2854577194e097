/*
 * rivals - two officers at eight windows correct one and the same resident, the
 * same two fields, as fast as the centre answers, while their chief approves.
 *
 *   rivals [EACH]      corrections of each window
 *
 * Each window reads, corrects what it read, and when somebody else was quicker
 * reads again.  At the end every correction that was acknowledged stands in the
 * history once, each begins with what the one before it left, and the version
 * of the record is one more than their number.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "central/audit.h"
#include "central/vault.h"
#include "client/http.h"
#include "forms/purpose.h"
#include "forms/record.h"
#include "tests/torture/sim.h"

#include "i18n/banned.h"

#define WINDOWS 8

enum { CHIEF = WINDOWS, CENTRE, PROCESSES };

struct battle {
	char *root, *register_path, *address, *centre_id;
	unsigned each;
	pid_t pid[PROCESSES];
};

/* One window: what came last. */
struct window {
	struct world world;
	const struct battle *battle;
	unsigned number, answers, quicker;
	struct transport *wire;
	struct session *session;
	struct central *central;
	struct purpose purpose;
	enum answer_kind kind;
	char *slug, *said, *version, *was;
	enum record_field field;
	struct centre_ledger *ledger; /* the chief's: which requests are open */
	int64_t end;
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

/* ---- asking ------------------------------------------------------------------------------- */

static void hear(const struct answer *answer, void *to)
{
	struct window *w = to;
	struct record *r = answer->body ? record_of_json(answer->body, NULL) : NULL;

	w->answers++;
	w->kind = answer->kind;
	g_free(w->slug);
	g_free(w->said);
	w->slug = g_strdup(answer->slug);
	w->said = g_strdup(answer->sentence);
	if (!r)
		return;
	g_free(w->version);
	g_free(w->was);
	w->version = g_strdup(r->version);
	w->was = g_strdup(r->value[w->field]);
	record_free(r);
}

static bool until(struct window *w)
{
	unsigned before = w->answers;

	while (w->answers == before) {
		if (real_steady(NULL) > w->end)
			_exit(3);
		transport_wait(w->wire, NULL, 0, 1000);
		transport_collect(w->wire);
	}
	return w->kind == ANSWER_DONE;
}

static void window_open(struct window *w, const struct battle *b, unsigned number)
{
	static const char *const logins[] = { "canbo1", "canbo2", "truong" };

	*w = (struct window){ .battle = b, .number = number };
	w->world = (struct world){ real_now, real_steady, real_random, w };
	w->end = real_steady(NULL) + (int64_t)(30 + b->each * 4) * 1000;
	w->field = number % 4 < 2 ? FIELD_BLOOD : FIELD_MARITAL;
	w->wire = http_new(b->address, NULL, NULL);
	w->session = session_new();
	w->central = central_new(&w->world, w->wire, w->session);
	purpose_init(&w->purpose);
	purpose_set(&w->purpose, "TH-02", "0412/2026", real_now(NULL));
	for (;;) { /* the centre may still be starting */
		central_centre(w->central, hear, w);
		if (until(w))
			break;
		transport_wait(w->wire, NULL, 0, 20);
	}
	central_sign_in(w->central, logins[number == CHIEF ? 2 : number % 2], "mat khau dai", "may",
			hear, w);
	if (!until(w))
		_exit(4);
}

static bool carry(struct window *w, struct letter *letter)
{
	central_send(w->central, letter, hear, w);
	until(w);
	letter_free(letter);
	return w->kind == ANSWER_DONE;
}

static char *wire_text(enum record_field field, const char *value)
{
	struct json *json = value_to_wire(field, value);
	char *text = json_print(json);

	json_free(json);
	return text;
}

/* ---- what they do ------------------------------------------------------------------------- */

#define MADE_JSON "\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"may\""

/* Another value than the one that was read. */
static bool correct(struct window *w)
{
	struct letter *letter = letter_new(OP_REQUEST);
	bool blood = w->field == FIELD_BLOOD;
	unsigned was = w->was ? (unsigned)g_ascii_strtoull(w->was, NULL, 10) : 0;
	g_autofree char *to = g_strdup_printf("%s%u", blood ? "0" : "", 1 + was % (blood ? 4 : 3));
	g_autofree char *from_wire = wire_text(w->field, w->was), *to_wire = wire_text(w->field, to);

	letter->uuid = world_uuid(&w->world);
	letter->about = g_strdup("r1");
	letter->base = g_strdup(w->version);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"correction\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"r1\",\"base_version\":\"%s\",\"changes\":[{\"field\":\"%s\","
		"\"from\":%s,\"to\":%s}],\"reason\":\"SS02\",\"note\":\"x\",\"papers\":[{\"kind\":"
		"\"P02\",\"number\":\"27/2026\",\"date\":\"2020-03-05\",\"issuer\":\"UBND\"}],"
		"\"purpose\":{\"procedure\":\"TH-02\",\"case\":\"0412/2026\"}," MADE_JSON "}",
		letter->uuid, w->battle->centre_id, w->version, record_fields[w->field].path,
		from_wire, to_wire);
	return carry(w, letter);
}

static void complain(const struct window *w)
{
	printf("# window %u: %s %s %s\n", w->number, answer_kind_name(w->kind), w->slug, w->said);
	fflush(stdout);
	_exit(5);
}

static void window_live(const struct battle *b, unsigned number)
{
	struct window w;

	window_open(&w, b, number);
	for (unsigned done = 0; done < b->each;) {
		central_resident(w.central, "r1", &w.purpose, NULL, hear, &w);
		if (until(&w) && correct(&w))
			done++;
		else if (w.kind == ANSWER_STALE || !strcmp(w.slug, "field-pending"))
			w.quicker++;
		else if (w.kind != ANSWER_BUSY)
			complain(&w);
		if (w.kind != ANSWER_DONE)
			transport_wait(w.wire, NULL, 0, g_random_int_range(3, 12));
	}
	_exit(0);
}

/* Approves whatever is open, the oldest first. */
static bool approve_one(struct window *w)
{
	struct centre_rows *rows = centre_ask(w->ledger, "SELECT id, version FROM request WHERE"
							 " state = 'pending' ORDER BY sent_at, id LIMIT 1",
					      "");
	struct letter *letter = NULL;

	if (centre_next(rows)) {
		letter = letter_new(OP_DECIDE);
		letter->uuid = world_uuid(&w->world);
		letter->path_id = g_strdup(centre_text(rows, 0));
		letter->base = g_strdup(centre_text(rows, 1));
		letter->about = g_strdup("r1");
		letter->body = g_strdup_printf(
			"{\"id\":\"%s\",\"decision\":\"approve\",\"reason\":\"\",\"note\":\"\","
			"\"resident_version\":\"1\",\"opened_at\":\"2026-01-01T00:00:00.000Z\","
			"\"decided_at\":\"2026-01-01T00:01:00.000Z\",\"terminal\":\"may\""
			SIM_FOR_US "}",
			letter->uuid SIM_FOR_US_OF(w->battle->centre_id));
	}
	centre_done(rows);
	return letter && carry(w, letter);
}

static void chief_live(const struct battle *b)
{
	struct window w;

	window_open(&w, b, CHIEF);
	w.ledger = centre_ledger_open(b->register_path, CENTRE_LEDGER_READ, NULL);
	for (unsigned done = 0; w.ledger && done < b->each * WINDOWS;) {
		if (real_steady(NULL) > w.end)
			_exit(3);
		if (approve_one(&w))
			done++;
		else
			transport_wait(w.wire, NULL, 0, 2);
	}
	_exit(w.ledger ? 0 : 6);
}

static void centre_live(const struct battle *b)
{
	g_autofree char *program = g_strdup(g_getenv("DANCU_CENTRAL"));

	if (!freopen("/dev/null", "w", stdout))
		_exit(9);
	execl(program ? program : "./dancu-central", "dancu-central", "serve", "--database",
	      b->register_path, "--listen", b->address, "--searches", "0", (char *)NULL);
	_exit(9);
}

static void begin(struct battle *b, unsigned who)
{
	b->pid[who] = fork();
	if (b->pid[who])
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (who == CENTRE)
		centre_live(b);
	if (who == CHIEF)
		chief_live(b);
	window_live(b, who);
}

/* True when windows and chief ended well. */
static bool fight(struct battle *b)
{
	bool fine = true;
	int status;

	begin(b, CENTRE);
	for (unsigned i = 0; i < CENTRE; i++)
		begin(b, i);
	for (unsigned i = 0; i < CENTRE; i++) {
		waitpid(b->pid[i], &status, 0);
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			printf("# window %u ended with %d\n", i, status);
		fine &= WIFEXITED(status) && !WEXITSTATUS(status);
	}
	kill(b->pid[CENTRE], SIGKILL);
	waitpid(b->pid[CENTRE], &status, 0);
	return fine;
}

/* ---- what must be true -------------------------------------------------------------------- */

/* Changes of the field that do not begin with what the one before them left. */
static int64_t broken_links(struct centre_ledger *ledger, enum record_field field)
{
	return centre_number(ledger, -1,
			     "WITH h AS (SELECT json_extract(changes, '$[0][1]') AS was,"
			     " lag(json_extract(changes, '$[0][2]')) OVER (ORDER BY row) AS before"
			     " FROM history WHERE resident = 'r1' AND version > 1 AND"
			     " json_extract(changes, '$[0][0]') = ?1)"
			     " SELECT count(*) FROM h WHERE before IS NOT NULL AND was IS NOT before",
			     "s", record_fields[field].path);
}

static bool report(const struct battle *b, bool ended, int64_t took)
{
	struct centre_ledger *l = centre_ledger_open(b->register_path, CENTRE_LEDGER_WRITE, NULL);
	int64_t wanted = (int64_t)b->each * WINDOWS, version, history, approved, links, audit;
	int64_t tried;
	bool fine;

	version = centre_number(l, 0, "SELECT version FROM resident WHERE id = 'r1'", "");
	history = centre_number(l, 0, "SELECT count(*) FROM history WHERE resident = 'r1' AND"
				      " version > 1", "");
	approved = centre_number(l, 0, "SELECT count(DISTINCT receipt) FROM request WHERE state ="
				       " 'approved'", "");
	links = broken_links(l, FIELD_BLOOD) + broken_links(l, FIELD_MARITAL);
	tried = centre_number(l, 0, "SELECT count(*) FROM audit WHERE action = 'request' AND"
				    " result <> 'ok'", "");
	audit = centre_audit_check(l);
	centre_ledger_close(l);
	fine = ended && version == wanted + 1 && history == wanted && approved == wanted &&
	       links == 0 && audit == 0;
	printf("%sok 1 - two officers at %d windows on one record: nothing is overwritten\n",
	       fine ? "" : "not ", WINDOWS);
	printf("# %" G_GINT64_FORMAT " corrections wanted: %" G_GINT64_FORMAT " approved, %"
	       G_GINT64_FORMAT " in the history, version %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
	       " do not follow the one before; %" G_GINT64_FORMAT " times somebody was quicker; %"
	       G_GINT64_FORMAT " ms\n",
	       wanted, approved, history, version, links, tried, took);
	return fine;
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
		sim_init(&sim, 1, b->root);
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

int main(int argc, char **argv)
{
	struct battle b = { .each = argc > 1 ? (unsigned)g_ascii_strtoull(argv[1], NULL, 10) : 8 };
	int64_t began;
	bool fine;

	b.root = g_strdup("/tmp/dancu-rivals-XXXXXX");
	if (!g_mkdtemp(b.root))
		return 99;
	signal(SIGPIPE, SIG_IGN);
	b.register_path = g_build_filename(b.root, "centre", "register.db", NULL);
	b.address = g_strdup_printf("unix:%s/centre/socket", b.root);
	printf("1..1\n");
	fflush(stdout); /* before the first fork */
	began = real_steady(NULL);
	fine = found(&b) && fight(&b);
	fine = report(&b, fine, real_steady(NULL) - began);
	remove_all(b.root);
	g_free(b.root);
	g_free(b.register_path);
	g_free(b.address);
	g_free(b.centre_id);
	return !fine;
}
