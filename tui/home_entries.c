/* home_entries - the rows of the first page as one table, by role. */
#include "tui/home_entries.h"

#include <string.h>

#include "client/outbox.h"
#include "client/session.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/home_counts.h"
#include "tui/readback.h"
#include "tui/resume.h"
#include "tui/screens.h"

#include "i18n/banned.h"

enum {
	OFFICER = 1 << 0,
	CHIEF = 1 << 1, /* the deputy too */
	PROVINCE = 1 << 2,
	C06 = 1 << 3,
	COMMUNE = OFFICER | CHIEF,
	ALL = COMMUNE | PROVINCE | C06,
};

static const struct {
	unsigned who;
	const char *name;
} rows[HOME_ENTRY_COUNT] = {
	[HOME_RESUME] = {ALL, ""},
	[HOME_SEARCH] = {ALL, N_("Look up a resident")},
	[HOME_VERIFY] = {COMMUNE, N_("Check and verify")},
	[HOME_DRAFTS] = {COMMUNE, N_("My drafts")},
	[HOME_MINE] = {COMMUNE, N_("My requests")},
	[HOME_RETURNED] = {COMMUNE, N_("Returned to me")},
	[HOME_WAITING] = {ALL, N_("Waiting to be sent")},
	[HOME_DECIDE] = {CHIEF | PROVINCE | C06, N_("Approve")},
	[HOME_INCOMING] = {COMMUNE, N_("From other communes")},
	[HOME_OVERDUE] = {PROVINCE, N_("Past the due date")},
	[HOME_DECIDED] = {CHIEF | PROVINCE | C06, N_("Decided today")},
	[HOME_ALARM] = {0, N_("! NOT recorded")},
};

static unsigned role_of(const struct session *session)
{
	if (strcmp(session->role, "province") == 0)
		return PROVINCE;
	if (strcmp(session->role, "c06") == 0)
		return C06;
	return session_is_chief(session) ? CHIEF : OFFICER;
}

size_t home_entries(const struct app *app, bool resumes,
		    enum home_entry list[HOME_ENTRY_COUNT])
{
	unsigned role = role_of(app->session);
	size_t n = 0;

	for (enum home_entry e = HOME_RESUME; e < HOME_ENTRY_COUNT; e++)
		if ((rows[e].who & role) && (e != HOME_RESUME || resumes) &&
		    (e != HOME_WAITING || (role & COMMUNE)))
			list[n++] = e;
	if (!(role & COMMUNE))
		list[n++] = HOME_WAITING; /* what is to be decided comes first there */
	if (readback_alarms(app) > 0)
		list[n++] = HOME_ALARM;
	return n;
}

const char *home_entry_name(const struct home_look *look, enum home_entry entry)
{
	return entry == HOME_RESUME ? look->resume->where : _(rows[entry].name);
}

int64_t home_entry_count(const struct home_look *look, enum home_entry entry)
{
	switch (entry) {
	case HOME_VERIFY:
		return look->counts->verify_left;
	case HOME_DRAFTS:
		return look->drafts;
	case HOME_MINE:
		return look->counts->pending;
	case HOME_RETURNED:
		return look->counts->returned;
	case HOME_WAITING:
		return look->app->waiting;
	case HOME_DECIDE:
		return look->counts->queue;
	case HOME_INCOMING:
		return look->counts->incoming;
	case HOME_OVERDUE:
		return look->counts->overdue;
	case HOME_ALARM:
		return readback_alarms(look->app);
	case HOME_DECIDED:
	case HOME_RESUME:
	case HOME_SEARCH:
	case HOME_ENTRY_COUNT:
		break;
	}
	return -1;
}

static char *verify_words(const struct home_counts *counts)
{
	g_autofree char *at = counts->deadline != 0 ? moment_show(counts->deadline) : NULL;

	return at != NULL ? g_strdup_printf(_("people; due %s"), at) : g_strdup(_("people"));
}

static char *waiting_words(const struct app *app)
{
	unsigned troubled = app->outbox != NULL ? outbox_troubled(app->outbox) : 0;

	return troubled > 0 ? g_strdup_printf(_("and %u that need a look"), troubled)
			    : g_strdup(_("go out when there is a line"));
}

static const char *decide_words(const struct session *session)
{
	return session_is_above(session) ? _("forwarded by the communes, for my decision")
					 : _("requests wait for my decision");
}

char *home_entry_words(const struct home_look *look, enum home_entry entry)
{
	switch (entry) {
	case HOME_RESUME:
		return g_strdup(look->resume->what);
	case HOME_SEARCH:
		return g_strdup(_("number, name, year, QR of a card"));
	case HOME_VERIFY:
		return verify_words(look->counts);
	case HOME_DRAFTS:
		return g_strdup(_("only kept as drafts, NOT sent"));
	case HOME_MINE:
		return g_strdup(_("waiting for approval"));
	case HOME_RETURNED:
		return g_strdup(_("to be completed by me"));
	case HOME_WAITING:
		return waiting_words(look->app);
	case HOME_DECIDE:
		return g_strdup(decide_words(look->app->session));
	case HOME_INCOMING:
		return g_strdup(_("about residents of our commune"));
	case HOME_OVERDUE:
		return g_strdup(_("no commune has decided them yet"));
	case HOME_DECIDED:
		return g_strdup(_("by me; F9 prints the list"));
	case HOME_ALARM:
		return g_strdup(_("approved, but the register says otherwise"));
	case HOME_ENTRY_COUNT:
		break;
	}
	return g_strdup("");
}

static struct screen *screen_of(struct app *app, enum home_entry entry)
{
	switch (entry) {
	case HOME_SEARCH:
		return search_screen(app);
	case HOME_VERIFY:
		return worklist_screen(app);
	case HOME_DRAFTS:
		return requests_screen(app, LIST_DRAFTS);
	case HOME_MINE:
		return requests_screen(app, LIST_MINE);
	case HOME_RETURNED:
		return requests_screen(app, LIST_RETURNED);
	case HOME_WAITING:
		return waiting_screen(app);
	case HOME_DECIDE:
		return decide_screen(app);
	case HOME_INCOMING:
		return requests_screen(app, LIST_INCOMING);
	case HOME_OVERDUE:
		return requests_screen(app, LIST_OVERDUE);
	case HOME_DECIDED:
		return requests_screen(app, LIST_DECIDED);
	case HOME_ALARM:
		return request_view_screen(app, readback_alarm(app));
	case HOME_RESUME:
	case HOME_ENTRY_COUNT:
		break;
	}
	return NULL;
}

void home_entry_open(struct app *app, enum home_entry entry)
{
	struct screen *screen = screen_of(app, entry);

	if (screen != NULL)
		app_push(app, screen);
	else if (entry == HOME_RESUME)
		resume_open(app);
}
