/* comparison - worklists of differences on the wire, by table. */
#include "forms/comparison.h"

#include <string.h>

#include "forms/slots.h"

#include "i18n/banned.h"

#define SLOT(type, kind, member)                                                           \
	{                                                                                  \
#member, SLOT_##kind, offsetof(struct type, member), 0                     \
	}
#define END                                                                                \
	{                                                                                  \
		NULL, SLOT_TEXT, 0, 0                                                      \
	}

static const struct slot head_slots[] = {
	SLOT(comparison_head, TEXT, id),
	SLOT(comparison_head, TEXT, name),
	SLOT(comparison_head, MOMENT, at),
	SLOT(comparison_head, COUNT, left),
	SLOT(comparison_head, COUNT, done),
	END,
};
static const struct slot heads_slots[] = {
	SLOT(comparison_heads, MOMENT, as_of),
	END,
};
static const struct slot line_slots[] = {
	SLOT(comparison_line, COUNT, line),
	SLOT(comparison_line, TEXT, resident),
	SLOT(comparison_line, TEXT, result),
	{ "words", SLOT_TEXT, offsetof(struct comparison_line, words), 2000 },
	SLOT(comparison_line, TEXT, number),
	SLOT(comparison_line, TEXT, name),
	SLOT(comparison_line, TEXT, birth),
	END,
};
static const struct slot page_slots[] = {
	SLOT(comparison_page, TEXT, id),
	SLOT(comparison_page, TEXT, name),
	SLOT(comparison_page, COUNT, total),
	SLOT(comparison_page, TEXT, next),
	SLOT(comparison_page, MOMENT, as_of),
	END,
};

static void head_free(void *self)
{
	slots_clear(self, head_slots);
	g_free(self);
}

struct comparison_heads *comparison_heads_new(void)
{
	struct comparison_heads *heads = g_new0(struct comparison_heads, 1);

	heads->rows = g_ptr_array_new_with_free_func(head_free);
	return heads;
}

void comparison_heads_free(struct comparison_heads *heads)
{
	if (!heads)
		return;
	g_ptr_array_unref(heads->rows);
	g_free(heads);
}

struct comparison_head *comparison_heads_add(struct comparison_heads *heads, const char *id,
					     const char *name)
{
	struct comparison_head *head = g_new0(struct comparison_head, 1);

	head->id = g_strdup(id);
	head->name = g_strdup(name);
	g_ptr_array_add(heads->rows, head);
	return head;
}

static struct json *head_to_json(const void *head)
{
	struct json *json = json_object();

	slots_put(json, head, head_slots);
	return json;
}

struct json *comparison_heads_to_json(const struct comparison_heads *heads)
{
	struct json *json = json_object();

	slots_put_rows(json, "lists", heads->rows, head_to_json);
	slots_put(json, heads, heads_slots);
	return json;
}

static void *head_of_json(const struct json *json, GError **why)
{
	struct comparison_head *head = g_new0(struct comparison_head, 1);

	slots_init(head, head_slots);
	if (slots_take(head, json, head_slots, why))
		return head;
	head_free(head);
	return NULL;
}

struct comparison_heads *comparison_heads_of_json(const struct json *json, GError **why)
{
	struct comparison_heads *heads = comparison_heads_new();

	if (slots_take(heads, json, heads_slots, why) &&
	    slots_take_rows(heads->rows, json, "lists", head_of_json, why))
		return heads;
	comparison_heads_free(heads);
	return NULL;
}

struct comparison_line *comparison_line_new(void)
{
	struct comparison_line *line = g_new0(struct comparison_line, 1);

	slots_init(line, line_slots);
	return line;
}

void comparison_line_free(struct comparison_line *line)
{
	if (!line)
		return;
	slots_clear(line, line_slots);
	g_free(line);
}

struct comparison_page *comparison_page_new(void)
{
	struct comparison_page *page = g_new0(struct comparison_page, 1);

	slots_init(page, page_slots);
	page->rows = g_ptr_array_new_with_free_func((GDestroyNotify)comparison_line_free);
	return page;
}

void comparison_page_free(struct comparison_page *page)
{
	if (!page)
		return;
	g_ptr_array_unref(page->rows);
	slots_clear(page, page_slots);
	g_free(page);
}

static struct json *line_to_json(const void *line)
{
	struct json *json = json_object();

	slots_put(json, line, line_slots);
	return json;
}

struct json *comparison_page_to_json(const struct comparison_page *page)
{
	struct json *json = json_object();

	slots_put(json, page, page_slots);
	slots_put_rows(json, "rows", page->rows, line_to_json);
	return json;
}

static void *line_of_json(const struct json *json, GError **why)
{
	struct comparison_line *line = comparison_line_new();

	if (slots_take(line, json, line_slots, why))
		return line;
	comparison_line_free(line);
	return NULL;
}

struct comparison_page *comparison_page_of_json(const struct json *json, GError **why)
{
	struct comparison_page *page = comparison_page_new();

	if (slots_take(page, json, page_slots, why) &&
	    slots_take_rows(page->rows, json, "rows", line_of_json, why))
		return page;
	comparison_page_free(page);
	return NULL;
}

void comparison_page_append(struct comparison_page *page, struct comparison_page *more)
{
	while (more->rows->len > 0)
		g_ptr_array_add(page->rows, g_ptr_array_steal_index(more->rows, 0));
	record_put(&page->next, more->next);
	page->total = more->total;
	page->as_of = more->as_of;
	comparison_page_free(more);
}

bool comparison_answer_is(const char *word)
{
	return strcmp(word, "register") == 0 || strcmp(word, "list") == 0 ||
	       strcmp(word, "nobody") == 0;
}
