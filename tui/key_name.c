/* key_name - keys as helps, row 22 and plays write them. */
#include "tui/keys.h"

#include "i18n/banned.h"

const char *key_name(const struct key *key, char *into, size_t size)
{
	static const char *const names[] = {
		[K_ENTER] = "Enter",   [K_TAB] = "Tab",	      [K_BACKTAB] = "Shift-Tab",
		[K_UP] = "Up",	       [K_DOWN] = "Down",     [K_LEFT] = "Left",
		[K_RIGHT] = "Right",   [K_PGUP] = "PgUp",     [K_PGDN] = "PgDn",
		[K_HOME] = "Home",     [K_END] = "End",	      [K_BACKSPACE] = "Backspace",
		[K_DELETE] = "Delete", [K_INSERT] = "Insert", [K_ESC] = "Esc",
		[K_UNKNOWN] = NULL,
	};

	if (key->code >= K_F1 && key->code <= K_F12)
		g_snprintf(into, size, "F%d", (int)(key->code - K_F1) + 1);
	else if (key->code == K_CTRL)
		g_snprintf(into, size, "Ctrl-%c", g_ascii_toupper(key->letter));
	else if (names[key->code] != NULL)
		g_strlcpy(into, names[key->code], size);
	else
		g_strlcpy(into, key->text, size);
	return into;
}

void key_spell(char *into, size_t size, const uint8_t *b, size_t n)
{
	size_t at = 0;

	into[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		int c = b[i] < 32 ? b[i] + 64 : b[i];

		if (at + 8 >= size) {
			g_strlcat(into, "..", size);
			return;
		}
		if (b[i] == 27)
			at = g_strlcat(into, "ESC", size);
		else if (b[i] < 32)
			at += (size_t)g_snprintf(into + at, size - at, "^%c", c);
		else if (b[i] < 127)
			at += (size_t)g_snprintf(into + at, size - at, "%c", c);
		else
			at += (size_t)g_snprintf(into + at, size - at, "<%02X>", (unsigned)c);
	}
}
