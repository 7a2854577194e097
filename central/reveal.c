/* reveal - one number of one person shown, or compared with what was typed. */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/residents.h"
#include "forms/uuid.h"

#include "i18n/banned.h"

/* The hidden field that the body names; false: refused. */
static bool read_field(struct centre_call *c, const char *const keys[],
		       enum record_field *field)
{
	g_autoptr(GError) why = NULL;
	const char *path = json_text_at(c->document, "field");

	if (!json_check_keys(c->document, keys, &why))
		return centre_refuse_error(c, why);
	*field = path ? record_field_of_path(path) : FIELD_NONE;
	if (*field == FIELD_NONE)
		return centre_refuse(c, path ? PROBLEM_UNKNOWN_FIELD : PROBLEM_BAD_SHAPE);
	return record_is_number(*field) || centre_refuse(c, PROBLEM_BAD_SHAPE);
}

void centre_reveal(struct centre_call *c)
{
	static const char *const keys[] = {"field",   "purpose", "id", "made_at",
					   "world", "centre",  NULL};
	const char *world = json_text_at(c->document, "world");
	const char *centre = json_text_at(c->document, "centre");
	enum record_field field;
	struct record *r;
	struct json *j;

	if (!read_field(c, keys, &field))
		return;
	if (!uuid_is(json_text_at(c->document, "id") ? json_text_at(c->document, "id") : "")) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	if (!centre_is_for_us(c, world ? world : "", centre ? centre : ""))
		return;
	r = centre_resident_seek(c, c->id);
	if (!r)
		return;
	centre_owe(c, r->id, record_fields[field].path);
	if (centre_tally(c, "reveal", CENTRE_REVEALS_A_DAY)) {
		j = json_object();
		json_put_text(j, "number", r->value[field]);
		centre_reply(c, 200, j);
	}
	record_free(r);
}

void centre_match(struct centre_call *c)
{
	static const char *const keys[] = {"field", "number", "purpose", NULL};
	enum record_field field;
	const char *number;
	struct record *r;
	struct json *j;

	if (!read_field(c, keys, &field))
		return;
	number = json_text_at(c->document, "number");
	if (!number ||
	    !value_is_digits(number, record_fields[field].kind == KIND_NUMBER9 ? 9 : 12)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	r = centre_resident_seek(c, c->id);
	if (!r)
		return;
	centre_owe(c, r->id, record_fields[field].path);
	if (centre_tally(c, "match", CENTRE_MATCHES_A_DAY)) {
		j = json_object();
		json_put_bool(j, "match", strcmp(number, r->value[field]) == 0);
		json_put_number(j, "left",
				centre_tally_left(c, "match", CENTRE_MATCHES_A_DAY));
		centre_reply(c, 200, j);
	}
	record_free(r);
}
