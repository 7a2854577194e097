/* catalogue-test - the code lists: their shape, their dates, finding things in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/catalogue.h"
#include "forms/record.h"
#include "i18n/cells.h"
#include "i18n/collate.h"
#include "i18n/date.h"
#include "i18n/text.h"

#include "i18n/banned.h"

static void is_clean(const char *text)
{
	unsigned repairs = 0;
	g_autofree char *clean = text_admit(text, strlen(text), &repairs, NULL);

	assert_non_null(clean);
	assert_string_equal(clean, text);
	assert_int_equal(repairs, 0);
}

static void is_day(const char *iso)
{
	struct date date;

	if (*iso)
		assert_true(date_from_iso(iso, &date) && date_is_whole(date));
}

static void every_row_is_in_order(void **state)
{
	(void)state;
	for (int cat = CATALOGUE_SEX; cat < CATALOGUE_COUNT; cat++) {
		size_t n;
		const struct code_row *rows = catalogue_rows((enum catalogue)cat, &n);

		assert_true(n > 1);
		for (size_t i = 0; i < n; i++) {
			is_clean(rows[i].code);
			is_clean(rows[i].name);
			is_clean(rows[i].more);
			is_clean(rows[i].basis);
			assert_true(*rows[i].code && *rows[i].name);
			assert_true(cells_width(rows[i].name) <= 50);
			is_day(rows[i].from);
			is_day(rows[i].to);
			if (*rows[i].from && *rows[i].to)
				assert_true(strcmp(rows[i].from, rows[i].to) <= 0);
		}
	}
}

/* Two rows of one code never hold on one day. */
static void codes_are_unique_per_date(void **state)
{
	(void)state;
	for (int cat = CATALOGUE_SEX; cat < CATALOGUE_COUNT; cat++) {
		size_t n;
		const struct code_row *rows = catalogue_rows((enum catalogue)cat, &n);

		for (size_t i = 0; i < n; i++)
			for (size_t j = i + 1; j < n; j++) {
				if (strcmp(rows[i].code, rows[j].code))
					continue;
				assert_true(*rows[i].to);
				assert_true(strcmp(rows[i].to, rows[j].from) < 0);
			}
	}
}

/* Official numberings and our own stand by code; countries by name, ours first. */
static void lists_are_sorted(void **state)
{
	static const enum catalogue by_code[] = {
		CATALOGUE_SEX,		 CATALOGUE_MARITAL, CATALOGUE_BLOOD,
		CATALOGUE_LIFE,		 CATALOGUE_ETHNIC,  CATALOGUE_RELIGION,
		CATALOGUE_RELATION,	 CATALOGUE_PAPER,   CATALOGUE_RETURN_REASON,
		CATALOGUE_REFUSE_REASON,
	};
	size_t n;
	const struct code_row *rows;

	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(by_code); c++) {
		rows = catalogue_rows(by_code[c], &n);
		for (size_t i = 1; i < n; i++)
			assert_true(strcmp(rows[i - 1].code, rows[i].code) < 0);
	}
	rows = catalogue_rows(CATALOGUE_COUNTRY, &n);
	assert_int_equal(n, 249);
	assert_string_equal(rows[0].code, "VN");
	for (size_t i = 2; i < n; i++) {
		g_autofree char *a = collate_key(rows[i - 1].name);
		g_autofree char *b = collate_key(rows[i].name);

		if (strcmp(a, b) > 0)
			fail_msg("%s stands before %s", rows[i - 1].name, rows[i].name);
	}
}

/* What a row serves are record fields or the first part of some. */
static void rows_serve_fields_that_exist(void **state)
{
	(void)state;
	for (int cat = CATALOGUE_SEX; cat < CATALOGUE_COUNT; cat++) {
		size_t n;
		const struct code_row *rows = catalogue_rows((enum catalogue)cat, &n);

		for (size_t i = 0; i < n; i++) {
			g_auto(GStrv) words = g_strsplit(rows[i].serves, " ", -1);

			for (size_t w = 0; words[w]; w++) {
				g_autofree char *group = g_strdup_printf("%s/", words[w]);
				bool known = record_field_of_path(words[w]) != FIELD_NONE ||
					     !strcmp(rows[i].serves, "-");

				for (int f = 0; f < FIELD_COUNT && !known; f++)
					known = g_str_has_prefix(record_fields[f].path,
								 group);
				if (!known)
					fail_msg("%s serves %s", rows[i].code, words[w]);
			}
			if (*rows[i].decider)
				assert_non_null(catalogue_row(CATALOGUE_ROLE,
							      rows[i].decider, NULL));
		}
	}
}

static void locked_fields_name_procedures(void **state)
{
	(void)state;
	for (int f = 0; f < FIELD_COUNT; f++)
		if (record_fields[f].procedure[0])
			assert_non_null(catalogue_row(CATALOGUE_PROCEDURE,
						      record_fields[f].procedure,
						      "2026-11-23"));
}

static size_t serving(enum catalogue cat, const char *path)
{
	size_t n, count = 0;
	const struct code_row *rows = catalogue_rows(cat, &n);

	for (size_t i = 0; i < n; i++)
		count += code_row_serves(&rows[i], path);
	return count;
}

/* Each correctable field has a reason and a paper, or it could never be sent. */
static void every_open_field_has_reason_and_paper(void **state)
{
	(void)state;
	for (int f = 0; f < FIELD_COUNT; f++) {
		size_t reasons = serving(CATALOGUE_REASON, record_fields[f].path);
		size_t papers = serving(CATALOGUE_PAPER, record_fields[f].path);

		if (record_fields[f].flags & RECORD_LOCKED)
			continue;
		if (reasons < 2 || papers < 2)
			fail_msg("%s: %zu reasons, %zu papers", record_fields[f].path, reasons,
				 papers);
	}
}

static void a_procedure_changes_with_its_date(void **state)
{
	const struct code_row *before, *after;

	(void)state;
	before = catalogue_row(CATALOGUE_PROCEDURE, "1.012564", "2026-08-17");
	after = catalogue_row(CATALOGUE_PROCEDURE, "1.012564", "2026-08-18");
	assert_non_null(before);
	assert_non_null(after);
	assert_ptr_not_equal(before, after);
	assert_ptr_equal(catalogue_row(CATALOGUE_PROCEDURE, "1.012564", NULL), after);
	assert_null(catalogue_row(CATALOGUE_PROCEDURE, "1.012564", "2024-06-30"));
	assert_null(catalogue_row(CATALOGUE_PROCEDURE, "1.014063", "2026-11-23"));
	assert_non_null(catalogue_row(CATALOGUE_COMMUNE_KIND, "thi-tran", "2025-06-30"));
	assert_null(catalogue_row(CATALOGUE_COMMUNE_KIND, "thi-tran", "2025-07-01"));
	assert_string_equal(catalogue_name(CATALOGUE_PROCEDURE, "9.999"), "9.999");
	assert_string_equal(catalogue_name(CATALOGUE_NONE, ""), "");
}

/* QCVN 109 cites the numbering of 2008: 04 is Mường, not Hoa. */
static void ethnic_numbering_is_that_of_2008(void **state)
{
	size_t n;

	(void)state;
	catalogue_rows(CATALOGUE_ETHNIC, &n);
	assert_int_equal(n, 54);
	assert_string_equal(catalogue_edition(CATALOGUE_ETHNIC), "1019-2008");
	assert_string_equal(catalogue_name(CATALOGUE_ETHNIC, "04"), "Mường");
	assert_string_equal(catalogue_name(CATALOGUE_ETHNIC, "06"), "Hoa");
	assert_string_equal(catalogue_name(CATALOGUE_ETHNIC, "10"), "Gia Rai");
}

struct asked {
	enum catalogue cat;
	const char *typed;
	const char *code; /* NULL: refused */
	bool several;
};

static void few_letters_are_enough(void **state)
{
	static const struct asked all[] = {
		{ CATALOGUE_ETHNIC, "tày", "02", false },
		{ CATALOGUE_ETHNIC, "tay", "02", false },
		{ CATALOGUE_ETHNIC, "thu lao", "02", false },
		{ CATALOGUE_ETHNIC, "02", "02", false },
		{ CATALOGUE_ETHNIC, "khmer", "05", false },
		{ CATALOGUE_ETHNIC, "H'Mông", "08", false },
		{ CATALOGUE_ETHNIC, "e de", "11", false },
		{ CATALOGUE_ETHNIC, "xyz", NULL, false },
		{ CATALOGUE_RELIGION, "khong", "00", false },
		{ CATALOGUE_RELIGION, "phat", NULL, true },
		{ CATALOGUE_RELIGION, "phat giao", "01", false },
		{ CATALOGUE_RELIGION, "hoa hao", "03", false },
		{ CATALOGUE_COUNTRY, "vn", "VN", false },
		{ CATALOGUE_COUNTRY, "my", NULL, true },
		{ CATALOGUE_COUNTRY, "mỹ", "US", false },
		{ CATALOGUE_COUNTRY, "MY", "MY", false },
		{ CATALOGUE_COUNTRY, "hoa ky", "US", false },
		{ CATALOGUE_COUNTRY, "lao", "LA", false },
		{ CATALOGUE_COUNTRY, "trung quoc", "CN", false },
		{ CATALOGUE_MARITAL, "2", "2", false },
		{ CATALOGUE_MARITAL, "dang", "2", false },
		{ CATALOGUE_MARITAL, "goa", "3", false },
		{ CATALOGUE_BLOOD, "o", "04", false },
		{ CATALOGUE_BLOOD, "AB", "03", false },
		{ CATALOGUE_RELATION, "vo", "QH02", false },
		{ CATALOGUE_RELATION, "con de", "QH04", false },
		{ CATALOGUE_RELATION, "chau n", NULL, true },
		{ CATALOGUE_RELATION, "chau noi", "QH26", false },
		{ CATALOGUE_REASON, "sai sot khi thu", "SS01", false },
		{ CATALOGUE_REASON, "ss01", "SS01", false },
		{ CATALOGUE_PAPER, "trich luc khai sinh", "P02", false },
		{ CATALOGUE_PAPER, "quyet dinh thay doi", "P04", false },
		{ CATALOGUE_PERSON_STATE, "5", "moved", false },
		{ CATALOGUE_PROCEDURE, "th-02", "TH-02", false },
		{ CATALOGUE_PROCEDURE, "tach ho", "1.010038", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		bool several;
		const struct code_row *row =
			catalogue_read(all[i].cat, all[i].typed, NULL, &several);

		if ((row ? 1 : 0) != (all[i].code ? 1 : 0) ||
		    (row && strcmp(row->code, all[i].code)) || several != all[i].several)
			fail_msg("\"%s\" read as %s%s", all[i].typed,
				 row ? row->code : "nothing",
				 several ? " (several)" : "");
	}
}

static void a_search_puts_the_exact_first(void **state)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	const struct code_row *first;
	size_t n, all;

	(void)state;
	assert_true(catalogue_search(CATALOGUE_RELIGION, "phat giao", found) >= 2);
	first = found->pdata[0];
	assert_string_equal(first->code, "01");
	catalogue_rows(CATALOGUE_RELATION, &all);
	g_ptr_array_set_size(found, 0);
	assert_int_equal(catalogue_search(CATALOGUE_RELATION, "", found), all);
	g_ptr_array_set_size(found, 0);
	assert_int_equal(catalogue_search(CATALOGUE_RELATION, "!!!", found), 0);
	/* What has ended is left out, but old papers still prove something. */
	assert_int_equal(catalogue_search(CATALOGUE_PROCEDURE, "1.014063", found), 0);
	n = catalogue_search_on(CATALOGUE_PROCEDURE, "1.014063", "2026-01-01", found);
	assert_int_equal(n, 1);
	g_ptr_array_set_size(found, 0);
	assert_true(catalogue_search(CATALOGUE_PAPER, "so ho khau", found) > 0);
	/* what Telex makes of DD05 */
	assert_string_equal(catalogue_read(CATALOGUE_REASON, "Đ05", NULL, NULL)->code, "DD05");
	first = found->pdata[0];
	assert_string_equal(first->code, "P26");
}

/* Every code and every name reads back as its own row. */
static void all_names_read_back(void **state)
{
	(void)state;
	for (int cat = CATALOGUE_SEX; cat < CATALOGUE_COUNT; cat++) {
		size_t n;
		const struct code_row *rows = catalogue_rows((enum catalogue)cat, &n);

		for (size_t i = 0; i < n; i++) {
			const struct code_row *row =
				catalogue_read((enum catalogue)cat, rows[i].name,
					       *rows[i].to ? rows[i].to : NULL, NULL);
			bool twice = false;

			for (size_t j = 0; j < n; j++)
				twice |= i != j && !strcmp(rows[i].name, rows[j].name);
			if (!twice && row != &rows[i])
				fail_msg("%s does not read back", rows[i].name);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_in_order),
		cmocka_unit_test(codes_are_unique_per_date),
		cmocka_unit_test(lists_are_sorted),
		cmocka_unit_test(rows_serve_fields_that_exist),
		cmocka_unit_test(locked_fields_name_procedures),
		cmocka_unit_test(every_open_field_has_reason_and_paper),
		cmocka_unit_test(a_procedure_changes_with_its_date),
		cmocka_unit_test(ethnic_numbering_is_that_of_2008),
		cmocka_unit_test(few_letters_are_enough),
		cmocka_unit_test(a_search_puts_the_exact_first),
		cmocka_unit_test(all_names_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
