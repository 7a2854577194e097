/* dialog - one line with digits; the safe answer stands in the blank. */
#include "tui/dialog.h"

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define TEXT_COLUMN 2
#define ANSWERS_COLUMN 26
#define BLANK_COLUMN 54

struct dialog {
	struct screen *of;
	char *text, *hint, *answers;
	char *above[G_N_ELEMENTS(((struct question *)0)->above)];
	unsigned count, safe;
	void (*answered)(void *to, unsigned answer);
	void *to;
};

struct dialog *dialog_new(const struct question *q, struct screen *of)
{
	struct dialog *d = g_new0(struct dialog, 1);
	GString *answers = g_string_new(NULL);

	for (; q->answers[d->count] != NULL; d->count++)
		g_string_append_printf(answers, "%s%u %s", d->count > 0 ? "  " : "",
				       d->count + 1, q->answers[d->count]);
	for (size_t i = 0; i < G_N_ELEMENTS(q->above) && q->above[i] != NULL; i++)
		d->above[i] = g_strdup(q->above[i]);
	d->answers = g_string_free(answers, FALSE);
	d->of = of;
	d->text = g_strdup(q->text);
	d->safe = q->safe;
	d->answered = q->answered;
	d->to = q->to;
	d->hint = q->hint != NULL
			  ? g_strdup(q->hint)
			  : g_strdup_printf(_("Type a digit to answer. Enter or Esc: %s."),
					    q->answers[q->safe - 1]);
	return d;
}

void dialog_free(struct dialog *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(d->above); i++)
		g_free(d->above[i]);
	g_free(d->text);
	g_free(d->hint);
	g_free(d->answers);
	g_free(d);
}

struct screen *dialog_screen(const struct dialog *d)
{
	return d->of;
}

const char *dialog_hint(const struct dialog *d)
{
	return d->hint;
}

static void blank(struct paint *p, int row)
{
	g_autofree char *blanks = g_strnfill((gsize)p->cols - 1, ' ');

	paint_text(p, row, 0, p->cols - 1, ROLE_PLAIN, blanks);
}

void dialog_draw(const struct dialog *d, struct paint *p)
{
	int row = p->rows - 4, column;
	bool beside = cells_width(d->text) < ANSWERS_COLUMN - TEXT_COLUMN;
	int above = beside ? 0 : 1;
	g_autofree char *blank_word = g_strdup_printf("%s  %u", P_("dialog", "answer"), d->safe);

	for (size_t i = 0; i < G_N_ELEMENTS(d->above) && d->above[i] != NULL; i++)
		above++;
	for (int at = row - above - 1; at <= row + 1; at++)
		blank(p, at);
	for (size_t i = 0; i < G_N_ELEMENTS(d->above) && d->above[i] != NULL; i++)
		paint_text(p, row - above + (int)i, TEXT_COLUMN, p->cols - 3, ROLE_PLAIN,
			   d->above[i]);
	paint_text(p, row, 0, 1, ROLE_MARK, ">");
	paint_text(p, beside ? row : row - 1, TEXT_COLUMN, p->cols - 3, ROLE_PLAIN, d->text);
	column = beside ? ANSWERS_COLUMN : TEXT_COLUMN;
	column += paint_text(p, row, column, p->cols - 1 - column, ROLE_PLAIN, d->answers) + 2;
	if (BLANK_COLUMN + cells_width(blank_word) < p->cols)
		column = MAX(column, BLANK_COLUMN);
	column += paint_text(p, row, column, p->cols - 1 - column, ROLE_PLAIN, blank_word);
	paint_cursor(p, row, MIN(column - 1, p->cols - 2));
}

unsigned dialog_answer(const struct dialog *d, const struct key *key)
{
	if (key->code == K_ENTER || key->code == K_ESC)
		return d->safe;
	if (key->code == K_TEXT && key->text[1] == '\0' && key->text[0] > '0' &&
	    key->text[0] <= (char)('0' + d->count))
		return (unsigned)(key->text[0] - '0');
	return 0;
}

void dialog_tell(const struct dialog *d, unsigned answer)
{
	d->answered(d->to, answer);
}
