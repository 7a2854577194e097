/*
 * help - F1: this field, then this screen, then its keys, as text to page
 * through.  Made from the forms' tables, the screen's paragraph and the table
 * of actions; nothing is written twice.
 */
#include "tui/screens.h"

#include "i18n/cells.h"
#include "i18n/compose.h"
#include "tui/general.h"
#include "tui/input.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/terminal.h"

#include "i18n/banned.h"

#define OFFERS (SCREEN_OFFERS + 16)

struct help_line {
	bool bold;
	char *text;
};

struct help {
	struct screen base;
	GPtrArray *lines;	/* struct help_line */
	size_t top;
	int page;		/* rows shown by the last draw */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Help");
}

static void line_free(void *data)
{
	struct help_line *line = data;

	g_free(line->text);
	g_free(line);
}

static void add(struct help *s, bool bold, const char *text)
{
	struct help_line *line = g_new0(struct help_line, 1);

	line->bold = bold;
	line->text = g_strdup(text);
	g_ptr_array_add(s->lines, line);
}

static void add_paragraph(struct help *s, const char *head, const char *text)
{
	int rows, cols;

	terminal_size(s->base.app->terminal, &rows, &cols);
	g_auto(GStrv) lines = cells_wrap(text, cols - 4);

	if (s->lines->len > 0)
		add(s, false, "");
	add(s, true, head);
	for (char **line = lines; *line != NULL; line++)
		add(s, false, *line);
}

#define PAIRS_A_LINE 6

static void add_pairs(struct help *s)
{
	size_t count;
	const struct compose_pair *pairs = compose_pairs(&count);
	g_autoptr(GString) line = g_string_new(NULL);

	add(s, false, _("Ctrl-K, then two keys, makes a letter:"));
	for (size_t i = 0; i < count; i++) {
		g_string_append_printf(line, "  %c %c %s ", pairs[i].sign, pairs[i].base,
				       pairs[i].lower);
		if ((i + 1) % PAIRS_A_LINE != 0 && i + 1 < count)
			continue;
		add(s, false, line->str);
		g_string_truncate(line, 0);
	}
}

static void add_keys(struct help *s, struct screen *of)
{
	enum action offers[OFFERS];

	input_offers(of, offers);
	general_offers(s->base.app, offers, OFFERS);
	add(s, false, "");
	add(s, true, _("Keys"));
	for (size_t i = 0; offers[i] != ACTION_NONE; i++) {
		g_autofree char *key = action_key_name(offers[i]);
		g_autofree char *name = cells_pad(action_longer(offers[i]), 30, CELLS_MORE);
		g_autofree char *line = NULL, *padded = cells_pad(key, 7, CELLS_MORE);

		line = g_strdup_printf("%s %s %s", key[0] != '\0' ? padded : "F9     ", name,
				       _(action_row(offers[i])->help));
		add(s, false, line);
	}
	add(s, false, _("Tab, Enter, arrows move; PgUp, PgDn, Home, End page; Space marks in a "
			"list."));
	add_pairs(s);
	add(s, false, _("In the F9 list a digit is the F-key of that number."));
}

static void draw(struct screen *screen, struct paint *p)
{
	struct help *s = (struct help *)screen;
	int rows = p->rows - 5;

	s->page = rows;
	if (s->top + (size_t)rows > s->lines->len)
		s->top = s->lines->len > (size_t)rows ? s->lines->len - (size_t)rows : 0;
	for (int i = 0; i < rows && s->top + (size_t)i < s->lines->len; i++) {
		const struct help_line *line = g_ptr_array_index(s->lines, s->top + (size_t)i);

		paint_text(p, 2 + i, 2, p->cols - 3, line->bold ? ROLE_BOLD : ROLE_PLAIN,
			   line->text);
	}
	if (s->lines->len > (size_t)rows) {
		g_autofree char *where = g_strdup_printf(
			_("Lines %zu-%zu of %u"), s->top + 1,
			MIN(s->top + (size_t)rows, s->lines->len), s->lines->len);

		paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
	}
	paint_cursor(p, 2, 2);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct help *s = (struct help *)screen;
	size_t page = (size_t)MAX(s->page - 1, 1);

	if (action == ACTION_HELP || key->code == K_ENTER) {
		app_back(screen->app);
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	if (key->code == K_DOWN)
		s->top++;
	else if (key->code == K_UP && s->top > 0)
		s->top--;
	else if (key->code == K_PGDN)
		s->top += page;
	else if (key->code == K_PGUP)
		s->top -= MIN(s->top, page);
	else if (key->code == K_HOME)
		s->top = 0;
	else if (key->code == K_END)
		s->top = s->lines->len;
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("PgDn reads on; Esc, F1 or Enter goes back to where you were."));
}

static void close_help(struct screen *screen)
{
	g_ptr_array_free(((struct help *)screen)->lines, TRUE);
}

static const struct screen_ops ops = {
	.name = "help",
	.help = N_("Help on the field, on the screen, and the keys that work there."),
	.row = {ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_help,
};

struct screen *help_screen(struct app *app, const char *field_help, struct screen *of)
{
	struct help *s = (struct help *)screen_new(&ops, app, sizeof(*s));

	s->lines = g_ptr_array_new_with_free_func(line_free);
	if (field_help != NULL && field_help[0] != '\0')
		add_paragraph(s, _("This field"), field_help);
	if (of->ops->help != NULL)
		add_paragraph(s, _("This screen"), _(of->ops->help));
	add_keys(s, of);
	return &s->base;
}
