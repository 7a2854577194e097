/*
 * macros - gõ tắt: the officer's own short names and what they stand for.
 *
 * Two lines to type, the list below.  A name with a text is added, or put in
 * the place of the one there; a name without a text is taken out.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/session.h"
#include "client/settings.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/macro.h"
#include "tui/inputs.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define TEXT_LETTERS 150
#define LIST_ROW 6
#define NAME_COLUMN 2
#define TEXT_COLUMN 26

enum { NAME, TEXT, INPUTS };

struct macro_list {
	struct screen base;
	struct input input[INPUTS];
	struct inputs inputs;
	struct macros *macros;
	size_t top;
	int rows;	/* shown by the last draw */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Abbreviations");
}

static void read_again(struct macro_list *s)
{
	struct app *app = s->base.app;
	const char *text = settings_macros(app->settings, app->session->login);

	macros_free(s->macros);
	s->macros = macros_new(text, strlen(text), NULL);
}

/* ---- the table ------------------------------------------------------------------------ */

static bool same_name(const char *a, const char *b)
{
	g_autofree char *small_a = g_utf8_strdown(a, -1), *small_b = g_utf8_strdown(b, -1);

	return g_str_equal(small_a, small_b);
}

/* All lines but the one of this name; *was tells whether there was one. */
static GString *lines_without(const struct macro_list *s, const char *name, bool *was)
{
	GString *lines = g_string_new(NULL);

	*was = false;
	for (size_t i = 0; i < macros_count(s->macros); i++) {
		if (same_name(macros_name(s->macros, i), name))
			*was = true;
		else
			g_string_append_printf(lines, "%s=%s\n", macros_name(s->macros, i),
					       macros_text(s->macros, i));
	}
	return lines;
}

static bool write_down(struct macro_list *s, const char *lines)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	settings_set_macros(app->settings, app->session->login, lines);
	app_typing_macros(app);
	read_again(s);
	if (settings_save(app->settings, app->places->config_file, &error))
		return true;
	app_say(app, "%s", error->message);
	return false;
}

static void begin_anew(struct macro_list *s)
{
	for (size_t i = 0; i < INPUTS; i++) {
		lineedit_set(&s->input[i].edit, "");
		s->input[i].wrong = false;
	}
	s->inputs.focus = NAME;
}

static void wrong(struct macro_list *s, size_t which, const char *sentence)
{
	s->inputs.focus = which;
	s->input[which].wrong = true;
	app_say(s->base.app, "%s", sentence);
}

static void take_out(struct macro_list *s, const char *name)
{
	struct app *app = s->base.app;
	bool was;
	g_autofree char *gone = g_strdup(name);
	g_autoptr(GString) lines = lines_without(s, name, &was);

	if (!was) {
		wrong(s, TEXT, _("Type what it stands for; without a text a name is deleted."));
		return;
	}
	if (!write_down(s, lines->str))
		return;
	begin_anew(s);
	app_say(app, _("Deleted: %s."), gone);
}

static void add(struct macro_list *s, const char *name, const char *text)
{
	bool was;
	struct macro_fault fault;
	g_autofree char *added = g_strdup(name);
	g_autofree char *line = g_strdup_printf("%s=%s", name, text);
	g_autoptr(GString) lines = lines_without(s, name, &was);
	struct macros *alone = macros_new(line, strlen(line), &fault);
	bool whole = macros_count(alone) == 1 && g_str_equal(macros_name(alone, 0), name);

	macros_free(alone);
	if (!whole) {
		wrong(s, fault.flaw == MACRO_BAD_TEXT || fault.flaw == MACRO_LONG_TEXT ? TEXT : NAME,
		      macro_flaw_sentence(fault.line > 0 ? fault.flaw : MACRO_BAD_NAME));
		return;
	}
	if (macros_count(s->macros) >= MACROS_MAX && !was) {
		wrong(s, NAME, macro_flaw_sentence(MACRO_TOO_MANY));
		return;
	}
	g_string_append_printf(lines, "%s\n", line);
	if (!write_down(s, lines->str))
		return;
	begin_anew(s);
	app_say(s->base.app, was ? _("Changed: %s.") : _("Kept: %s."), added);
}

static void enter(struct macro_list *s)
{
	const char *name = inputs_text(&s->inputs, NAME);
	const char *text = inputs_text(&s->inputs, TEXT);

	if (name[0] == '\0')
		wrong(s, NAME, _("Type the short name first: letters only."));
	else if (text[0] == '\0')
		take_out(s, name);
	else
		add(s, name, text);
}

/* ---- the screen ------------------------------------------------------------------------ */

static void draw(struct screen *screen, struct paint *p)
{
	struct macro_list *s = (struct macro_list *)screen;
	const char *more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	size_t count = macros_count(s->macros);

	s->rows = p->rows - 4 - LIST_ROW;
	s->top = MIN(s->top, count > (size_t)s->rows ? count - (size_t)s->rows : 0);
	paint_text(p, LIST_ROW - 1, NAME_COLUMN, p->cols - 3, ROLE_BOLD,
		   count > 0 ? _("Your abbreviations") : _("You have no abbreviations yet."));
	for (int i = 0; i < s->rows && s->top + (size_t)i < count; i++) {
		const char *name = macros_name(s->macros, s->top + (size_t)i);
		g_autofree char *text = cells_fit(macros_text(s->macros, s->top + (size_t)i),
						  p->cols - 1 - TEXT_COLUMN, more);

		paint_data(p, LIST_ROW + i, NAME_COLUMN, 22, ROLE_PLAIN, name);
		paint_data(p, LIST_ROW + i, TEXT_COLUMN, p->cols - 1 - TEXT_COLUMN, ROLE_PLAIN,
			   text);
	}
	if (count > (size_t)s->rows) {
		g_autofree char *where = g_strdup_printf(
			_("Lines %zu-%zu of %zu"), s->top + 1,
			MIN(s->top + (size_t)s->rows, count), count);

		paint_text(p, p->rows - 3, NAME_COLUMN, p->cols - 3, ROLE_PLAIN, where);
	}
	inputs_draw(&s->inputs, p);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct macro_list *s = (struct macro_list *)screen;
	size_t page = (size_t)MAX(s->rows, 1);

	if (action != ACTION_NONE)
		return false;
	if (key->code == K_PGDN || key->code == K_PGUP) {
		s->top = key->code == K_PGDN ? s->top + page : s->top - MIN(s->top, page);
		return true;
	}
	s->inputs.typing = app_typing(screen->app);
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_ENTER:
		enter(s);
		return true;
	case INPUTS_FULL:
		app_say(screen->app, _("There is no room for more letters here."));
		return true;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		return true;
	case INPUTS_TAKEN:
	case INPUTS_CHANGED:
		return true;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	return g_strdup(_(inputs_focused(&((struct macro_list *)screen)->inputs)->hint));
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct macro_list *)screen)->inputs, line);
}

static void close_macros(struct screen *screen)
{
	struct macro_list *s = (struct macro_list *)screen;

	inputs_clear(&s->inputs);
	macros_free(s->macros);
}

static const struct screen_ops ops = {
	.name = "macros",
	.help = N_("Gõ tắt: a short name typed as a word becomes a longer text when the word ends, "
		   "wherever Vietnamese is typed. TPHCM makes all of it capitals, Tphcm its first "
		   "letter. The names are yours alone and are kept with your settings."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_macros,
};

struct screen *macros_screen(struct app *app)
{
	struct macro_list *s = (struct macro_list *)screen_new(&ops, app, sizeof(*s));

	s->input[NAME] = (struct input){
		.label = P_("macro", "Short name"),
		.hint = N_("1 to 16 letters, such as ub; PgDn pages through the list."),
		.row = 2,
	};
	s->input[TEXT] = (struct input){
		.label = P_("macro", "Stands for"),
		.hint = N_("The whole text, then Enter; left empty, the name is deleted."),
		.row = 3,
		.typing = true,
	};
	lineedit_init(&s->input[NAME].edit, MACRO_NAME_LETTERS);
	lineedit_init(&s->input[TEXT].edit, TEXT_LETTERS);
	s->inputs = (struct inputs){s->input, INPUTS, NAME, NULL, NULL};
	read_again(s);
	return &s->base;
}
