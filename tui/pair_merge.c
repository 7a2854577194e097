/* pair_merge - choosing, then the letter. */
#include "tui/pair_merge.h"

#include <string.h>

#include "client/letter.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/kinds.h"
#include "forms/purpose.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/people.h"
#include "tui/reason.h"
#include "tui/services.h"

#include "i18n/banned.h"

#define LIST_ROW 7
enum { LABEL = 2, MARK = 24, LEFT = 26, SIDE = 25, SECOND_MARK = 52, RIGHT = 54 };

struct pair_merge {
	struct screen base;
	struct record *side[2];
	unsigned kept;	    /* 0 or 1 */
	GArray *fields;	    /* enum record_field: those that differ and may be taken */
	GArray *from;	    /* unsigned: which side's value the kept one will have */
	struct listview view;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Merge two records");
}

/* What is part of the number, or of the household, goes with its record. */
static bool may_be_taken(enum record_field field)
{
	static const enum record_field never[] = {
		FIELD_NUMBER, FIELD_SEX,	 FIELD_HEAD_NAME, FIELD_HEAD_NUMBER, FIELD_HEAD_OLD,
		FIELD_LIFE,   FIELD_HEAD_RELATION, FIELD_DEATH,	  FIELD_MEMBERS,     FIELD_CANCELLED};

	for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
		if (never[i] == field)
			return false;
	return !kind_is_list(record_fields[field].kind);
}

/* The kept one keeps its own; where it has nothing, it takes the other's. */
static void choose_sides(struct pair_merge *s)
{
	for (guint i = 0; i < s->fields->len; i++) {
		enum record_field field = g_array_index(s->fields, enum record_field, i);

		g_array_index(s->from, unsigned, i) =
			*s->side[s->kept]->value[field] ? s->kept : 1 - s->kept;
	}
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	const struct pair_merge *s = self;
	enum record_field field = g_array_index(s->fields, enum record_field, row);
	unsigned from = g_array_index(s->from, unsigned, row);
	const struct record_field_row *kind = &record_fields[field];

	paint_text(p, at, LABEL, MARK - LABEL, ROLE_PLAIN, record_label(field));
	for (unsigned side = 0; side < 2; side++) {
		g_autofree char *shown =
			kind_show(kind->kind, kind->catalogue, s->side[side]->value[field]);
		g_autofree char *fit = cells_fit(shown, SIDE, CELLS_MORE);

		paint_text(p, at, side ? SECOND_MARK : MARK, 1, ROLE_PLAIN, side == from ? "*" : "");
		paint_data(p, at, side ? RIGHT : LEFT, SIDE, side == from ? ROLE_BOLD : ROLE_PLAIN,
			   fit);
	}
}

static void draw_side(const struct pair_merge *s, struct paint *p, unsigned side)
{
	const struct record *r = s->side[side];
	g_autofree char *number = people_number(r->value[FIELD_NUMBER], _("no number"), false);
	int at = side ? RIGHT : LEFT;

	paint_text(p, 3, at, SIDE, ROLE_BOLD,
		   side == s->kept ? _("is kept") : _("goes into the other"));
	paint_text(p, 4, at, SIDE, ROLE_PLAIN, number);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct pair_merge *s = (struct pair_merge *)screen;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("1 keep the first, 2 keep the second; Space takes a value from the other side."));
	paint_text(p, 3, LABEL, MARK - LABEL, ROLE_PLAIN, _("Record"));
	paint_text(p, 4, LABEL, MARK - LABEL, ROLE_PLAIN, record_label(FIELD_NUMBER));
	draw_side(s, p, 0);
	draw_side(s, p, 1);
	paint_rule(p, 6, 1, p->cols - 2);
	if (s->fields->len > 0)
		listview_draw(&s->view, p, LIST_ROW, p->rows - 4 - LIST_ROW);
	else
		paint_cursor(p, LIST_ROW, 2);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN,
		   _("* is what the record will say. The other number is cancelled."));
}

/* ---- the request ----------------------------------------------------------------------- */

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static struct request *request_of(const struct pair_merge *s, const char *uuid, const char *why)
{
	struct app *app = s->base.app;
	const struct record *kept = s->side[s->kept], *other = s->side[1 - s->kept];
	struct request *r = request_new();

	put(&r->id, uuid);
	put(&r->kind, request_kind_word(REQUEST_KIND_MERGE));
	put(&r->world, app->session->world);
	put(&r->centre, app->session->centre);
	put(&r->resident, kept->id);
	put(&r->base_version, kept->version);
	put(&r->other, other->id);
	put(&r->note, why);
	put(&r->terminal, app->options->machine ? app->options->machine : "");
	purpose_copy(&r->purpose, app->purpose);
	r->made_at = world_now(app->world);
	for (guint i = 0; i < s->fields->len; i++) {
		enum record_field field = g_array_index(s->fields, enum record_field, i);

		if (g_array_index(s->from, unsigned, i) != s->kept)
			request_add_change(r, field, kept->value[field], other->value[field]);
	}
	return r;
}

static void reasoned(const struct form *form, const char *reason, const char *note, void *to)
{
	struct pair_merge *s = to;
	struct app *app = s->base.app;
	g_autofree char *uuid = world_uuid(app->world);
	g_autoptr(GError) why = NULL;
	struct request *r = request_of(s, uuid, reason);
	struct letter *letter = letter_new(OP_REQUEST);
	struct json *body = request_to_json(r, false);
	bool kept;

	(void)note;
	put(&letter->uuid, uuid);
	put(&letter->base, r->base_version);
	put(&letter->about, r->resident);
	put(&letter->title, _(form->title));
	letter->subject = kind_show(KIND_NAME, CATALOGUE_NONE, s->side[s->kept]->value[FIELD_NAME]);
	letter->body = json_print(body);
	kept = outbox_put(app->outbox, letter, &why);
	json_free(body);
	letter_free(letter);
	request_free(r);
	if (kept) {
		services_note_letters(app);
		if (app_top(app) == &s->base)
			app_back(app);
		app_say(app, _("Kept, waiting to be sent. Somebody else decides the merge."));
	} else {
		app_say(app, "%s", why->message);
	}
}

static void send(struct pair_merge *s)
{
	struct app *app = s->base.app;
	g_autofree char *about = g_strjoin(" ", s->side[0]->id, s->side[1]->id, NULL);
	g_autofree char *name =
		kind_show(KIND_NAME, CATALOGUE_NONE, s->side[s->kept]->value[FIELD_NAME]);

	app_push(app, reason_screen(app, &form_merge, about, name, reasoned, s, NULL));
}

static bool act_text(struct pair_merge *s, char c)
{
	if (c == '1' || c == '2') {
		s->kept = c == '1' ? 0 : 1;
		choose_sides(s);
		return true;
	}
	if (c != ' ' || !listview_has_cursor(&s->view))
		return false;
	g_array_index(s->from, unsigned, s->view.cursor) ^= 1u;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct pair_merge *s = (struct pair_merge *)screen;

	if (action == ACTION_SEND)
		send(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_TEXT)
		return act_text(s, key->text[0]);
	else
		return listview_key(&s->view, key, false);
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("F8 asks for the reason, then sends the request. Nothing is merged yet."));
}

static void close_merge(struct screen *screen)
{
	struct pair_merge *s = (struct pair_merge *)screen;

	listview_clear(&s->view);
	record_free(s->side[0]);
	record_free(s->side[1]);
	g_array_unref(s->fields);
	g_array_unref(s->from);
}

static const struct screen_ops ops = {
	.name = "pair_merge",
	.help = N_("Which of the two records is kept, with its number, and what it takes from the "
		   "other: the star stands at the value that will stay. All that hangs on the "
		   "other record (household, requests, verifications, relatives) goes over when "
		   "the merge is approved, and both records are kept as they were, so that it can "
		   "be undone."),
	.row = {ACTION_SEND, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_merge,
};

struct screen *pair_merge_screen(struct app *app, const struct pair *pair)
{
	struct pair_merge *s = (struct pair_merge *)screen_new(&ops, app, sizeof(*s));

	s->side[0] = record_copy(pair->a);
	s->side[1] = record_copy(pair->b);
	s->fields = g_array_new(FALSE, FALSE, sizeof(enum record_field));
	s->from = g_array_new(FALSE, TRUE, sizeof(unsigned));
	for (int f = 0; f < FIELD_COUNT; f++) {
		enum record_field field = (enum record_field)f;

		if (may_be_taken(field) && strcmp(pair->a->value[f], pair->b->value[f]) != 0)
			g_array_append_val(s->fields, field);
	}
	g_array_set_size(s->from, s->fields->len);
	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	listview_set_count(&s->view, s->fields->len);
	choose_sides(s);
	return &s->base;
}
