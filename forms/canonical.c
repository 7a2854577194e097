/* canonical - one value, one text: a writer of our own, so that no library changes it. */
#include "forms/canonical.h"

#include <string.h>

#include "i18n/banned.h"

static void print_value(GString *out, const struct json *json);

static void print_text(GString *out, const char *text)
{
	static const char marks[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";

	g_string_append_c(out, '"');
	for (const char *p = text; *p; p++) {
		const char *mark = strchr(marks, *p);

		if (mark)
			g_string_append_printf(out, "\\%c", names[mark - marks]);
		else if ((unsigned char)*p < 0x20)
			g_string_append_printf(out, "\\u%04x", *p);
		else
			g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static int by_key(const void *a, const void *b)
{
	return strcmp(json_key(*(const struct json *const *)a),
		      json_key(*(const struct json *const *)b));
}

static void print_object(GString *out, const struct json *object)
{
	g_autoptr(GPtrArray) members = g_ptr_array_new();

	for (const struct json *c = json_first(object); c; c = json_next(c))
		g_ptr_array_add(members, (void *)c);
	g_ptr_array_sort(members, by_key);
	g_string_append_c(out, '{');
	for (unsigned i = 0; i < members->len; i++) {
		if (i)
			g_string_append_c(out, ',');
		print_text(out, json_key(members->pdata[i]));
		g_string_append_c(out, ':');
		print_value(out, members->pdata[i]);
	}
	g_string_append_c(out, '}');
}

static void print_array(GString *out, const struct json *array)
{
	const struct json *first = json_first(array);

	g_string_append_c(out, '[');
	for (const struct json *c = first; c; c = json_next(c)) {
		if (c != first)
			g_string_append_c(out, ',');
		print_value(out, c);
	}
	g_string_append_c(out, ']');
}

static void print_value(GString *out, const struct json *json)
{
	if (json_is_object(json))
		print_object(out, json);
	else if (json_is_array(json))
		print_array(out, json);
	else if (json_is_string(json))
		print_text(out, json_text(json));
	else if (json_is_number(json))
		g_string_append_printf(out, "%" G_GINT64_FORMAT, json_number(json, 0));
	else if (json_is_bool(json))
		g_string_append(out, json_is_true(json) ? "true" : "false");
	else
		g_string_append(out, "null");
}

char *canonical_print(const struct json *json)
{
	GString *out = g_string_new(NULL);

	print_value(out, json);
	return g_string_free(out, FALSE);
}

char *canonical_hash(const struct json *json)
{
	g_autofree char *text = canonical_print(json);

	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}
