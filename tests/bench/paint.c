/*
 * paint DANCU SEED REPOSITORY TERM... - what the terminal costs, seen from a pty.
 *
 * From exec to the full sign-in screen beside tig on a repository of one commit
 * (both until the text stands that they paint last), memory after sign-in,
 * silence at home, bytes of a key, and the bytes of every screen on every TERM.
 * SEED is a state folder with a practice commune in it.
 */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "tests/bench/bench.h"
#include "tests/stage/places.h"
#include "tests/stage/stage.h"

#include "i18n/banned.h"

#define STARTS 21
#define QUIET 0.35 /* s without a byte: the screen is done */
#define HOME "Trang đầu"
#define TERMS_MAX 12

/* Keys by name; =text is typed.  Each begins where the one before ended. */
struct stop {
	const char *screen, *keys;
	unsigned budget; /* bytes on xterm-256color; 0: printed only */
};

static const struct stop walk[] = {
	{ "sign_in", "", 1400 },
	{ "home", "=canbo1 Tab =tap-huan-1 Enter", 2000 },
	{ "search", "F3", 1400 },
	{ "results", "=nguyen_van_an Tab Tab =0412/2026 Shift-Tab Shift-Tab Enter", 2000 },
	{ "results, next page", "PgDn", 2000 },
	{ "person", "Enter", 2000 },
	{ "person, residence", "Right", 2000 },
	{ "person, household", "Right", 2000 },
	{ "entry", "Left Left F6", 1400 },
	{ "entry, next page", "PgDn", 1400 },
	{ "home again", "HOME", 0 },
	{ "worklist", "=2", 2000 },
	{ "verify", "Enter", 2000 },
	{ "verify, he is here", "=1", 0 },
	{ "home again", "HOME", 0 },
	{ "drafts", "=3", 2000 },
	{ "home again", "HOME", 0 },
	{ "own requests", "=4", 2000 },
	{ "home again", "HOME", 0 },
	{ "returned", "=5", 2000 },
	{ "home again", "HOME", 0 },
	{ "waiting", "=6", 2000 },
	{ "home again", "HOME", 0 },
	{ "help", "F1", 0 },
	{ "back", "Esc", 0 },
	{ "menu", "F9", 0 },
};

enum { STOPS = G_N_ELEMENTS(walk) };

struct bench {
	const char *dancu, *seed, *repository;
	struct places *places;
	char *const *terms;
	int terms_count;
	size_t bytes[STOPS][TERMS_MAX];
};

static void fail(const char *what)
{
	fprintf(stderr, "paint: %s\n", what);
	exit(1);
}

static struct stage *run(struct bench *b, const char *term, const char *const *argv)
{
	const struct stage_setup setup = { .term = term,
					   .argv = argv,
					   .environment = places_environment(b->places) };
	struct stage *s = stage_start(&setup);

	if (!s)
		fail("no terminal");
	stage_mark(s);
	return s;
}

static struct stage *run_dancu(struct bench *b, const char *term)
{
	const char *const argv[] = { b->dancu, "demo", NULL };

	return run(b, term, argv);
}

/* ---- from exec to the first screen ---------------------------------------------- */

static double until_painted(struct stage *s, const char *last, double began)
{
	double ms;

	if (!stage_until(s, last, 10))
		fail("nothing was painted");
	ms = bench_ms() - began;
	kill(stage_pid(s), SIGKILL);
	stage_free(s);
	return ms;
}

static void first_screens(struct bench *b)
{
	static const char *const tig[] = { "tig", NULL };
	g_autoptr(GArray) ours = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) theirs = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char *peer = g_find_program_in_path("tig");
	g_autofree char *here = g_get_current_dir();
	g_autofree char *a = NULL, *p = NULL;
	double began, ms, ratio;

	for (int i = 0; i < STARTS; i++) {
		began = bench_ms();
		ms = until_painted(run_dancu(b, "xterm-256color"), "F10", began);
		g_array_append_val(ours, ms);
		if (!peer || chdir(b->repository) != 0)
			continue;
		began = bench_ms();
		ms = until_painted(run(b, "xterm-256color", tig), "100%", began);
		g_array_append_val(theirs, ms);
		if (chdir(here) != 0)
			fail("the folder is gone");
	}
	a = g_strdup_printf("%.1f ms", bench_percentile(ours, 50));
	p = peer ? g_strdup_printf("tig %.1f ms", bench_percentile(theirs, 50)) :
		   g_strdup("tig is not here");
	ratio = peer ? bench_percentile(ours, 50) / bench_percentile(theirs, 50) : 0;
	bench_row("exec to the full sign-in screen, median", a, p, ratio, "ratio <= 1.5");
}

/* ---- signed in -------------------------------------------------------------------- */

static void press(struct stage *s, const char *keys)
{
	g_auto(GStrv) words = g_strsplit(keys, " ", -1);

	for (char **w = words; *w && **w; w++) {
		if (**w == '=')
			stage_type(s, g_strdelimit(*w + 1, "_", ' '));
		else if (!stage_key(s, *w))
			fail(*w);
	}
}

/* Back to the first page, whatever is in front of it. */
static void go_home(struct stage *s)
{
	for (int i = 0; i < 8; i++) {
		g_autofree char *title = stage_row(s, 0);

		if (g_str_has_prefix(title, HOME))
			return;
		stage_key(s, "Esc");
		stage_settle(s, QUIET);
	}
}

static struct stage *signed_in(struct bench *b, const char *term)
{
	struct stage *s = run_dancu(b, term);

	stage_until(s, "tap-huan-1", 20);
	stage_settle(s, QUIET);
	press(s, walk[1].keys);
	if (!stage_until(s, "F3", 20))
		fail("nobody is signed in");
	stage_settle(s, 2 * QUIET);
	return s;
}

static double kilobytes(const char *text, const char *name)
{
	const char *at = strstr(text, name);

	return at ? g_ascii_strtod(at + strlen(name), NULL) : 0;
}

static void memory(struct stage *s)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/smaps_rollup", (int)stage_pid(s));
	g_autofree char *text = NULL, *dirty = NULL, *pss = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL) || !*text) {
		bench_row("private dirty memory after sign-in", "not ours to read", "", 0,
			  "<= 4 MB");
		return;
	}
	dirty = g_strdup_printf("%.2f MB", kilobytes(text, "Private_Dirty:") / 1024);
	pss = g_strdup_printf("%.2f MB", kilobytes(text, "\nPss:") / 1024);
	bench_row("private dirty memory after sign-in", dirty, "", 0, "<= 4 MB");
	bench_row("  its PSS", pss, "", 0, "printed");
}

static void silence(struct stage *s)
{
	g_autofree char *bytes = NULL;

	stage_mark(s);
	stage_settle(s, 5);
	bytes = g_strdup_printf("%zu bytes", stage_bytes(s));
	bench_row("at home, nothing to do, 5 s", bytes, "", 0, "0 bytes");
}

static size_t cost(struct stage *s, const char *keys)
{
	stage_mark(s);
	press(s, keys);
	stage_settle(s, QUIET);
	return stage_bytes(s);
}

static void row_of_bytes(const char *figure, double bytes, const char *target)
{
	g_autofree char *text = g_strdup_printf("%.1f bytes", bytes);

	bench_row(figure, text, "", 0, target);
}

/* Row 22 is as it was: the letters before said what there is to say. */
static void keys_in_search(struct stage *s)
{
	press(s, "F3 =nguyen");
	stage_settle(s, QUIET);
	cost(s, "=v");
	row_of_bytes("a letter typed, search", (double)cost(s, "=anhoangbc") / 9, "1.0");
	go_home(s);
}

/* Without row 22, which speaks later. */
static void fields_in_entry(struct stage *s)
{
	size_t bytes = 0;

	press(s, "F3 =nguyen_van_an Tab Tab =0412/2026 Shift-Tab Shift-Tab Enter");
	stage_settle(s, 2 * QUIET);
	press(s, "Enter");
	stage_settle(s, 2 * QUIET);
	press(s, "F6");
	stage_settle(s, 3 * QUIET);
	for (int i = 0; i < 4; i++) {
		bytes += cost(s, "Down");
		stage_settle(s, 3 * QUIET);
	}
	row_of_bytes("a change of field, correction, mean of 4", (double)bytes / 4, "<= 20");
	press(s, "=Tran");
	stage_settle(s, 3 * QUIET);
	row_of_bytes("a letter typed, correction", (double)cost(s, "=nguyen") / 6, "1.0");
	go_home(s);
}

static void once(struct bench *b)
{
	struct stage *s = signed_in(b, "xterm-256color");

	memory(s);
	silence(s);
	keys_in_search(s);
	fields_in_entry(s);
	stage_free(s);
}

/* ---- every screen ----------------------------------------------------------------- */

static void walk_on(struct bench *b, int nth)
{
	struct stage *s = run_dancu(b, b->terms[nth]);

	stage_until(s, "F10", 20);
	stage_settle(s, 2 * QUIET);
	for (size_t i = 0; i < STOPS; i++) {
		if (i > 0)
			stage_mark(s);
		if (strcmp(walk[i].keys, "HOME") == 0) {
			go_home(s);
			continue;
		}
		if (i == 0) {
			b->bytes[i][nth] = stage_bytes(s);
			continue;
		}
		/* all but the key that opens it is typed beforehand and not counted */
		const char *last = strrchr(walk[i].keys, ' ');
		g_autofree char *before =
			last ? g_strndup(walk[i].keys, (gsize)(last - walk[i].keys)) : NULL;

		if (before) {
			press(s, before);
			stage_settle(s, QUIET);
			stage_mark(s);
		}
		press(s, last ? last + 1 : walk[i].keys);
		if (i == 1)
			stage_until(s, HOME, 20);
		stage_settle(s, i == 1 ? 1 : QUIET);
		b->bytes[i][nth] = stage_bytes(s);
		if (g_getenv("BENCH_SHOW") && nth == 0) {
			g_autofree char *screen = stage_screen(s);

			fprintf(stderr, "---- %s: %zu\n%s", walk[i].screen, b->bytes[i][nth],
				screen);
		}
	}
	stage_free(s);
}

static void every_screen(struct bench *b)
{
	for (int t = 0; t < b->terms_count; t++)
		walk_on(b, t);
	printf("BYTES\tscreen\tat most");
	for (int t = 0; t < b->terms_count; t++)
		printf("\t%s", b->terms[t]);
	for (size_t i = 0; i < STOPS; i++) {
		if (strcmp(walk[i].keys, "HOME") == 0 || strcmp(walk[i].screen, "back") == 0)
			continue;
		printf("\nBYTES\t%s\t", walk[i].screen);
		if (walk[i].budget)
			printf("%u", walk[i].budget);
		for (int t = 0; t < b->terms_count; t++)
			printf("\t%zu", b->bytes[i][t]);
	}
	printf("\n");
}

int main(int argc, char **argv)
{
	struct bench b = { 0 };
	char *why = NULL;

	if (argc < 5 || argc - 4 > TERMS_MAX)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	b.dancu = argv[1];
	b.seed = argv[2];
	b.repository = argv[3];
	b.terms = argv + 4;
	b.terms_count = argc - 4;
	b.places = places_new();
	if (!places_seed(b.places, b.seed, &why))
		fail(why);
	first_screens(&b);
	once(&b);
	every_screen(&b);
	places_free(b.places);
	return 0;
}
