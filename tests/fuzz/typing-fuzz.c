/* typing-fuzz - any keys in any method: the line stays UTF-8 and says what the word is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/compose.h"
#include "i18n/typing.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static void take(GString *line, size_t back, const char *put)
{
	must(back <= line->len);
	/* the shortest stretch: its first letter does differ */
	if (back > 0 && *put != '\0')
		must(g_utf8_get_char(line->str + line->len - back) != g_utf8_get_char(put));
	g_string_truncate(line, line->len - back);
	g_string_append(line, put);
	must(g_utf8_validate(line->str, (gssize)line->len, NULL));
}

/*
 * 0x7f is Backspace, 0x01 ends the word, 0x02 looks at the line again, 0x03 and
 * 0x04 put composed letters into the line behind typing's back, high bytes are é or ŏ.
 */
static void press(struct typing *t, GString *line, uint8_t byte)
{
	const char *high = byte & 1 ? "é" : "ŏ", *put = "";
	char key[2] = {(char)byte, '\0'};
	size_t back = 0;

	if (byte == 0x03 || byte == 0x04) {
		g_string_append(line, compose_letter(byte == 0x03 ? '(' : '[', 'o'));
		typing_reset(t);
		return;
	}
	if (byte == 0x02) {
		typing_adopt(t, line->str, line->len);
		return;
	}
	if (byte == 0x01)
		typing_end_word(t, &back, &put);
	else if (byte == 0x7f && !typing_backspace(t, &back, &put))
		back = line->len > 0 ? line->len - (size_t)(g_utf8_prev_char(line->str +
									     line->len) -
							     line->str)
				     : 0;
	else if (byte != 0x7f)
		typing_key(t, byte >= 0x80 ? high : key, &back, &put);
	take(line, back, put);
	must(g_str_has_suffix(line->str, t->shown));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char table[] = "vn=Việt Nam\nđc=được\nas=anh\nuow=ươm\na=â\n";
	g_autoptr(GString) line = g_string_new(NULL);
	struct macros *macros;
	struct typing t;

	if (size == 0)
		return 0;
	typing_init(&t, (enum typing_method)(data[0] & 3), data[0] & 4);
	t.lone_w = data[0] & 8;
	t.brackets = data[0] & 16;
	macros = macros_new(table, strlen(table), NULL);
	t.macros = data[0] & 32 ? macros : NULL;
	for (size_t i = 1; i < size; i++)
		if (data[i] != 0)
			press(&t, line, data[i]);
	macros_free(macros);
	return 0;
}
