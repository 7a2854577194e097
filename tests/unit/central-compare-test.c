/* Another sector's list beside the register: the classes, the worklist, and the way to zero. */
#include "central_help.h"

#include "central/compare.h"
#include "forms/comparison.h"
#include "i18n/text.h"

#include "i18n/banned.h"

static const char list[] =
	"STT;Họ và tên;Ngày sinh;Giới tính;Số CCCD\r\n"
	"1;Nguyễn Thị Mâu;1950;Nữ;099150000012\r\n"
	"2;Nguyễn Văn Ạ;17/03/1975;Nam;099075000034\r\n"
	"3;Nguyễn Văn Á;07/05/1980;Nam;099080000056\r\n"
	"4;Lê Thị Xa ;02/01/1990;Nam;099190000078\r\n"
	"5;Vũ Văn Lạ;02/01/1990;Nam;099090000079\r\n"
	"6;\"Vũ Văn Lạ\";02/01/1990;Nam;\r\n"
	"7;\"không đóng;;;\r\n";

static FILE *file_of(const void *bytes, size_t count)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	rewind(file);
	return file;
}

static char *text_of(FILE *file)
{
	char *text = g_malloc0(65536);

	rewind(file);
	(void)!fread(text, 1, 65535, file);
	return text;
}

static bool compare(struct lab *lab, const char *bytes, size_t count, enum charset charset,
		    const char *name, struct centre_compare_outcome *outcome, char **result)
{
	struct centre_compare_plan plan = {.list = file_of(bytes, count), .result = tmpfile(),
					   .bytes = count, .charset = charset,
					   .commune = "99001", .publish = name};
	GError *why = NULL;
	bool done = centre_compare_list(lab->centre, lab->ledger, &plan, outcome, NULL, &why);

	assert_true(done == !why);
	g_clear_error(&why);
	if (result)
		*result = text_of(plan.result);
	fclose(plan.list);
	fclose(plan.result);
	return done;
}

static void every_class_is_counted_and_written(void **state)
{
	struct centre_compare_outcome outcome;
	g_autofree char *result = NULL;

	assert_true(compare(*state, list, strlen(list), CHARSET_NONE, NULL, &outcome, &result));
	assert_int_equal(outcome.lines, 6);
	assert_int_equal(outcome.faulty, 1);
	assert_int_equal(outcome.results[COMPARE_SAME], 1);
	assert_int_equal(outcome.results[COMPARE_NAME], 1);
	assert_int_equal(outcome.results[COMPARE_BIRTH], 1);
	assert_int_equal(outcome.results[COMPARE_OTHER], 1);
	assert_int_equal(outcome.results[COMPARE_NO_NUMBER], 2);
	assert_int_equal(outcome.published, 0);
	/* which letter of which line, and why */
	assert_non_null(strstr(result, "3\tname differs\tname: Nguyễn Văn [-A-]{+Ạ+}\t"));
	assert_non_null(strstr(result, "4\tbirth date differs\tborn 06/05/1980, in the list "
				       "07/05/1980\t"));
	assert_non_null(strstr(result, "7\tno such number\tno number in the list\t"));
	assert_non_null(strstr(result, "8\tcannot be read\t"));
}

/* The same list as an office of 1998 would write it. */
static void any_charset_gives_the_same(void **state)
{
	static const enum charset sets[] = {CHARSET_TCVN3, CHARSET_VNI, CHARSET_VISCII,
					    CHARSET_CP1258};

	for (size_t i = 0; i < G_N_ELEMENTS(sets); i++) {
		struct centre_compare_outcome outcome;
		g_autofree char *small = text_lower(list), *file = NULL;
		size_t count;

		file = charset_encode(sets[i], small, &count, NULL);
		assert_non_null(file);
		assert_true(compare(*state, file, count, sets[i], NULL, &outcome, NULL));
		assert_int_equal(outcome.results[COMPARE_SAME], 1);
		assert_int_equal(outcome.results[COMPARE_NAME], 1);
		assert_int_equal(outcome.results[COMPARE_NO_NUMBER], 2);
	}
}

static struct comparison_page *read_page(struct asker *a, const char *id)
{
	struct got got = {0};
	struct comparison_page *page;

	ask(a, OP_COMPARISON, id, NULL, &got);
	assert_int_equal(got.status, 200);
	page = comparison_page_of_json(got.body, NULL);
	assert_non_null(page);
	got_clear(&got);
	return page;
}

static unsigned answer_line(struct asker *a, const char *id, unsigned line, const char *word,
			    struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *body = g_strdup_printf(
		"{\"line\":%u,\"answer\":\"%s\",\"note\":\"đã xem\"}", line, word);

	ask_with(a, OP_COMPARISON_ANSWER, id, key, NULL, body, got);
	return got->status;
}

static void differences_become_work_and_go_to_zero(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), b = sign_in(lab, "canbo9");
	struct centre_compare_outcome outcome;
	struct comparison_heads *heads;
	struct comparison_page *page;
	g_autofree char *id = NULL;
	struct got got = {0};

	assert_true(compare(lab, list, strlen(list), CHARSET_NONE, "Tiêm chủng 2026", &outcome,
			    NULL));
	assert_int_equal(outcome.published, 5);
	ask(&a, OP_COMPARISONS, NULL, NULL, &got);
	heads = comparison_heads_of_json(got.body, NULL);
	assert_int_equal(heads->rows->len, 1);
	assert_int_equal(((struct comparison_head *)heads->rows->pdata[0])->left, 4);
	id = g_strdup(((struct comparison_head *)heads->rows->pdata[0])->id);
	comparison_heads_free(heads);
	page = read_page(&a, id);
	assert_string_equal(page->name, "Tiêm chủng 2026");
	assert_int_equal(page->rows->len, 4);
	for (guint i = 0; i < page->rows->len; i++) {
		const struct comparison_line *line = page->rows->pdata[i];

		assert_null(strstr(line->number, "0990"));
		assert_int_equal(answer_line(&b, id, line->line, "list", &got), 404);
		assert_int_equal(answer_line(&a, id, line->line, "perhaps", &got), 422);
		assert_int_equal(answer_line(&a, id, line->line, "list", &got), 200);
		assert_int_equal(json_number_at(got.body, "left", -1), 3 - (int)i);
		assert_int_equal(answer_line(&a, id, line->line, "list", &got), 409);
	}
	comparison_page_free(page);
	page = read_page(&b, id); /* the neighbour has his own */
	assert_int_equal(page->total, 1);
	comparison_page_free(page);
	assert_int_equal(answer_line(&b, id, 999, "list", &got), 404);
	ask(&a, OP_COMPARISON, "nothing", NULL, &got);
	assert_int_equal(got.status, 404);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&b);
}

static void a_name_is_published_once_and_nothing_half(void **state)
{
	struct lab *lab = *state;
	struct centre_compare_outcome outcome;

	assert_true(compare(lab, list, strlen(list), CHARSET_NONE, "BHXH", &outcome, NULL));
	assert_false(compare(lab, list, strlen(list), CHARSET_NONE, "BHXH", &outcome, NULL));
	assert_false(compare(lab, list, strlen(list), CHARSET_NONE, "a\xe2\x80\x8b", &outcome,
			     NULL));
	assert_false(compare(lab, "x;y\n1;2\n", 8, CHARSET_NONE, "Khác", &outcome, NULL));
	assert_false(compare(lab, "", 0, CHARSET_NONE, "Khác", &outcome, NULL));
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM comparison", ""), 1);
	assert_int_equal(
		centre_number(lab->ledger, 0, "SELECT count(*) FROM comparison_line", ""), 5);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		T(every_class_is_counted_and_written),
		T(any_charset_gives_the_same),
		T(differences_become_work_and_go_to_zero),
		T(a_name_is_published_once_and_nothing_half),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
