/*
 * rules-test - every rule broken once and kept once.
 *
 * A case is a list of values set over a sound record, "field=value" by wire path;
 * names before "@" set the people around.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/rules.h"

#include "i18n/banned.h"

#define TODAY "2026-11-24"
#define P "\x1f"
#define I "\x1e"
#define CARD(kind, issued, expires) kind P "" P issued P "" P expires
#define STAY(kind, from, to) kind P "99001" P "2025" P "" P "VN" P from P to P "" P ""

struct broken_case {
	const char *rule;
	const char *bad;  /* fields parted by ";" */
	const char *good;
	bool people; /* with the household below */
};

/* A man of 1980 with a number that agrees, alone. */
static struct record *sound(void)
{
	struct record *r = record_new();

	record_put(&r->id, "self");
	record_set(r, FIELD_NAME, "Nguyễn" P "Văn" P "Mẫu");
	record_set(r, FIELD_BIRTH, "1980-05-17");
	record_set(r, FIELD_SEX, "1");
	record_set(r, FIELD_NUMBER, "099080000017");
	record_set(r, FIELD_LIFE, "1");
	record_set(r, FIELD_NATIONALITY, "VN");
	record_set(r, FIELD_MARITAL, "1");
	record_set(r, FIELD_FATHER_NAME, "Nguyễn" P "Văn" P "Cha");
	return r;
}

static void set_all(struct record *r, const char *list)
{
	g_auto(GStrv) pairs = g_strsplit(list, ";", -1);

	for (size_t i = 0; pairs[i] && *pairs[i]; i++) {
		char *value = strchr(pairs[i], '=');
		enum record_field field;

		*value++ = '\0';
		if (!strcmp(pairs[i], "household")) {
			record_put(&r->household_id, value);
			continue;
		}
		field = record_field_of_path(pairs[i]);
		if (field == FIELD_NONE)
			fail_msg("no field %s", pairs[i]);
		record_set(r, field, value);
	}
}

/* Head of the household the others live in: a man of 1955. */
static const struct rules_person head = { "head", "1955-01-02", "1", "099055000011", "QH01",
					  "1" };
static const struct rules_person self = { "self", "1980-05-17", "1", "099080000017", "QH04",
					  "1" };
static const struct rules_person dead = { "dead", "1930", "2", "", "QH01", "2" };

static bool breaks(const char *rule, const char *list, bool people)
{
	struct record *r = sound();
	g_autoptr(GPtrArray) members = g_ptr_array_new();
	struct rules_context context = { .record = r, .members = people ? members : NULL };
	g_autoptr(GPtrArray) found = NULL;
	bool broken = false;

	g_ptr_array_add(members, (void *)&self);
	g_ptr_array_add(members, (void *)&dead);
	if (!strstr(list, "household=none"))
		g_ptr_array_add(members, (void *)&head);
	if (g_str_has_prefix(list, "@")) {
		context.birth_place = "001";
		list++;
	}
	set_all(r, list);
	found = rules_broken(&context, TODAY);
	for (unsigned i = 0; i < found->len; i++)
		broken |= !strcmp(((const struct rule *)found->pdata[i])->code, rule);
	record_free(r);
	return broken;
}

static const struct broken_case cases[] = {
	{ "birth-future", "NgayThangNamSinh=2026-11-25", "NgayThangNamSinh=2026-11-24", 0 },
	{ "death-future", "NgayChetMatTich=2026-12", "NgayChetMatTich=2026", 0 },
	{ "death-before-birth", "NgayChetMatTich=1980-05-16", "NgayChetMatTich=1980", 0 },
	{ "dead-without-date", "TinhTrang=2", "TinhTrang=2;NgayChetMatTich=2020", 0 },
	{ "alive-with-death", "NgayChetMatTich=2020", "NgayChetMatTich=2020;TinhTrang=2", 0 },
	{ "very-old", "NgayThangNamSinh=1905", "NgayThangNamSinh=1906-12", 0 },
	{ "number-year", "NgayThangNamSinh=1981", "NgayThangNamSinh=1980", 0 },
	{ "number-sex", "GioiTinh=2", "GioiTinh=0", 0 },
	{ "number-place", "@SoDinhDanh=079080000017", "@SoDinhDanh=099080000017", 0 },
	{ "number-place", "@SoDinhDanh=079080000017", "@SoDinhDanh=001080000017", 0 },
	{ "old-number-young", "SoCMND=099000001;NgayThangNamSinh=2010-07-01",
	  "SoCMND=099000001;NgayThangNamSinh=2010-06-30", 0 },
	{ "ethnic-edition", "DanToc=04" P "Hoa", "DanToc=06" P "Hoa", 0 },
	{ "ethnic-edition", "DanToc=04" P "Hoa", "DanToc=04", 0 },
	{ "foreigner", "QuocTich=LA", "QuocTich=", 0 },
	{ "father-younger", "Cha/SoDinhDanh=099080000099", "Cha/SoDinhDanh=099055000099", 0 },
	{ "father-younger", "Cha/SoDinhDanh=099080000099", "Cha/SoDinhDanh=**********99", 0 },
	{ "mother-younger", "Me/SoDinhDanh=099185000099", "Me/SoDinhDanh=099155000099", 0 },
	{ "father-too-young", "Cha/SoDinhDanh=099069000099", "Cha/SoDinhDanh=099068000099",
	  0 },
	{ "mother-too-young", "Me/SoDinhDanh=099169000099", "Me/SoDinhDanh=099168000099", 0 },
	{ "mother-too-old", "Me/SoDinhDanh=099119000099", "Me/SoDinhDanh=099120000099", 0 },
	{ "father-sex", "Cha/SoDinhDanh=099155000099", "Cha/SoDinhDanh=099055000099", 0 },
	{ "mother-sex", "Me/SoDinhDanh=099055000099", "Me/SoDinhDanh=099155000099", 0 },
	{ "same-parents", "Cha/SoDinhDanh=099055000099;Me/SoDinhDanh=099055000099",
	  "Cha/SoDinhDanh=099055000099;Me/SoDinhDanh=099155000099", 0 },
	{ "own-number", "VoChong/SoDinhDanh=099080000017", "VoChong/SoDinhDanh=099180000018",
	  0 },
	{ "spouse-is-parent", "VoChong/SoDinhDanh=099155000099;Me/SoDinhDanh=099155000099",
	  "VoChong/SoDinhDanh=099182000099;Me/SoDinhDanh=099155000099", 0 },
	{ "spouse-sex", "VoChong/SoDinhDanh=099081000099", "VoChong/SoDinhDanh=099181000099",
	  0 },
	{ "marriage-age", "TinhTrangHonNhan=2;NgayThangNamSinh=2006-11-25",
	  "TinhTrangHonNhan=2;NgayThangNamSinh=2006-11-24", 0 },
	{ "marriage-age", "TinhTrangHonNhan=2;GioiTinh=2;NgayThangNamSinh=2008-11-25",
	  "TinhTrangHonNhan=2;GioiTinh=2;NgayThangNamSinh=2008", 0 },
	{ "married-alone", "TinhTrangHonNhan=2",
	  "TinhTrangHonNhan=2;VoChong/HoVaTen=Trần" P "Thị" P "Mẫu", 0 },
	{ "single-with-spouse", "VoChong/HoVaTen=Trần" P "Thị" P "Mẫu",
	  "TinhTrangHonNhan=3;VoChong/HoVaTen=Trần" P "Thị" P "Mẫu", 0 },
	{ "guardian-of-adult", "NguoiDaiDien/HoVaTen=Lê" P "" P "Mẫu",
	  "NgayThangNamSinh=2015;NguoiDaiDien/HoVaTen=Lê" P "" P "Mẫu", 0 },
	{ "guardian-minor", "NguoiDaiDien/SoDinhDanh=099209000099",
	  "NguoiDaiDien/SoDinhDanh=099208000099", 0 },
	{ "child-alone", "NgayThangNamSinh=2015;Cha/HoVaTen=", "NgayThangNamSinh=2015", 0 },
	{ "two-heads", "ChuHo/QuanHe=QH01", "ChuHo/QuanHe=QH04", 1 },
	{ "two-heads", "ChuHo/QuanHe=QH01", "ChuHo/QuanHe=QH01;household=none", 1 },
	{ "no-head", "ChuHo/QuanHe=QH04;household=none", "ChuHo/QuanHe=QH04;household=h1", 1 },
	{ "head-minor", "ChuHo/QuanHe=QH01;NgayThangNamSinh=2009",
	  "ChuHo/QuanHe=QH01;NgayThangNamSinh=2008", 0 },
	{ "same-number", "SoDinhDanh=099055000011", "SoDinhDanh=099080000017", 1 },
	{ "same-number", "SoDinhDanh=099055000011", "SoDinhDanh=**********11", 1 },
	{ "relation-sex", "ChuHo/QuanHe=QH02", "ChuHo/QuanHe=QH03", 0 },
	{ "relation-sex", "ChuHo/QuanHe=QH02", "ChuHo/QuanHe=QH02;GioiTinh=0", 0 },
	{ "relation-age", "ChuHo/QuanHe=QH10", "ChuHo/QuanHe=QH04", 1 },
	{ "relation-age", "ChuHo/QuanHe=QH10", "ChuHo/QuanHe=QH34", 1 },
	{ "card-under-14", "NgayThangNamSinh=2009-01-02;TheCanCuoc=" CARD("cccd", "2023-01-01",
									 ""),
	  "NgayThangNamSinh=2009-01-01;TheCanCuoc=" CARD("cccd", "2023-01-01", ""), 0 },
	{ "card-under-14", "NgayThangNamSinh=2015;TheCanCuoc=" CARD("cccd", "2024-06-30", ""),
	  "NgayThangNamSinh=2015;TheCanCuoc=" CARD("can_cuoc", "2024-07-01", ""), 0 },
	{ "card-before-birth", "TheCanCuoc=" CARD("cmnd9", "1980-05-16", ""),
	  "TheCanCuoc=" CARD("cmnd9", "1980", ""), 0 },
	{ "card-future", "TheCanCuoc=" CARD("can_cuoc", "2026-11-25", ""),
	  "TheCanCuoc=" CARD("can_cuoc", TODAY, ""), 0 },
	{ "card-order", "TheCanCuoc=" CARD("cccd", "2022-03-01", "2021-01-01"),
	  "TheCanCuoc=" CARD("cccd", "2022-03-01", "khong-thoi-han"), 0 },
	{ "cmnd-late", "TheCanCuoc=" CARD("cmnd9", "2024-07-01", ""),
	  "TheCanCuoc=" CARD("cmnd9", "2019-07-01", ""), 0 },
	{ "cmnd-lapsed", "TheCanCuoc=" CARD("cmnd9", "2010-07-01", ""),
	  "TheCanCuoc=" CARD("cmnd9", "2010-07-01", "") I CARD("cccd", "2022-03-01", ""), 0 },
	{ "stays-overlap",
	  "CuTru=" STAY("thuong-tru", "2000-01-01", "2010-05-02")
		  I STAY("thuong-tru", "2010-05-01", ""),
	  "CuTru=" STAY("thuong-tru", "2000-01-01", "2010-05-01")
		  I STAY("thuong-tru", "2010-05-01", "")
			  I STAY("tam-tru", "2011", "2012"),
	  0 },
	{ "stay-order", "CuTru=" STAY("tam-tru", "2012-02-01", "2012-01-31"),
	  "CuTru=" STAY("tam-tru", "2012-02-01", "2012"), 0 },
	{ "stay-before-birth", "CuTru=" STAY("thuong-tru", "1979", ""),
	  "CuTru=" STAY("thuong-tru", "1980", ""), 0 },
	{ "temporary-long", "CuTru=" STAY("tam-tru", "2022-01-01", "2024-02-01"),
	  "CuTru=" STAY("tam-tru", "2022-01-01", "2024-01-01"), 0 },
	{ "short-stay-long", "CuTru=" STAY("luu-tru", "2026-01-01", "2026-01-31"),
	  "CuTru=" STAY("luu-tru", "2026-01-01", "2026-01-30"), 0 },
	{ "temporary-at-home",
	  "ThuongTru=99001" P "2025" P "a" P "VN;TamTru=99001" P "2025" P "b" P "VN",
	  "ThuongTru=99001" P "2025" P "a" P "VN;TamTru=99001" P "2019" P "b" P "VN", 0 },
	{ "dead-resides", "TinhTrang=2;CuTru=" STAY("thuong-tru", "2000", ""),
	  "TinhTrang=2;CuTru=" STAY("thuong-tru", "2000", "2020"), 0 },
};

static void each_rule_breaks_and_keeps(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct broken_case *one = &cases[i];

		assert_non_null(rule_named(one->rule));
		if (!breaks(one->rule, one->bad, one->people))
			fail_msg("%s is not broken by %s", one->rule, one->bad);
		if (breaks(one->rule, one->good, one->people))
			fail_msg("%s is broken by %s", one->rule, one->good);
	}
}

static void no_rule_is_without_a_case(void **state)
{
	(void)state;
	for (size_t r = 0; r < rules_count; r++) {
		bool told = false;

		for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
			told |= !strcmp(cases[i].rule, rules[r].code);
		if (!told)
			fail_msg("%s has no case", rules[r].code);
		for (size_t other = r + 1; other < rules_count; other++)
			assert_string_not_equal(rules[r].code, rules[other].code);
		assert_true(rules[r].fields[0] != FIELD_NONE);
		assert_true(*rule_sentence(&rules[r]));
	}
}

/* A record about which nothing is known, and a sound one, break nothing. */
static void what_is_unknown_breaks_nothing(void **state)
{
	struct record *empty = record_new(), *fine = sound();
	struct rules_context context = { .record = empty };
	g_autoptr(GPtrArray) a = rules_broken(&context, TODAY), b = NULL;

	(void)state;
	context.record = fine;
	context.birth_place = "777"; /* nobody's code is no error */
	b = rules_broken(&context, TODAY);
	assert_int_equal(a->len, 0);
	assert_int_equal(b->len, 0);
	record_free(empty);
	record_free(fine);
}

static void dates_of_rules(void **state)
{
	struct record *r = sound();
	struct rules_context context = { .record = r };
	g_autoptr(GPtrArray) before = NULL, after = NULL;

	(void)state;
	record_set(r, FIELD_CARDS, CARD("cmnd9", "2010-07-01", ""));
	before = rules_broken(&context, "2024-12-31");
	after = rules_broken(&context, "2025-01-01");
	assert_int_equal(before->len, 0);
	assert_int_equal(after->len, 1);
	record_free(r);
}

/* An old fault does not stop another correction; touching it does. */
static void what_was_so_before(void **state)
{
	struct record *before = sound(), *now = sound();
	struct rules_context context = { .record = now, .before = before };
	g_autoptr(GPtrArray) first = NULL, second = NULL, third = NULL;

	(void)state;
	record_set(before, FIELD_MARITAL, "2");
	record_set(now, FIELD_MARITAL, "2");
	record_set(now, FIELD_ETHNIC, "02");
	first = rules_broken(&context, TODAY);
	assert_int_equal(first->len, 0);
	record_set(before, FIELD_MARITAL, "1");
	second = rules_broken(&context, TODAY);
	assert_int_equal(second->len, 1);
	assert_string_equal(((const struct rule *)second->pdata[0])->code, "married-alone");
	/* errors come first */
	record_set(now, FIELD_BIRTH, "2030");
	third = rules_broken(&context, TODAY);
	assert_true(third->len > 1);
	assert_int_equal(((const struct rule *)third->pdata[0])->severity, RULE_ERROR);
	record_free(before);
	record_free(now);
}

/* A relative whose record is known rules over what his number says. */
static void a_known_parent(void **state)
{
	struct record *r = sound();
	struct rules_person father = { "f", "1979-12-01", "1", "", "", "1" };
	struct rules_context context = { .record = r, .father = &father };
	g_autoptr(GPtrArray) found = NULL;

	(void)state;
	record_set(r, FIELD_FATHER_NUMBER, "099055000099");
	found = rules_broken(&context, TODAY);
	assert_int_equal(found->len, 1);
	assert_string_equal(((const struct rule *)found->pdata[0])->code,
			    "father-too-young");
	record_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_rule_breaks_and_keeps),
		cmocka_unit_test(no_rule_is_without_a_case),
		cmocka_unit_test(what_is_unknown_breaks_nothing),
		cmocka_unit_test(dates_of_rules),
		cmocka_unit_test(what_was_so_before),
		cmocka_unit_test(a_known_parent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
