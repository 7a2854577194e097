/* requests_order - the orders in which a list of requests can stand. */
#include "tui/requests.h"

#include "i18n/banned.h"

static int by_time(const void *a, const void *b)
{
	const struct request_line *one = *(struct request_line *const *)a, *two = *(struct request_line *const *)b;

	return one->at < two->at ? 1 : one->at > two->at ? -1 : 0;
}

static int by_name(const void *a, const void *b)
{
	const struct request_line *one = *(struct request_line *const *)a, *two = *(struct request_line *const *)b;
	int order = g_strcmp0(one->key, two->key);

	return order ? order : by_time(a, b);
}

static int by_field(const void *a, const void *b)
{
	const struct request_line *one = *(struct request_line *const *)a, *two = *(struct request_line *const *)b;
	int order = g_strcmp0(one->fields, two->fields);

	return order ? order : by_name(a, b);
}

void requests_sort(GPtrArray *lines, enum request_order order)
{
	static int (*const compare[REQUEST_ORDERS])(const void *, const void *) = {by_time, by_name,
									   by_field};

	g_ptr_array_sort(lines, compare[order]);
}
