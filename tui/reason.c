/* reason - one or two fields, judged before they are handed on. */
#include "tui/reason.h"

#include "forms/draft.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/aside.h"
#include "tui/choose.h"
#include "tui/formview.h"

#include "i18n/banned.h"

#define FORM_ROW 4
#define KEEP_AFTER_MS 2000

struct reason {
	struct screen base;
	char *about, *subject;
	struct draft *draft;
	struct formview view;
	struct aside aside;
	bool changed; /* since it was kept last */
	reason_done done;
	void *to;
	GDestroyNotify free_to;
};

static const char *title(struct screen *screen)
{
	return _(((struct reason *)screen)->view.form->title);
}

/* ---- keeping ------------------------------------------------------------------------ */

static void keep(struct reason *s)
{
	struct json *body = json_object();

	formview_keep(&s->view);
	json_put(body, "draft", draft_to_json(s->draft));
	aside_keep(s->base.app, &s->aside, s->view.form, s->about, s->subject,
		   (unsigned)s->view.cursor + 1, body);
	s->changed = false;
}

static void note_change(struct reason *s)
{
	s->changed = true;
	s->base.wake_at = world_steady(s->base.app->world) + KEEP_AFTER_MS;
}

static void tick(struct screen *screen, int64_t steady)
{
	(void)steady;
	screen->wake_at = INT64_MAX;
	keep((struct reason *)screen);
}

static void leave(struct screen *screen)
{
	if (((struct reason *)screen)->changed)
		keep((struct reason *)screen);
}

/* What was typed when the program ended; else an empty form. */
static struct draft *begin_draft(struct reason *s, const struct form *form)
{
	g_autoptr(json_owned) body = aside_find(s->base.app, &s->aside, form, s->about);
	struct draft *draft = body ? draft_of_json(json_get(body, "draft"), NULL) : NULL;

	if (draft && draft_form(draft) == form)
		return draft;
	draft_free(draft);
	return draft_new(form);
}

/* ---- the form ----------------------------------------------------------------------- */

static void draw(struct screen *screen, struct paint *paint)
{
	struct reason *s = (struct reason *)screen;

	paint_data(paint, 2, 2, paint->cols - 3, ROLE_BOLD, s->subject);
	formview_draw(&s->view, paint, FORM_ROW, paint->rows - 3 - FORM_ROW);
}

static void picked(void *to, const struct code_row *row)
{
	struct reason *s = to;

	draft_choose(s->draft, formview_field(&s->view)->key, row->code);
	formview_refresh(&s->view);
	keep(s);
}

static void choose(struct reason *s)
{
	const struct field *field = formview_field(&s->view);
	struct app *app = s->base.app;
	struct choice choice = {
		.catalogue = field->catalogue,
		.title = _(field->label),
		.draft = s->draft,
		.key = field->key,
		.picked = picked,
		.to = s,
	};

	if (field->kind == KIND_CODE)
		app_push(app, choose_screen(app, &choice));
	else
		app_say(app, _("This field has no list: type it."));
}

static void finish(struct reason *s)
{
	struct app *app = s->base.app;
	g_autofree char *reason = NULL, *note = NULL;
	const struct form *form;
	GDestroyNotify free_to;
	void *to;
	int wrong;

	formview_settle(&s->view);
	wrong = draft_check(s->draft);
	if (wrong >= 0) {
		formview_move(&s->view, (size_t)wrong);
		app_say(app, "%s", draft_complaint(s->draft, s->view.form->field[wrong].key));
		return;
	}
	reason = g_strdup(draft_value(s->draft, "reason"));
	note = g_strdup(form_field(s->view.form, "note") ? draft_value(s->draft, "note") : "");
	form = s->view.form;
	to = s->to;
	free_to = s->free_to;
	s->free_to = NULL; /* it outlives this screen */
	aside_drop(app, &s->aside);
	app_back(app);
	s->done(form, reason, note, to);
	if (free_to)
		free_to(to);
}

static void go_back(struct reason *s)
{
	struct app *app = s->base.app;

	app_back(app);
	app_say(app, _("Nothing was chosen for this request."));
}

static bool replied(struct reason *s, enum formview_reply reply)
{
	struct app *app = s->base.app;

	switch (reply) {
	case FORMVIEW_OTHER:
	case FORMVIEW_HELP:
		return false;
	case FORMVIEW_LEFT:
		keep(s);
		break;
	case FORMVIEW_DONE:
	case FORMVIEW_AGAIN: /* nothing here is typed twice */
	case FORMVIEW_DIFFERS:
	case FORMVIEW_UNDONE:
	case FORMVIEW_LOCKED:
		break;
	case FORMVIEW_LAST:
		finish(s);
		break;
	case FORMVIEW_ESC:
		go_back(s);
		break;
	case FORMVIEW_FULL:
		app_say(app, _("There is no room for more letters here."));
		break;
	case FORMVIEW_REFUSED:
	case FORMVIEW_MENDED:
		app_say(app, "%s", formview_refusal(&s->view));
		break;
	}
	return true;
}

static bool typed(struct reason *s, const struct key *key)
{
	enum formview_reply reply;

	note_change(s); /* first: what closes the screen may take it away */
	reply = formview_key(&s->view, key);
	return replied(s, reply);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct reason *s = (struct reason *)screen;
	static const struct key esc = {.code = K_ESC};

	s->view.typing = app_typing(s->base.app);
	if (action == ACTION_CHOOSE)
		choose(s);
	else if (action == ACTION_SEND)
		finish(s);
	else if (action == ACTION_BACK)
		return replied(s, formview_key(&s->view, &esc));
	else if (action == ACTION_NONE)
		return typed(s, key);
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	return formview_hint(&((struct reason *)screen)->view);
}

static char *field_help(struct screen *screen)
{
	const struct field *field = formview_field(&((struct reason *)screen)->view);

	return g_strdup_printf("%s: %s", _(field->label), _(field->help));
}

static void close_reason(struct screen *screen)
{
	struct reason *s = (struct reason *)screen;

	aside_close(screen->app, &s->aside);
	if (s->free_to)
		s->free_to(s->to);
	g_free(s->about);
	formview_clear(&s->view);
	draft_free(s->draft);
	g_free(s->subject);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return formview_kind(&((struct reason *)screen)->view, line);
}

static const struct screen_ops ops = {
	.name = "reason",
	.help = N_("Why the request is returned to be mended, refused or withdrawn. Enter on the "
		   "last field, or F8, goes on; Esc goes back and nothing is sent."),
	.row = {ACTION_CHOOSE, ACTION_SEND, ACTION_NONE},
	.pastes = true,
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.tick = tick,
	.leave = leave,
	.close = close_reason,
};

struct screen *reason_screen(struct app *app, const struct form *form, const char *about,
			     const char *subject, reason_done done, void *to,
			     GDestroyNotify free_to)
{
	struct reason *s = (struct reason *)screen_new(&ops, app, sizeof(*s));

	s->about = g_strdup(about);
	s->subject = g_strdup(subject);
	s->draft = begin_draft(s, form);
	s->done = done;
	s->to = to;
	s->free_to = free_to;
	formview_init(&s->view, s->draft, draft_cursor(s->draft));
	return &s->base;
}
