/* paste - gathered, judged, then given to the screen as text. */
#include "tui/paste.h"

#include <string.h>

#include "i18n/compose.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "tui/app.h"
#include "tui/keys.h"
#include "tui/lineedit.h"

#include "i18n/banned.h"

static bool takes_text(const struct app *app)
{
	return app->dialog == NULL && app_line(app) != NULL;
}

/* How many bytes of `s` go as one key: a letter, or one that is shown as ⟨U+202E⟩. */
static size_t unit(const char *s)
{
	size_t shown = text_shown_here(s);

	return shown > 0 && shown < sizeof((struct key){0}.text)
		       ? shown
		       : (size_t)(g_utf8_next_char(s) - s);
}

static void give_text(struct app *app, const char *utf8)
{
	struct key key = {.code = K_TEXT};
	struct screen *top = app_top(app);

	app->pasted = true;
	for (size_t n; *utf8 != '\0' && app_top(app) == top; utf8 += n) {
		n = unit(utf8);
		memcpy(key.text, utf8, n);
		key.text[n] = '\0';
		if (top->ops->act != NULL)
			top->ops->act(top, ACTION_NONE, &key);
	}
	app->pasted = false;
}

/* Refused: it stands there all the same, to be seen and deleted. */
static void give_refused(struct app *app, const char *raw, size_t bytes,
			 struct text_refusal why)
{
	struct lineedit *line = app_line(app);
	g_autofree char *shown = text_show(raw, bytes);

	why.letter += lineedit_place(line);
	give_text(app, shown);
	g_autofree char *sentence = text_refusal_sentence(&why);
	app_say(app, "%s", sentence);
}

/* ---- a paste ------------------------------------------------------------------- */

static void end_paste(struct app *app)
{
	struct text_refusal why;
	unsigned repairs;
	g_autoptr(GString) paste = g_steal_pointer(&app->paste);
	g_autofree char *clean = text_admit(paste->str, paste->len, &repairs, &why);
	g_autofree char *sentence = NULL;

	app_touch(app);
	if (!takes_text(app)) {
		app_say(app, _("Nothing is being typed here: the paste was not used."));
		return;
	}
	if (clean == NULL) {
		give_refused(app, paste->str, paste->len, why);
		return;
	}
	give_text(app, clean);
	sentence = text_repair_sentence(repairs);
	if (sentence != NULL)
		app_say(app, "%s", sentence);
}

/* True when the key belongs to a paste. */
static bool pasting(struct app *app, const struct key *key)
{
	if (app->dialog == NULL && app->paste == NULL && app_top(app)->ops->pastes)
		return false;
	if (key->code == K_PASTE_BEGIN) {
		if (app->paste == NULL)
			app->paste = g_string_new(NULL);
		return true;
	}
	if (app->paste == NULL)
		return key->code == K_PASTE_END;
	if (key->code == K_PASTE_END)
		end_paste(app);
	else if (key->code == K_TEXT)
		g_string_append(app->paste, key->text);
	return true;
}

/* ---- one letter that cannot stand as it came ------------------------------------ */

/* A mark that comes behind its letter: both become one letter, and that is said. */
static void give_mark(struct app *app, const char *mark)
{
	const struct lineedit *line = app_line(app);
	const char *text;
	size_t at;

	give_text(app, mark);
	text = lineedit_before(line, &at);
	if (at >= strlen(mark) && strncmp(text + at - strlen(mark), mark, strlen(mark)) == 0)
		return;
	g_autofree char *sentence = text_repair_sentence(TEXT_NFD);
	app_say(app, "%s", sentence);
}

/* Refused, shown and named; or mended, and that said.  False: it is fine. */
static bool judged(struct app *app, const struct key *key)
{
	struct text_refusal why = {.letter = 1};
	g_autofree char *between = NULL, *clean = NULL, *sentence = NULL;
	unsigned repairs;

	if (key->code != K_TEXT || (app_top(app)->ops->pastes && keys_pasting(app->keys)))
		return false;
	why.code = g_utf8_get_char(key->text);
	why.flaw = text_flaw_of(why.code);
	if (why.code < 0x80 && why.flaw == TEXT_FINE)
		return false;
	if (!takes_text(app)) {
		sentence = why.flaw != TEXT_FINE ? text_refusal_sentence(&why) : NULL;
		if (sentence != NULL)
			app_say(app, "%s", sentence);
		return sentence != NULL;
	}
	if (why.flaw != TEXT_FINE && why.flaw != TEXT_MARKS) {
		give_refused(app, key->text, strlen(key->text), why);
		return true;
	}
	if (g_unichar_ismark(why.code)) {
		give_mark(app, key->text);
		return true;
	}
	/* A blank or a look-alike is mended by itself, between two letters that are fine. */
	between = g_strdup_printf("x%sx", key->text);
	clean = text_admit(between, strlen(between), &repairs, NULL);
	if (clean == NULL || (repairs & (TEXT_NBSP | TEXT_DSTROKE)) == 0)
		return false;
	clean[strlen(clean) - 1] = '\0';
	give_text(app, clean + 1);
	sentence = text_repair_sentence(repairs);
	app_say(app, "%s", sentence);
	return true;
}

/* ---- one letter of two keys ------------------------------------------------------ */

void paste_compose(struct app *app)
{
	if (!takes_text(app)) {
		app_say(app, _("Nothing is being typed here: there is nothing to compose."));
		return;
	}
	app->composing = 1;
	app_say(app, _("Compose: two keys make a letter: ( o ŏ, ( u ŭ, < c č, ~ n ñ, - b ƀ."));
}

static void composed(struct app *app, char first, char second)
{
	const char *letter = compose_letter(first, second);

	if (letter == NULL) {
		app_say(app, _("%c and %c make no letter. F1 lists what does."), first, second);
		return;
	}
	app_hush(app);
	give_text(app, letter);
}

/* True when the key was the first or the second of two. */
static bool composing(struct app *app, const struct key *key)
{
	int first = app->composing;

	if (first == 0 || key->code == K_PASTE_BEGIN)
		return false;
	app_touch(app);
	app->composing = 0;
	if (key->code != K_TEXT || key->text[1] != '\0') {
		app_say(app, _("No letter was composed."));
		return key->code == K_ESC || key->code == K_BACKSPACE;
	}
	if (first > 1) {
		composed(app, (char)first, key->text[0]);
	} else {
		app->composing = key->text[0];
		app_say(app, _("Compose: %c and ... one more key; Esc stops."), key->text[0]);
	}
	return true;
}

bool paste_key(struct app *app, const struct key *key)
{
	return composing(app, key) || pasting(app, key) || judged(app, key);
}
