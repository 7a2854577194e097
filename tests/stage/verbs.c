/* verbs - one function per word of a play, and the table of them all. */
#include "config.h"

#include "tests/stage/verbs.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/stage/picture.h"

#include "i18n/banned.h"

void play_fail(struct play *p, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	if (p->why->len == 0)
		g_string_append_vprintf(p->why, format, list);
	va_end(list);
}

static double seconds(const char *word)
{
	return word != NULL ? g_ascii_strtod(word, NULL) : 10;
}

static int number(const char *word)
{
	return (int)g_ascii_strtoll(word, NULL, 10);
}

/* ---- before the curtain --------------------------------------------------- */

static void do_title(struct play *p, char **w)
{
	g_free(p->title);
	p->title = g_strjoinv(" ", w);
}

static void do_term(struct play *p, char **w)
{
	g_free(p->term);
	p->term = g_strdup(w[0]);
}

static void do_terminal(struct play *p, char **w)
{
	p->bytes = strcmp(w[0], "bytes") == 0;
	p->silent = strcmp(w[0], "silent") == 0;
}

/* As if the terminal said it. */
static void do_says(struct play *p, char **w)
{
	g_autofree char *bytes = g_strcompress(w[0]);

	stage_raw(p->stage, bytes, strlen(bytes));
}

static void do_size(struct play *p, char **w)
{
	if (sscanf(w[0], "%dx%d", &p->cols, &p->rows) != 2)
		play_fail(p, "no size: %s", w[0]);
	else if (p->stage != NULL)
		stage_resize(p->stage, p->rows, p->cols);
}

static void do_env(struct play *p, char **w)
{
	char *equals = strchr(w[0], '=');

	if (equals == NULL) {
		play_fail(p, "no NAME=VALUE: %s", w[0]);
		return;
	}
	*equals = '\0';
	places_set(p->places, w[0], equals + 1);
}

static void do_demo(struct play *p, char **w)
{
	const char *seed = g_getenv("DANCU_PRACTICE_SEED");
	g_autofree char *why = NULL;

	(void)w;
	if (seed == NULL || seed[0] == '\0')
		play_fail(p, "DANCU_PRACTICE_SEED is not set");
	else if (!places_seed(p->places, seed, &why))
		play_fail(p, "%s", why);
}

static void do_run(struct play *p, char **w)
{
	struct stage_setup setup = { .rows = p->rows,
				     .cols = p->cols,
				     .term = p->term,
				     .bytes = p->bytes,
				     .silent = p->silent,
				     .argv = (const char *const *)w,
				     .environment = places_environment(p->places) };

	stage_free(p->stage);
	p->stage = stage_start(&setup);
}

static void do_shell(struct play *p, char **w)
{
	/* the line as it stands: the shell has its own quotes and variables */
	const char *command = strstr(p->lines[p->at], "shell") + strlen("shell");
	char *argv[] = { (char *)"sh", (char *)"-c", (char *)command, NULL };
	g_autofree char *out = NULL, *err = NULL;
	g_autoptr(GError) error = NULL;
	int status = 0;

	(void)w;
	if (!g_spawn_sync(NULL, argv, (char **)places_environment(p->places),
			  G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error))
		play_fail(p, "%s", error->message);
	else if (status != 0)
		play_fail(p, "shell: status %d\n%s%s", WEXITSTATUS(status), out, err);
}

/* ---- what goes in --------------------------------------------------------- */

/* A word that was quoted begins with \1 (see split_words). */
static void do_keys(struct play *p, char **w)
{
	for (; *w != NULL; w++) {
		if ((*w)[0] == '\1')
			stage_type(p->stage, *w + 1);
		else if (!stage_key(p->stage, *w))
			play_fail(p, "no such key: %s", *w);
	}
}

static void do_type(struct play *p, char **w)
{
	stage_type(p->stage, w[0]);
}

static void do_paste(struct play *p, char **w)
{
	g_autofree char *text = g_strcompress(w[0]);

	stage_paste(p->stage, text);
}

static void do_mute(struct play *p, char **w)
{
	stage_mute(p->stage, strcmp(w[0], "on") == 0);
}

static void do_signal(struct play *p, char **w)
{
	static const struct {
		const char *name;
		int number;
	} names[] = { { "HUP", SIGHUP },   { "TERM", SIGTERM }, { "INT", SIGINT },
		      { "KILL", SIGKILL }, { "SEGV", SIGSEGV }, { "ABRT", SIGABRT }, { "CONT", SIGCONT } };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i].name, w[0]) == 0) {
			stage_signal(p->stage, names[i].number);
			return;
		}
	}
	play_fail(p, "no such signal: %s", w[0]);
}

static void do_hangup(struct play *p, char **w)
{
	(void)w;
	stage_hangup(p->stage);
}

/* ---- what must come out --------------------------------------------------- */

static void do_until(struct play *p, char **w)
{
	if (!stage_until(p->stage, w[0], seconds(w[1])))
		play_fail(p, "never came: \"%s\"", w[0]);
}

static void do_gone(struct play *p, char **w)
{
	if (!stage_gone(p->stage, w[0], seconds(w[1])))
		play_fail(p, "still there: \"%s\"", w[0]);
}

static void do_absent(struct play *p, char **w)
{
	if (stage_shows(p->stage, w[0]))
		play_fail(p, "must not be there: \"%s\"", w[0]);
}

/* Waits until `matches` is content with the row. */
static void await_row(struct play *p, const char *row, const char *wanted,
		      bool (*matches)(const char *row, const char *wanted))
{
	gint64 end = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
	g_autofree char *is = stage_row(p->stage, number(row));

	while (!matches(is, wanted) && g_get_monotonic_time() < end) {
		stage_settle(p->stage, 0.02);
		g_free(is);
		is = stage_row(p->stage, number(row));
	}
	if (!matches(is, wanted))
		play_fail(p, "row %s is \"%s\",\n   wanted \"%s\"", row, is, wanted);
}

static bool contains(const char *row, const char *wanted)
{
	return strstr(row, wanted) != NULL;
}

static void do_see(struct play *p, char **w)
{
	await_row(p, w[0], w[1], contains);
}

static void do_row(struct play *p, char **w)
{
	if (strcmp(w[1], "=") != 0)
		play_fail(p, "row N = \"text\" is meant");
	else
		await_row(p, w[0], w[2], picture_row_matches);
}

static void do_cursor(struct play *p, char **w)
{
	int row, col;

	stage_settle(p->stage, 0.05);
	stage_cursor(p->stage, &row, &col);
	if (row != number(w[0]) || col != number(w[1]))
		play_fail(p, "the cursor is at %d %d", row, col);
}

static void do_bold(struct play *p, char **w)
{
	if (!stage_bold(p->stage, number(w[0]), number(w[1])))
		play_fail(p, "not bold");
}

static void do_reverse(struct play *p, char **w)
{
	if (!stage_reverse(p->stage, number(w[0]), number(w[1])))
		play_fail(p, "not reverse");
}

static void do_plain(struct play *p, char **w)
{
	if (stage_reverse(p->stage, number(w[0]), number(w[1])) ||
	    stage_bold(p->stage, number(w[0]), number(w[1])))
		play_fail(p, "not plain");
}

static void do_mark(struct play *p, char **w)
{
	(void)w;
	stage_settle(p->stage, 0.1);
	stage_mark(p->stage);
}

static void do_bytes(struct play *p, char **w)
{
	g_autofree char *trace = NULL;

	stage_settle(p->stage, 0.2);
	if (strcmp(w[0], "<=") != 0)
		play_fail(p, "bytes <= N is meant");
	if (stage_bytes(p->stage) <= (size_t)number(w[1]))
		return;
	trace = stage_trace(p->stage);
	play_fail(p, "%zu bytes came: %s", stage_bytes(p->stage), trace);
}

static void do_idle(struct play *p, char **w)
{
	g_autofree char *trace = NULL;

	stage_settle(p->stage, 0.1);
	stage_mark(p->stage);
	stage_settle(p->stage, seconds(w[0]));
	if (stage_bytes(p->stage) == 0)
		return;
	trace = stage_trace(p->stage);
	play_fail(p, "not silent: %s", trace);
}

static void do_end(struct play *p, char **w)
{
	int status = stage_end(p->stage, 15);

	if (status != number(w[0]))
		play_fail(p, "its end is %d", status);
	else if (status != 137 && (!stage_cooked(p->stage) || stage_alternate(p->stage)))
		play_fail(p, "the terminal was not put back");
}

/* Compares, or records, up to the line >>. */
static void do_screen(struct play *p, char **w)
{
	int first = p->at + 1, count = 0;
	gint64 end = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
	g_autofree char *why = NULL;

	while (p->lines[first + count] != NULL && strcmp(p->lines[first + count], ">>") != 0)
		count++;
	if (p->lines[first + count] == NULL) {
		play_fail(p, "the picture %s has no end (>>)", w[0]);
		return;
	}
	stage_settle(p->stage, 0.05);
	while (p->recorded == NULL &&
	       (why = picture_differs(p->stage, p->lines + first, count)) != NULL &&
	       g_get_monotonic_time() < end) {
		g_clear_pointer(&why, g_free);
		stage_settle(p->stage, 0.05);
	}
	if (p->recorded != NULL) {
		stage_settle(p->stage, 1);
		picture_record(p->recorded, p->stage, p->lines + first, count);
		g_string_append(p->recorded, ">>\n");
	} else if (why != NULL) {
		play_fail(p, "picture %s: %s", w[0], why);
	}
	p->at = first + count;
}

/* In the order of the comment above. */
static const struct verb verbs[] = {
	{ "title", 1, false, do_title },     { "term", 1, false, do_term },
	{ "size", 1, false, do_size },	     { "env", 1, false, do_env },
	{ "demo", 0, false, do_demo },	     { "run", 1, false, do_run },
	{ "shell", 1, false, do_shell },     { "keys", 1, true, do_keys },
	{ "type", 1, true, do_type },	     { "paste", 1, true, do_paste },
	{ "terminal", 1, false, do_terminal }, { "says", 1, true, do_says },
	{ "mute", 1, true, do_mute },	     { "signal", 1, true, do_signal },
	{ "hangup", 0, true, do_hangup },    { "until", 1, true, do_until },
	{ "gone", 1, true, do_gone },	     { "absent", 1, true, do_absent },
	{ "see", 2, true, do_see },	     { "row", 3, true, do_row },
	{ "cursor", 2, true, do_cursor },    { "bold", 2, true, do_bold },
	{ "reverse", 2, true, do_reverse },  { "plain", 2, true, do_plain },
	{ "mark", 0, true, do_mark },	     { "bytes", 2, true, do_bytes },
	{ "idle", 1, true, do_idle },	     { "end", 1, true, do_end },
	{ "screen", 1, true, do_screen },    { "resize", 1, true, do_size },
};

const struct verb *verb_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}
