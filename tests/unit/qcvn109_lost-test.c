/*
 * qcvn109_lost - random records through both dialects: what the standard knows comes
 * back as it was, and whatever does not come back is named.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/qcvn109.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT

static unsigned draw(uint64_t *state, unsigned below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(*state >> 33) % below;
}

static const char *pick(uint64_t *state, const char *const *list, unsigned n)
{
	return list[draw(state, n)];
}
#define PICK(state, list) pick(state, list, G_N_ELEMENTS(list))

static const char *value_for(uint64_t *state, enum record_field field)
{
	static const char *const names[] = {
		"Nguyễn" P "Thị" P "Mẫu", "Tôn Nữ" P "Thị Thanh" P "Thử", P P "Ngô",
		"H'Mok" P P "Niê",	  "Đỗ" P "Văn" P "Tập Huấn"};
	static const char *const dates[] = {"1950", "1950-03", "1950-03-17"};
	static const char *const places[] = {
		"00001" P "2025" P "Thôn Bến Gỗ, xã Tập Huấn" P "VN", "002" P P "Huyện Thử" P,
		"01" P P "tỉnh Ví Dụ" P "VN", P P "Viêng Chăn" P "LA", "00037" P "2019" P P "VN"};
	static const char *const ethnic[] = {"02" P "Thù Lao", "55"};
	static const char *const twelve[] = {"099150003789", "099250003780"};
	static const char *const nine[] = {"099456789"};
	static const char *const texts[] = {"Tư Mẫu", "a < b & c"};
	static const char *const codes[] = {"1", "02"};
	static const char *const countries[] = {"VN", "LA"};

	switch (record_fields[field].kind) {
	case KIND_NAME:
		return PICK(state, names);
	case KIND_DATE:
		return PICK(state, dates);
	case KIND_PLACE:
		return PICK(state, places);
	case KIND_NUMBER12:
		return PICK(state, twelve);
	case KIND_NUMBER9:
		return PICK(state, nine);
	case KIND_CODE:
		if (field == FIELD_ETHNIC)
			return PICK(state, ethnic);
		return record_fields[field].catalogue == CATALOGUE_COUNTRY
			       ? PICK(state, countries)
			       : PICK(state, codes);
	case KIND_NUMBERS:
		return "099150003789" KIND_ITEM_TEXT "099150003790";
	case KIND_PEOPLE:
		return "Lò" P P "Ví" P P P P;
	case KIND_CARDS:
		return "cccd" P P "2021-03" P P;
	case KIND_STAYS:
		return "tam-tru" P P P "Suối Thử" P P "2025" P P P;
	case KIND_TEXT:
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_COUNT:
		break;
	}
	return PICK(state, texts);
}

static struct record *random_record(uint64_t seed)
{
	struct record *r = record_new();

	for (int f = 0; f < FIELD_COUNT; f++)
		if (f == FIELD_NAME || draw(&seed, 4) > 0)
			record_set(r, (enum record_field)f,
				   value_for(&seed, (enum record_field)f));
	record_put(&r->household_number, r->value[FIELD_BOOK]);
	return r;
}

static bool is_named(const GPtrArray *lost, const char *path)
{
	for (guint i = 0; i < lost->len; i++)
		if (strcmp(lost->pdata[i], path) == 0)
			return true;
	return false;
}

/* What the standard has an element for: all of the law of 2014 but how and when it ended. */
static bool standard_knows(enum record_field field)
{
	return field < FIELD_DEATH;
}

static char *wanted_loss(enum record_field field, const char *value)
{
	const char *path = record_fields[field].path;
	g_autofree char *edition = kind_part(value, 1);

	if (!*value)
		return NULL;
	if (!standard_knows(field))
		return g_strdup(path);
	if (record_fields[field].kind == KIND_DATE && strlen(value) == 7)
		return g_strconcat(path, "/ThangNam", NULL);
	if (record_fields[field].kind == KIND_PLACE && *edition)
		return g_strconcat(path, "/DanhMuc", NULL);
	return NULL;
}

static struct record *there_and_back(const struct record *r, enum qcvn109_dialect dialect)
{
	g_autoptr(json_owned) json = qcvn109_citizen_to_json(r, dialect);
	g_autofree char *text = json_print(json);
	g_autoptr(json_owned) again = json_parse(text, strlen(text), NULL);
	g_autoptr(GPtrArray) strangers =
		g_ptr_array_new_with_free_func(qcvn109_stranger_free);
	GError *why = NULL;
	struct record *back = qcvn109_citizen_of_json(again, strangers, &why);

	if (!back)
		fail_msg("%s", why->message);
	/* A writer says nothing that its reader does not know. */
	assert_int_equal(strangers->len, 0);
	return back;
}

static void the_standard_loses_only_what_it_does_not_know(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct record *r = random_record(seed);
		struct record *back = there_and_back(r, QCVN109_STANDARD);
		g_autoptr(GPtrArray) lost = qcvn109_lost(r, QCVN109_STANDARD);
		guint wanted = 0;

		for (int f = 0; f < FIELD_COUNT; f++) {
			g_autofree char *loss =
				wanted_loss((enum record_field)f, r->value[f]);

			wanted += loss != NULL;
			if (loss && !is_named(lost, loss))
				fail_msg("%s is not named", loss);
			if (!loss)
				assert_string_equal(back->value[f], r->value[f]);
		}
		assert_int_equal(lost->len, wanted);
		record_free(back);
		record_free(r);
	}
}

static void the_live_dialect_names_what_it_loses(void **state)
{
	unsigned whole = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct record *r = random_record(seed);
		struct record *back = there_and_back(r, QCVN109_LIVE);
		g_autoptr(GPtrArray) lost = qcvn109_lost(r, QCVN109_LIVE);

		for (int f = 0; f < FIELD_COUNT; f++) {
			bool named = strcmp(back->value[f], r->value[f]) == 0;

			whole += named && *r->value[f];
			for (guint i = 0; !named && i < lost->len; i++)
				named = g_str_has_prefix(lost->pdata[i], record_fields[f].path);
			if (!named)
				fail_msg("%s: %s became %s", record_fields[f].path, r->value[f],
					 back->value[f]);
		}
		record_free(back);
		record_free(r);
	}
	assert_true(whole > 400 * 10);
}

static void strangers_are_named(void **state)
{
	static const char text[] =
		"{\"dc:HoVaTen\":{\"dc:Ho\":\"Lê\",\"dc:Ten\":\"Mẫu\"},\"dc:BietDanh\":\"Tư\","
		"\"dc:QueQuan\":{\"dc:ChiTiet\":\"x\",\"dc:Lat\":\"21\"},\"dc:SoNha\":7,"
		"\"dc:VoChong\":[{\"dc:HoVaTen\":\"A B\"},{\"dc:HoVaTen\":\"C D\"}],"
		"\"dc:Con\":[{\"HoVaTen\":{\"Ten\":\"Thử\"}}]}";
	g_autoptr(json_owned) json = json_parse(text, strlen(text), NULL);
	g_autoptr(GPtrArray) strangers =
		g_ptr_array_new_with_free_func(qcvn109_stranger_free);
	struct record *r = qcvn109_citizen_of_json(json, strangers, NULL);
	g_autoptr(GString) paths = g_string_new(NULL);

	(void)state;
	assert_non_null(r);
	assert_string_equal(r->value[FIELD_CHILDREN], P P "Thử" P P P P);
	for (guint i = 0; i < strangers->len; i++) {
		const struct qcvn109_stranger *s = strangers->pdata[i];

		g_string_append_printf(paths, "%s=%s ", s->path, s->text);
	}
	assert_string_equal(paths->str,
			    "BietDanh=Tư QueQuan/Lat=21 SoNha=7 VoChong/HoVaTen=C D ");
	record_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_standard_loses_only_what_it_does_not_know),
		cmocka_unit_test(the_live_dialect_names_what_it_loses),
		cmocka_unit_test(strangers_are_named),
	};

	return cmocka_run_group_tests_name("qcvn109_lost", tests, NULL, NULL);
}
