/* words - what forms/ says in Vietnamese fits the cells it is meant for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/history.h"
#include "forms/query.h"
#include "forms/request.h"
#include "forms/verification.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define LABEL 22
#define ROW 78

static void fits(const char *words, int cells)
{
	if (cells_width(words) > cells)
		fail_msg("%d cells, %d at most: %s", cells_width(words), cells, words);
}

static int setup(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return strcmp(record_label(FIELD_NAME), "Họ, chữ đệm và tên");
}

static void test_labels(void **state)
{
	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		fits(record_label((enum record_field)i), LABEL);
		for (int k = 0; k < i; k++)
			assert_string_not_equal(record_label((enum record_field)i),
						record_label((enum record_field)k));
	}
	for (int i = 0; i < REQUEST_STATE_COUNT; i++)
		fits(request_state_name((enum request_state)i), 25);
	for (int i = 0; i < VERIFIED_COUNT; i++)
		fits(verification_word_name((enum verification_word)i), 25);
	for (int i = 0; i < PERSON_COUNT; i++)
		fits(verification_person_name((enum verification_person)i), 30);
	assert_string_equal(access_action_name("reveal"), "cho hiện số");
}

static void test_row_22(void **state)
{
	static const char *const lines[] = {
		"",
		"09915000378",
		"0991500037",
		"09945678",
		"0991500037890",
		"1950",
		"a",
		"nguyen@",
		"hộ",
		"hộ 12a",
		"thôn x",
		"thon b",
		"099150003789",
		"099456789",
		"nguyễn thị mậu",
		"nguyen thi mau",
		"nguyễn thị mậu 1950",
		"nguyen thi mau 1950",
		"nguyễn thị mậu 17/03/1950",
		"nguyen thi mau 17/03/1950",
		"nguyen thi mau 31/04/1950",
		"nguyen thi mau 29/02/1950",
		"nguyen thi mau 50",
		"hộ 0127",
		"thôn bến gỗ",
		"099150003789|",
		"09915000378||Mẫu|17031950|Nam|x|12032024",
		"099150003789|1|Mẫu|17031950|Nam|x|12032024",
		"099150003789|||17031950|Nam|x|12032024",
		"099150003789||Mẫu|31041950|Nam|x|12032024",
		"099150003789||Nguyễn Thị Thanh Thảo Mẫu|17031950|Nữ|x|12032024",
		"099150003789||Nguyễn Văn Mẫu|17031950|Nam|x|12032024",
		"099150003789||Nguyễn Thị Thanh Thảo Hoàng Phương Thùy "
		"Mẫu|17031950|Nữ|x|12032024",
		"thôn rất dài",
	};
	static const struct hamlet_name names[] = { { "h1", "Bến Gỗ" },
						    { "h2", "Bờ Ao" } };
	static const struct hamlet_names hamlets = { names, 2 };
	struct query query;

	(void)state;
	query_init(&query);
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *complaint = NULL, *sentence = NULL;

		query_read(lines[i], &hamlets, &query, &complaint);
		sentence = query_sentence(&query);
		fits(sentence, ROW);
		if (complaint)
			fits(complaint, ROW);
	}
	query_clear(&query);
}

static void test_spoken(void **state)
{
	struct {
		const char *line, *said;
	} cases[] = {
		{ "09915000378",
		  "Thiếu 1 chữ số: số định danh có 12, đã gõ 11. Chữ đã gõ còn đó." },
		{ "nguyễn thị mậu 1950", "Hiểu là: họ tên có dấu và năm sinh 1950, tìm "
					 "trong xã. Enter để tìm." },
	};
	struct query query;

	(void)state;
	query_init(&query);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *complaint = NULL, *sentence = NULL;
		bool fine = query_read(cases[i].line, NULL, &query, &complaint);

		sentence = query_sentence(&query);
		assert_string_equal(fine ? sentence : complaint, cases[i].said);
	}
	query_clear(&query);
}

static void test_flaws(void **state)
{
	(void)state;
	for (int flaw = REQUEST_LOCKED; flaw <= REQUEST_NO_NAME; flaw++)
		for (int i = 0; i < FIELD_COUNT; i++) {
			g_autofree char *said = NULL;

			if ((flaw == REQUEST_LOCKED || flaw == REQUEST_YEAR) &&
			    !*record_fields[i].procedure)
				continue;
			said = request_flaw_sentence((enum request_flaw)flaw,
						     (enum record_field)i);
			assert_true(*said);
			/* Those that name a procedure in full are shown in a dialog. */
			if (flaw != REQUEST_LOCKED && flaw != REQUEST_YEAR)
				fits(said, ROW);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_row_22),
		cmocka_unit_test(test_spoken),
		cmocka_unit_test(test_flaws),
	};

	return cmocka_run_group_tests_name("words", tests, setup, NULL);
}
