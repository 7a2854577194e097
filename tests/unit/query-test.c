/* query - what people type into the one search line, and how it is understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/query.h"
#include "forms/record.h"

#include "i18n/banned.h"

static const struct hamlet_name names[] = {
	{ "h1", "Bến Gỗ" },	   { "h2", "Suối Cát" },     { "h3", "Bến Gò" },
	{ "h4", "Thôn Đồng Sim" }, { "h5", "Tổ dân phố 3" }, { "h6", "Khe Sậy" },
};
static const struct hamlet_names hamlets = { names, G_N_ELEMENTS(names) };

struct line {
	const char *line;
	enum query_kind kind; /* QUERY_NONE: refused */
	const char *a; /* number, name, household, hamlet; or words of the complaint */
	const char *b; /* year or ISO date of a name; "" none */
};

static const struct line lines[] = {
	{ "099150003789", QUERY_NUMBER, "099150003789", "" },
	{ " 099150003789 ", QUERY_NUMBER, "099150003789", "" },
	{ "0991 5000 3789", QUERY_NUMBER, "099150003789", "" },
	{ "099.150.003.789", QUERY_NUMBER, "099150003789", "" },
	{ "099-150-003789", QUERY_NUMBER, "099150003789", "" },
	{ "099456789", QUERY_OLD_NUMBER, "099456789", "" },
	{ "099 456 789", QUERY_OLD_NUMBER, "099456789", "" },
	{ "09915000378", QUERY_NONE, "Missing 1 digit", "" },
	{ "0991500037", QUERY_NONE, "10 digits", "" },
	{ "09945678", QUERY_NONE, "Missing 1 digit", "" },
	{ "0994567", QUERY_NONE, "Missing 2 digits", "" },
	{ "0991500037890", QUERY_NONE, "1 digit too many", "" },
	{ "09915000378901", QUERY_NONE, "2 digits too many", "" },
	{ "1950", QUERY_NONE, "alone", "" },
	{ "12", QUERY_NONE, "alone", "" },
	{ "-", QUERY_NONE, "alone", "" },
	{ "", QUERY_NONE, "Type a name", "" },
	{ "    ", QUERY_NONE, "Type a name", "" },
	{ "nguyen van a", QUERY_NAME, "nguyen van a", "" },
	{ "Nguyễn  Thị   Mậu", QUERY_NAME, "Nguyễn Thị Mậu", "" },
	{ "mậu", QUERY_NAME, "mậu", "" },
	{ "a", QUERY_NONE, "two letters", "" },
	{ "h'hen niê", QUERY_NAME, "h'hen niê", "" },
	{ "H’Hen Niê", QUERY_NAME, "H’Hen Niê", "" },
	{ "K-Brêu", QUERY_NAME, "K-Brêu", "" },
	{ "nguyễn thị mậu 1950", QUERY_NAME, "nguyễn thị mậu", "1950" },
	{ "nguyen thi mau 17/03/1950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 17/3/1950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 17-03-1950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 17.03.1950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 17031950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 17 3 1950", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau 1950-03-17", QUERY_NAME, "nguyen thi mau", "1950-03-17" },
	{ "nguyen thi mau (1950)", QUERY_NAME, "nguyen thi mau", "1950" },
	{ "nguyen thi mau --/--/1950", QUERY_NAME, "nguyen thi mau", "1950" },
	{ "nguyen thi mau sinh năm 1950", QUERY_NAME, "nguyen thi mau", "1950" },
	{ "nguyen thi mau sn 1950", QUERY_NAME, "nguyen thi mau", "1950" },
	{ "nguyễn văn năm 1950", QUERY_NAME, "nguyễn văn năm", "1950" },
	{ "nguyễn văn sinh 1950", QUERY_NAME, "nguyễn văn sinh", "1950" },
	{ "nguyen thi mau 03/1950", QUERY_NAME, "nguyen thi mau", "1950" },
	{ "nguyen thi mau 31/04/1950", QUERY_NONE, "", "" },
	{ "nguyen thi mau 29/02/1950", QUERY_NONE, "", "" },
	{ "nguyen thi mau 17/13/1950", QUERY_NONE, "", "" },
	{ "nguyen thi mau 50", QUERY_NONE, "", "" },
	{ "nguyen thi mau 3050", QUERY_NONE, "", "" },
	{ "17/03/1950", QUERY_NONE, "", "" },
	{ "nguyen2 thi mau", QUERY_NONE, "“2”", "" },
	{ "09915000378O", QUERY_NONE, "“0”", "" },
	{ "nguyen@mau", QUERY_NONE, "“@”", "" },
	{ "nguyen; drop", QUERY_NONE, "“;”", "" },
	{ "hộ 0127", QUERY_HOUSEHOLD, "0127", "" },
	{ "ho 0127", QUERY_HOUSEHOLD, "0127", "" },
	{ "HỘ 127", QUERY_HOUSEHOLD, "127", "" },
	{ "hộ số 0127", QUERY_HOUSEHOLD, "0127", "" },
	{ "hộ gia đình 0127", QUERY_HOUSEHOLD, "0127", "" },
	{ "hộ", QUERY_NONE, "household", "" },
	{ "hộ mậu", QUERY_NONE, "household", "" },
	{ "hộ 12a", QUERY_NONE, "digits only", "" },
	{ "hộ 12345678901", QUERY_NONE, "digits only", "" },
	{ "hồ văn mẫu", QUERY_NAME, "hồ văn mẫu", "" },
	{ "ho van mau 1950", QUERY_NAME, "ho van mau", "1950" },
	{ "thôn bến gỗ", QUERY_HAMLET, "h1", "" },
	{ "thon suoi cat", QUERY_HAMLET, "h2", "" },
	{ "THÔN SUỐI CÁT", QUERY_HAMLET, "h2", "" },
	{ "thôn suối", QUERY_HAMLET, "h2", "" },
	{ "thôn bến gò", QUERY_HAMLET, "h3", "" },
	{ "thon ben go", QUERY_NONE, "Several", "" },
	{ "thon ben", QUERY_NONE, "Several", "" },
	{ "thôn đồng sim", QUERY_HAMLET, "h4", "" },
	{ "tổ dân phố 3", QUERY_HAMLET, "h5", "" },
	{ "tdp 3", QUERY_HAMLET, "h5", "" },
	{ "to 3", QUERY_HAMLET, "h5", "" },
	{ "xóm khe sậy", QUERY_HAMLET, "h6", "" },
	{ "thôn không có", QUERY_NONE, "no hamlet", "" },
	{ "thôn", QUERY_NONE, "no hamlet", "" },
	{ "tô văn mẫu", QUERY_NAME, "tô văn mẫu", "" },
	{ "lang thi mau", QUERY_NAME, "lang thi mau", "" },
	{ "099150003789|099456789|Nguyễn Văn Mẫu|17031950|Nam|Thôn Bến Gỗ|12032024",
	  QUERY_CARD, "099150003789", "1950-03-17" },
	{ "099150003789||Nguyễn Văn Mẫu|17031950|Nam|Thôn Bến Gỗ|12032024||x|y",
	  QUERY_CARD, "099150003789", "1950-03-17" },
	{ "099150003789|", QUERY_NONE, "2 of 7", "" },
	{ "099150003789|099456789|Nguyễn Văn Mẫu|17031950|Nam", QUERY_NONE, "5 of 7",
	  "" },
	{ "09915000378|099456789|Nguyễn Văn Mẫu|17031950|Nam|x|12032024", QUERY_NONE,
	  "12 digits", "" },
	{ "099150003789|09945678|Nguyễn Văn Mẫu|17031950|Nam|x|12032024", QUERY_NONE,
	  "9 digits", "" },
	{ "099150003789||Nguyễn Văn Mẫu|31041950|Nam|x|12032024", QUERY_NONE, "date",
	  "" },
	{ "099150003789||Nguyễn Văn Mẫu|17031950|Nam|x|1203", QUERY_NONE, "date", "" },
	{ "099150003789|||17031950|Nam|x|12032024", QUERY_NONE, "name", "" },
	{ "nguyen\xE2\x80\xAEvan", QUERY_NONE, "", "" },
	{ "nguyen\x07van", QUERY_NONE, "", "" },
	{ "nguyen\xff", QUERY_NONE, "", "" },
};

static const char *main_answer(const struct query *query)
{
	switch (query->kind) {
	case QUERY_NUMBER:
	case QUERY_OLD_NUMBER:
	case QUERY_CARD:
		return query->number;
	case QUERY_NAME:
		return query->name;
	case QUERY_HOUSEHOLD:
		return query->household;
	case QUERY_HAMLET:
		return query->hamlet;
	case QUERY_NONE:
	case QUERY_KIND_COUNT:
		break;
	}
	return "";
}

static void check_line(const struct line *l)
{
	struct query query;
	g_autofree char *complaint = NULL, *sentence = NULL;
	bool fine;

	query_init(&query);
	fine = query_read(l->line, &hamlets, &query, &complaint);
	sentence = query_sentence(&query);
	if (fine != (l->kind != QUERY_NONE))
		fail_msg("'%s': %s", l->line, fine ? sentence : complaint);
	assert_int_equal(query.kind, l->kind);
	assert_true(*sentence);
	if (fine) {
		assert_null(complaint);
		if (strcmp(main_answer(&query), l->a))
			fail_msg("'%s': '%s'", l->line, main_answer(&query));
		if (strcmp(*query.date ? query.date : query.year, l->b))
			fail_msg("'%s': '%s' '%s'", l->line, query.date, query.year);
	} else {
		assert_non_null(complaint);
		if (!strstr(complaint, l->a))
			fail_msg("'%s': %s", l->line, complaint);
	}
	query_clear(&query);
}

static void test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		check_line(&lines[i]);
}

static void test_long(void **state)
{
	struct query query;
	g_autofree char *x = g_strnfill(QUERY_LETTERS, 'x');
	g_autofree char *longer = g_strconcat(x, "x", NULL);
	g_autofree char *complaint = NULL;

	(void)state;
	query_init(&query);
	assert_true(query_read(x, NULL, &query, NULL));
	assert_false(query_read(longer, NULL, &query, &complaint));
	assert_non_null(strstr(complaint, "120"));
	assert_false(query_read(longer, NULL, &query, NULL));
	query_clear(&query);
}

static void test_card(void **state)
{
	struct query query;
	g_autofree char *good = NULL, *odd = NULL;

	(void)state;
	query_init(&query);
	assert_true(query_read("099150003789|099456789|Nguyễn Thị Mẫu|17031950|Nữ|"
			       "Thôn Bến Gỗ, xã Tập Huấn|12032024",
			       NULL, &query, NULL));
	assert_string_equal(query.old_number, "099456789");
	assert_string_equal(query.name, "Nguyễn Thị Mẫu");
	assert_string_equal(query.sex, "2");
	assert_string_equal(query.address, "Thôn Bến Gỗ, xã Tập Huấn");
	assert_string_equal(query.issued, "2024-03-12");
	good = query_sentence(&query);
	assert_non_null(strstr(good, "17/03/1950"));
	assert_true(query_read("099150003789||Nguyễn Văn Mẫu|17031950|Nam|x|12032024",
			       NULL, &query, NULL));
	odd = query_sentence(&query);
	assert_non_null(strstr(odd, "does not fit"));
	query_clear(&query);
}

static void test_slips_are_asked_about(void **state)
{
	static const struct {
		const char *line, *asked;
	} typed[] = {
		{"Nguỹên Văn", "Nguyễn?"},     {"Nguỹên", NULL},   {"nguỹên 1950", "nguyễn?"},
		{"Nguyễn Trưong An", "Trương?"}, {"nguyen van an", NULL},
		{"Nguyen Trưong An", NULL},      {"Y Bhŏ Niê", NULL}, {"H'Hen Niê Kđăm", NULL},
	};
	struct query query;

	(void)state;
	query_init(&query);
	for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
		g_autofree char *said = NULL;

		assert_true(query_read(typed[i].line, &hamlets, &query, NULL));
		said = query_sentence(&query);
		if ((strstr(said, "Did you mean") != NULL) != (typed[i].asked != NULL) ||
		    (typed[i].asked && !strstr(said, typed[i].asked)))
			fail_msg("%s: %s", typed[i].line, said);
	}
	query_clear(&query);
}

static void test_sentences(void **state)
{
	struct {
		const char *line, *words;
	} cases[] = {
		{ "nguyễn thị mậu 1950", "with marks and birth year 1950" },
		{ "nguyen thi mau 1950", "without marks and birth year 1950" },
		{ "nguyễn thị mậu 17/3/1950", "with marks and birth date 17/03/1950" },
		{ "nguyen thi mau 17/3/1950", "without marks and birth date 17/03/1950" },
		{ "nguyễn thị mậu", "name with marks," },
		{ "nguyen thi mau", "name without marks," },
		{ "099150003789", "a woman born in 1950" },
		{ "099250003789", "a man born in 2050" },
		{ "099456789", "9 digits" },
		{ "hộ 0127", "household 0127" },
		{ "thôn suối cát", "Suối Cát" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct query query;
		g_autofree char *sentence = NULL;

		query_init(&query);
		assert_true(query_read(cases[i].line, &hamlets, &query, NULL));
		sentence = query_sentence(&query);
		if (!strstr(sentence, cases[i].words))
			fail_msg("%s", sentence);
		query_clear(&query);
	}
}

static void test_round_trip(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct query query, back;
		g_autoptr(json_owned) json = NULL;
		g_autofree char *text = NULL;

		if (lines[i].kind == QUERY_NONE)
			continue;
		query_init(&query);
		query_init(&back);
		assert_true(query_read(lines[i].line, &hamlets, &query, NULL));
		json = query_to_json(&query);
		text = json_print(json);
		assert_true(query_of_json(json, &back, NULL));
		assert_int_equal(back.kind, query.kind);
		assert_string_equal(main_answer(&back), main_answer(&query));
		assert_string_equal(back.year, query.year);
		assert_string_equal(back.date, query.date);
		assert_null(strstr(text, "Thôn"));
		query_clear(&query);
		query_clear(&back);
	}
}

static void test_refused_json(void **state)
{
	static const char *const bad[] = {
		"{}",
		"[]",
		"{\"kind\":\"all\"}",
		"{\"kind\":\"\"}",
		"{\"kind\":1}",
		"{\"kind\":\"number\"}",
		"{\"kind\":\"number\",\"number\":\"12\"}",
		"{\"kind\":\"number\",\"number\":99150003789}",
		"{\"kind\":\"number\",\"number\":\"0991500037890\"}",
		"{\"kind\":\"old_number\",\"number\":\"099150003789\"}",
		"{\"kind\":\"card\",\"name\":\"Mẫu\"}",
		"{\"kind\":\"name\"}",
		"{\"kind\":\"name\",\"name\":\"\"}",
		"{\"kind\":\"name\",\"name\":\"mau\",\"year\":\"50\"}",
		"{\"kind\":\"name\",\"name\":\"mau\",\"year\":1950}",
		"{\"kind\":\"name\",\"name\":\"mau\",\"date\":\"1950\"}",
		"{\"kind\":\"name\",\"name\":\"mau\",\"date\":\"1950-02-30\"}",
		"{\"kind\":\"household\",\"household\":\"x\"}",
		"{\"kind\":\"household\"}",
		"{\"kind\":\"hamlet\"}",
		"{\"kind\":\"name\",\"name\":\"mau\",\"limit\":\"9\"}",
	};
	struct query query;

	(void)state;
	query_init(&query);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = json_parse(bad[i], strlen(bad[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		if (query_of_json(json, &query, &why))
			fail_msg("let in: %s", bad[i]);
		assert_non_null(why);
		assert_int_equal(query.kind, QUERY_NONE);
	}
	query_clear(&query);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),	   cmocka_unit_test(test_long),
		cmocka_unit_test(test_card),	   cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_slips_are_asked_about),
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_refused_json),
	};

	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
