/* diff-fuzz - two texts of any bytes, cut at the first tab: what both keep, what is drawn. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/diff_sides.h"
#include "i18n/text.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

/* The letters of a side that are kept, or those that are not. */
static char *letters(const struct diff_side *side, bool kept)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < side->count; i++)
		if (side->kept[i] == kept)
			g_string_append_len(out, side->text + side->at[i],
					    (gssize)(side->at[i + 1] - side->at[i]));
	return g_string_free(out, FALSE);
}

static void look_at_sides(const char *a, const char *b)
{
	struct diff_side left, right;

	diff_side_init(&left, a);
	diff_side_init(&right, b);
	diff_sides_keep(&left, &right);
	g_autofree char *one = letters(&left, true), *other = letters(&right, true);
	g_autofree char *gone = letters(&left, false), *come = letters(&right, false);

	must(strcmp(one, other) == 0);
	must(strlen(one) + strlen(gone) == strlen(a) && strlen(other) + strlen(come) == strlen(b));
	must((*gone || *come) == (strcmp(a, b) != 0));
	diff_side_clear(&left);
	diff_side_clear(&right);
}

static void look_at_carets(const char *a, const char *b)
{
	struct diff diff;

	diff_init(&diff, a, b);
	g_autofree char *below = diff_carets(b, diff.b, diff.b_count);

	must((int)strlen(below) <= cells_width(b));
	must((diff.a_count + diff.b_count == 0) == (strcmp(a, b) == 0));
	diff_clear(&diff);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *tab = size > 0 ? memchr(data, '\t', size) : NULL;
	size_t cut = tab != NULL ? (size_t)(tab - data) : size;
	g_autofree char *a = g_strndup((const char *)data, cut);
	g_autofree char *b = g_strndup((const char *)data + MIN(cut + 1, size),
				       size - MIN(cut + 1, size));
	g_autofree char *marked = diff_marked(a, b), *same = diff_marked(a, a);
	g_autofree char *unseen = diff_unseen(a, b);
	g_autofree char *drawn = text_admit(marked, strlen(marked), NULL, NULL);
	g_autofree char *clean = text_admit(a, strlen(a), NULL, NULL);
	g_autofree char *other = text_admit(b, strlen(b), NULL, NULL);

	must(drawn != NULL && g_utf8_validate(marked, -1, NULL));
	must(clean == NULL || strcmp(same, a) == 0);
	must(strcmp(a, b) != 0 || (unseen == NULL && strcmp(marked, same) == 0));
	must(strcmp(a, b) == 0 || strstr(marked, "-]") || strstr(marked, "+}"));
	look_at_sides(a, b);
	if (clean != NULL && other != NULL)
		look_at_carets(clean, other);
	return 0;
}
