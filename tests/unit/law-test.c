/* law-test - reasons, papers, relations, editions, originals, deciders: whole and dated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/certainty.h"
#include "forms/deciders.h"
#include "forms/editions.h"
#include "forms/originals.h"
#include "forms/procedures.h"
#include "forms/relations.h"

#include "i18n/banned.h"

static void groups_are_whole(void **state)
{
	static const struct {
		const char *group;
		unsigned rows;
	} groups[] = {
		{ "TD", 21 }, { "SS", 6 }, { "BS", 9 }, { "HT", 3 }, { "CU", 12 }, { "XT", 9 },
		{ "XM", 9 },  { "DG", 3 }, { "DD", 9 }, { "TV", 5 }, { "GH", 2 },  { "UD", 6 },
	};
	size_t n, all = 0;
	const struct code_row *rows = catalogue_rows(CATALOGUE_REASON, &n);

	(void)state;
	for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
		unsigned count = 0;

		for (size_t i = 0; i < n; i++)
			count += !strncmp(rows[i].code, groups[g].group, 2);
		if (count != groups[g].rows)
			fail_msg("%s: %u", groups[g].group, count);
		all += count;
	}
	assert_int_equal(all, n);
	for (unsigned i = 1; i <= 55; i++) {
		g_autofree char *code = g_strdup_printf("P%02u", i);

		assert_non_null(catalogue_row(CATALOGUE_PAPER, code, NULL));
	}
}

/* "-" serves nothing, so taking back is no reason for an ordinary correction. */
static void undoing_serves_no_field(void **state)
{
	const struct code_row *row = catalogue_row(CATALOGUE_REASON, "UD01", NULL);

	(void)state;
	for (int f = 0; f < FIELD_COUNT; f++)
		assert_false(code_row_serves(row, record_fields[f].path));
}

static void every_group_and_religion_converts(void **state)
{
	size_t n;
	const struct code_row *rows = catalogue_rows(CATALOGUE_ETHNIC_1979, &n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const struct code_row *to = edition_convert(CATALOGUE_ETHNIC_1979,
							    rows[i].code, CATALOGUE_ETHNIC);
		const struct code_row *back;

		if (i >= 54) {
			assert_null(to);
			continue;
		}
		if (!to)
			fail_msg("%s has no code of 2008", rows[i].name);
		back = edition_convert(CATALOGUE_ETHNIC, to->code, CATALOGUE_ETHNIC_1979);
		if (back != &rows[i])
			fail_msg("%s became %s", rows[i].name, to->name);
	}
	assert_string_equal(
		edition_convert(CATALOGUE_ETHNIC_1979, "04", CATALOGUE_ETHNIC)->code, "06");
	assert_string_equal(
		edition_convert(CATALOGUE_RELIGION_2020, "03", CATALOGUE_RELIGION)->code,
		"08");
	assert_null(edition_convert(CATALOGUE_RELIGION_2020, "15", CATALOGUE_RELIGION));
	assert_null(edition_convert(CATALOGUE_ETHNIC, "01", CATALOGUE_RELIGION));
	assert_null(edition_convert(CATALOGUE_ETHNIC, "88", CATALOGUE_ETHNIC_1979));
}

static void a_name_tells_the_edition(void **state)
{
	(void)state;
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "04", "Hoa"), CATALOGUE_ETHNIC_1979);
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "04", "MƯỜNG"), CATALOGUE_ETHNIC);
	/* 05 is theirs in both lists, under two spellings */
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "05", "Khơ me"), CATALOGUE_NONE);
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "01", "Kinh"), CATALOGUE_NONE);
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "04", ""), CATALOGUE_NONE);
	assert_int_equal(edition_of(CATALOGUE_ETHNIC, "04", "Ê Đê"), CATALOGUE_NONE);
	assert_int_equal(edition_of(CATALOGUE_RELIGION, "03", "Tin lành"),
			 CATALOGUE_RELIGION_2020);
	assert_int_equal(edition_catalogue(CATALOGUE_ETHNIC, "121-1979"),
			 CATALOGUE_ETHNIC_1979);
	assert_int_equal(edition_catalogue(CATALOGUE_ETHNIC, "2030"), CATALOGUE_NONE);
	assert_string_equal(edition_by_name(CATALOGUE_ETHNIC, "gia rai")->code, "10");
	assert_null(edition_by_name(CATALOGUE_ETHNIC, ""));
}

static void relations_have_inverses(void **state)
{
	size_t n, words;
	const struct relation_row *rows = relation_rows(&n);

	(void)state;
	catalogue_rows(CATALOGUE_RELATION, &words);
	assert_int_equal(n, words);
	assert_int_equal(n, 59);
	for (size_t i = 0; i < n; i++) {
		const char *inverse[] = { rows[i].of_man, rows[i].of_woman };

		assert_non_null(catalogue_row(CATALOGUE_RELATION, rows[i].code, NULL));
		for (size_t w = 0; w < 2; w++) {
			const struct relation_row *other;

			if (!*inverse[w] || *inverse[w] == '?')
				continue;
			other = relation_row(inverse[w]);
			assert_non_null(other);
			/* the old head is of the sex that the word says */
			if (*other->sex)
				assert_int_equal(*other->sex, w ? '2' : '1');
			if (rows[i].generation != NO_GENERATION && rows[i].kin == KIN_BLOOD)
				assert_int_equal(other->generation, -rows[i].generation);
		}
	}
	assert_string_equal(relation_inverse("QH02", "1"), "QH03");
	assert_string_equal(relation_inverse("QH02", "2"), "");
	assert_string_equal(relation_inverse("QH04", "2"), "QH11");
	assert_string_equal(relation_inverse("QH04", "0"), "?");
	assert_string_equal(relation_inverse("QH99", "1"), "?");
}

static void originals_by_date(void **state)
{
	size_t n;
	const struct original_rule *rules = original_rules(&n);
	g_autofree char *advice = original_advice("P01", "2026-11-24");

	(void)state;
	assert_int_equal(n, 4);
	for (size_t i = 1; i < n; i++)
		assert_true(strcmp(rules[i - 1].to, rules[i].from) < 0);
	assert_null(original_rule_on("2021-06-30"));
	assert_ptr_equal(original_rule_on("2026-06-30"), &rules[2]);
	assert_ptr_equal(original_rule_on("2026-07-01"), &rules[3]);
	assert_true(original_may_be_asked("P01", "2026-06-30"));
	assert_false(original_may_be_asked("P01", "2026-07-01"));
	assert_true(original_may_be_asked("P08", "2026-07-01")); /* a judgment */
	assert_non_null(strstr(advice, "hộ tịch"));
	assert_null(original_advice("P08", "2026-07-01"));
}

static void procedures_have_names(void **state)
{
	const struct procedure_row *row;

	(void)state;
	for (size_t i = 0; (row = procedure_at(i)) != NULL; i++)
		if (!catalogue_row(CATALOGUE_PROCEDURE, row->code, row->from))
			fail_msg("%s has no name on %s", row->code, row->from);
}

static void how_sure_rows_are(void **state)
{
	(void)state;
	assert_int_equal(certainty_of(CATALOGUE_SEX, "1"), CERTAIN_OFFICIAL);
	assert_int_equal(certainty_of(CATALOGUE_ETHNIC, "20"), CERTAIN_OFFICIAL);
	assert_int_equal(certainty_of(CATALOGUE_ETHNIC, "21"), CERTAIN_KNOWN);
	assert_int_equal(certainty_of(CATALOGUE_REASON, "XT04"), CERTAIN_KNOWN);
	assert_int_equal(certainty_of(CATALOGUE_REASON, "SS01"), CERTAIN_STORED);
	assert_int_equal(certainty_of(CATALOGUE_REASON, "ZZ01"), CERTAIN_KNOWN);
	assert_int_equal(certainty_of(CATALOGUE_PAPER, "P01"), CERTAIN_STORED);
}

static const char *decided(enum record_field field, const char *from, const char *to,
			   const char *reason, const char *on, const char **basis)
{
	struct request *request = request_new();
	const char *who;

	g_free(request->kind);
	request->kind = g_strdup("correction");
	g_free(request->reason);
	request->reason = g_strdup(reason);
	request_add_change(request, field, from, to);
	who = decider_of(request, on);
	*basis = decider_basis(request, on);
	request_free(request);
	return who;
}

static void who_decides(void **state)
{
	const char *day = "2026-11-24", *basis;

	(void)state;
	assert_string_equal(decided(FIELD_ETHNIC, "01", "02", "TD04", day, &basis), "chief");
	assert_string_equal(basis, "TT 59/2021/TT-BCA Đ.3");
	assert_string_equal(decided(FIELD_NATIONALITY, "VN", "US", "TD16", day, &basis),
			    "province");
	assert_string_equal(decided(FIELD_SEX, "1", "2", "DD01", day, &basis), "c06");
	assert_string_equal(basis, "TT 59/2021/TT-BCA Đ.6");
	assert_string_equal(decided(FIELD_BIRTH, "1950", "1950-03-01", "BS01", day, &basis),
			    "chief");
	assert_string_equal(decided(FIELD_BIRTH, "1950-03-01", "1951-03-01", "SS01", day,
				    &basis), "c06");
	assert_string_equal(decided(FIELD_PRESENT, "", "x", "DG02", day, &basis), "c06");
	assert_string_equal(decider_of_field(FIELD_CARDS, day), "c06");
	assert_string_equal(decider_of_field(FIELD_CARDS, "2024-06-30"), "chief");
	assert_string_equal(decider_of_field(FIELD_NAME, day), "chief");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_whole),
		cmocka_unit_test(undoing_serves_no_field),
		cmocka_unit_test(every_group_and_religion_converts),
		cmocka_unit_test(a_name_tells_the_edition),
		cmocka_unit_test(relations_have_inverses),
		cmocka_unit_test(originals_by_date),
		cmocka_unit_test(procedures_have_names),
		cmocka_unit_test(how_sure_rows_are),
		cmocka_unit_test(who_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
