/* text-fuzz - any bytes through the door, and what came in through everything behind it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/collate.h"
#include "i18n/diff.h"
#include "i18n/fold.h"
#include "i18n/match.h"
#include "i18n/text.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static void fold_and_match(const char *clean)
{
	g_autofree char *ascii = fold_ascii(clean), *viqr = fold_viqr(clean);
	g_autofree char *key = fold_key(clean, FOLD_CANONICAL);
	g_autofree char *low = fold_key(key, FOLD_ASCII), *direct = fold_key(clean, FOLD_ASCII);
	g_autofree char *order = collate_key(clean), *words = match_words(ascii, clean);
	g_autofree char *told = match_difference(clean, viqr);
	struct match_query *query = match_query_new(clean);
	struct diff diff;

	must(g_str_is_ascii(ascii) && g_str_is_ascii(viqr) && g_str_is_ascii(order));
	must(strcmp(low, direct) == 0);
	if (*direct != '\0')
		must(match_rank(query, clean) == MATCH_EXACT);
	match_query_free(query);
	(void)words, (void)told; /* only made: ASan watches */
	diff_init(&diff, clean, viqr);
	g_free(diff_carets(clean, diff.a, diff.a_count));
	diff_clear(&diff);
}

/* Every letter that came in takes one or two cells, and all together their sum. */
static void cells_known(const char *clean)
{
	int sum = 0;

	for (size_t i = 0; clean[i] != '\0'; i = text_next(clean, i)) {
		int cells = cells_letter(clean + i);

		must(cells == 1 || cells == 2);
		sum += cells;
	}
	must(sum == cells_width(clean));
}

static void fit(const char *clean, int cells)
{
	g_autofree char *pad = cells_pad(clean, cells, CELLS_MORE);
	g_autofree char *name = cells_fit_name(clean, cells, CELLS_MORE_ASCII);

	must(cells_width(pad) == cells && cells_width(name) <= cells);
	g_strfreev(cells_wrap(clean, cells));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text_refusal why;
	unsigned again;
	g_autofree char *clean = text_admit((const char *)data, size, NULL, &why);
	g_autofree char *shown = text_show((const char *)data, size);

	g_autofree char *let_in = text_admit(shown, strlen(shown), NULL, NULL);
	g_autofree char *same = text_show(shown, strlen(shown));

	must(g_utf8_validate(shown, -1, NULL));
	must(let_in != NULL && strcmp(same, shown) == 0);
	if (clean == NULL) {
		g_autofree char *sentence = text_refusal_sentence(&why);

		must(why.flaw != TEXT_FINE && why.offset < size && *sentence != '\0');
		return 0;
	}
	g_autofree char *twice = text_admit(clean, strlen(clean), &again, NULL);
	must(twice != NULL && again == 0 && strcmp(twice, clean) == 0);
	cells_known(clean);
	fold_and_match(clean);
	fit(clean, (int)(size % 30) + 1);
	return 0;
}
