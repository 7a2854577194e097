/*
 * Answers and questions of feed, copy, comparison and package, and the covers of
 * packages: the first byte says which reader gets the rest.  What was read is
 * written, and read again as the same.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "forms/digest.h"
#include "forms/feed.h"
#include "forms/package.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Printed and read again it must print alike. */
static void must_be_same(struct json *first, struct json *second)
{
	g_autofree char *a = json_print(first), *b = json_print(second);

	if (strcmp(a, b) != 0)
		abort();
	json_free(first);
	json_free(second);
}

#define THERE_AND_BACK(type, json)                                                     \
	do {                                                                           \
		struct type *one = type##_of_json(json, NULL), *two;                   \
		struct json *said;                                                     \
									               \
		if (!one)                                                              \
			break;                                                         \
		said = type##_to_json(one);                                            \
		two = type##_of_json(said, NULL);                                      \
		if (!two)                                                              \
			abort();                                                       \
		must_be_same(said, type##_to_json(two));                               \
		type##_free(one);                                                      \
		type##_free(two);                                                      \
	} while (0)

static void read_answer(const struct json *json)
{
	struct digest_answer *a = digest_answer_of_json(json, NULL);
	struct digest *mine = digest_new();
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(unsigned));
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func((GDestroyNotify)digest_difference_free);
	g_autoptr(GPtrArray) none = g_ptr_array_new();

	digest_end(mine);
	if (a) {
		digest_differing(mine, a, NULL, out);
		digest_compare(none, a->leaves, found);
	}
	digest_answer_free(a);
	digest_free(mine);
}

static void read_packages(const struct json *json)
{
	struct package *p = package_of_json(json, NULL);
	struct package_receipts *r = package_receipts_of_json(json, NULL);

	if (p)
		g_free(package_print(p));
	if (r)
		g_free(package_receipts_print(r));
	package_free(p);
	package_receipts_free(r);
}

static void read_text(const char *text, size_t size)
{
	g_autofree char *whole = g_strndup(text, size), *after = NULL;
	struct copy_row *row = copy_row_unpack(whole);
	struct package_cover cover;
	int64_t seq;
	unsigned number;

	copy_row_free(row);
	feed_query_read(whole, &seq, &number);
	copy_query_read(whole, &after, &number);
	if (package_cover_read(&cover, text, size, NULL))
		g_bytes_unref(package_cover_print(&cover));
	package_cover_clear(&cover);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 1;
	struct json *json;

	if (size == 0 || size > 1 << 16)
		return 0;
	json = json_parse(text, size - 1, NULL);
	if (!json) {
		read_text(text, size - 1);
		return 0;
	}
	switch (data[0] % 5) {
	case 0:
		THERE_AND_BACK(copy_piece, json);
		break;
	case 1:
		THERE_AND_BACK(feed, json);
		break;
	case 2:
		THERE_AND_BACK(digest_question, json);
		break;
	case 3:
		read_answer(json);
		break;
	default:
		read_packages(json);
	}
	json_free(json);
	return 0;
}
