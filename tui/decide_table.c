/*
 * decide_table - all that was chosen, once more, before it is signed; then what
 * became of each letter.
 */
#include "tui/decide.h"

#include "client/line.h"
#include "client/outbox.h"
#include "forms/kinds.h"
#include "forms/request.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/keys.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/services.h"

#include "i18n/banned.h"

enum { NAME = 2, NAME_CELLS = 25, PICK = 29, WHY = 41, LIST_ROW = 5, QUESTION_ROWS = 4 };

struct table {
	struct screen base;
	GPtrArray *chosen; /* struct decide_item *, lent */
	struct listview list;
	bool sent;
	bool asked;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("What was decided");
}

/* ---- the picture -------------------------------------------------------------------- */

/* Before: the reason, or what would change.  After: how far the letter is. */
static char *why(const struct table *s, const struct decide_item *item)
{
	struct letter *letter;
	char *words;

	if (!s->sent && item->pick == PICK_APPROVE)
		return request_row_labels(item->row);
	if (!s->sent)
		return g_strdup_printf("%s%s%s",
				       catalogue_name(item->pick == PICK_RETURN
							      ? CATALOGUE_RETURN_REASON
							      : CATALOGUE_REFUSE_REASON,
						      item->reason),
				       *item->note ? ": " : "", item->note);
	letter = item->letter ? outbox_load(s->base.app->outbox, item->letter, NULL) : NULL;
	if (letter && letter->state == LETTER_DONE)
		words = g_strdup_printf(_("the centre has it, %s"), letter->receipt);
	else if (letter && (letter->state == LETTER_REFUSED || letter->state == LETTER_CONFLICT))
		words = g_strdup_printf("! %s", letter->cause);
	else
		words = g_strdup(_("signed, waiting to be sent"));
	letter_free(letter);
	return words;
}

static void draw_row(void *self, struct paint *paint, size_t at, int row)
{
	struct table *s = self;
	const struct decide_item *item = g_ptr_array_index(s->chosen, at);
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, item->row->name);
	g_autofree char *fit = cells_fit_name(name, NAME_CELLS, CELLS_MORE);
	g_autofree char *words = why(s, item);
	g_autofree char *rest = cells_fit(words, paint->cols - 1 - WHY, CELLS_MORE);

	paint_data(paint, row, NAME, NAME_CELLS, ROLE_PLAIN, fit);
	paint_text(paint, row, PICK, WHY - PICK - 1, ROLE_PLAIN, decide_pick_word(item->pick));
	paint_text(paint, row, WHY, paint->cols - 1 - WHY, ROLE_PLAIN, rest);
}

static void draw_position(struct table *s, struct paint *paint)
{
	size_t first, last, total;

	listview_position(&s->list, &first, &last, &total);
	g_autofree char *where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);

	paint_text(paint, paint->rows - 3, 2, 40, ROLE_PLAIN, where);
}

static bool last_is_shown(const struct table *s)
{
	return s->list.top + (size_t)MAX(s->list.page, 1) >= s->list.count;
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct table *s = (struct table *)screen;
	g_autofree char *head = g_strdup_printf(s->sent ? _("%u decisions, signed")
							: _("%u decisions, NOT sent"),
						s->chosen->len);

	paint_text(paint, 1, 2, paint->cols - 3, ROLE_BOLD, head);
	paint_text(paint, 3, NAME, NAME_CELLS, ROLE_PLAIN, P_("heading", "About whom"));
	paint_text(paint, 3, PICK, WHY - PICK - 1, ROLE_PLAIN, P_("heading", "Decision"));
	paint_text(paint, 3, WHY, paint->cols - 1 - WHY, ROLE_PLAIN,
		   s->sent ? P_("heading", "State") : P_("heading", "Fields, reason"));
	paint_rule(paint, 4, 1, paint->cols - 2);
	listview_draw(&s->list, paint, LIST_ROW, paint->rows - LIST_ROW - 3 - QUESTION_ROWS);
	draw_position(s, paint);
	if (!s->asked && last_is_shown(s))
		screen->wake_at = 0; /* all of it is on the screen: the tick asks */
}

/* ---- signing --------------------------------------------------------------------------- */

static void sign_all(struct table *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	for (unsigned i = 0; i < s->chosen->len; i++) {
		struct decide_item *item = g_ptr_array_index(s->chosen, i);

		if (!item->letter && !decide_sign(app, item, &error)) {
			app_say(app, _("Could not be kept for sending; nothing more was signed: %s"),
				error->message);
			return;
		}
	}
	s->sent = true;
	services_note_letters(app);
	app_say(app, app->line && line_state(app->line) == LINE_DOWN
			     ? _("%u decisions: signed, waiting for the line. Nothing is approved "
				 "yet.")
			     : _("%u decisions: signed, waiting to be sent."),
		s->chosen->len);
}

static void answered(void *to, unsigned answer)
{
	struct table *s = to;

	if (answer == 1) {
		sign_all(s);
		return;
	}
	app_back(s->base.app);
}

static void ask(struct table *s)
{
	struct question question = {
		.text = _("Sign and send all?"),
		.answers = {_("Send"), _("Look again")},
		.safe = 2,
		.hint = _("1 signs and sends all of them. Enter or Esc: back to the queue."),
		.answered = answered,
		.to = s,
	};

	s->asked = true;
	app_ask(s->base.app, &question);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct table *s = (struct table *)screen;

	if (action == ACTION_SEND && s->sent)
		app_say(screen->app, _("These are signed already. Esc goes back to the queue."));
	else if (action == ACTION_SEND && !last_is_shown(s))
		app_say(screen->app, _("PgDn first: there is more to see before it is sent."));
	else if (action == ACTION_SEND)
		ask(s);
	else if (action != ACTION_NONE)
		return false;
	else
		return listview_key(&s->list, key, false);
	return true;
}

/* All of it fits: the question stands there at once. */
static void tick(struct screen *screen, int64_t steady)
{
	struct table *s = (struct table *)screen;

	(void)steady;
	if (!s->asked && !s->sent && last_is_shown(s))
		ask(s);
}

static char *hint(struct screen *screen)
{
	struct table *s = (struct table *)screen;

	if (s->sent)
		return g_strdup(_("Esc goes back to the queue."));
	return g_strdup(last_is_shown(s) ? _("F8 signs and sends all of them; Esc: back, to change.")
					 : _("PgDn shows the rest; then they can be signed."));
}

static void close_table(struct screen *screen)
{
	struct table *s = (struct table *)screen;

	listview_clear(&s->list);
	g_ptr_array_unref(s->chosen);
}

static const struct screen_ops ops = {
	.name = "decided",
	.help = N_("Everything you have chosen in the queue. After it is signed each decision goes "
		   "as a letter of its own: one that the centre refuses, or whose record has moved "
		   "on, does not hold up the others and comes back to the queue."),
	.row = {ACTION_SEND, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.tick = tick,
	.close = close_table,
};

struct screen *decide_table_screen(struct app *app, GPtrArray *items)
{
	struct table *s = (struct table *)screen_new(&ops, app, sizeof(*s));

	s->chosen = g_ptr_array_new();
	for (unsigned i = 0; i < items->len; i++) {
		struct decide_item *item = g_ptr_array_index(items, i);

		if (item->pick == PICK_APPROVE || item->pick == PICK_RETURN ||
		    item->pick == PICK_REFUSE)
			g_ptr_array_add(s->chosen, item);
	}
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = draw_row});
	listview_set_count(&s->list, s->chosen->len);
	return &s->base;
}
