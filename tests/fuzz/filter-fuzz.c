/*
 * filter-fuzz - any bytes through `dancu text`: the first chooses the job.
 * As many line ends come out as went in, all is UTF-8 where it should be, what
 * goes through the sort is what came, and the status is 0 or 1.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

#include "tui/text_command.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct run {
	const char *words[5];
	enum { LINES = 1, UTF8 = 2, ALL = 4 } holds;
};

static const struct run runs[] = {
	{{"text", "type", "telex", NULL}, LINES | UTF8},
	{{"text", "type", "vni", "--new-style", NULL}, LINES | UTF8},
	{{"text", "type", "viqr", NULL}, LINES | UTF8},
	{{"text", "fold", NULL}, LINES | UTF8},
	{{"text", "fold", "phonetic", NULL}, LINES | UTF8},
	{{"text", "sort", NULL}, ALL},
	{{"text", "sort", "--names", NULL}, ALL},
	{{"text", "check", NULL}, UTF8},
	{{"text", "clean", NULL}, LINES | UTF8},
	{{"text", "detect", NULL}, UTF8},
	{{"text", "from", "vni", NULL}, LINES | UTF8},
	{{"text", "from", "mojibake", NULL}, LINES | UTF8},
	{{"text", "to", "cp1258", NULL}, LINES},
	{{"text", "diff", NULL}, LINES | UTF8},
};

static void must(bool good)
{
	if (!good)
		abort();
}

static size_t ends(const char *text, size_t bytes)
{
	size_t count = 0;

	for (size_t i = 0; i < bytes; i++)
		count += text[i] == '\n';
	return count;
}

static char *read_all(int from, size_t *bytes)
{
	off_t size = lseek(from, 0, SEEK_END);
	char *text = g_malloc((size_t)size + 1);

	must(pread(from, text, (size_t)size, 0) == size);
	text[size] = '\0';
	*bytes = (size_t)size;
	return text;
}

static void judge(const struct run *run, const char *in, size_t in_bytes, const char *out,
		  size_t out_bytes)
{
	if (run->holds & LINES)
		must(ends(in, in_bytes) == ends(out, out_bytes));
	if (run->holds & UTF8)
		must(g_utf8_validate(out, (gssize)out_bytes, NULL));
	if (run->holds & ALL)
		must(out_bytes + 2 * ends(in, in_bytes) + 2 >= in_bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct run *run;
	g_autofree char *out = NULL, *text = NULL;
	size_t bytes;
	int in, to, err, words = 0, status;

	if (size < 1)
		return 0;
	run = &runs[data[0] % G_N_ELEMENTS(runs)];
	while (run->words[words] != NULL)
		words++;
	text = g_memdup2(data + 1, size - 1);
	in = memfd_create("in", MFD_CLOEXEC);
	to = memfd_create("out", MFD_CLOEXEC);
	err = open("/dev/null", O_WRONLY | O_CLOEXEC);
	must(in >= 0 && to >= 0 && err >= 0);
	must(write(in, data + 1, size - 1) == (ssize_t)(size - 1) && lseek(in, 0, SEEK_SET) == 0);
	status = text_command(words, (char *const *)(const void *)run->words, in, to, err);
	must(status == 0 || status == 1);
	out = read_all(to, &bytes);
	judge(run, text != NULL ? text : "", size - 1, out, bytes);
	close(in);
	close(to);
	close(err);
	return 0;
}
