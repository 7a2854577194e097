/* review_rules - the record as it would be, held against the table of rules. */
#include "tui/review_rules.h"

#include "forms/draft.h"
#include "forms/request.h"
#include "forms/rules.h"
#include "forms/world.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/kept.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

/* Of a re-issue the number is drawn anew: the old one need not fit. */
static struct record *after(const struct record *before, const struct request *request)
{
	struct record *record = record_copy(before);

	if (request_kind(request) == REQUEST_KIND_REISSUE)
		record_set(record, FIELD_NUMBER, "");
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		record_set(record, change->field, change->to);
	}
	return record;
}

/* const struct rule *, lent; errors first. */
static GPtrArray *broken(struct app *app, const struct kept *kept, const struct request *request)
{
	g_autofree char *today = date_iso(moment_date(world_now(app->world)));
	struct record *record = after(kept->record, request);
	struct rules_context context = {
		.record = record,
		.before = kept_is_new(kept) ? NULL : kept->record,
	};
	GPtrArray *found = kept_is_claim(kept) ? g_ptr_array_new() : rules_broken(&context, today);

	record_free(record);
	return found;
}

void review_rules_show(struct sheet *sheet, struct app *app, const struct kept *kept,
		       const struct request *request)
{
	g_autoptr(GPtrArray) found = broken(app, kept, request);

	for (unsigned i = 0; i < found->len; i++) {
		const struct rule *rule = g_ptr_array_index(found, i);
		bool error = rule->severity == RULE_ERROR;

		sheet_wide(sheet, error ? P_("rule", "Error") : P_("rule", "Warning"),
			   rule_sentence(rule));
	}
}

char *review_rules_hinder(struct app *app, struct kept *kept)
{
	struct request *request = kept_request(app, kept, "");
	g_autoptr(GPtrArray) found = broken(app, kept, request);
	char *why = NULL;

	for (unsigned i = 0; i < found->len && why == NULL; i++) {
		const struct rule *rule = g_ptr_array_index(found, i);

		if (rule->severity == RULE_ERROR)
			why = g_strdup_printf(_("Not sent: %s"), rule_sentence(rule));
		else if (kept_overridden(kept, rule->code) != NULL)
			continue;
		else if (*request->note == '\0')
			why = g_strdup_printf(_("Say why in the note: %s"),
					      rule_sentence(rule));
		else
			kept_override(kept, rule->code, request->note);
	}
	request_free(request);
	return why;
}
