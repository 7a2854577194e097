/* decide_order - the orders in which the queue can stand. */
#include "tui/decide.h"

#include "forms/request.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static int compare(const void *a, const void *b, void *data)
{
	const struct request_row *one = (*(struct decide_item *const *)a)->row;
	const struct request_row *two = (*(struct decide_item *const *)b)->row;
	const struct decide *s = data;
	int order = 0;

	if (s->order == BY_FIELD)
		order = (one->fields->len ? GPOINTER_TO_INT(one->fields->pdata[0]) : -1) -
			(two->fields->len ? GPOINTER_TO_INT(two->fields->pdata[0]) : -1);
	else if (s->order == BY_AUTHOR)
		order = g_strcmp0(one->author, two->author);
	else if (s->order == BY_HAMLET)
		order = g_strcmp0(one->hamlet, two->hamlet);
	if (order)
		return order;
	return one->deadline < two->deadline ? -1 : one->deadline > two->deadline;
}

const char *decide_order_next(struct decide *s)
{
	static const char *const words[DECIDE_ORDERS] = {
		N_("Sorted by deadline."),
		N_("Sorted by field."),
		N_("Sorted by officer."),
		N_("Sorted by hamlet."),
	};

	s->order = (s->order + 1) % DECIDE_ORDERS;
	g_ptr_array_sort_with_data(s->items, compare, s);
	return _(words[s->order]);
}
