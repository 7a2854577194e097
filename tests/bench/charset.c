/*
 * charset - a million lines out of old charsets and into them, line by line,
 * beside iconv with the same lines, in turns.
 */
#include <iconv.h>
#include <string.h>

#include "i18n/charset.h"
#include "tests/bench/bench.h"

#include "i18n/banned.h"

#define LINES 100000 /* a round; ten rounds are the million */
#define ROUNDS 10

static const char sentence[] = "Nguyễn Văn Mẫu, thôn Đông, xã Tập Huấn, sinh năm 1985\n";

static double ours(enum charset charset, bool in, const char *bytes, size_t size)
{
	double start = bench_ms();

	for (int i = 0; i < LINES; i++)
		g_free(in ? charset_decode(charset, bytes, size, NULL)
			  : charset_encode(charset, sentence, NULL, NULL));
	return bench_ms() - start;
}

/* As a filter would: a call and a new text for each line. */
static double theirs(iconv_t way, const char *bytes, size_t size)
{
	double start = bench_ms();

	for (int i = 0; i < LINES; i++) {
		char *out = g_malloc(size * 3 + 1), *to = out, *from = (char *)bytes;
		size_t left = size, room = size * 3;

		iconv(way, &from, &left, &to, &room);
		iconv(way, NULL, NULL, &to, &room);
		*to = '\0';
		g_free(out);
	}
	return bench_ms() - start;
}

static void row(const char *figure, GArray *us, GArray *them)
{
	double a = bench_percentile(us, 50) * ROUNDS,
	       b = bench_percentile(them, 50) * ROUNDS;
	g_autofree char *mine = g_strdup_printf("%.2f s", a / 1e3);
	g_autofree char *iconvs =
		them->len ? g_strdup_printf("iconv %.2f s", b / 1e3) : g_strdup("");

	bench_row(figure, mine, iconvs, them->len ? a / b : 0, "seconds");
}

static void measure(enum charset charset, const char *name)
{
	iconv_t in = iconv_open("UTF-8", name), out = iconv_open(name, "UTF-8");
	bool both = in != (iconv_t)-1 && out != (iconv_t)-1;
	size_t size;
	g_autofree char *bytes = charset_encode(charset, sentence, &size, NULL);

	for (int way = 0; bytes != NULL && way < 2; way++) {
		g_autoptr(GArray) us = g_array_new(false, false, sizeof(double));
		g_autoptr(GArray) them = g_array_new(false, false, sizeof(double));
		g_autofree char *figure =
			g_strdup_printf("a million lines %s %s", way ? "to" : "from",
					charset_name(charset));

		for (int i = 0; i < ROUNDS; i++) {
			double ms = ours(charset, way == 0, bytes, size);

			g_array_append_val(us, ms);
			if (!both)
				continue;
			ms = way == 0 ? theirs(in, bytes, size)
				      : theirs(out, sentence, sizeof sentence - 1);
			g_array_append_val(them, ms);
		}
		row(figure, us, them);
	}
	if (in != (iconv_t)-1)
		iconv_close(in);
	if (out != (iconv_t)-1)
		iconv_close(out);
}

static void measure_detect(void)
{
	GString *file = g_string_new(NULL);
	size_t size;
	g_autofree char *line = charset_encode(CHARSET_TCVN3, sentence, &size, NULL);
	g_autofree char *spent = NULL;
	double start;

	while (file->len < size * LINES * ROUNDS)
		g_string_append_len(file, line, (gssize)size);
	start = bench_ms();
	charset_detect(file->str, file->len, NULL);
	spent = g_strdup_printf("%.2f s", (bench_ms() - start) / 1e3);
	bench_row("a file of a million lines detected", spent, "", 0, "seconds");
	g_string_free(file, TRUE);
}

int main(void)
{
	measure(CHARSET_TCVN5712, "TCVN5712-1");
	measure(CHARSET_VISCII, "VISCII");
	measure(CHARSET_CP1258, "CP1258");
	measure(CHARSET_TCVN3, "none");
	measure(CHARSET_VNI, "none");
	measure(CHARSET_VIQR, "none");
	measure(CHARSET_MOJIBAKE, "none");
	measure_detect();
	return 0;
}
