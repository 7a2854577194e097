/* uuid - the shape of one. */
#include "forms/uuid.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

bool uuid_is(const char *text)
{
	if (!text || strlen(text) != 36)
		return false;
	for (int i = 0; i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? text[i] != '-'
			 : !g_ascii_isxdigit(text[i]) || g_ascii_isupper(text[i]))
			return false;
	}
	return true;
}
