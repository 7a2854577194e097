/* resume - the newest draft that a screen held when the program ended. */
#include "tui/resume.h"

#include "client/journal.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/decide.h"
#include "tui/screens.h"
#include "tui/withdraw.h"

#include "i18n/banned.h"

void resume_init(struct resume *resume)
{
	*resume = (struct resume){NULL, NULL};
}

void resume_clear(struct resume *resume)
{
	g_clear_pointer(&resume->where, g_free);
	g_clear_pointer(&resume->what, g_free);
}

void resume_look(struct resume *resume, struct app *app)
{
	struct journal_entry *entry =
		app->journal != NULL ? journal_resume(app->journal, NULL) : NULL;
	const struct form *form = entry != NULL ? form_named(entry->form) : NULL;

	resume_clear(resume);
	if (form != NULL) {
		g_autofree char *at = moment_near(entry->saved_at, world_now(app->world));

		resume->where = entry->at > 0
					? g_strdup_printf(_("Go on at field %u, %s"), entry->at, at)
					: g_strdup_printf(_("Go on, %s"), at);
		resume->what = g_strdup_printf("%s%s%s", _(form->title),
					       *entry->subject ? ", " : "", entry->subject);
	} else if (entry == NULL && decide_kept_count(app) > 0) {
		resume->where = g_strdup_printf(_("Go on: %u decisions not signed"),
						decide_kept_count(app));
		resume->what = g_strdup(_("what was chosen in the queue"));
	}
	journal_entry_free(entry);
}

static struct screen *screen_of(struct app *app, const struct journal_entry *entry)
{
	if (g_str_equal(entry->form, form_lookup.name))
		return search_screen(app);
	if (g_str_equal(entry->form, form_return.name) ||
	    g_str_equal(entry->form, form_refusal.name))
		return decide_reason_again_screen(app, entry->form, entry->target);
	if (g_str_equal(entry->form, form_undo.name))
		return request_view_screen(app, entry->target);
	return draft_screen(app, entry->id);
}

void resume_open(struct app *app)
{
	struct journal_entry *entry =
		app->journal != NULL ? journal_resume(app->journal, NULL) : NULL;
	bool withdrawing = entry != NULL && g_str_equal(entry->form, form_withdrawal.name);
	struct screen *screen = entry != NULL && !withdrawing ? screen_of(app, entry) : NULL;

	if (entry == NULL && decide_kept_count(app) > 0) {
		app_push(app, decide_screen(app));
		return;
	}
	if (withdrawing)
		withdraw_resume(app, entry->target, entry->subject);
	if (screen != NULL)
		app_push(app, screen);
	if (screen != NULL || withdrawing) {
		app_say(app, _("As it was when the program ended; NOT sent. Go on here."));
	}
	journal_entry_free(entry);
}
