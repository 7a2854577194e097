/* not_opened - the sentence, whole, over three lines of a dialog. */
#include "tui/not_opened.h"

#include "client/central.h"
#include "client/store.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define LINE_CELLS 57 /* whole in the smallest window, too */

static void signed_out(const struct answer *answer, void *to)
{
	(void)answer;
	(void)to;
}

static void answered(void *to, unsigned answer)
{
	if (answer == 1)
		app_quit(to, 0);
}

void not_opened(struct app *app, const GError *error)
{
	bool newer = g_error_matches(error, STORE_ERROR, STORE_NEWER);
	g_autofree char *all = newer ? g_strdup(_("A newer dancu keeps your drafts and letters on "
						  "this machine. This older one does not open them; "
						  "nothing was changed or lost. Start the newer "
						  "dancu: all is there as you left it."))
				     : g_strdup(error->message);
	g_auto(GStrv) lines = cells_wrap(all, LINE_CELLS);
	struct question question = {
		.text = _("Leave the program?"),
		.answers = {_("Leave"), _("Stay")},
		.safe = newer ? 1 : 2,
		.answered = answered,
		.to = app,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(question.above) && lines[i] != NULL; i++)
		question.above[i] = lines[i];
	central_sign_out(app->central, signed_out, app);
	app_ask(app, &question);
}
