/* qcvn109_strangers - what a citizen of a message says that a record cannot hold. */
#include <string.h>

#include "forms/qcvn109.h"
#include "forms/qcvn109_parts.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define TEXT_LETTERS 400
#define MOST 60 /* of one citizen */

void qcvn109_stranger_free(void *data)
{
	struct qcvn109_stranger *stranger = data;

	g_free(stranger->path);
	g_free(stranger->text);
	g_free(stranger);
}

/* Whether the element below a field of this kind is read. */
static bool is_part(enum record_field field, const char *leaf)
{
	static const char *const name[] = {"Ho", "ChuDem", "Ten", NULL};
	static const char *const date[] = {"NgayThangNam", "ThangNam", "Nam", NULL};
	static const char *const place[] = {"MaDonViHanhChinh", "DanhMuc",     "ChiTiet",
					    "QuocGia",		"MaTinhThanh", "MaQuanHuyen",
					    "MaPhuongXa",	NULL};
	static const char *const ethnic[] = {"MaDanToc", "TenGoi", NULL};
	static const char *const religion[] = {"MaTonGiao", NULL};
	enum kind kind = record_fields[field].kind;
	const char *const *keys = field == FIELD_ETHNIC	    ? ethnic
				  : field == FIELD_RELIGION ? religion
				  : kind == KIND_NAME	    ? name
				  : kind == KIND_DATE	    ? date
				  : kind == KIND_PLACE	    ? place
							    : NULL;

	return keys && g_strv_contains(keys, leaf);
}

/* Whether a text at this path is read by the record. */
static bool is_read(const char *path)
{
	const char *leaf = strrchr(path, '/');
	g_autofree char *above = leaf ? g_strndup(path, (gsize)(leaf - path)) : NULL;
	enum record_field field = record_field_of_path(path);

	if (field != FIELD_NONE)
		return true;
	field = above ? record_field_of_path(above) : FIELD_NONE;
	return field != FIELD_NONE && is_part(field, leaf + 1);
}

static void note(GPtrArray *strangers, const char *path, const char *text)
{
	struct qcvn109_stranger *stranger;

	if (strangers->len >= MOST)
		return;
	stranger = g_new0(struct qcvn109_stranger, 1);
	stranger->path = text_show_start(path, 100);
	stranger->text = text_show_start(text, TEXT_LETTERS);
	g_ptr_array_add(strangers, stranger);
}

static void walk(GPtrArray *strangers, const struct json *json, const char *path, bool second)
{
	enum record_field field = record_field_of_path(path);
	unsigned at = 0;

	/* The reader of lists refuses by itself what it does not know. */
	if (field != FIELD_NONE && kind_is_list(record_fields[field].kind) && !second)
		return;
	if (json_is_array(json)) {
		for (const struct json *c = json_first(json); c; c = json_next(c))
			walk(strangers, c, path, second || at++ > 0);
		return;
	}
	for (const struct json *c = json_first(json); c; c = json_next(c)) {
		g_autofree char *below = *path ? g_strconcat(path, "/", json_key(c), NULL)
					       : g_strdup(json_key(c));

		walk(strangers, c, below, second);
	}
	if (json_text(json) && *json_text(json) && (second || !is_read(path)))
		note(strangers, path, json_text(json));
	if (json_is_number(json) || json_is_bool(json)) {
		g_autofree char *text = json_print(json);

		note(strangers, path, text);
	}
}

void qcvn109_find_strangers(const struct json *bare_citizen, GPtrArray *strangers)
{
	if (json_is_object(bare_citizen))
		walk(strangers, bare_citizen, "", false);
}
