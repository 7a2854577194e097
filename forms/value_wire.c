/*
 * value_wire - one value as QCVN 109 writes it, and back.
 *
 * Names, dates and places are small objects, DanToc and TonGiao too, lists are
 * arrays (items_wire.c); all else is a string.  Unknown is null.
 */
#include <string.h>

#include "forms/items_wire.h"
#include "forms/record.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const char *const name_keys[] = { "Ho", "ChuDem", "Ten", NULL };
static const char *const date_keys[] = { "NgayThangNam", "ThangNam", "Nam", NULL };
static const char *const place_keys[] = { "MaDonViHanhChinh", "DanhMuc", "ChiTiet",
					  "QuocGia", NULL };
static const char *const ethnic_keys[] = { "MaDanToc", "TenGoi", NULL };
static const char *const religion_keys[] = { "MaTonGiao", NULL };

/* The keys of the object that this field is on the wire; NULL: a string. */
static const char *const *keys_of(enum record_field field)
{
	if (field == FIELD_ETHNIC)
		return ethnic_keys;
	if (field == FIELD_RELIGION)
		return religion_keys;
	if (record_fields[field].kind == KIND_NAME)
		return name_keys;
	if (record_fields[field].kind == KIND_DATE)
		return date_keys;
	if (record_fields[field].kind == KIND_PLACE)
		return place_keys;
	return NULL;
}

/* Parts become members in the order of the keys; empty ones are left out. */
static struct json *parts_to_wire(const char *const keys[], const char *value)
{
	struct json *object = json_object();

	for (unsigned i = 0; keys[i]; i++) {
		g_autofree char *part = kind_part(value, i);

		if (*part)
			json_put_text(object, keys[i], part);
	}
	return object;
}

static struct json *date_to_wire(const char *iso)
{
	struct json *object = json_object();
	size_t length = strlen(iso);

	json_put_text(object,
		      length == 4   ? "Nam"
		      : length == 7 ? "ThangNam"
				    : "NgayThangNam",
		      iso);
	return object;
}

struct json *value_to_wire(enum record_field field, const char *value)
{
	const char *const *keys = keys_of(field);

	if (!*value)
		return json_of_text(NULL);
	if (kind_is_list(record_fields[field].kind))
		return items_to_wire(record_fields[field].kind, value);
	if (keys == date_keys)
		return date_to_wire(value);
	return keys ? parts_to_wire(keys, value) : json_of_text(value);
}

/* A member's text, but with `longest` letters for each. */
static char *parts_of_wire(const char *const keys[], const struct json *object,
			   size_t longest, GError **why)
{
	char *part[5] = { NULL };
	char *value = NULL;
	unsigned n;

	for (n = 0; keys[n]; n++)
		if (!(part[n] = json_admit(object, keys[n], longest, why)))
			goto out;
	value = value_join((const char *const *)part, n);
	/* A code without its own word stands alone. */
	if (keys == ethnic_keys && *value && value[strlen(value) - 1] == KIND_PART)
		value[strlen(value) - 1] = '\0';
out:
	for (unsigned i = 0; i < G_N_ELEMENTS(part); i++)
		g_free(part[i]);
	return value;
}

/* Exactly one of the three, or, as live exchanges send it, a date beside its year. */
static char *date_of_wire(const struct json *object, GError **why)
{
	g_autofree char *whole = NULL, *month = NULL, *year = NULL;

	if (!(whole = json_admit(object, "NgayThangNam", 10, why)) ||
	    !(month = json_admit(object, "ThangNam", 7, why)) ||
	    !(year = json_admit(object, "Nam", 4, why)))
		return NULL;
	if ((*whole && strlen(whole) != 10) || (*month && strlen(month) != 7) ||
	    (*year && strlen(year) != 4) || (*whole && *month) ||
	    (*year && *whole && strncmp(whole, year, 4) != 0) ||
	    (*year && *month && strncmp(month, year, 4) != 0)) {
		json_shape_error(why, "NgayThangNam");
		return NULL;
	}
	return g_strdup(*whole ? whole : *month ? month : year);
}

static char *read_wire(enum record_field field, const struct json *json, GError **why)
{
	const char *const *keys = keys_of(field);
	g_autoptr(json_owned) wrapped = NULL;

	if (kind_is_list(record_fields[field].kind))
		return items_of_wire(record_fields[field].kind, json, why);
	if (keys) {
		if (!json_check_keys(json, keys, why))
			return NULL;
		if (keys == date_keys)
			return date_of_wire(json, why);
		return parts_of_wire(
			keys, json,
			keys == place_keys ? VALUE_LETTERS : VALUE_NAME_LETTERS, why);
	}
	wrapped = json_object();
	json_put(wrapped, record_fields[field].path, json_copy(json));
	return json_admit(wrapped, record_fields[field].path, VALUE_LETTERS, why);
}

char *value_of_wire(enum record_field field, const struct json *json, GError **why)
{
	const struct record_field_row *row = &record_fields[field];
	g_autoptr(GError) inner = NULL;
	char *value;

	if (!json || json_is_null(json) || (json_text(json) && !*json_text(json)))
		return g_strdup("");
	value = read_wire(field, json, &inner);
	if (!value) {
		g_set_error(why, JSON_ERROR, inner->code, "%s: %s", row->path,
			    inner->message);
		return NULL;
	}
	if (!value_is_well_formed(row->kind, value)) {
		g_set_error(why, JSON_ERROR, JSON_SHAPE,
			    _("“%s” does not have the form of its kind."), row->path);
		g_free(value);
		return NULL;
	}
	return value;
}
