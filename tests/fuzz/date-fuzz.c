/* date-fuzz - dates and instants from any bytes: read, checked, shown, read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/date.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *typed = g_strndup((const char *)data, size);
	struct date date, again;
	enum date_flaw flaw = date_read(typed, &date);
	g_autofree char *sentence = date_flaw_sentence(flaw, date);
	int64_t number, back;

	if (flaw == DATE_FINE) {
		g_autofree char *shown = date_show(date), *iso = date_iso(date);

		must(date_check(date) == DATE_FINE);
		must(date_read(shown, &again) == DATE_FINE);
		must(date_compare(date, again) == 0);
		must(date_from_iso(iso, &again) && date_compare(date, again) == 0);
	} else {
		must(sentence[0] != '\0');
		must(!date_from_iso(typed, &again));
	}
	if (moment_from_iso(typed, &number)) {
		g_autofree char *iso = moment_iso_local(number);

		must(moment_from_iso(iso, &back) && back == number);
	}
	return 0;
}
