/* Lists of a record: children, cards, stays, cancelled numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/kinds.h"
#include "forms/record.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT
#define I KIND_ITEM_TEXT

static const char numbers[] = "099150003789" I "099150004789";
static const char people[] = "Nguyễn" P "Thị" P "Mẫu" P "099150003789" P P "VN" P "QH04" I
			     P P "Ngô" P P "099456789" P P;
static const char cards[] = "cccd" P "099150003789" P "2021-03" P "Cục Cảnh sát" P "2031-03-17" I
			    "can_cuoc" P P "2025-01-02" P P CARD_FOR_EVER;
static const char stays[] =
	"thuong-tru" P "00001" P "2025" P "Thôn Bến Gỗ" P "VN" P "1975" P P "CU01" P I
	"tam-vang" P P P "Suối Thử" P P "2025-02" P "2025-08-01" P P "TV01";

static struct json *read_text(const char *text)
{
	struct json *json = json_parse(text, strlen(text), NULL);

	assert_non_null(json);
	return json;
}

static const char *sample(enum kind kind)
{
	return kind == KIND_PEOPLE  ? people
	       : kind == KIND_CARDS ? cards
	       : kind == KIND_STAYS ? stays
				    : numbers;
}

static void test_lists(void **state)
{
	static const struct {
		enum kind kind;
		const char *list;
	} wrong[] = {
		{ KIND_NUMBERS, "09915000378" },
		{ KIND_NUMBERS, "099150003789" I },
		{ KIND_NUMBERS, I "099150003789" },
		{ KIND_PEOPLE, "Nguyễn" P "Thị" P "Mẫu" },
		{ KIND_PEOPLE, P P P P P "VN" P },
		{ KIND_PEOPLE, "Nguyễn" P "Thị" P P "099150003789" P P "VN" P },
		{ KIND_CARDS, "passport" P P P P },
		{ KIND_CARDS, "cccd" P "099456789" P P P },
		{ KIND_CARDS, "cccd" P P "17/03/2021" P P },
		{ KIND_CARDS, "cccd" P P P P "bao giờ" },
		{ KIND_STAYS, "o-nho" P P P P P P P P },
		{ KIND_STAYS, "tam-tru" P "1" P P P P P P P },
		{ KIND_STAYS, "tam-tru" P P P P P "2025-13" P P P },
	};
	g_autoptr(GPtrArray) none = value_items(""), two = value_items("a" P "b" I "c" P "d");
	g_autofree char *d = value_item_part(two->pdata[1], 1);
	g_autofree char *many = g_strnfill(VALUE_LIST_BYTES + 1, I[0]);

	(void)state;
	assert_int_equal(none->len, 0);
	assert_int_equal(two->len, 2);
	assert_string_equal(d, "d");
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		if (value_is_well_formed(wrong[i].kind, wrong[i].list))
			fail_msg("case %zu", i);
	for (int f = 0; f < FIELD_COUNT; f++) {
		const char *list = sample(record_fields[f].kind);

		if (!kind_is_list(record_fields[f].kind))
			continue;
		assert_true(value_is_well_formed(record_fields[f].kind, list));
		assert_false(value_is_well_formed(record_fields[f].kind, many));
	}
}

static void test_lists_in_words(void **state)
{
	g_autoptr(GPtrArray) persons = value_items(people);
	g_autoptr(GPtrArray) owned = value_items(cards);
	g_autofree char *child = kind_show_item(KIND_PEOPLE, persons->pdata[0]);
	g_autofree char *card = kind_show_item(KIND_CARDS, owned->pdata[0]);
	g_autofree char *lived = kind_show(KIND_STAYS, CATALOGUE_NONE, stays);
	g_autofree char *typed = kind_edit(KIND_CARDS, CATALOGUE_NONE, cards);
	char *value = NULL, *complaint = NULL;

	(void)state;
	assert_string_equal(child, "Nguyễn Thị Mẫu, 099150003789, Con đẻ, Việt Nam");
	assert_string_equal(card, "Citizen identity card, 099150003789, --/03/2021 - 17/03/2031, "
				  "Cục Cảnh sát");
	assert_non_null(strstr(lived, "; Declared absence, --/02/2025 - 01/08/2025, Suối Thử"));
	assert_string_equal(typed, "");
	assert_false(kind_read(KIND_CARDS, CATALOGUE_NONE, "-", cards, &value,
			       &complaint));
	assert_null(value);
	assert_non_null(complaint);
	g_free(complaint);
}

/* Nothing that a list does not know is lost in silence. */
static void test_list_wire(void **state)
{
	static const struct {
		enum record_field field;
		const char *json;
	} wrong[] = {
		{ FIELD_CHILDREN, "{}" },
		{ FIELD_CHILDREN, "[\"Mẫu\"]" },
		{ FIELD_CHILDREN, "[{\"HoVaTen\":{\"Ten\":\"Mẫu\",\"Tuoi\":\"3\"}}]" },
		{ FIELD_CHILDREN, "[{\"Tuoi\":\"3\",\"HoVaTen\":{\"Ten\":\"Mẫu\"}}]" },
		{ FIELD_CANCELLED, "[\"123\"]" },
		{ FIELD_CANCELLED, "[[]]" },
		{ FIELD_CARDS, "[{\"LoaiThe\":\"cccd\"},{}]" },
		{ FIELD_STAYS, "[{\"Loai\":\"tam-tru\",\"TuNgay\":\"hôm qua\"}]" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autoptr(json_owned) json = read_text(wrong[i].json);
		g_autoptr(GError) why = NULL;

		assert_null(value_of_wire(wrong[i].field, json, &why));
		assert_non_null(why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_lists_in_words),
		cmocka_unit_test(test_list_wire),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
