/*
 * lookup FOLDER LABEL - a practice centre made and asked, as the terminal asks.
 *
 * Our look-up goes through client/central, client/http and dancu-central; the
 * floor is a bare curl_easy_perform() to tests/bench/floor, which works on a
 * copy of the same database.  Both are warm, on sockets in the same folder, and
 * take turns, so that what else the machine does falls on both alike.  The limit
 * of searches a minute is off.
 */
#include "config.h"

#include <curl/curl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "central/ledger.h"
#include "client/central.h"
#include "client/http.h"
#include "client/practice.h"
#include "forms/purpose.h"
#include "forms/query.h"
#include "tests/bench/bench.h"

#include "i18n/banned.h"

#define ROUNDS 1500
#define NAMES 300
#define WARM 100

struct bench {
	char *folder, *label;
	struct practice *practice;
	struct transport *transport;
	struct session *session;
	struct central *central;
	struct purpose purpose;
	GPtrArray *numbers, *names, *ids;
	bool answered;
	size_t size; /* of the last answer's body */
	pid_t floor;
	CURL *easy;
};

static void fail(const char *what)
{
	fprintf(stderr, "lookup: %s\n", what);
	exit(1);
}

/* ---- our side ----------------------------------------------------------------- */

static void on_answer(const struct answer *answer, void *to)
{
	struct bench *b = to;

	if (answer->kind != ANSWER_DONE)
		fail(answer->sentence);
	b->size = strlen(answer->raw);
	b->answered = true;
}

static void await(struct bench *b)
{
	while (!b->answered) {
		transport_wait(b->transport, NULL, 0, 10000);
		transport_collect(b->transport);
	}
	b->answered = false;
}

static void sign_in(struct bench *b)
{
	size_t count;
	/* the second one: whoever looks at the screens after this is the first */
	const struct practice_officer *who = practice_officers(&count) + 1;
	GError *why = NULL;

	b->transport = http_new(practice_address(b->practice), NULL, &why);
	if (!b->transport)
		fail(why->message);
	b->session = session_new();
	b->central = central_new(&bench_world, b->transport, b->session);
	central_centre(b->central, on_answer, b);
	await(b);
	central_sign_in(b->central, who->login, who->password, "bench", on_answer, b);
	await(b);
	purpose_init(&b->purpose);
	purpose_set(&b->purpose, "TH-02", "0412/2026", bench_now(NULL));
}

static double find(struct bench *b, enum query_kind kind, char *text)
{
	struct query query;
	double began = bench_ms();

	query_init(&query);
	query.kind = kind;
	if (kind == QUERY_NAME)
		query.name = text;
	else
		query.number = text;
	central_find(b->central, &query, &b->purpose, NULL, 20, on_answer, b);
	await(b);
	return bench_ms() - began;
}

static double resident(struct bench *b, const char *id)
{
	double began = bench_ms();

	central_resident(b->central, id, &b->purpose, NULL, on_answer, b);
	await(b);
	return bench_ms() - began;
}

/* ---- the practice -------------------------------------------------------------- */

static void make(struct bench *b)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *here = g_path_get_dirname(self);
	g_autofree char *program = g_build_filename(here, "..", "..", "dancu-central", NULL);
	g_autofree char *figure = g_strdup_printf("practice made, 12,180 people (%s)", b->label);
	g_autofree char *took = NULL;
	const struct practice_plan plan = { .state_dir = b->folder,
					    .runtime = b->folder,
					    .program = program,
					    .hurried = true };
	double began = bench_ms();

	b->practice = practice_new(&bench_world, &plan);
	if (practice_run(b->practice, NULL, NULL) != PRACTICE_READY)
		fail(practice_sentence(b->practice));
	took = g_strdup_printf("%.1f s", (bench_ms() - began) / 1e3);
	bench_row(figure, took, "", 0, "a few seconds");
}

static char *in_centre(const struct bench *b, const char *name)
{
	return g_build_filename(b->folder, "centre", name, NULL);
}

static void read_people(struct bench *b)
{
	g_autofree char *database = in_centre(b, "register.db");
	GError *why = NULL;
	struct centre_ledger *l = centre_ledger_open(database, CENTRE_LEDGER_READ, &why);
	struct centre_rows *rows;

	if (!l)
		fail(why->message);
	b->numbers = g_ptr_array_new();
	b->names = g_ptr_array_new();
	b->ids = g_ptr_array_new();
	rows = centre_ask(l,
			  "SELECT number, name_text, id FROM resident WHERE commune = '99001'"
			  " AND number <> '' ORDER BY substr(id, -6) LIMIT 2000",
			  "");
	while (centre_next(rows)) {
		g_ptr_array_add(b->numbers, g_strdup(centre_text(rows, 0)));
		g_ptr_array_add(b->names, g_strdup(centre_text(rows, 1)));
		g_ptr_array_add(b->ids, g_strdup(centre_text(rows, 2)));
	}
	centre_done(rows);
	centre_ledger_close(l);
}

static char *pick(GPtrArray *from, unsigned at)
{
	return from->pdata[at % from->len];
}

/* ---- the floor ----------------------------------------------------------------- */

static size_t swallow(char *bytes, size_t one, size_t count, void *to)
{
	(void)bytes;
	(void)to;
	return one * count;
}

static void start_floor(struct bench *b)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *here = g_path_get_dirname(self);
	g_autofree char *program = g_build_filename(here, "floor", NULL);
	g_autofree char *from = in_centre(b, "register.db");
	g_autofree char *database = g_build_filename(b->folder, "floor.db", NULL);
	g_autofree char *socket = g_build_filename(b->folder, "floor.sock", NULL);
	g_autofree char *address = g_strconcat("unix:", socket, NULL);
	g_autofree char *size = g_strdup_printf("%zu", b->size);
	g_autofree char *bytes = NULL;
	char word[8] = "";
	gsize length;
	int out[2];

	if (!g_file_get_contents(from, &bytes, &length, NULL) ||
	    !g_file_set_contents(database, bytes, (gssize)length, NULL) || pipe(out) != 0)
		fail("the database cannot be copied");
	b->floor = fork();
	if (b->floor == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(out[1], STDOUT_FILENO);
		execl(program, program, database, address, size, NULL);
		_exit(127);
	}
	close(out[1]);
	if (b->floor < 0 || read(out[0], word, sizeof(word)) <= 0)
		fail("the floor does not start");
	close(out[0]);
	b->easy = curl_easy_init();
	curl_easy_setopt(b->easy, CURLOPT_UNIX_SOCKET_PATH, socket);
	curl_easy_setopt(b->easy, CURLOPT_URL, "http://localhost/v1/search");
	curl_easy_setopt(b->easy, CURLOPT_PROXY, "");
	curl_easy_setopt(b->easy, CURLOPT_WRITEFUNCTION, swallow);
	curl_easy_setopt(b->easy, CURLOPT_POST, 1L);
	curl_easy_setopt(b->easy, CURLOPT_POSTFIELDS,
			 "{\"query\":{\"kind\":\"number\",\"number\":\"099000000000\"},"
			 "\"purpose\":{\"procedure\":\"TH-02\",\"case\":\"0412/2026\"},"
			 "\"limit\":20}");
}

static double ask_floor(struct bench *b)
{
	double began = bench_ms();
	long status = 0;

	if (curl_easy_perform(b->easy) != CURLE_OK ||
	    curl_easy_getinfo(b->easy, CURLINFO_RESPONSE_CODE, &status) != CURLE_OK ||
	    status != 200)
		fail("the floor does not answer");
	return bench_ms() - began;
}

/* ---- figures -------------------------------------------------------------------- */

static char *p50_p99(GArray *samples)
{
	double middle = bench_percentile(samples, 50), high = bench_percentile(samples, 99);

	return g_strdup_printf("%.3f / %.3f ms", middle, high);
}

/* In memory a commit costs nothing, so that the rest of the work stands alone. */
static bool on_disk(const struct bench *b)
{
	return g_str_equal(b->label, "disk");
}

static void compare(struct bench *b)
{
	g_autoptr(GArray) ours = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) theirs = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) record = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char *figure =
		g_strdup_printf("look-up by number, p50 / p99 (%s)", b->label);
	g_autofree char *document = g_strdup_printf("the record, p50 / p99 (%s)", b->label);
	g_autofree char *a = NULL, *f = NULL, *r = NULL;
	double floor;

	for (unsigned i = 0; i < ROUNDS + WARM; i++) {
		double ms[3];

		/* who comes after whose commit is the same for both */
		if (i % 2)
			ms[1] = ask_floor(b);
		ms[0] = find(b, QUERY_NUMBER, pick(b->numbers, i));
		if (i % 2 == 0)
			ms[1] = ask_floor(b);
		ms[2] = resident(b, pick(b->ids, i));
		if (i < WARM)
			continue;
		g_array_append_val(ours, ms[0]);
		g_array_append_val(theirs, ms[1]);
		g_array_append_val(record, ms[2]);
	}
	a = p50_p99(ours);
	f = p50_p99(theirs);
	r = p50_p99(record);
	floor = bench_percentile(theirs, 50);
	bench_row(figure, a, f, bench_percentile(ours, 50) / floor,
		  on_disk(b) ? "ratio <= 1.4" : "printed: the work alone");
	bench_row(document, r, f, bench_percentile(record, 50) / floor, "printed");
}

static void search_names(struct bench *b)
{
	g_autoptr(GArray) whole = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) slip = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char *w = NULL, *s = NULL;

	for (unsigned i = 0; i < NAMES; i++) {
		char *name = pick(b->names, i);
		g_autofree char *wrong = g_strconcat(name, "x", NULL);
		double ms = find(b, QUERY_NAME, name);

		g_array_append_val(whole, ms);
		ms = find(b, QUERY_NAME, wrong);
		g_array_append_val(slip, ms);
	}
	w = p50_p99(whole);
	s = p50_p99(slip);
	bench_row("search by name in 12,180, p50 / p99", w, "", 0, "printed");
	bench_row("search by name with a slip, p50 / p99", s, "", 0, "printed");
}

int main(int argc, char **argv)
{
	struct bench b = { 0 };

	if (argc != 3)
		return 2;
	b.folder = argv[1];
	b.label = argv[2];
	curl_global_init(CURL_GLOBAL_DEFAULT);
	make(&b);
	read_people(&b);
	sign_in(&b);
	find(&b, QUERY_NUMBER, pick(b.numbers, 0));
	start_floor(&b);
	compare(&b);
	if (on_disk(&b))
		search_names(&b);
	kill(b.floor, SIGTERM);
	waitpid(b.floor, NULL, 0);
	curl_easy_cleanup(b.easy);
	central_free(b.central);
	session_free(b.session);
	transport_close(b.transport);
	practice_free(b.practice);
	return 0;
}
