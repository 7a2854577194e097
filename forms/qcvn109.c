/*
 * qcvn109 - official messages, both dialects, to and from records.
 *
 * Reading makes the standard form of each element first (without prefixes,
 * with structures where live exchanges send plain text), and then lets
 * record_fields_of_json() judge it: there is one judge of values.
 */
#include "forms/qcvn109.h"

#include <string.h>

#include "forms/qcvn109_parts.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/text.h"
#include "i18n/banned.h"

static const char collection[] = "CongdanCollection", item[] = "CongDan";

static struct qcvn109 *qcvn109_new(void)
{
	struct qcvn109 *message = g_new0(struct qcvn109, 1);

	message->note = g_strdup("");
	message->records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
	return message;
}

void qcvn109_free(struct qcvn109 *message)
{
	if (!message)
		return;
	g_free(message->note);
	g_ptr_array_unref(message->records);
	g_free(message);
}

const char *qcvn109_bare_key(const char *key)
{
	const char *colon = strrchr(key, ':');

	if (colon)
		return colon + 1;
	return key + (*key == '@' || *key == '-');
}

const struct json *qcvn109_get(const struct json *object, const char *name)
{
	if (!json_is_object(object))
		return NULL;
	for (const struct json *c = json_first(object); c; c = json_next(c))
		if (strcmp(qcvn109_bare_key(json_key(c)), name) == 0)
			return c;
	return NULL;
}

/* "2016-01-01T00:00:00" in Việt Nam, or a moment with a zone; 0 when neither. */
static int64_t moment_of_text(const char *text)
{
	g_autofree char *zoned = NULL;
	int64_t ms = 0;

	if (!text || moment_from_iso(text, &ms))
		return ms;
	zoned = g_strdup_printf("%s+07:00", text);
	return moment_from_iso(zoned, &ms) ? ms : 0;
}

struct record *qcvn109_citizen_of_json(const struct json *citizen, GPtrArray *strangers,
				       GError **why)
{
	g_autoptr(json_owned) plain = qcvn109_bare(citizen);
	g_autoptr(json_owned) standard = qcvn109_standard(plain);
	struct record *record = record_new();

	if (record_fields_of_json(record, standard, why) &&
	    (*record->value[FIELD_NAME] || json_shape_error(why, "HoVaTen"))) {
		/* Live exchanges tell households apart by the number of the old book. */
		record_put(&record->household_number, record->value[FIELD_BOOK]);
		if (strangers)
			qcvn109_find_strangers(plain, strangers);
		return record;
	}
	record_free(record);
	return NULL;
}

static bool take_citizen(struct qcvn109 *message, const struct json *json, GError **why)
{
	g_autoptr(GError) inner = NULL;
	struct record *record = qcvn109_citizen_of_json(json, NULL, &inner);

	if (record) {
		g_ptr_array_add(message->records, record);
		return true;
	}
	g_set_error(why, JSON_ERROR, inner->code, "%s %u: %s", item,
		    message->records->len + 1, inner->message);
	return false;
}

static bool take_message(struct qcvn109 *message, const struct json *body, GError **why)
{
	const struct json *citizens = qcvn109_get(body, item);
	const char *said = json_text(qcvn109_get(body, "SoCongDan"));
	const char *raw = json_text(qcvn109_get(body, "GhiChu"));
	g_autofree char *note = raw ? text_show(raw, strlen(raw)) : NULL;

	if (!citizens)
		return json_shape_error(why, item);
	record_put(&message->note, note);
	message->as_of = moment_of_text(json_text(qcvn109_get(body, "ThoiDiemDuLieu")));
	if (json_is_array(citizens)) {
		for (const struct json *c = json_first(citizens); c; c = json_next(c))
			if (!take_citizen(message, c, why))
				return false;
	} else if (!take_citizen(message, citizens, why)) {
		return false;
	}
	if (said && strtoll(said, NULL, 10) != (long long)message->records->len) {
		g_autofree char *shown = text_show_start(said, 20);

		g_set_error(why, JSON_ERROR, JSON_SHAPE,
			    _("The message says it has %s citizens, but it has %u."),
			    shown, message->records->len);
		return false;
	}
	return true;
}

struct qcvn109 *qcvn109_of_json(const struct json *json, GError **why)
{
	struct qcvn109 *message = qcvn109_new();
	const struct json *body = qcvn109_get(json, collection);

	if (take_message(message, body ? body : json, why))
		return message;
	qcvn109_free(message);
	return NULL;
}
