/* workdays-fuzz - a list of decided days from any bytes: all or nothing, and the same
 * again after a journey as JSON. */
#include <stdint.h>
#include <stdlib.h>

#include <glib.h>

#include "forms/workdays.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct workdays *sent = workdays_new(), *copy = workdays_new();
	bool good = workdays_load(sent, (const char *)data, size, NULL);

	if (good) {
		struct json *json = workdays_to_json(sent);
		struct date day = { 2027, 2, 4 };

		must(workdays_of_json(copy, json, NULL));
		must(workdays_count(copy) == workdays_count(sent));
		for (int i = 0; i < 14; i++, day.day++) {
			g_autofree char *why = workday_sentence(sent, day);

			must(workday_is(sent, day) == workday_is(copy, day));
			must(*why || workday_is(sent, day));
		}
		json_free(json);
	}
	must(good || workdays_count(sent) == 0);
	workdays_free(sent);
	workdays_free(copy);
	return 0;
}
