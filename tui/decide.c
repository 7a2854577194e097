/*
 * decide - the chief's queue: one request after the other, a digit each.
 *
 * 1 approves, but only after the last change and the paper have been on the
 * screen; 2 and 3 ask why; 4 leaves it.  The next one stands there at once, and
 * going back changes a choice.  Nothing is sent before F8 has shown the table.
 * What somebody has made himself he cannot decide: the digits say so.
 */
#include "tui/screens.h"

#include "client/answer.h"
#include "client/central.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/decide.h"
#include "tui/keys.h"
#include "tui/reason.h"

#include "i18n/banned.h"

static const char *title(struct screen *screen)
{
	struct decide *s = (struct decide *)screen;

	g_free(s->title);
	s->title = s->items->len == 0 ? g_strdup(_("Decide"))
				      : g_strdup_printf(_("Decide %u / %u"), s->at + 1,
							s->items->len);
	return s->title;
}

static void free_item(void *data)
{
	struct decide_item *item = data;

	request_row_free(item->row);
	request_free(item->request);
	g_free(item->reason);
	g_free(item->note);
	g_free(item->letter);
	g_free(item->kept);
	g_free(item);
}

struct decide_item *decide_item_at(const struct decide *s, unsigned at)
{
	return at < s->items->len ? g_ptr_array_index(s->items, at) : NULL;
}

static struct decide_item *here(const struct decide *s)
{
	return decide_item_at(s, s->at);
}

/* ---- reading -------------------------------------------------------------------------- */

static void ask_reason(struct decide *s, enum pick digit);

/* The request whose reason was being typed when the program ended. */
static void reason_again(struct decide *s)
{
	g_clear_pointer(&s->wanted, g_free);
	ask_reason(s, s->wanted_pick);
}

static unsigned place_of_wanted(const struct decide *s)
{
	for (unsigned i = 0; s->wanted && i < s->items->len; i++)
		if (g_str_equal(decide_item_at(s, i)->row->id, s->wanted))
			return i;
	return s->at;
}

static void ask_for(struct decide *s, unsigned at);

/* One after the other, so that a long evening does not flood the line. */
static void ask_for_kept(struct decide *s)
{
	for (unsigned i = 0; i < s->items->len; i++) {
		const struct decide_item *item = decide_item_at(s, i);

		if (!item->request && decide_kept_has(s, item)) {
			ask_for(s, i);
			return;
		}
	}
	decide_kept_say(s);
}

static void arrived(const struct answer *answer, void *to)
{
	struct decide *s = to;
	g_autoptr(GError) error = NULL;
	struct request *request;

	if (app_answered(s->base.app, answer))
		return;
	request = request_of_json(answer->body, &error);
	if (!request) {
		app_say(s->base.app, "%s", error->message);
		return;
	}
	for (unsigned i = 0; i < s->items->len; i++) {
		struct decide_item *item = g_ptr_array_index(s->items, i);

		if (item->request || !g_str_equal(item->row->id, request->id))
			continue;
		item->request = g_steal_pointer(&request);
		decide_kept_take(s, item);
		if (i == s->at && s->wanted && g_str_equal(s->wanted, item->row->id))
			reason_again(s);
		else if (i == s->at)
			app_guard(s->base.app);
		break;
	}
	request_free(request);
	ask_for_kept(s);
	app_touch(s->base.app);
}

static void ask_for(struct decide *s, unsigned at)
{
	struct decide_item *item = decide_item_at(s, at);

	if (!item || item->asked)
		return;
	item->asked = true;
	central_request(s->base.app->central, item->row->id, arrived, s);
}

/* Shows this one; the one after it is fetched, so that it stands there at once. */
static void go_to(struct decide *s, unsigned at)
{
	struct decide_item *item;

	s->at = at;
	s->top = s->rows = s->lines = 0;
	item = here(s);
	ask_for(s, at);
	ask_for(s, at + 1);
	if (item && item->request)
		app_guard(s->base.app);
	app_touch(s->base.app);
}

static void note_signed(struct decide *s)
{
	g_autoptr(GPtrArray) letters = outbox_list(s->base.app->outbox, INT64_MAX, NULL);

	g_hash_table_remove_all(s->signed_already);
	for (unsigned i = 0; letters && i < letters->len; i++) {
		const struct letter *letter = g_ptr_array_index(letters, i);

		if (letter->op == OP_DECIDE &&
		    (letter->state == LETTER_WAITING || letter->state == LETTER_IN_FLIGHT))
			g_hash_table_add(s->signed_already, g_strdup(letter->path_id));
	}
}

static void listed(const struct answer *answer, void *to)
{
	struct decide *s = to;
	g_autoptr(GError) error = NULL;
	struct request_list *list;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	list = request_list_of_json(answer->body, &error);
	if (!list) {
		app_say(s->base.app, "%s", error->message);
		return;
	}
	for (unsigned i = 0; i < list->rows->len; i++) {
		struct request_row *row = g_ptr_array_index(list->rows, i);
		struct decide_item *item;

		if (g_hash_table_contains(s->signed_already, row->id))
			continue;
		item = g_new0(struct decide_item, 1);
		item->row = row;
		g_ptr_array_index(list->rows, i) = request_row_new();
		g_ptr_array_add(s->items, item);
	}
	if (*list->cursor) {
		s->reading = true;
		central_requests(s->base.app->central, "queue", list->cursor, listed, s);
	}
	request_list_free(list);
	if (!s->reading)
		decide_kept_rest(s);
	if (!here(s) || !here(s)->asked)
		go_to(s, place_of_wanted(s));
	ask_for_kept(s);
	app_touch(s->base.app);
}

static void read_again(struct decide *s)
{
	if (s->reading)
		return;
	note_signed(s);
	decide_kept_find(s);
	g_ptr_array_set_size(s->items, 0);
	s->at = 0;
	s->reading = true;
	central_requests(s->base.app->central, "queue", NULL, listed, s);
}

static void sort_next(struct decide *s)
{
	app_say(s->base.app, "%s", decide_order_next(s));
	go_to(s, 0);
}

/* ---- choosing ------------------------------------------------------------------------------ */

static void choose(struct decide *s, enum pick pick, const char *reason, const char *note)
{
	struct decide_item *item = here(s);

	item->pick = pick;
	g_free(item->reason);
	g_free(item->note);
	item->reason = g_strdup(reason);
	item->note = g_strdup(note);
	decide_kept_save(s->base.app, item);
	if (s->at + 1 < s->items->len) {
		go_to(s, s->at + 1);
		return;
	}
	app_say(s->base.app, _("That was the last one. F8 shows all that was chosen, then sends."));
	app_touch(s->base.app);
}

static void reasoned(const struct form *form, const char *reason, const char *note, void *to)
{
	choose(to, form == &form_return ? PICK_RETURN : PICK_REFUSE, reason, note);
}

static void ask_reason(struct decide *s, enum pick digit)
{
	struct app *app = s->base.app;
	const struct decide_item *item = here(s);
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, item->row->name);

	app_push(app, reason_screen(app, digit == PICK_RETURN ? &form_return : &form_refusal,
				    item->row->id, name, reasoned, s, NULL));
}

static bool is_mine(const struct decide *s, const struct decide_item *item)
{
	return g_str_equal(item->request->author_id, s->base.app->session->officer_id);
}

static void pick(struct decide *s, enum pick digit)
{
	struct app *app = s->base.app;
	struct decide_item *item = here(s);

	if (!item)
		return;
	if (digit != PICK_LATER && !item->request) {
		app_say(app, _("This request is still being read."));
	} else if (digit == PICK_LATER) {
		choose(s, digit, "", "");
	} else if (is_mine(s, item)) {
		app_say(app, _("You made this request, so somebody else decides it. 4 leaves it."));
	} else if (digit == PICK_APPROVE && !item->seen) {
		app_say(app, _("PgDn shows the paper first; then 1 approves."));
	} else if (digit == PICK_APPROVE) {
		choose(s, digit, "", "");
	} else {
		ask_reason(s, digit);
	}
}

static void show_table(struct decide *s)
{
	struct app *app = s->base.app;

	if (decide_count_chosen(s) == 0) {
		app_say(app, _("Nothing is chosen yet: 1 approves, 2 returns, 3 refuses."));
		return;
	}
	app_push(app, decide_table_screen(app, s->items));
}

static void leave_answered(void *to, unsigned answer)
{
	struct decide *s = to;

	if (answer != 1)
		return;
	for (unsigned i = 0; i < s->items->len; i++)
		decide_kept_forget(s->base.app, decide_item_at(s, i));
	app_back(s->base.app);
}

static bool go_back(struct decide *s)
{
	g_autofree char *line = g_strdup_printf(_("Chosen and NOT sent: %u"), decide_count_chosen(s));
	struct question question = {
		.text = _("Leave the queue?"),
		.above = {line},
		.answers = {_("Leave, forget them"), _("Stay")},
		.safe = 2,
		.answered = leave_answered,
		.to = s,
	};

	if (decide_count_chosen(s) == 0)
		return false;
	app_ask(s->base.app, &question);
	return true;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static bool scroll(struct decide *s, const struct key *key)
{
	int last = MAX(0, s->lines - s->rows);

	if (key->code == K_PGDN)
		s->top = MIN(s->top + MAX(s->rows - 1, 1), last);
	else if (key->code == K_PGUP)
		s->top = MAX(s->top - MAX(s->rows - 1, 1), 0);
	else if ((key->code == K_UP || key->code == K_LEFT) && s->at > 0)
		go_to(s, s->at - 1);
	else if ((key->code == K_DOWN || key->code == K_RIGHT) && s->at + 1 < s->items->len)
		go_to(s, s->at + 1);
	else
		return key->code == K_UP || key->code == K_DOWN || key->code == K_LEFT ||
		       key->code == K_RIGHT;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct decide *s = (struct decide *)screen;

	if (action == ACTION_SEND)
		show_table(s);
	else if (action == ACTION_SORT)
		sort_next(s);
	else if (action == ACTION_RELOAD)
		read_again(s);
	else if (action == ACTION_BACK)
		return go_back(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_TEXT && key->text[0] >= '1' && key->text[0] <= '4')
		pick(s, (enum pick)(key->text[0] - '0'));
	else
		return scroll(s, key);
	return true;
}

static void offers(struct screen *screen, enum action offers[SCREEN_OFFERS])
{
	static const enum action all[] = {ACTION_SORT, ACTION_RELOAD, ACTION_SEND, ACTION_NONE};

	(void)screen;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		offers[i] = all[i];
}

static char *hint(struct screen *screen)
{
	struct decide *s = (struct decide *)screen;
	const struct decide_item *item = here(s);

	if (!item)
		return g_strdup("");
	if (item->seen)
		return g_strdup(_("Changes and paper were shown. 1-4, the next one comes at once; F8 "
				  "sends."));
	return g_strdup(_("PgDn shows the paper; after that 1 approves. 2, 3 and 4 work now."));
}

/* ---- the screen ----------------------------------------------------------------------------------- */

/* Back from the table: what was signed leaves the queue. */
static void resume(struct screen *screen)
{
	struct decide *s = (struct decide *)screen;
	bool signed_some = false;

	for (unsigned i = 0; i < s->items->len; i++)
		signed_some |= decide_item_at(s, i)->letter != NULL;
	if (signed_some)
		read_again(s);
	else
		app_guard(s->base.app);
}

static void close_decide(struct screen *screen)
{
	struct decide *s = (struct decide *)screen;

	g_ptr_array_unref(s->items);
	g_hash_table_unref(s->signed_already);
	g_free(s->title);
	g_free(s->wanted);
	if (s->kept)
		g_ptr_array_unref(s->kept);
}

static const struct screen_ops ops = {
	.name = "decide",
	.help = N_("The requests that wait for you, the nearest deadline first. Old stands beside "
		   "new with ^ under what differs, then reason and paper. 1 approves, 2 returns it "
		   "to be mended, 3 refuses, 4 leaves it for later; the next request stands there "
		   "at once, Up goes back to a choice. Nothing is sent before F8 has shown all of "
		   "it in one table. Nobody decides what he has made, changed or verified."),
	.row = {ACTION_SORT, ACTION_SEND, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = decide_draw,
	.act = act,
	.hint = hint,
	.resume = resume,
	.close = close_decide,
};

struct screen *decide_screen(struct app *app)
{
	struct decide *s = (struct decide *)screen_new(&ops, app, sizeof(*s));

	s->items = g_ptr_array_new_with_free_func(free_item);
	s->signed_already = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_again(s);
	return &s->base;
}

struct screen *decide_reason_again_screen(struct app *app, const char *form, const char *request)
{
	struct screen *screen = decide_screen(app);
	struct decide *s = (struct decide *)screen;

	s->wanted = g_strdup(request);
	s->wanted_pick = g_str_equal(form, form_return.name) ? PICK_RETURN : PICK_REFUSE;
	return screen;
}
