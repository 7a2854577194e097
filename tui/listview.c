/* listview - the cursor skips headings; the page follows the cursor. */
#include "tui/listview.h"

#include <string.h>

#include "i18n/banned.h"

static bool heading(const struct listview *l, size_t row)
{
	return l->owner.heading != NULL && l->owner.heading(l->owner.self, row);
}

void listview_init(struct listview *l, struct listview_owner owner)
{
	memset(l, 0, sizeof(*l));
	l->owner = owner;
	l->page = 12;
	l->marks = g_hash_table_new(NULL, NULL);
}

void listview_clear(struct listview *l)
{
	g_clear_pointer(&l->marks, g_hash_table_destroy);
	l->count = 0;
}

bool listview_has_cursor(const struct listview *l)
{
	return l->cursor < l->count && !heading(l, l->cursor);
}

/* The page begins no later than the cursor, with the headings right above it. */
static void follow(struct listview *l)
{
	size_t page = (size_t)MAX(l->page, 1);
	size_t first = l->cursor;

	while (first > 0 && l->cursor - first + 1 < page && heading(l, first - 1))
		first--;
	if (l->top > first)
		l->top = first;
	if (l->cursor >= l->top + page)
		l->top = l->cursor - page + 1;
	if (l->top + page > l->count)
		l->top = l->count > page ? l->count - page : 0;
}

/* The nearest item from `row` on in direction `step`; else in the other one. */
static void settle(struct listview *l, size_t row, int step)
{
	if (l->count == 0) {
		l->cursor = l->top = 0;
		return;
	}
	row = MIN(row, l->count - 1);
	for (int turn = 0; turn < 2; turn++, step = -step) {
		for (size_t at = row; at < l->count; at += (size_t)step) {
			if (!heading(l, at)) {
				l->cursor = at;
				follow(l);
				return;
			}
		}
	}
	l->cursor = row;
	follow(l);
}

void listview_set_count(struct listview *l, size_t count)
{
	listview_unmark(l);
	l->count = count;
	settle(l, l->cursor, 1);
}

void listview_move(struct listview *l, size_t row)
{
	settle(l, row, 1);
}

static void turn_page(struct listview *l, int step)
{
	size_t page = (size_t)MAX(l->page, 1);
	size_t last = l->count > page ? l->count - page : 0;

	if (step > 0) {
		l->top = MIN(l->top + page, last);
		settle(l, MIN(l->cursor + page, l->count - 1), 1);
	} else {
		l->top -= MIN(l->top, page);
		settle(l, l->cursor - MIN(l->cursor, page), -1);
	}
}

static void toggle(struct listview *l)
{
	gpointer row = GSIZE_TO_POINTER(l->cursor);

	if (!listview_has_cursor(l))
		return;
	if (!g_hash_table_remove(l->marks, row))
		g_hash_table_add(l->marks, row);
	if (l->cursor + 1 < l->count)
		settle(l, l->cursor + 1, 1);
}

bool listview_key(struct listview *l, const struct key *key, bool marking)
{
	bool space = key->code == K_TEXT && key->text[0] == ' ';
	size_t last = l->count > 0 ? l->count - 1 : 0;

	if (key->code == K_UP)
		settle(l, l->cursor - MIN(l->cursor, 1), -1);
	else if (key->code == K_DOWN)
		settle(l, MIN(l->cursor + 1, last), 1);
	else if (key->code == K_PGUP || key->code == K_PGDN)
		turn_page(l, key->code == K_PGDN ? 1 : -1);
	else if (key->code == K_HOME)
		settle(l, 0, 1);
	else if (key->code == K_END)
		settle(l, last, -1);
	else if (space && marking)
		toggle(l);
	else
		return false;
	return true;
}

bool listview_marked(const struct listview *l, size_t row)
{
	return g_hash_table_contains(l->marks, GSIZE_TO_POINTER(row));
}

size_t listview_mark_count(const struct listview *l)
{
	return g_hash_table_size(l->marks);
}

void listview_unmark(struct listview *l)
{
	g_hash_table_remove_all(l->marks);
}

void listview_each_marked(const struct listview *l, void (*visit)(void *, size_t), void *self)
{
	for (size_t row = 0; row < l->count && listview_mark_count(l) > 0; row++)
		if (listview_marked(l, row))
			visit(self, row);
}

void listview_draw(struct listview *l, struct paint *p, int at, int rows)
{
	l->page = MAX(rows, 1);
	follow(l);
	for (int i = 0; i < rows && l->top + (size_t)i < l->count; i++) {
		size_t row = l->top + (size_t)i;

		if (row == l->cursor && !heading(l, row)) {
			paint_text(p, at + i, 0, 1, ROLE_MARK, ">");
			paint_cursor(p, at + i, 2);
		}
		if (listview_marked(l, row))
			paint_text(p, at + i, 1, 1, ROLE_MARK, "x");
		l->owner.draw(l->owner.self, p, row, at + i);
	}
}

void listview_position(const struct listview *l, size_t *first, size_t *last, size_t *total)
{
	*first = *last = *total = 0;
	for (size_t row = 0; row < l->count; row++) {
		if (heading(l, row))
			continue;
		(*total)++;
		if (row < l->top || row >= l->top + (size_t)l->page)
			continue;
		if (*first == 0)
			*first = *total;
		*last = *total;
	}
}
