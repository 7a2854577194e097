/*
 * qcvn109_standard - the dialect of live exchanges, put into the standard's words.
 *
 * What is not understood is copied as it stands, so that the judge of values
 * refuses it by name instead of losing it.
 */
#include <string.h>

#include "forms/qcvn109_parts.h"
#include "forms/record.h"
#include "i18n/text.h"
#include "i18n/banned.h"

/* A whole copy with bare names. */
struct json *qcvn109_bare(const struct json *json)
{
	struct json *copy;

	if (!json_is_object(json) && !json_is_array(json))
		return json_copy(json);
	copy = json_is_object(json) ? json_object() : json_array();
	for (const struct json *c = json_first(json); c; c = json_next(c)) {
		const char *key = json_key(c) ? qcvn109_bare_key(json_key(c)) : NULL;

		if (!key)
			json_push(copy, qcvn109_bare(c));
		else if (strcmp(json_key(c), "xmlns") &&
			 !g_str_has_prefix(json_key(c), "xmlns:") && !json_get(copy, key))
			json_put(copy, key, qcvn109_bare(c));
	}
	return copy;
}

/* "NGUYỄN VĂN MẪU" as people write it; what has a small letter is left alone. */
static char *human_case(const char *words)
{
	for (const char *p = words; *p; p = g_utf8_next_char(p))
		if (g_unichar_islower(g_utf8_get_char(p)))
			return g_strdup(words);
	return text_title(words);
}

/* Words that the door refuses stay whole, so that the judge says which character. */
static struct json *name_of_words(const char *words)
{
	g_autofree char *clean = text_admit(words, strlen(words), NULL, NULL);
	g_autofree char *human = clean ? human_case(clean) : NULL;
	g_autofree char *name = human ? value_name_of_text(human) : NULL;
	struct json *whole;

	if (name)
		return value_to_wire(FIELD_NAME, name);
	whole = json_object();
	json_put_text(whole, "Ten", words);
	return whole;
}

/* Text, or a whole name in Ten alone: split as people are named. */
static struct json *standard_name(const struct json *name)
{
	const char *ho = json_text_at(name, "Ho"), *middle = json_text_at(name, "ChuDem");
	const char *ten = json_text_at(name, "Ten");

	if (json_text(name))
		return name_of_words(json_text(name));
	if (ten && strchr(ten, ' ') && (!ho || !*ho) && (!middle || !*middle))
		return name_of_words(ten);
	return json_copy(name);
}

static bool is_basic_date(const char *text)
{
	return text && value_is_digits(text, 8);
}

/* yyyyMMdd beside Nam, or alone, or as plain text. */
static struct json *standard_date(const struct json *date)
{
	const char *day =
		json_text(date) ? json_text(date) : json_text_at(date, "NgayThangNam");
	const char *year = json_text_at(date, "Nam");
	struct json *standard;
	g_autofree char *iso = NULL;

	if (json_is_object(date) && !is_basic_date(day) && !(day && !*day))
		return json_copy(date);
	standard = json_object();
	if (is_basic_date(day))
		iso = g_strdup_printf("%.4s-%.2s-%.2s", day, day + 4, day + 6);
	if (day && *day)
		json_put_text(standard, value_is_digits(day, 4) ? "Nam" : "NgayThangNam",
			      iso ? iso : day);
	else if (year && *year)
		json_put_text(standard, "Nam", year);
	return standard;
}

/* The finest of the three codes stands; the text was never cut by them. */
static struct json *standard_place(const struct json *place)
{
	static const char *const finest_first[] = { "MaPhuongXa", "MaQuanHuyen",
						    "MaTinhThanh" };
	static const char *const kept[] = { "MaDonViHanhChinh", "DanhMuc", "ChiTiet",
					    "QuocGia" };
	struct json *standard;

	if (json_text(place)) {
		standard = json_object();
		json_put_text(standard, "ChiTiet", json_text(place));
		return standard;
	}
	standard = json_object();
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (json_get(place, kept[i]))
			json_put(standard, kept[i], json_copy(json_get(place, kept[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(finest_first); i++) {
		const char *code = json_text_at(place, finest_first[i]);

		if (code && *code && !json_get(standard, "MaDonViHanhChinh"))
			json_put_text(standard, "MaDonViHanhChinh", code);
	}
	return standard;
}

static struct json *coded(const struct json *code, const char *key)
{
	struct json *standard;

	if (!json_text(code) || !*json_text(code))
		return json_copy(code);
	standard = json_object();
	json_put_text(standard, key, json_text(code));
	return standard;
}

/* Several elements of a list come as an array, one alone as itself. */
static struct json *standard_list(const struct json *value)
{
	struct json *list;

	if (json_is_array(value) || (json_text(value) && !*json_text(value)))
		return json_copy(value);
	list = json_array();
	json_push(list, json_copy(value));
	return list;
}

static struct json *standard_value(enum record_field field, const struct json *value)
{
	/* An empty element becomes {} or [] in some converters. */
	if ((json_is_object(value) || json_is_array(value)) && !json_first(value))
		return json_of_text(NULL);
	if (kind_is_list(record_fields[field].kind))
		return standard_list(value);
	if (field == FIELD_ETHNIC)
		return coded(value, "MaDanToc");
	if (field == FIELD_RELIGION)
		return coded(value, "MaTonGiao");
	if (record_fields[field].kind == KIND_NAME)
		return standard_name(value);
	if (record_fields[field].kind == KIND_DATE)
		return standard_date(value);
	if (record_fields[field].kind == KIND_PLACE)
		return standard_place(value);
	/* Several nationalities or spouses may stand there; the first is kept. */
	return json_copy(json_is_array(value) ? json_first(value) : value);
}

/* The member that a path names; of several (VoChong) the first. */
static const struct json *find(const struct json *citizen, const char *path, char **group)
{
	const char *slash = strchr(path, '/');
	const struct json *outer;

	*group = slash ? g_strndup(path, (size_t)(slash - path)) : NULL;
	if (!slash)
		return json_get(citizen, path);
	outer = json_get(citizen, *group);
	return json_get(json_is_array(outer) ? json_first(outer) : outer, slash + 1);
}

struct json *qcvn109_standard(const struct json *plain)
{
	struct json *standard = json_object();

	for (int i = 0; i < FIELD_COUNT; i++) {
		g_autofree char *group = NULL;
		const char *path = record_fields[i].path;
		const struct json *value = find(plain, path, &group);
		struct json *holder = standard;

		if (!value || json_is_null(value))
			continue;
		if (group && !json_get(standard, group))
			json_put(standard, group, json_object());
		if (group)
			holder = (struct json *)json_get(standard, group);
		json_put(holder, group ? strchr(path, '/') + 1 : path,
			 standard_value((enum record_field)i, value));
	}
	return standard;
}
