/*
 * requests - four lists of one look: my drafts (of this machine's journal), my
 * requests, those returned to me, those waiting for a decision (of the centre).
 *
 * Enter opens: a draft to go on with it, a returned request as a new draft that
 * replaces it, another one to look at, the queue to decide.
 */
#include "tui/screens.h"

#include "client/answer.h"
#include "client/central.h"
#include "client/journal.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/print.h"
#include "tui/readback.h"
#include "tui/requests.h"
#include "tui/requests_open.h"
#include "tui/withdraw.h"

#include "i18n/banned.h"

#define MOST_READ_BACK 10
#define MOST_ROWS 2000 /* of the centre; a longer list is a matter for its filters */

static const char *title(struct screen *screen)
{
	switch (((struct requests *)screen)->which) {
	case LIST_DRAFTS:
		return _("My drafts");
	case LIST_MINE:
		return _("My requests");
	case LIST_RETURNED:
		return _("Returned to me");
	case LIST_QUEUE:
		return _("Waiting for a decision");
	case LIST_INCOMING:
		return _("From other communes");
	case LIST_OVERDUE:
		return _("Past the due date");
	case LIST_DECIDED:
		return _("Decided today");
	}
	return "";
}

/* ---- order and filter ------------------------------------------------------------ */

static void build(struct requests *s)
{
	g_ptr_array_set_size(s->shown, 0);
	for (unsigned i = 0; i < s->all->len; i++) {
		struct request_line *line = g_ptr_array_index(s->all, i);
		g_autofree char *text = g_strdup_printf("%s %s %s", line->name, line->fields,
							line->state);

		if (filter_passes(&s->filter, text))
			g_ptr_array_add(s->shown, line);
	}
	requests_sort(s->shown, s->order);
	listview_set_count(&s->list, s->shown->len);
	app_touch(s->base.app);
}

static void sort_next(struct requests *s)
{
	static const char *const words[REQUEST_ORDERS] = {N_("Sorted by time, the newest first."),
						  N_("Sorted by name."),
						  N_("Sorted by field.")};

	s->order = (s->order + 1) % REQUEST_ORDERS;
	build(s);
	app_say(s->base.app, "%s", _(words[s->order]));
}

/* ---- drafts of this machine -------------------------------------------------------- */

static void read_drafts(struct requests *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) entries = journal_list(app->journal, &error);

	g_ptr_array_set_size(s->all, 0);
	for (unsigned i = 0; entries && i < entries->len; i++) {
		const struct journal_entry *entry = g_ptr_array_index(entries, i);
		const struct form *form = form_named(entry->form);

		if (form && form_makes_request(form))
			g_ptr_array_add(s->all, requests_draft_line(app, entry));
		else if (g_str_equal(entry->form, form_verification.name))
			g_ptr_array_add(s->all, requests_visit_line(app, entry));
	}
	if (!entries)
		app_say(app, "%s", error->message);
	s->total = s->all->len;
	s->as_of = world_now(app->world);
	build(s);
}

/* ---- requests of the centre ---------------------------------------------------------- */

static void fetch(struct requests *s, const char *cursor);

/* What was approved is read back, the newest first; a long history is not. */
static void want_readback(const struct requests *s)
{
	unsigned left = MOST_READ_BACK;

	for (unsigned i = 0; i < s->all->len && left > 0; i++) {
		const struct request_line *line = g_ptr_array_index(s->all, i);

		if (!line->approved)
			continue;
		readback_want(s->base.app, line->id);
		left--;
	}
}

static void fetched(const struct answer *answer, void *to)
{
	struct requests *s = to;
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
	if (s->anew) { /* only now: without a line the old ones stay */
		g_ptr_array_set_size(s->shown, 0);
		g_ptr_array_set_size(s->all, 0);
		s->anew = false;
	}
	for (unsigned i = 0; i < list->rows->len; i++)
		g_ptr_array_add(s->all, requests_line(s, g_ptr_array_index(list->rows, i)));
	want_readback(s);
	s->total = list->total;
	s->as_of = list->as_of;
	if (*list->cursor && s->all->len < MOST_ROWS)
		fetch(s, list->cursor);
	request_list_free(list);
	build(s);
}

static void fetch(struct requests *s, const char *cursor)
{
	static const char *const names[] = {
		[LIST_DRAFTS] = "",
		[LIST_MINE] = "mine",
		[LIST_RETURNED] = "returned",
		[LIST_QUEUE] = "queue",
		[LIST_INCOMING] = "incoming",
		[LIST_OVERDUE] = "overdue",
		[LIST_DECIDED] = "decided",
	};

	s->reading = true;
	central_requests(s->base.app->central, names[s->which], cursor, fetched, s);
}

static void read_again(struct requests *s)
{
	if (s->reading)
		return;
	if (s->which == LIST_DRAFTS) {
		read_drafts(s);
		return;
	}
	s->anew = true;
	fetch(s, NULL);
}

/* ---- opening and dropping --------------------------------------------------------------- */

static struct request_line *here(const struct requests *s)
{
	return listview_has_cursor(&s->list) ? g_ptr_array_index(s->shown, s->list.cursor) : NULL;
}

static void open_line(struct requests *s)
{
	struct app *app = s->base.app;
	struct request_line *line = here(s);
	struct screen *draft;

	if (!line)
		return;
	switch (s->which) {
	case LIST_DRAFTS:
		draft = draft_screen(app, line->id);
		if (draft)
			app_push(app, draft);
		break;
	case LIST_MINE:
	case LIST_INCOMING:
	case LIST_OVERDUE:
	case LIST_DECIDED:
		app_push(app, request_view_screen(app, line->id));
		break;
	case LIST_RETURNED:
		request_reopen(app, line->id);
		break;
	case LIST_QUEUE:
		app_push(app, decide_screen(app));
		break;
	}
}

static void drop_one(void *self, size_t row)
{
	struct requests *s = self;
	const struct request_line *line = g_ptr_array_index(s->shown, row);

	journal_drop(s->base.app->journal, line->id, NULL);
}

static void drop_answered(void *to, unsigned answer)
{
	struct requests *s = to;

	if (answer != 1)
		return;
	if (listview_mark_count(&s->list) > 0)
		listview_each_marked(&s->list, drop_one, s);
	else
		drop_one(s, s->list.cursor);
	read_drafts(s);
	app_say(s->base.app, _("Thrown away; nothing was sent."));
}

static void ask_drop(struct requests *s)
{
	size_t marked = listview_mark_count(&s->list);
	g_autofree char *text = NULL;
	struct question question = {
		.answers = {_("Throw away"), _("Keep")},
		.safe = 2,
		.answered = drop_answered,
		.to = s,
	};

	if (!here(s))
		return;
	text = marked > 0 ? g_strdup_printf(_("Throw %zu drafts away?"), marked)
			  : g_strdup(_("Throw it away?"));
	question.text = text;
	app_ask(s->base.app, &question);
}

static void withdraw(struct requests *s)
{
	const struct request_line *line = here(s);

	if (line && line->resident)
		withdraw_begin(s->base.app, line->id, line->resident, line->name);
	else if (line)
		app_say(s->base.app, _("Only what nobody has decided yet can be withdrawn."));
}

/* ---- keys --------------------------------------------------------------------------------------- */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct requests *s = (struct requests *)screen;
	enum filter_answer filtered = filter_key(&s->filter, key, app_typing(screen->app));

	if (filtered == FILTER_CHANGED)
		build(s);
	if (filtered != FILTER_NOT_MINE)
		return true;
	if (action == ACTION_FILTER)
		filter_open(&s->filter);
	else if (action == ACTION_SORT)
		sort_next(s);
	else if (action == ACTION_RELOAD)
		read_again(s);
	else if (action == ACTION_PRINT)
		print_decided(screen->app);
	else if ((action == ACTION_HANDLE || action == ACTION_DROP) && s->which == LIST_DRAFTS)
		ask_drop(s);
	else if (action == ACTION_HANDLE && (s->which == LIST_MINE || s->which == LIST_RETURNED))
		withdraw(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_ENTER)
		open_line(s);
	else
		return listview_key(&s->list, key, s->which == LIST_DRAFTS);
	return true;
}

static void offers(struct screen *screen, enum action offers[SCREEN_OFFERS])
{
	struct requests *s = (struct requests *)screen;
	size_t n = 0;

	offers[n++] = ACTION_FILTER;
	offers[n++] = ACTION_SORT;
	offers[n++] = ACTION_RELOAD;
	if (s->which <= LIST_RETURNED)
		offers[n++] = ACTION_HANDLE;
	if (s->which == LIST_DECIDED)
		offers[n++] = ACTION_PRINT;
	offers[n] = ACTION_NONE;
}

static char *hint(struct screen *screen)
{
	struct requests *s = (struct requests *)screen;
	const struct request_line *line = here(s);
	const char *known = line && line->approved ? readback_words(screen->app, line->id) : NULL;

	if (known)
		return g_strdup(known);
	return g_strdup(line ? line->note ? line->note
					  : _("Ready to send: Enter opens it, F8 there reviews it.")
			     : requests_empty_words(s));
}

/* A letter about somebody has come through: what is listed may be another state now. */
static void settled(struct screen *screen, const char *resident)
{
	(void)resident;
	read_again((struct requests *)screen);
}

static void resume(struct screen *screen)
{
	read_again((struct requests *)screen);
}

static void close_requests(struct screen *screen)
{
	struct requests *s = (struct requests *)screen;

	listview_clear(&s->list);
	filter_clear(&s->filter);
	g_ptr_array_unref(s->shown);
	g_ptr_array_unref(s->all);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return filter_kind(&((struct requests *)screen)->filter, line);
}

static const struct screen_ops ops = {
	.name = "requests",
	.help = N_("Drafts are on this machine only and NOT sent. A request at the centre waits for "
		   "the chief, is approved, refused, or returned to be mended: open a returned one "
		   "to mend it and send it again. F8 withdraws one that nobody has decided, with a "
		   "reason. F3 filters, F4 sorts."),
	.row = {ACTION_FILTER, ACTION_SORT, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = requests_draw,
	.act = act,
	.hint = hint,
	.resume = resume,
	.settled = settled,
	.close = close_requests,
};

struct screen *requests_screen(struct app *app, enum request_shelf which)
{
	struct requests *s = (struct requests *)screen_new(&ops, app, sizeof(*s));

	s->which = which;
	s->all = g_ptr_array_new_with_free_func(requests_line_free);
	s->shown = g_ptr_array_new();
	filter_init(&s->filter);
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = requests_draw_row});
	read_again(s);
	return &s->base;
}
