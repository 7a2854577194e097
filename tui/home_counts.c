/* home_counts - the body of a HOME answer. */
#include "tui/home_counts.h"

#include "i18n/date.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

void home_counts_init(struct home_counts *c)
{
	*c = (struct home_counts){-1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0};
}

static int64_t deadline_of(const char *iso)
{
	struct date day;
	int64_t ms = 0;

	if (iso == NULL || moment_from_iso(iso, &ms))
		return ms;
	return date_from_iso(iso, &day) ? moment_of(day, 17, 0) : 0;
}

void home_counts_take(struct home_counts *c, const struct json *body)
{
	const struct json *progress = json_get(body, "progress"), *today = json_get(body, "today");

	c->verify_left = json_number_at(body, "verify_left", -1);
	c->pending = json_number_at(body, "mine_pending", -1);
	c->returned = json_number_at(body, "mine_returned", -1);
	c->queue = json_number_at(body, "queue", -1);
	c->incoming = json_number_at(body, "incoming", -1);
	c->overdue = json_number_at(body, "overdue", -1);
	c->people = json_number_at(progress, "people", 0);
	c->done = json_number_at(progress, "done", 0);
	c->verified = json_number_at(today, "verified", 0);
	c->sent = json_number_at(today, "sent", 0);
	c->approved = json_number_at(today, "approved", 0);
	c->as_of = json_time_at(body, "as_of", 0);
	c->deadline = deadline_of(json_text_at(body, "deadline"));
}
