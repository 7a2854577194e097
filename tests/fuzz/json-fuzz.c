/* json-fuzz - any bytes through the door, and what came in through every reader of the
 * wire. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/canonical.h"
#include "forms/history.h"
#include "forms/household.h"
#include "forms/patch.h"
#include "forms/qcvn109.h"
#include "forms/query.h"
#include "forms/verification.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

/* What was read is written and read again: the same text. */
static void read_record(const struct json *json)
{
	struct record *record = record_of_json(json, NULL), *again;

	if (!record)
		return;
	{
		g_autoptr(json_owned) written = record_to_json(record, false);
		g_autofree char *once = json_print(written), *twice = NULL;
		g_autoptr(json_owned) parsed = json_parse(once, strlen(once), NULL);

		must(parsed != NULL);
		again = record_of_json(parsed, NULL);
		must(again != NULL);
		{
			g_autoptr(json_owned) rewritten = record_to_json(again, false);

			twice = json_print(rewritten);
			must(strcmp(once, twice) == 0);
		}
		record_free(again);
	}
	record_free(record);
}

static void read_rest(const struct json *json)
{
	struct query query;
	GPtrArray *entries;

	query_init(&query);
	if (query_of_json(json, &query, NULL))
		g_free(query_sentence(&query));
	query_clear(&query);
	request_free(request_of_json(json, NULL));
	verdict_free(verdict_of_json(json, NULL));
	verification_free(verification_of_json(json, NULL));
	person_list_free(person_list_of_json(json, NULL));
	request_list_free(request_list_of_json(json, NULL));
	household_free(household_of_json(json, NULL));
	hamlet_list_free(hamlet_list_of_json(json, NULL));
	worklist_free(worklist_of_json(json, NULL));
	stale_free(stale_of_json(json, NULL));
	qcvn109_free(qcvn109_of_json(json, NULL));
	if ((entries = history_of_json(json, NULL)))
		g_ptr_array_unref(entries);
	if ((entries = accesses_of_json(json, NULL)))
		g_ptr_array_unref(entries);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GError *why = NULL;
	struct json *json = json_parse((const char *)data, size, &why), *again;
	char *printed, *canonical, *twice;

	if (!json) {
		must(why != NULL && why->message[0]);
		g_error_free(why);
		return 0;
	}
	printed = json_print(json);
	again = json_parse(printed, strlen(printed), NULL);
	must(again != NULL);
	canonical = canonical_print(json);
	twice = canonical_print(again);
	must(strcmp(canonical, twice) == 0);
	read_record(json);
	read_rest(json);
	g_free(twice);
	g_free(canonical);
	g_free(printed);
	json_free(again);
	json_free(json);
	return 0;
}
