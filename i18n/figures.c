/* figures - grouping by threes. */
#include "i18n/figures.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"

#include "i18n/banned.h"

char *figures_show(int64_t number)
{
	/* TRANSLATORS: what stands between thousands: 12,180. */
	const char *mark = P_("thousands", ",");
	g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, number);
	GString *out = g_string_new(NULL);
	const char *p = digits;

	if (*p == '-')
		g_string_append_c(out, *p++);
	for (size_t left = strlen(p); left > 0; left--, p++) {
		g_string_append_c(out, *p);
		if (left > 1 && left % 3 == 1)
			g_string_append(out, mark);
	}
	return g_string_free(out, FALSE);
}
