/* decide_reason - why a request is returned or refused: two fields. */
#include "tui/decide.h"

#include "forms/register.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/choose.h"
#include "tui/formview.h"

#include "i18n/banned.h"

#define FORM_ROW 4

struct reason {
	struct screen base;
	enum pick pick;
	char *subject;
	struct draft *draft;
	struct formview view;
	decide_reason_done done;
	void *to;
};

static const char *title(struct screen *screen)
{
	return _(((struct reason *)screen)->view.form->title);
}

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
	int wrong;

	formview_settle(&s->view);
	wrong = draft_check(s->draft);
	if (wrong >= 0) {
		formview_move(&s->view, (size_t)wrong);
		app_say(app, "%s", draft_complaint(s->draft, s->view.form->field[wrong].key));
		return;
	}
	reason = g_strdup(draft_value(s->draft, "reason"));
	note = g_strdup(draft_value(s->draft, "note"));
	app_back(app);
	s->done(s->pick, reason, note, s->to);
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
	case FORMVIEW_DONE:
	case FORMVIEW_LEFT:
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
		return replied(s, formview_key(&s->view, key));
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
	.help = N_("Why the request is returned to be mended, or refused. Enter on the last field "
		   "goes on to the next request; nothing is sent before F8 in the queue."),
	.row = {ACTION_CHOOSE, ACTION_SEND, ACTION_NONE},
	.pastes = true,
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.close = close_reason,
};

struct screen *decide_reason_screen(struct app *app, enum pick pick, const char *subject,
				    decide_reason_done done, void *to)
{
	struct reason *s = (struct reason *)screen_new(&ops, app, sizeof(*s));

	s->pick = pick;
	s->subject = g_strdup(subject);
	s->draft = draft_new(pick == PICK_RETURN ? &form_return : &form_refusal);
	s->done = done;
	s->to = to;
	formview_init(&s->view, s->draft, NULL);
	return &s->base;
}
