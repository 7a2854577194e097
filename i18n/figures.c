/* figures - grouping by threes, out and in. */
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

/* The digits alone, if every group behind the first has three; else false. */
static bool ungroup(const char *p, GString *digits)
{
	size_t run = strspn(p, "0123456789");
	char mark = p[run];

	if (run == 0 || (mark != '\0' && (strchr("., ", mark) == NULL || run > 3)))
		return false;
	g_string_append_len(digits, p, (gssize)run);
	for (p += run; *p != '\0'; p += 4) {
		if (*p != mark || strspn(p + 1, "0123456789") != 3)
			return false;
		g_string_append_len(digits, p + 1, 3);
	}
	return true;
}

bool figures_read(const char *typed, int64_t *number)
{
	g_autofree char *plain = g_strstrip(g_strdup(typed));
	g_autoptr(GString) digits = g_string_new(NULL);
	const char *p = plain;
	gint64 value;

	if (*p == '-' || *p == '+') {
		if (*p == '-')
			g_string_append_c(digits, '-');
		p++;
	}
	if (!ungroup(p, digits) ||
	    !g_ascii_string_to_signed(digits->str, 10, G_MININT64, G_MAXINT64, &value, NULL))
		return false;
	*number = value;
	return true;
}
