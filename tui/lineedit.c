/* lineedit - the text is a GString; every position is the edge of a shown letter. */
#include "tui/lineedit.h"

#include <string.h>

#include "i18n/cells.h"
#include "i18n/fold.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define SHOWN_LEAST strlen("⟨0xE7⟩")
#define SHOWN_MOST strlen("⟨U+10FFFF⟩")

static size_t next(const struct lineedit *e, size_t at)
{
	size_t shown = text_shown_here(e->text->str + at);

	return shown > 0 ? at + shown : text_next(e->text->str, at);
}

static size_t previous(const struct lineedit *e, size_t at)
{
	for (size_t back = SHOWN_LEAST; back <= MIN(at, SHOWN_MOST); back++)
		if (text_shown_here(e->text->str + at - back) == back)
			return at - back;
	return text_previous(e->text->str, at);
}

static size_t letters_until(const struct lineedit *e, size_t end)
{
	size_t letters = 0;

	for (size_t at = 0; at < end; at = next(e, at))
		letters++;
	return letters;
}

static int letter_cells(const struct lineedit *e, size_t at)
{
	size_t end = next(e, at);

	if (e->masked)
		return 1;
	if (e->viqr || text_shown_here(e->text->str + at) > 0) {
		g_autofree char *letter = g_strndup(e->text->str + at, end - at);
		g_autofree char *shown = e->viqr ? fold_viqr(letter) : g_strdup(letter);

		return (int)g_utf8_strlen(shown, -1);
	}
	return MAX(cells_letter(e->text->str + at), 1);
}

static void wipe(struct lineedit *e)
{
	if (e->masked && e->text != NULL)
		memset(e->text->str, 0, e->text->allocated_len);
}

void lineedit_init(struct lineedit *e, size_t room)
{
	memset(e, 0, sizeof(*e));
	e->room = room;
	/* room for all letters at once, so that no copy of a password is left behind */
	e->text = g_string_sized_new(MIN(room, 256) * 4);
}

void lineedit_clear(struct lineedit *e)
{
	wipe(e);
	if (e->text != NULL)
		g_string_free(e->text, TRUE);
	memset(e, 0, sizeof(*e));
}

void lineedit_set(struct lineedit *e, const char *utf8)
{
	wipe(e);
	g_string_truncate(e->text, 0);
	e->at = e->scroll = 0;
	lineedit_insert(e, utf8);
}

const char *lineedit_text(const struct lineedit *e)
{
	return e->text->str;
}

size_t lineedit_letters(const struct lineedit *e)
{
	return letters_until(e, e->text->len);
}

size_t lineedit_place(const struct lineedit *e)
{
	return letters_until(e, e->at);
}

/* e and ◌̂ become ê; the cursor stands behind them. */
static void compose(struct lineedit *e)
{
	size_t from = previous(e, e->at);
	g_autofree char *nfc = g_utf8_normalize(e->text->str + from, (gssize)(e->at - from),
						G_NORMALIZE_DEFAULT_COMPOSE);

	if (nfc == NULL)
		return;
	g_string_erase(e->text, (gssize)from, (gssize)(e->at - from));
	g_string_insert(e->text, (gssize)from, nfc);
	e->at = from + strlen(nfc);
}

bool lineedit_insert(struct lineedit *e, const char *s)
{
	bool all = true;

	while (*s != '\0') {
		gunichar c = g_utf8_get_char_validated(s, -1);
		size_t n;

		if (c >= (gunichar)-2) {
			all = false;
			s++;
			continue;
		}
		n = text_shown_here(s);
		if (n == 0)
			n = (size_t)(g_utf8_next_char(s) - s);
		g_string_insert_len(e->text, (gssize)e->at, s, (gssize)n);
		if (lineedit_letters(e) > e->room) {
			g_string_erase(e->text, (gssize)e->at, (gssize)n);
			return false;
		}
		e->at += n;
		s += n;
		if (g_unichar_ismark(c) && !e->masked)
			compose(e);
	}
	/* a mark in front of the cursor belongs to the letter before it */
	while (e->text->str[e->at] != '\0' && text_is_mark(g_utf8_get_char(e->text->str + e->at)))
		e->at = (size_t)(g_utf8_next_char(e->text->str + e->at) - e->text->str);
	return all;
}

const char *lineedit_before(const struct lineedit *e, size_t *bytes)
{
	*bytes = e->at;
	return e->text->str;
}

static void erase(struct lineedit *e, size_t from, size_t to)
{
	g_string_erase(e->text, (gssize)from, (gssize)(to - from));
	e->at = from;
	e->scroll = MIN(e->scroll, from);
}

bool lineedit_replace(struct lineedit *e, size_t back, const char *utf8)
{
	erase(e, e->at - MIN(back, e->at), e->at);
	return lineedit_insert(e, utf8);
}

bool lineedit_key(struct lineedit *e, const struct key *key, bool *full)
{
	bool fits = true;

	if (key->code == K_TEXT)
		fits = lineedit_insert(e, key->text);
	else if (key->code == K_BACKSPACE)
		erase(e, previous(e, e->at), e->at);
	else if (key->code == K_DELETE)
		erase(e, e->at, next(e, e->at));
	else if (key->code == K_LEFT)
		e->at = previous(e, e->at);
	else if (key->code == K_RIGHT)
		e->at = next(e, e->at);
	else if (key->code == K_HOME)
		e->at = 0;
	else if (key->code == K_END)
		e->at = e->text->len;
	else
		return false;
	if (full != NULL)
		*full = !fits;
	return true;
}

/* Cells from byte `from` to the cursor. */
static int cells_to_cursor(const struct lineedit *e, size_t from)
{
	int cells = 0;

	for (; from < e->at; from = next(e, from))
		cells += letter_cells(e, from);
	return cells;
}

/* Scrolls by a third of the line, so that the next letters are cheap again. */
static void scroll_to_cursor(struct lineedit *e, int cells)
{
	int slack = cells / 3;

	if (e->at < e->scroll || (e->at == e->scroll && e->at > 0)) {
		e->scroll = e->at;
		for (int i = 0; i < slack && e->scroll > 0; i++)
			e->scroll = previous(e, e->scroll);
	}
	if (cells_to_cursor(e, e->scroll) < cells)
		return;
	while (e->scroll < e->at && cells_to_cursor(e, e->scroll) >= cells - slack)
		e->scroll = next(e, e->scroll);
}

char *lineedit_view(struct lineedit *e, int cells, int *cursor)
{
	GString *view = g_string_new(NULL);
	int used = 0;

	scroll_to_cursor(e, MAX(cells, 1));
	*cursor = cells_to_cursor(e, e->scroll);
	for (size_t at = e->scroll; at < e->text->len;) {
		size_t end = next(e, at);

		used += letter_cells(e, at);
		if (used > cells)
			break;
		if (e->masked)
			g_string_append_c(view, '*');
		else
			g_string_append_len(view, e->text->str + at, (gssize)(end - at));
		at = end;
	}
	return g_string_free(view, FALSE);
}
