/*
 * play - runs plays: text files that say which keys go in and which picture
 * must come out.
 *
 *	play [--record] FILE.play ...
 *
 * Prints TAP, one line per play; a failure prints the line, the reason and the
 * screen.  --record writes the pictures that came into the files instead of
 * comparing them (rows that already match stay as they are written).
 *
 * Each play has fresh places of its own (HOME, XDG_*_HOME, XDG_RUNTIME_DIR,
 * TMPDIR), taken away at its end together with every process it left behind.
 *
 * A play, line by line; `#` begins a comment, words may be in "quotes" with
 * \" and \\ inside, and $NAME in a word outside quotes comes from the
 * environment.  Rows and columns count from 0; times are seconds.
 *
 *	title WORDS...		what TAP calls it (else the file's name)
 *	term NAME		default xterm-256color
 *	size COLSxROWS		default 80x24
 *	env NAME=VALUE
 *	demo			copy a practice state made before: the folder
 *				$DANCU_PRACTICE_SEED becomes XDG_STATE_HOME
 *	run PROGRAM ARGS...	on the stage; a second run replaces the first
 *	shell COMMAND		the rest of the line for `sh -c`; must succeed
 *	keys F3 "text" Enter	keys by name, text in quotes
 *	type "text"		text as if typed
 *	paste "text"		as the terminal pastes
 *	until "text" [SECONDS]	waits (10 s) for it to stand in a row
 *	gone "text" [SECONDS]	waits for it to stand nowhere
 *	see ROW "text"		waits for it to stand in this row
 *	row N = "exact"		the row, blanks at its end aside
 *	absent "text"		it stands nowhere, now
 *	cursor ROW COL
 *	bold ROW COL, reverse ROW COL, plain ROW COL
 *	screen NAME <<		the picture, up to a line >>; a ~ matches any
 *	>>			cell, a row of only … any row, missing rows
 *				at the end are blank
 *	mark			bytes are counted from here
 *	bytes <= N		so many came, after 0.2 s of silence
 *	idle SECONDS		nothing at all comes
 *	terminal utf8|bytes|silent	what the next run finds: one that draws UTF-8,
 *				one that draws a letter per byte, one that answers nothing
 *	says "bytes"		sent as they are, \\033 and such
 *	mute on|off		the terminal answers no questions
 *	resize COLSxROWS
 *	signal HUP|TERM|...
 *	hangup			the line drops
 *	end STATUS		waits for the end; the terminal is put back
 */
#include "config.h"

#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#include "tests/stage/verbs.h"

#include "i18n/banned.h"

/* ---- reading ---------------------------------------------------------------- */

/* One word from *at on; a quoted one gets \1 in front, so that keys can tell. */
static char *next_word(const char **at)
{
	GString *word = g_string_new(NULL);
	const char *s = *at;

	if (*s == '"') {
		g_string_append_c(word, '\1');
		for (s++; *s != '\0' && *s != '"'; s++) {
			if (*s == '\\' && (s[1] == '"' || s[1] == '\\'))
				s++;
			g_string_append_c(word, *s);
		}
		*at = *s == '"' ? s + 1 : s;
		return g_string_free(word, FALSE);
	}
	while (*s != '\0' && *s != ' ' && *s != '\t') {
		size_t n = 1;

		while (*s == '$' && (g_ascii_isalnum(s[n]) || s[n] == '_'))
			n++;
		if (n > 1) {
			g_autofree char *name = g_strndup(s + 1, n - 1);
			const char *value = g_getenv(name);

			g_string_append(word, value != NULL ? value : "");
		} else {
			g_string_append_c(word, *s);
		}
		s += n;
	}
	*at = s;
	return g_string_free(word, FALSE);
}

static char **split_words(const char *line)
{
	GPtrArray *words = g_ptr_array_new();

	for (;;) {
		line += strspn(line, " \t");
		if (*line == '\0')
			break;
		g_ptr_array_add(words, next_word(&line));
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

static void perform(struct play *p, const char *line)
{
	g_auto(GStrv) words = split_words(line);
	const struct verb *verb;
	bool keeps_quotes;

	if (words[0] == NULL || words[0][0] == '#')
		return;
	keeps_quotes = strcmp(words[0], "keys") == 0;
	for (char **w = words; *w != NULL && !keeps_quotes; w++)
		if ((*w)[0] == '\1')
			memmove(*w, *w + 1, strlen(*w));
	verb = verb_find(words[0]);
	if (verb == NULL)
		play_fail(p, "no such command: %s", words[0]);
	else if ((int)g_strv_length(words + 1) < verb->words)
		play_fail(p, "%s needs more words", words[0]);
	else if (verb->staged && p->stage == NULL)
		play_fail(p, "%s before run", words[0]);
	else
		verb->perform(p, words + 1);
}

/* ---- one play --------------------------------------------------------------- */

static void report(struct play *p, int nth, int line)
{
	g_autofree char *screen = p->stage != NULL ? stage_screen(p->stage) : g_strdup("");
	g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
	g_auto(GStrv) why = g_strsplit(p->why->str, "\n", -1);

	printf("not ok %d - %s\n# %s:%d: %s\n", nth, p->title, p->file, line + 1,
	       p->lines[line]);
	for (char **w = why; *w != NULL; w++)
		printf("# %s\n", *w);
	for (int i = 0; rows[i] != NULL && rows[i + 1] != NULL; i++)
		printf("# %2d|%s\n", i, rows[i]);
}

static void play_lines(struct play *p, int *line)
{
	for (p->at = 0; p->lines[p->at] != NULL && p->why->len == 0; p->at++) {
		*line = p->at;
		if (p->recorded != NULL &&
		    (p->lines[p->at + 1] != NULL || p->lines[p->at][0] != '\0'))
			g_string_append_printf(p->recorded, "%s\n", p->lines[p->at]);
		perform(p, p->lines[p->at]);
	}
}

static bool play(const char *file, int nth, bool record)
{
	struct play p = { .file = file, .rows = 24, .cols = 80, .why = g_string_new(NULL) };
	g_autofree char *text = NULL;
	bool fine;
	int line = 0;

	p.title = g_path_get_basename(file);
	if (!g_file_get_contents(file, &text, NULL, NULL)) {
		printf("not ok %d - %s cannot be read\n", nth, file);
		return false;
	}
	p.lines = g_strsplit(text, "\n", -1);
	p.recorded = record ? g_string_new(NULL) : NULL;
	p.places = places_new();
	play_lines(&p, &line);
	fine = p.why->len == 0;
	if (fine)
		printf("ok %d - %s\n", nth, p.title);
	else
		report(&p, nth, line);
	if (fine && record)
		g_file_set_contents(file, p.recorded->str, -1, NULL);
	stage_free(p.stage);
	places_free(p.places);
	g_strfreev(p.lines);
	g_free(p.title);
	g_free(p.term);
	g_string_free(p.why, TRUE);
	if (p.recorded != NULL)
		g_string_free(p.recorded, TRUE);
	fflush(stdout);
	return fine;
}

int main(int argc, char **argv)
{
	bool record = argc > 1 && strcmp(argv[1], "--record") == 0;
	int failed = 0, first = record ? 2 : 1;

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* what plays leave behind comes to us */
	printf("1..%d\n", argc - first);
	for (int i = first; i < argc; i++)
		failed += !play(argv[i], i - first + 1, record);
	return failed == 0 ? 0 : 1;
}
