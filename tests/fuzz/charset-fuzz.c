/* charset-fuzz - any bytes read in each charset, written back, read again; and detected.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/charset.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

/* What was read can be written, but for marks that NFC put on other letters. */
static void there_and_back(enum charset charset, const char *text)
{
	struct charset_fault fault;
	size_t size = 0;
	g_autofree char *bytes = charset_encode(charset, text, &size, &fault);
	g_autofree char *again = NULL, *losses = charset_losses(charset, text);

	must(losses != NULL);
	if (bytes == NULL) {
		must(fault.offset < strlen(text) && fault.letter > 0);
		return;
	}
	must(*losses == '\0' && strlen(bytes) == size);
	again = charset_decode(charset, bytes, size, NULL);
	must(again != NULL);
	if (charset != CHARSET_MOJIBAKE)
		must(strcmp(again, text) == 0);
}

static void read_in(enum charset charset, const char *bytes, size_t size)
{
	struct charset_fault fault = { 0 };
	g_autofree char *text = charset_decode(charset, bytes, size, &fault);

	if (text == NULL) {
		g_autofree char *sentence = charset_fault_sentence(charset, &fault);

		must(fault.letter > 0 && fault.offset < size && *sentence != '\0');
		return;
	}
	must(g_utf8_validate(text, -1, NULL));
	for (enum charset to = CHARSET_UTF8; to <= CHARSET_MOJIBAKE; to++)
		there_and_back(to, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	unsigned percent = 101;
	enum charset found = charset_detect(bytes, size, &percent);

	must(percent <= 100 && *charset_name(found) != '\0');
	if (size > 4096)
		return 0;
	for (enum charset charset = CHARSET_UTF8; charset <= CHARSET_MOJIBAKE; charset++)
		read_in(charset, bytes, size);
	return 0;
}
