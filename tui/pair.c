/*
 * pair - two records that may be one person, side by side, what differs marked.
 *
 * 1 asks for a merge: which record is kept, then field by field what it takes from
 * the other; the request is decided by somebody else.  2 they are different people,
 * with the reason.  3 later.  Nothing is merged here.
 */
#include <string.h>

#include "client/central_lists.h"
#include "client/outbox.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "i18n/cells.h"
#include "tui/keys.h"
#include "tui/lists.h"
#include "tui/pair_merge.h"
#include "tui/paint.h"
#include "tui/people.h"
#include "tui/reason.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

#define SHEET_ROW 3

struct pair_view {
	struct screen base;
	char *id;
	struct pair *pair; /* NULL until it has come */
	int top, rows, lines;
	bool reading;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Suspected duplicates");
}

static void was_read(const struct answer *answer, void *to)
{
	struct pair_view *s = to;
	g_autoptr(GError) why = NULL;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	pair_free(s->pair);
	s->pair = pair_of_json(answer->body, &why);
	if (!s->pair)
		app_say(s->base.app, "%s", why->message);
	app_hint_anew(s->base.app);
}

static void read_pair(struct pair_view *s)
{
	if (s->reading)
		return;
	s->reading = true;
	central_pair(s->base.app->central, s->id, s->base.app->purpose, was_read, s);
}

/* ---- the picture -------------------------------------------------------------------- */

static char *place_of(const struct record *r)
{
	g_autofree char *hamlet = people_hamlet(r->hamlet);

	if (!*r->household_number)
		return g_strdup(r->commune);
	return g_strdup_printf(_("%s, household %s"), hamlet, r->household_number);
}

static bool is_told(enum record_field field)
{
	return field != FIELD_HEAD_NAME && field != FIELD_HEAD_NUMBER && field != FIELD_HEAD_OLD &&
	       field != FIELD_MEMBERS && field != FIELD_CANCELLED &&
	       !kind_is_list(record_fields[field].kind);
}

static void add_fields(struct sheet *sheet, const struct pair *pair)
{
	GString *same = g_string_new(NULL);

	for (int f = 0; f < FIELD_COUNT; f++) {
		enum record_field field = (enum record_field)f;
		const char *a = pair->a->value[f], *b = pair->b->value[f];

		if (!is_told(field) || (!*a && !*b))
			continue;
		if (strcmp(a, b) != 0)
			sheet_sides(sheet, field, a, b);
		else
			g_string_append_printf(same, "%s%s", same->len ? "; " : "",
					       record_label(field));
	}
	sheet_blank(sheet);
	if (same->len)
		sheet_wide(sheet, _("The same in both"), same->str);
	if (*pair->note)
		sheet_wide(sheet, _("Said before"), pair->note);
	g_string_free(same, TRUE);
}

static struct sheet *sheet_of(const struct pair *pair, struct paint *p)
{
	struct sheet *sheet = sheet_new(p->cols, p->look->ascii);
	g_autofree char *left = place_of(pair->a), *right = place_of(pair->b);

	sheet_pair(sheet, _("Record"), _("the first"), NULL, _("the second"), true);
	sheet_pair(sheet, _("Lives"), left, NULL, right, false);
	sheet_blank(sheet);
	add_fields(sheet, pair);
	return sheet;
}

static void draw(struct screen *screen, struct paint *p)
{
	struct pair_view *s = (struct pair_view *)screen;
	g_autofree char *why = NULL;
	struct sheet *sheet;

	if (!s->pair) {
		paint_text(p, 1, 2, p->cols - 3, ROLE_DIM,
			   s->reading ? _("(reading…)") : _("not read yet; F5 reads it"));
		paint_cursor(p, 1, 2);
		return;
	}
	why = g_strdup_printf(_("May be one person: %s."), pair_why(s->pair->why));
	paint_text(p, 1, 2, p->cols - 3, ROLE_BOLD, why);
	sheet = sheet_of(s->pair, p);
	s->rows = p->rows - 4 - SHEET_ROW;
	s->lines = sheet_lines(sheet);
	s->top = MAX(0, MIN(s->top, s->lines - s->rows));
	sheet_draw(sheet, p, SHEET_ROW, s->rows, s->top);
	sheet_free(sheet);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN,
		   _("1 propose a merge   2 different people   3 later"));
	paint_cursor(p, p->rows - 3, 2);
}

/* ---- answers --------------------------------------------------------------------------- */

static void was_answered(const struct answer *answer, void *to)
{
	struct pair_view *s = to;
	struct app *app = s->base.app;

	if (app_answered(app, answer))
		return;
	if (app_top(app) == &s->base)
		app_back(app);
	app_say(app, _("Noted at the centre."));
}

static void are_different(const struct form *form, const char *reason, const char *note, void *to)
{
	struct pair_view *s = to;

	(void)form;
	(void)note;
	central_pair_answer(s->base.app->central, s->id, "different", reason, was_answered, s);
}

static void merge(struct pair_view *s)
{
	if (strcmp(s->pair->a->commune_code, s->pair->b->commune_code) != 0)
		app_say(s->base.app, _("The second is held by %s: that commune is asked first, by "
				       "letter."), s->pair->b->commune);
	else
		app_replace(s->base.app, pair_merge_screen(s->base.app, s->pair));
}

static bool answer_digit(struct pair_view *s, char digit)
{
	struct app *app = s->base.app;
	g_autofree char *name = NULL;

	if (!s->pair || strcmp(s->pair->state, "open") != 0)
		return false;
	name = kind_show(KIND_NAME, CATALOGUE_NONE, s->pair->a->value[FIELD_NAME]);
	if (digit == '1')
		merge(s);
	else if (digit == '2')
		app_push(app, reason_screen(app, &form_different, s->id, name, are_different, s,
					    NULL));
	else if (digit == '3')
		central_pair_answer(app->central, s->id, "later", "", was_answered, s);
	else
		return false;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct pair_view *s = (struct pair_view *)screen;
	int last = MAX(0, s->lines - s->rows), page = MAX(1, s->rows - 1);

	if (action == ACTION_RELOAD)
		read_pair(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : page), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : page), 0);
	else
		return key->code == K_TEXT && answer_digit(s, key->text[0]);
	return true;
}

static char *hint(struct screen *screen)
{
	const struct pair_view *s = (const struct pair_view *)screen;

	return g_strdup(s->pair && s->top + s->rows < s->lines
				? _("PgDn shows the rest. Nothing is merged by itself.")
				: _("A merge is a request; somebody else decides it."));
}

static void close_pair(struct screen *screen)
{
	struct pair_view *s = (struct pair_view *)screen;

	pair_free(s->pair);
	g_free(s->id);
}

static const struct screen_ops ops = {
	.name = "pair",
	.help = N_("Two records that may be one person, side by side; carets stand under the "
		   "letters that differ. 1 proposes to merge them: which one is kept, and what it "
		   "takes from the other, is chosen next, and somebody else decides. 2 says that "
		   "they are different people, with the reason; the pair does not come back. 3 "
		   "leaves it for later."),
	.row = {ACTION_RELOAD, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_pair,
};

struct screen *pair_screen(struct app *app, const char *pair)
{
	struct pair_view *s = (struct pair_view *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(pair);
	read_pair(s);
	return &s->base;
}
