/* entry_reissue - from a locked field to the procedure that changes it. */
#include "forms/register.h"
#include "i18n/language.h"
#include "tui/entry.h"

#include "i18n/banned.h"

#define REISSUE "huy-xac-lap"

/* A field that this procedure changes, in a form that does not. */
static bool may_reissue(const struct entry *s)
{
	return s->view.form != &form_reissue && draft_over_record(s->kept->draft) &&
	       g_str_equal(formview_field(&s->view)->procedure, REISSUE);
}

static void reissue_answered(void *to, unsigned answer)
{
	struct entry *s = to;
	struct app *app = s->base.app;
	const struct record *record = s->kept->record;

	if (answer != 1)
		return;
	s->base.ops->leave(&s->base); /* the draft is on disk */
	app_push(app, entry_kept_screen(app, kept_of_form(app, &form_reissue, "", record),
					formview_field(&s->view)->key));
}

/* The procedure is explained before anything of it is typed. */
void entry_reissue(struct entry *s)
{
	struct question question = {
		.text = _("Open this procedure?"),
		.above = {_("Sex, birth year and place of birth registration are in the number."),
			  _("The old number is cancelled; C06 gives a new one."),
			  _("Needed: the birth certificate, or the decision of the civil status.")},
		.answers = {_("Open"), _("Look again")},
		.safe = 2,
		.answered = reissue_answered,
		.to = s,
	};

	if (may_reissue(s))
		app_ask(s->base.app, &question);
	else
		app_say(s->base.app, _("F6 opens a procedure only on a field that needs one."));
}
