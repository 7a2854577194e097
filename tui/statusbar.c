/* statusbar - three rows made of words; the worst state decides their length. */
#include "tui/statusbar.h"

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/paint.h"

#include "i18n/banned.h"

/* "VI chậm chờ 99+": what must always fit beside the keys, with two blanks before. */
#define STATE_CELLS 15
#define GAP 2
#define BADGE_CELLS 8

int statusbar_badge_column(int columns)
{
	return columns < 72 ? 25 : 33 + (columns - 80) / 2;
}

char *statusbar_left(const struct status *s, int columns, const char *more)
{
	int room = s->practice ? statusbar_badge_column(columns) - 1 : columns / 2 - 2;

	return cells_fit(s->title, room, more);
}

char *statusbar_right(const struct status *s, int columns, const char *more)
{
	int from = s->practice ? statusbar_badge_column(columns) + BADGE_CELLS + GAP : columns / 2;
	int room = columns - 1 - from;
	g_autofree char *officer = NULL, *commune = NULL;

	if (s->copied != NULL)
		return cells_fit(s->copied, room, more);
	if (s->officer[0] == '\0')
		return cells_fit(s->commune, room, more);
	if (columns < 72 || s->commune[0] == '\0')
		return cells_fit_name(s->officer, room, more);
	/* The name is cut first, down to what still tells people apart. */
	officer = cells_fit_name(s->officer, MAX(room - 3 - cells_width(s->commune), 16), more);
	commune = cells_fit(s->commune, room - 3 - cells_width(officer), more);
	return g_strdup_printf("%s   %s", commune, officer);
}

static void add_key(GString *row, enum action action, bool longer)
{
	g_autofree char *key = action_key_name(action);

	g_string_append_printf(row, "%s%s %s", row->len > 1 ? "  " : "", key,
			       longer ? action_longer(action) : action_word(action));
}

/* Keys stand in the order Esc, F1 .. F10; `most` of the screen's own are shown. */
static char *keys_row(const struct screen_ops *ops, bool longer, unsigned most)
{
	GString *row = g_string_new(" ");
	const enum action *own = ops->row;
	bool menu = false;

	add_key(row, ACTION_BACK, longer);
	add_key(row, ACTION_HELP, longer);
	for (unsigned i = 0; i < G_N_ELEMENTS(ops->row) && own[i] != ACTION_NONE && i < most;
	     i++) {
		if (!menu && action_row(own[i])->function > 9) {
			add_key(row, ACTION_MENU, longer);
			menu = true;
		}
		add_key(row, own[i], longer);
	}
	if (!menu)
		add_key(row, ACTION_MENU, longer);
	return g_string_free(row, FALSE);
}

char *statusbar_keys(const struct screen_ops *ops, int columns, bool plain)
{
	int room = columns - 1 - GAP - STATE_CELLS;
	char *row = keys_row(ops, !plain, 4);

	for (unsigned most = 4; cells_width(row) > room; most--) {
		g_free(row);
		row = keys_row(ops, false, most);
		if (most == 0)
			break;
	}
	return row;
}

/* Days without a receipt: said on every screen, before the line and the count. */
static char *late_word(const struct status *s, const char *count, int length)
{
	unsigned days = MIN(s->late, STATUS_WAITING_MOST);

	if (length == 0)
		/* TRANSLATORS: what waits to be sent is late by %u days. */
		return g_strdup_printf(P_("state", "late %ud"), days);
	return g_strdup_printf(length >= 5 ? P_("state", "to send %s, late %ud")
					   : P_("state", "out %s, late %ud"),
			       count, days);
}

static char *waiting_word(const struct status *s, int length)
{
	g_autofree char *count = s->waiting > STATUS_WAITING_MOST
					 ? g_strdup_printf("%d+", STATUS_WAITING_MOST)
					 : g_strdup_printf("%u", s->waiting);

	if (s->waiting == 0)
		return g_strdup("");
	if (s->late > 0)
		return late_word(s, count, length);
	/* TRANSLATORS: letters that wait to be sent; %s is how many. */
	return g_strdup_printf(length >= 5 ? P_("state", "to send %s")
				      : P_("state", "out %s"), count);
}

static const char *line_phrase(const struct status *s, int length)
{
	if (s->line == LINE_SLOW)
		return length == 2 ? P_("state", "slow line") : P_("state", "slow");
	if (s->line == LINE_DOWN)
		return length >= 1 ? P_("state", "line down") : P_("state", "down");
	return "";
}

/* "VI Telex", "VI" for short, "EN", or "" where nothing is typed. */
static char *typing_words(const struct status *s, bool longer)
{
	if (s->text == SCREEN_NO_TEXT)
		return g_strdup("");
	if (s->text < SCREEN_TYPED_TEXT || s->method[0] == '\0')
		return g_strdup("EN");
	return longer ? g_strdup_printf("VI %s", s->method) : g_strdup("VI");
}

/* The state in one of six lengths; 0 is the shortest.  The method goes late. */
static char *state_of(const struct status *s, int length)
{
	static const struct {
		const char *gap;
		bool method;
		int line;
	} lengths[] = {
		{" ", false, 0}, {"  ", false, 1}, {" ", true, 0},
		{"  ", true, 1}, {"  ", true, 2},  {"  ", true, 2},
	};
	const char *gap = lengths[length].gap;
	g_autofree char *waiting = waiting_word(s, length);
	g_autofree char *typing = typing_words(s, lengths[length].method);
	const char *line = line_phrase(s, lengths[length].line);
	GString *out = g_string_new(typing);

	if (s->folded && length > 0)
		g_string_prepend(out, typing[0] != '\0' ? "ASCII " : "ASCII");
	if (line[0] != '\0' && !(length == 0 && s->late > 0))
		g_string_append_printf(out, "%s%s", out->len > 0 ? gap : "", line);
	if (waiting[0] != '\0')
		g_string_append_printf(out, "%s%s", out->len > 0 ? gap : "", waiting);
	return g_string_free(out, FALSE);
}

char *statusbar_state(const struct status *s, int room)
{
	char *state = NULL;

	for (int length = 5; length >= 0; length--) {
		g_free(state);
		state = state_of(s, length);
		if (cells_width(state) <= room)
			break;
	}
	return state;
}

static void draw_top(const struct status *s, struct paint *p, const char *more)
{
	g_autofree char *left = statusbar_left(s, p->cols, more);
	g_autofree char *right = statusbar_right(s, p->cols, more);

	paint_text(p, 0, 0, p->cols, ROLE_TITLE, left);
	if (s->practice)
		paint_text(p, 0, statusbar_badge_column(p->cols), BADGE_CELLS, ROLE_BADGE,
			   P_("badge", "PRACTICE"));
	paint_text(p, 0, p->cols - 1 - cells_width(right), p->cols,
		   s->copied != NULL ? ROLE_BOLD : ROLE_PLAIN, right);
}

void statusbar_draw(const struct status *s, const struct screen_ops *ops, struct paint *p)
{
	const char *more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	g_autofree char *keys = statusbar_keys(ops, p->cols, p->look->plain);
	g_autofree char *state = statusbar_state(s, p->cols - 1 - GAP - cells_width(keys));
	g_autofree char *speech = cells_fit(s->speech, p->cols - 2, more);

	draw_top(s, p, more);
	paint_text(p, p->rows - 2, 1, p->cols - 2, ROLE_PLAIN, speech);
	paint_text(p, p->rows - 1, 0, p->cols - 1, ROLE_PLAIN, keys);
	paint_text(p, p->rows - 1, p->cols - 1 - cells_width(state), p->cols, ROLE_PLAIN, state);
}
