/* filter - contained, without marks and case. */
#include "tui/filter.h"

#include <string.h>

#include "i18n/cells.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "tui/compose.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LETTERS 40

void filter_init(struct filter *f)
{
	lineedit_init(&f->edit, LETTERS);
	f->open = false;
	f->folded = g_strdup("");
}

void filter_clear(struct filter *f)
{
	lineedit_clear(&f->edit);
	g_clear_pointer(&f->folded, g_free);
}

void filter_open(struct filter *f)
{
	f->open = true;
}

bool filter_is_on(const struct filter *f)
{
	return f->open || f->folded[0] != '\0';
}

static enum filter_answer taken(struct filter *f)
{
	char *folded = fold_key(lineedit_text(&f->edit), FOLD_ASCII);
	bool same = g_str_equal(folded, f->folded);

	g_free(f->folded);
	f->folded = folded;
	return same ? FILTER_TAKEN : FILTER_CHANGED;
}

enum filter_answer filter_key(struct filter *f, const struct key *key, struct typing *typing)
{
	if (!filter_is_on(f))
		return FILTER_NOT_MINE;
	if (key->code == K_ESC) {
		f->open = false;
		lineedit_set(&f->edit, "");
		taken(f);
		return FILTER_CHANGED;
	}
	if (!f->open)
		return FILTER_NOT_MINE;
	if (key->code == K_ENTER) {
		f->open = false;
		compose_end(typing, &f->edit);
		return taken(f);
	}
	if (compose_key(typing, &f->edit, key, NULL))
		return taken(f);
	if (key->code == K_UP || key->code == K_DOWN || key->code == K_PGUP ||
	    key->code == K_PGDN)
		f->open = false;
	return FILTER_NOT_MINE;
}

enum screen_text filter_kind(struct filter *f, struct lineedit **line)
{
	*line = &f->edit;
	return f->open ? SCREEN_TYPED_TEXT : SCREEN_NO_TEXT;
}

bool filter_passes(const struct filter *f, const char *line)
{
	if (f->folded[0] == '\0')
		return true;
	g_autofree char *folded = fold_key(line, FOLD_ASCII);

	return strstr(folded, f->folded) != NULL;
}

void filter_draw(struct filter *f, struct paint *p, int row, int col)
{
	const char *word = P_("short", "Filter");
	int at = col + cells_width(word) + 2, cursor;

	f->edit.viqr = p->look->ascii;
	g_autofree char *view = lineedit_view(&f->edit, MIN(LETTERS + 1, p->cols - 1 - at), &cursor);

	paint_text(p, row, col, p->cols - 1 - col, ROLE_PLAIN, word);
	paint_data(p, row, at, p->cols - 1 - at, ROLE_PLAIN, view);
	if (f->open)
		paint_cursor(p, row, at + cursor);
}
