/*
 * text - a million lines through the door and through the comparison, beside
 * the least that can be done with them: to see that they are UTF-8, to compare
 * their bytes, to copy them.  A quarter of the lines are in pieces or have something to mend.
 * Keys to sort by are made beside strxfrm(), and compared beside strcoll(), in the
 * locale of the bench: where that is C.UTF-8, the least that any order can cost.
 */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>

#include "i18n/collate.h"
#include "i18n/diff.h"
#include "i18n/text.h"
#include "tests/bench/bench.h"

#include "i18n/banned.h"

#define LINES 1000000

static const char *const lines[] = {
	"Nguyễn Thị Phương Thảo Mậu",
	"Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ",
	"H'Hen Niê Bkrông",
	"Nguye\u0302\u0303n Thi\u0323  Phu\u031bo\u031bng Tha\u0309o Ma\u0302\u0301u",
};
static const char *const others[] = {
	"Nguyễn Thị Phương Thảo Mẫu",
	"Thôn Suối Cát, xã Tập Huấn, tỉnh Ví Dụ",
	"H’Hen Niê Bkrông",
	"Nguyễn Thị Phương Thảo Mấu",
};

typedef size_t (*work)(const char *a, const char *b);

static size_t validate(const char *a, const char *b)
{
	(void)b;
	return g_utf8_validate(a, -1, NULL);
}

static size_t compare(const char *a, const char *b)
{
	return strcmp(a, b) != 0;
}

static size_t copy(const char *a, const char *b)
{
	g_autofree char *one = g_strdup(a), *two = g_strdup(b);

	return one[0] == two[0];
}

static size_t admit(const char *a, const char *b)
{
	g_autofree char *clean = text_admit(a, strlen(a), NULL, NULL);

	(void)b;
	return clean != NULL;
}

static size_t show(const char *a, const char *b)
{
	g_autofree char *shown = text_show(a, strlen(a));

	(void)b;
	return shown[0] != '\0';
}

static size_t mark(const char *a, const char *b)
{
	g_autofree char *marked = diff_marked(a, b);

	return marked[0] != '\0';
}

static size_t make_key(const char *a, const char *b)
{
	g_autofree char *key = collate_key(a);

	(void)b;
	return key[0] != '\0';
}

static size_t transform(const char *a, const char *b)
{
	char key[512];

	(void)b;
	return strxfrm(key, a, sizeof(key)) != 0;
}

static size_t collate(const char *a, const char *b)
{
	return strcoll(a, b) != 0;
}

static double measure(work do_it, size_t *made)
{
	double began = bench_ms();

	*made = 0;
	for (unsigned i = 0; i < LINES; i++)
		*made += do_it(lines[i % 4], others[i % 4]);
	return bench_ms() - began;
}

static void row(const char *figure, work ours, work floor, const char *target)
{
	size_t a, b;
	/* They take turns: the better of two each. */
	double f = measure(floor, &b), o = measure(ours, &a);
	double f2 = measure(floor, &b), o2 = measure(ours, &a);
	g_autofree char *mine = NULL, *least = NULL;

	f = MIN(f, f2);
	o = MIN(o, o2);
	mine = g_strdup_printf("%.0f ms", o);
	least = g_strdup_printf("%.0f ms", f);
	bench_row(figure, mine, least, a == LINES ? o / f : 0, target);
}

int main(void)
{
	struct rusage use;
	g_autofree char *memory = NULL;

	row("text door, 1M lines (floor: copy)", admit, copy, "seconds");
	row("text door, 1M lines (floor: UTF-8 valid)", admit, validate, "");
	row("shown text, 1M lines (floor: copy)", show, copy, "seconds");
	row("difference marked, 1M pairs (floor: copy)", mark, copy, "seconds");
	row("difference marked, 1M pairs (floor: strcmp)", mark, compare, "");
	setlocale(LC_COLLATE, "");
	row("key to sort by, 1M lines (peer: strxfrm)", make_key, transform, "seconds");
	row("two keys compared, 1M pairs (peer: strcoll)", compare, collate, "");
	getrusage(RUSAGE_SELF, &use);
	memory = g_strdup_printf("%ld kB", use.ru_maxrss);
	bench_row("memory of all this", memory, "", 0, "flat");
	return 0;
}
