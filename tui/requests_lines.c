/* requests_lines - a draft, or a request of the centre, as one line of a list. */
#include "client/journal.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/kept.h"
#include "tui/requests.h"

#include "i18n/banned.h"

void requests_line_free(void *data)
{
	struct request_line *line = data;

	g_free(line->id);
	g_free(line->resident);
	g_free(line->name);
	g_free(line->fields);
	g_free(line->state);
	g_free(line->note);
	g_free(line->key);
	g_free(line);
}

/* ---- drafts of this machine -------------------------------------------------------- */

static bool family_first(const struct app *app)
{
	return g_str_equal(app_name_order(app), "family");
}

static char *changed_labels(const struct draft *draft)
{
	g_autoptr(GPtrArray) changes = draft_changes(draft);
	GString *labels = g_string_new(NULL);

	for (unsigned i = 0; i < changes->len; i++) {
		const struct draft_change *change = g_ptr_array_index(changes, i);

		g_string_append_printf(labels, "%s%s", labels->len ? ", " : "",
				       record_label(change->field));
	}
	return g_string_free(labels, FALSE);
}

struct request_line *requests_draft_line(struct app *app, const struct journal_entry *entry)
{
	struct kept *kept = kept_load(app, entry->id, NULL);
	struct request_line *line = g_new0(struct request_line, 1);

	line->id = g_strdup(entry->id);
	line->name = g_strdup(entry->subject);
	line->key = collate_name(entry->subject, family_first(app));
	line->at = entry->saved_at;
	line->fields = kept ? changed_labels(kept->draft) : g_strdup("");
	line->note = kept ? draft_missing(kept->draft) : NULL;
	line->state = g_strdup(kept && draft_needs_paper(kept->draft) ? _("needs a paper")
			       : line->note			      ? _("to be filled in")
								      : _("ready to send"));
	kept_free(kept);
	return line;
}

/* A verification that was begun. */
struct request_line *requests_visit_line(const struct app *app, const struct journal_entry *entry)
{
	struct request_line *line = g_new0(struct request_line, 1);

	line->id = g_strdup(entry->id);
	line->name = g_strdup(entry->subject);
	line->key = collate_name(entry->subject, family_first(app));
	line->at = entry->saved_at;
	line->fields = g_strdup(_(form_verification.title));
	line->state = g_strdup(_("to be asked on"));
	return line;
}

/* ---- requests of the centre -------------------------------------------------------- */

struct request_line *requests_line(const struct requests *s, const struct request_row *row)
{
	struct request_line *line = g_new0(struct request_line, 1);
	int64_t now = world_now(s->base.app->world);

	line->id = g_strdup(row->id);
	line->name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
	line->key = collate_name(line->name, family_first(s->base.app));
	line->fields = request_row_labels(row);
	line->at = row->sent_at;
	if ((s->which == LIST_MINE && row->state == REQUEST_PENDING) || s->which == LIST_RETURNED)
		line->resident = g_strdup(row->resident);
	if (s->which == LIST_QUEUE || row->state == REQUEST_PENDING) {
		g_autofree char *by = moment_near(row->deadline, now);

		line->note = g_strdup_printf(_("%s, %s, by %s; %s"), row->receipt,
					     request_state_name(row->state), by, row->author);
	} else {
		line->note = g_strdup_printf("%s, %s%s%s", row->receipt,
					     request_state_name(row->state),
					     *row->decision_note ? ": " : "", row->decision_note);
	}
	line->state = g_strdup(s->which == LIST_MINE ? request_state_name(row->state)
						     : row->receipt);
	return line;
}
