/* probe - write one letter, ask for the cursor, keep everything that was no answer. */
#include "config.h"

#include "tui/probe.h"

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "forms/world.h"

#include "i18n/banned.h"

#define QUESTION "\033[2;1H\xe1\xbb\x87\033[6n\033[2;1H\033[K"
#define WAIT_MS 300

enum probe probe_judge(int col)
{
	return col == 2 ? PROBE_UTF8 : PROBE_BYTES;
}

/* Digits from *at on, at most four; -1: none. */
static int number(const GByteArray *bytes, guint *at)
{
	int n = -1;

	for (unsigned i = 0; i < 4 && *at < bytes->len; i++) {
		if (!g_ascii_isdigit(bytes->data[*at]))
			break;
		n = MAX(n, 0) * 10 + (bytes->data[(*at)++] - '0');
	}
	return n;
}

static bool is(const GByteArray *bytes, guint *at, char c)
{
	if (*at >= bytes->len || bytes->data[*at] != (guint8)c)
		return false;
	(*at)++;
	return true;
}

int probe_take_answer(GByteArray *bytes)
{
	for (guint from = 0; from < bytes->len; from++) {
		guint at = from;
		int row, col;

		if (!is(bytes, &at, 27) || !is(bytes, &at, '['))
			continue;
		row = number(bytes, &at);
		if (row != PROBE_ROW || !is(bytes, &at, ';'))
			continue;
		col = number(bytes, &at);
		if (col < 1 || !is(bytes, &at, 'R'))
			continue;
		g_byte_array_remove_range(bytes, from, at - from);
		return col;
	}
	return 0;
}

/* One read, waited for until `end`; false: the time is over. */
static bool wait_for_bytes(int fd, const struct world *world, int64_t end, GByteArray *typed)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	int64_t left = end - world_steady(world);
	uint8_t bytes[256];
	ssize_t n;

	if (left <= 0 || poll(&ready, 1, (int)left) <= 0)
		return false;
	n = read(fd, bytes, sizeof(bytes));
	if (n > 0)
		g_byte_array_append(typed, bytes, (guint)n);
	return n > 0;
}

enum probe probe_ask(int fd, const struct world *world, GByteArray *typed)
{
	int64_t end = world_steady(world) + WAIT_MS;
	int col = 0;

	if (write(fd, QUESTION, strlen(QUESTION)) != (ssize_t)strlen(QUESTION))
		return PROBE_SILENT;
	while (col == 0 && wait_for_bytes(fd, world, end, typed))
		col = probe_take_answer(typed);
	return col > 0 ? probe_judge(col) : PROBE_SILENT;
}
