/* withdraw - reason, letter, row 22. */
#include "tui/withdraw.h"

#include <string.h>

#include "client/outbox.h"
#include "forms/json.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/reason.h"
#include "tui/services.h"

#include "i18n/banned.h"

struct withdrawal {
	struct app *app;
	char *request, *resident, *name;
};

static void free_withdrawal(void *data)
{
	struct withdrawal *w = data;

	g_free(w->request);
	g_free(w->resident);
	g_free(w->name);
	g_free(w);
}

static char *body_of(const char *reason)
{
	g_autoptr(json_owned) body = json_object();

	json_put_text(body, "reason", reason);
	return json_print(body);
}

static void reasoned(const struct form *form, const char *reason, const char *note, void *to)
{
	const struct withdrawal *w = to;
	struct app *app = w->app;
	struct letter *letter = letter_new(OP_WITHDRAW);
	g_autoptr(GError) error = NULL;

	(void)note;
	letter->path_id = g_strdup(w->request);
	letter->about = g_strdup(w->resident);
	letter->subject = g_strdup(w->name);
	letter->title = g_strdup(_(form->title));
	letter->body = body_of(reason);
	if (outbox_put(app->outbox, letter, &error)) {
		services_note_letters(app);
		app_say(app, _("Kept, waiting to be sent. The receipt is told on this line."));
	} else {
		app_say(app, "%s", error->message);
	}
	letter_free(letter);
}

void withdraw_begin(struct app *app, const char *request, const char *resident, const char *name)
{
	struct withdrawal *w = g_new0(struct withdrawal, 1);
	g_autofree char *about = g_strdup_printf("%s %s", request, resident);

	w->app = app;
	w->request = g_strdup(request);
	w->resident = g_strdup(resident);
	w->name = g_strdup(name);
	app_push(app, reason_screen(app, &form_withdrawal, about, name, reasoned, w,
				    free_withdrawal));
}

void withdraw_resume(struct app *app, const char *about, const char *name)
{
	g_auto(GStrv) ids = g_strsplit(about, " ", 2);

	if (ids[0] && ids[1])
		withdraw_begin(app, ids[0], ids[1], name);
}
