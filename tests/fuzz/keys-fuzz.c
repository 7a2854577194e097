/*
 * Any bytes, torn anywhere, at any pace: the decoder ends, invents nothing and
 * its texts are UTF-8, but for what is pasted: that goes raw to the text door.  Each byte of input above 0xF0 in front of a byte tears
 * the input there and lets time pass.
 */
#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tui/keys.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t take(struct keys *keys)
{
	struct key key;
	char name[64];
	size_t n = 0;

	for (; keys_next(keys, &key); n++) {
		if (memchr(key.text, '\0', sizeof(key.text)) == NULL ||
		    !(keys_pasting(keys) || g_utf8_validate(key.text, -1, NULL)) ||
		    key.code == K_NONE || (key.code == K_UNKNOWN && key.text[0] == '\0'))
			abort();
		key_name(&key, name, sizeof(name));
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys keys;
	int64_t now = 0;
	size_t taken = 0;

	keys_init(&keys);
	for (size_t i = 0; i < size; i++) {
		if (data[i] >= 0xF1 && i + 1 < size) {
			now += (int64_t)(data[i] - 0xF0) * 40;
			keys_tick(&keys, now);
			taken += take(&keys);
			i++;
		}
		keys_feed(&keys, data + i, 1, now);
		if ((data[i] & 1) != 0)
			taken += take(&keys);
	}
	taken += take(&keys);
	for (int i = 0; i < 3; i++) { /* the late front, what is behind it, a lost paste */
		keys_tick(&keys, now += 20000);
		taken += take(&keys);
	}
	if (taken > size + 1 || keys_deadline(&keys) != INT64_MAX)
		abort();
	keys_clear(&keys);
	return 0;
}
