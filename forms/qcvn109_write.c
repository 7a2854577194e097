/*
 * qcvn109_write - records as official messages, and what such a message would lose.
 *
 * The order of elements is that of the official example (Annex Đ), from VoChong on
 * that of live answers.  What is lost is not told by a list: the citizen is written,
 * read again, and compared.
 */
#include <string.h>

#include "forms/qcvn109.h"
#include "forms/qcvn109_parts.h"
#include "i18n/moment.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define RELATIVE(WHO) FIELD_##WHO##_NUMBER, FIELD_##WHO##_OLD, FIELD_##WHO##_NATION, FIELD_##WHO##_NAME

static const enum record_field order[] = {
	FIELD_NUMBER, FIELD_OLD_NUMBER, FIELD_NAME, FIELD_SEX, FIELD_ETHNIC, FIELD_RELIGION,
	FIELD_MARITAL, FIELD_BLOOD, FIELD_BIRTH, FIELD_BIRTH_PLACE, FIELD_NATIONALITY,
	FIELD_HOMETOWN, FIELD_RESIDENCE, FIELD_PRESENT, RELATIVE(FATHER), RELATIVE(MOTHER),
	RELATIVE(SPOUSE), RELATIVE(GUARDIAN), FIELD_HEAD_RELATION, FIELD_HEAD_NUMBER,
	FIELD_HEAD_OLD, FIELD_HEAD_NAME,
};

/* ---- the standard ----------------------------------------------------------------- */

/* A date has a day or a year alone; a place has no edition of its list. */
static struct json *standard_of(enum record_field field, const char *value)
{
	enum kind kind = record_fields[field].kind;
	g_autofree char *known = NULL;

	if (kind == KIND_DATE && strlen(value) == strlen("1950-03")) {
		known = g_strndup(value, strlen("1950"));
	} else if (kind == KIND_PLACE) {
		g_autofree char *code = kind_part(value, 0), *detail = kind_part(value, 2),
				*country = kind_part(value, 3);

		known = value_place(code, "", detail, country);
	}
	return value_to_wire(field, known ? known : value);
}

/* ---- live exchanges --------------------------------------------------------------- */

static struct json *live_name(enum record_field field, const char *value)
{
	g_autofree char *words = value_name_text(value);
	g_autofree char *upper = g_utf8_strup(words, -1);
	struct json *name;

	/* Only the citizen's own name is a structure, with all of it in Ten. */
	if (field != FIELD_NAME)
		return json_of_text(upper);
	name = json_object();
	json_put_text(name, "Ho", "");
	json_put_text(name, "ChuDem", "");
	json_put_text(name, "Ten", upper);
	return name;
}

static struct json *live_date(const char *iso)
{
	struct json *date = json_object();
	g_autofree char *year = g_strndup(iso, 4);
	g_auto(GStrv) part = g_strsplit(iso, "-", 3);

	if (strlen(iso) == strlen("1950-03-17")) {
		g_autofree char *basic = g_strjoinv("", part);

		json_put_text(date, "NgayThangNam", basic);
	}
	json_put_text(date, "Nam", year);
	return date;
}

static struct json *live_place(const char *value)
{
	static const char *const keys[] = {"MaTinhThanh", "MaQuanHuyen", "MaPhuongXa"};
	struct json *place = json_object();
	g_autofree char *code = kind_part(value, 0), *detail = kind_part(value, 2),
			*country = kind_part(value, 3);
	size_t digits = strlen(code), at = digits == 5 ? 2 : digits == 3 ? 1 : 0;

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		json_put_text(place, keys[i], i == at ? code : "");
	json_put_text(place, "ChiTiet", detail);
	json_put_text(place, "QuocGia", country);
	return place;
}

static struct json *live_of(enum record_field field, const char *value)
{
	enum kind kind = record_fields[field].kind;
	g_autofree char *code = NULL;

	if (kind == KIND_NAME)
		return live_name(field, value);
	if (kind == KIND_DATE)
		return live_date(value);
	if (kind == KIND_PLACE)
		return live_place(value);
	code = kind_part(value, 0);
	return json_of_text(code);
}

/* ---- the citizen ------------------------------------------------------------------ */

static void put(struct json *citizen, enum record_field field, struct json *taken)
{
	const char *path = record_fields[field].path, *slash = strchr(path, '/');
	g_autofree char *group = slash ? g_strndup(path, (gsize)(slash - path)) : NULL;

	if (group && !json_get(citizen, group))
		json_put(citizen, group, json_object());
	/* Lent by a tree that is ours and still being built. */
	json_put(group ? (struct json *)json_get(citizen, group) : citizen,
		 slash ? slash + 1 : path, taken);
}

struct json *qcvn109_citizen_to_json(const struct record *r, enum qcvn109_dialect dialect)
{
	struct json *citizen = json_object();
	const char *book = *r->value[FIELD_BOOK] ? r->value[FIELD_BOOK] : r->household_number;

	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const char *value = r->value[order[i]];

		if (*value)
			put(citizen, order[i],
			    dialect == QCVN109_LIVE ? live_of(order[i], value)
						    : standard_of(order[i], value));
	}
	if (dialect == QCVN109_LIVE && *book)
		json_put_text(citizen, record_fields[FIELD_BOOK].path, book);
	return citizen;
}

/* ---- what is lost ----------------------------------------------------------------- */

/* Which part of a value did not come back: "QueQuan/DanhMuc"; else the path. New. */
static char *lost_path(enum record_field field, const char *was, const char *is)
{
	static const char *const name[] = {"Ho", "ChuDem", "Ten"};
	static const char *const place[] = {"MaDonViHanhChinh", "DanhMuc", "ChiTiet", "QuocGia"};
	static const char *const ethnic[] = {"MaDanToc", "TenGoi"};
	const struct record_field_row *row = &record_fields[field];
	const char *const *keys = row->kind == KIND_NAME    ? name
				  : row->kind == KIND_PLACE ? place
							    : ethnic;
	unsigned n = row->kind == KIND_NAME    ? G_N_ELEMENTS(name)
		     : row->kind == KIND_PLACE ? G_N_ELEMENTS(place)
		     : field == FIELD_ETHNIC   ? G_N_ELEMENTS(ethnic)
					       : 0;

	if (*is && row->kind == KIND_DATE)
		return g_strconcat(row->path, "/ThangNam", NULL);
	for (unsigned i = 0; *is && i < n; i++) {
		g_autofree char *a = kind_part(was, i), *b = kind_part(is, i);

		if (strcmp(a, b) != 0)
			return g_strconcat(row->path, "/", keys[i], NULL);
	}
	return g_strdup(row->path);
}

GPtrArray *qcvn109_lost(const struct record *r, enum qcvn109_dialect dialect)
{
	g_autoptr(json_owned) citizen = qcvn109_citizen_to_json(r, dialect);
	struct record *back = qcvn109_citizen_of_json(citizen, NULL, NULL);
	GPtrArray *lost = g_ptr_array_new_with_free_func(g_free);

	for (int f = 0; f < FIELD_COUNT; f++) {
		const char *was = r->value[f], *is = back ? back->value[f] : "";

		if (*was && strcmp(was, is) != 0)
			g_ptr_array_add(lost, lost_path((enum record_field)f, was, is));
	}
	record_free(back);
	return lost;
}

/* ---- the message ------------------------------------------------------------------ */

char *qcvn109_moment(int64_t ms)
{
	char *local = moment_iso_local(ms);

	/* The message has no zone and no fraction: Việt Nam's clock is meant. */
	local[strlen("2016-01-01T00:00:00")] = '\0';
	return local;
}

struct json *qcvn109_to_json(const struct qcvn109 *message, enum qcvn109_dialect dialect)
{
	struct json *json = json_object(), *body = json_object(), *citizens = json_array();
	g_autofree char *count = g_strdup_printf("%u", message->records->len);
	g_autofree char *local = qcvn109_moment(message->as_of);

	json_put_text(body, "GhiChu", message->note);
	json_put_text(body, "ThoiDiemDuLieu", local);
	json_put_text(body, "SoCongDan", count);
	for (unsigned i = 0; i < message->records->len; i++)
		json_push(citizens,
			  qcvn109_citizen_to_json(message->records->pdata[i], dialect));
	json_put(body, "CongDan", citizens);
	json_put(json, "CongdanCollection", body);
	return json;
}
