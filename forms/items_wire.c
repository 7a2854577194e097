/*
 * items_wire - one table per kind of list: which part of an item bears which name.
 *
 * A part is a text member; a name "HoVaTen/Ho" is a member of a member.  Dates of
 * items are ISO texts, whole or partial: lists are ours, not the standard's.
 */
#include "forms/items_wire.h"

#include <string.h>

#include "i18n/banned.h"

/* In the order of enum person_part, card_part, stay_part; nested ones share their holder. */
static const char *const person_keys[PERSON_PARTS] = {
	"HoVaTen/Ho", "HoVaTen/ChuDem", "HoVaTen/Ten", "SoDinhDanh", "SoCMND", "QuocTich",
	"QuanHe",
};
static const char *const card_keys[CARD_PARTS] = {
	"LoaiThe", "SoThe", "NgayCap", "NoiCap", "ThoiHan",
};
static const char *const stay_keys[STAY_PARTS] = {
	"Loai", "NoiO/MaDonViHanhChinh", "NoiO/DanhMuc", "NoiO/ChiTiet", "NoiO/QuocGia",
	"TuNgay", "DenNgay", "LyDo", "LyDoXoa",
};

static const char *const *keys_of(enum kind kind)
{
	return kind == KIND_PEOPLE ? person_keys : kind == KIND_CARDS ? card_keys : stay_keys;
}

static struct json *item_to_wire(enum kind kind, const char *item)
{
	const char *const *keys = keys_of(kind);
	unsigned parts = value_item_parts(kind);
	struct json *object;

	if (parts == 1)
		return json_of_text(item);
	object = json_object();
	for (unsigned i = 0; i < parts; i++) {
		g_autofree char *part = value_item_part(item, i);
		const char *slash = strchr(keys[i], '/');
		g_autofree char *outer = NULL;

		if (!*part)
			continue;
		if (!slash) {
			json_put_text(object, keys[i], part);
			continue;
		}
		outer = g_strndup(keys[i], (gsize)(slash - keys[i]));
		if (!json_get(object, outer))
			json_put(object, outer, json_object());
		/* Lent by a tree that is ours and still being built. */
		json_put_text((struct json *)json_get(object, outer), slash + 1, part);
	}
	return object;
}

struct json *items_to_wire(enum kind kind, const char *list)
{
	g_autoptr(GPtrArray) items = value_items(list);
	struct json *array = json_array();

	for (guint i = 0; i < items->len; i++)
		json_push(array, item_to_wire(kind, items->pdata[i]));
	return array;
}

/* Whether each member of the object (or of its member `holder`) is one of the keys. */
static bool all_known(const char *const *keys, unsigned parts, const struct json *object,
		      const char *holder, GError **why)
{
	for (const struct json *c = json_first(object); c; c = json_next(c)) {
		g_autofree char *path = holder ? g_strconcat(holder, "/", json_key(c), NULL)
					       : g_strdup(json_key(c));
		g_autofree char *group = g_strconcat(path, "/", NULL);
		bool known = false;

		for (unsigned i = 0; i < parts && !known; i++)
			known = strcmp(keys[i], path) == 0 ||
				(!holder && g_str_has_prefix(keys[i], group) &&
				 all_known(keys, parts, c, path, why));
		if (!known)
			return (why && *why) ? false : json_shape_error(why, path);
	}
	return true;
}

static char *part_of_wire(const struct json *object, const char *key, GError **why)
{
	const char *slash = strchr(key, '/');
	g_autofree char *outer = slash ? g_strndup(key, (gsize)(slash - key)) : NULL;

	if (!slash)
		return json_admit(object, key, VALUE_LETTERS, why);
	if (!json_get(object, outer))
		return g_strdup("");
	return json_admit(json_get(object, outer), slash + 1, VALUE_LETTERS, why);
}

static char *item_of_wire(enum kind kind, const struct json *json, GError **why)
{
	const char *const *keys = keys_of(kind);
	unsigned parts = value_item_parts(kind);
	g_autoptr(GPtrArray) part = g_ptr_array_new_with_free_func(g_free);

	if (!json_is_object(json)) {
		json_shape_error(why, keys[0]);
		return NULL;
	}
	if (!all_known(keys, parts, json, NULL, why))
		return NULL;
	for (unsigned i = 0; i < parts; i++) {
		char *text = part_of_wire(json, keys[i], why);

		if (!text)
			return NULL;
		g_ptr_array_add(part, text);
	}
	g_ptr_array_add(part, NULL);
	return g_strjoinv(KIND_PART_TEXT, (char **)part->pdata);
}

static char *number_of_wire(const struct json *json, GError **why)
{
	const char *text = json_text(json);

	if (text && strlen(text) == 12)
		return g_strdup(text);
	json_shape_error(why, "[]");
	return NULL;
}

char *items_of_wire(enum kind kind, const struct json *array, GError **why)
{
	GString *list = g_string_new(NULL);
	unsigned count = 0;

	if (!json_is_array(array))
		json_shape_error(why, "[]");
	for (const struct json *c = json_first(array); json_is_array(array) && c;
	     c = json_next(c)) {
		g_autofree char *item = kind == KIND_NUMBERS ? number_of_wire(c, why)
							     : item_of_wire(kind, c, why);

		if (!item)
			break;
		if (count++)
			g_string_append_c(list, KIND_ITEM);
		g_string_append(list, item);
	}
	if (json_is_array(array) && count == json_count(array))
		return g_string_free(list, FALSE);
	g_string_free(list, TRUE);
	return NULL;
}
