/* paper - what is printed: its width, its pages, what it may not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "forms/paper.h"
#include "forms/paper_page.h"
#include "i18n/cells.h"

#include "i18n/banned.h"

#define P "\x1f"
#define NOON INT64_C(1795496400000) /* 24/11/2026 */

static const struct paper_office office = {
	"xã Tập Huấn", "tỉnh Ví Dụ", "Đại úy Nguyễn Văn Mẫu", "IN-20261124-003", NOON, true,
};

static struct person_row *person(void)
{
	struct person_row *row = person_row_new();

	record_put(&row->name, "Nguyễn" P "Thị" P "Mậu");
	record_put(&row->birth, "1943");
	record_put(&row->number, "**********27");
	record_put(&row->hamlet, "Gò Trám");
	record_put(&row->house, "7");
	return row;
}

static struct request *request(void)
{
	struct request *r = request_new();

	request_add_change(r, FIELD_NAME, "Nguyễn" P "Thị" P "Mâu", "Nguyễn" P "Thị" P "Mậu");
	request_add_change(r, FIELD_FATHER_NUMBER, "", "099100000011");
	record_put(&r->applicant.who, "child");
	record_put(&r->applicant.name, "Trần Thị Ví");
	record_put(&r->applicant.number, "099300000099");
	record_put(&r->applicant.checked, "card");
	request_add_paper(r, "P01", "27/2026/KS", "2026-03-01", "Ủy ban nhân dân xã Tập Huấn");
	record_put(&r->reason, "SS03");
	record_put(&r->receipt, "TH-000391");
	r->sent_at = NOON;
	r->deadline = NOON + 2 * 24 * 3600 * INT64_C(1000);
	return r;
}

/* No line wider than the paper, no page longer; new vector of pages. */
static char **fits(const char *text)
{
	char **pages = g_strsplit(text, "\f", -1);

	for (char **page = pages; *page; page++) {
		char **lines = g_strsplit(*page, "\n", -1);

		assert_in_range(g_strv_length(lines), 2, PAPER_LINES + 1);
		for (char **line = lines; *line; line++)
			if (cells_width(*line) > PAPER_COLUMNS)
				fail_msg("%d cells: %s", cells_width(*line), *line);
		g_strfreev(lines);
	}
	return pages;
}

static void has(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("\"%s\" is missing in:\n%s", words, text);
}

static void test_request(void **state)
{
	struct person_row *head = person();
	struct request *r = request();
	g_autofree char *text = paper_request(&office, r, head, true);
	char **pages = fits(text);

	(void)state;
	assert_int_equal(g_strv_length(pages), 1);
	has(text, "CÔNG AN TỈNH VÍ DỤ");
	has(text, "CÔNG AN XÃ TẬP HUẤN");
	has(text, "ngày 24 tháng 11 năm 2026");
	has(text, "IN-20261124-003");
	has(text, "KHÔNG CÓ GIÁ TRỊ");
	has(text, "mẫu chưa đối chiếu");
	has(text, "Nguyễn Thị Mâu");
	has(text, "Nguyễn Thị Mậu");
	has(text, "27/2026/KS");
	has(text, "--/--/1943");
	has(text, "••••••••••27  ____________");
	has(text, "Người nộp: Con");
	has(text, "Trần Thị Ví");
	has(text, "••••••••••99");
	assert_null(strstr(text, "099300000099"));
	g_strfreev(pages);
	person_row_free(head);
	request_free(r);
}

static void test_receipt(void **state)
{
	struct person_row *head = person();
	struct request *r = request();
	g_autofree char *with = paper_receipt(&office, r, head);
	g_autofree char *without = NULL;

	(void)state;
	has(with, "TH-000391");
	has(with, "GIẤY TIẾP NHẬN VÀ HẸN TRẢ KẾT QUẢ");
	has(with, "26/11/2026");
	has(with, "trong 30 ngày");
	assert_null(strstr(with, "CHƯA GHI NHẬN"));
	record_put(&r->receipt, "");
	without = paper_receipt(&office, r, head);
	has(without, "CHƯA GHI NHẬN");
	assert_null(strstr(without, "GIẤY TIẾP NHẬN VÀ HẸN"));
	assert_null(strstr(without, "26/11/2026"));
	g_strfreev(fits(with));
	g_strfreev(fits(without));
	person_row_free(head);
	request_free(r);
}

static void test_decisions(void **state)
{
	struct person_row *head = person();
	struct request *r = request();
	g_autofree char *more = NULL, *refusal = NULL;

	(void)state;
	request_add_decision(r, "return", "TL01", "thiếu giấy khai sinh", "Lê Văn Thử", NOON);
	request_add_decision(r, "refuse", "TC02", "làm thủ tục khác", "Trần Văn Tập", NOON);
	more = paper_more(&office, r, head);
	has(more, "Thiếu giấy tờ chứng minh");
	has(more, "thiếu giấy khai sinh");
	has(more, "Lê Văn Thử");
	assert_null(strstr(more, "làm thủ tục khác"));
	refusal = paper_refusal(&office, r, head);
	has(refusal, "Phải thực hiện theo thủ tục khác");
	has(refusal, "làm thủ tục khác");
	assert_null(strstr(refusal, "thiếu giấy khai sinh"));
	g_strfreev(fits(more));
	g_strfreev(fits(refusal));
	person_row_free(head);
	request_free(r);
}

static struct work_row *household(unsigned n)
{
	struct work_row *row = work_row_new();
	g_autofree char *number = g_strdup_printf("%04u", n);

	record_put(&row->number, number);
	record_put(&row->head, "Nguyễn" P "Thị Hoàng Thanh Thảo Phương" P "Mậu");
	record_put(&row->house, "Số 7, ngõ 12, đường Lên Đồi Chè");
	row->people = n % 9 + 1;
	row->left = n % 4;
	return row;
}

/* Every line has its number, and each page begins with the heading. */
static void test_rounds(void **state)
{
	struct worklist *list = worklist_new();
	g_autofree char *text = NULL;
	char **pages;

	(void)state;
	for (unsigned n = 1; n <= 130; n++)
		g_ptr_array_add(list->rows, household(n));
	text = paper_rounds(&office, "thôn Đồi Chè", list->rows);
	pages = fits(text);
	assert_int_equal(g_strv_length(pages), 3);
	for (char **page = pages; *page; page++) {
		has(*page, "Dòng Số hộ");
		has(*page, "TẬP HUẤN");
	}
	has(pages[2], "trang 3/3");
	for (unsigned n = 1; n <= 130; n++) {
		g_autofree char *line = g_strdup_printf("\n%4u %04u", n, n);

		has(text, line);
	}
	g_strfreev(pages);
	worklist_free(list);
}

static void test_decided(void **state)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)request_row_free);
	const struct paper_figure figures[] = { { "Đề nghị đã gửi", 12180 } };
	g_autofree char *text = NULL, *day = NULL;

	(void)state;
	for (unsigned n = 0; n < 56; n++) {
		struct request_row *row = request_row_new();

		record_put(&row->name, "Lý" P "Văn" P "Mẫu");
		record_put(&row->receipt, "TH-000391");
		row->state = REQUEST_APPROVED;
		g_ptr_array_add(row->fields, GINT_TO_POINTER(FIELD_NAME));
		g_ptr_array_add(rows, row);
	}
	text = paper_decided(&office, rows);
	has(text, "56 đề nghị");
	has(text, "Lý Văn Mẫu");
	g_strfreev(fits(text));
	day = paper_figures(&office, figures, 1);
	has(day, "Đề nghị đã gửi");
	g_strfreev(fits(day));
	g_ptr_array_free(rows, TRUE);
}

/* Signatures are not torn from each other, at whatever line the page ends. */
static void test_together(void **state)
{
	(void)state;
	for (unsigned lines = 30; lines < 70; lines++) {
		struct paper_page *page = paper_page_new(&office);
		g_autofree char *text = NULL;
		const char *one, *two;

		for (unsigned i = 0; i < lines; i++)
			paper_line(page, "chữ");
		paper_together(page, 3);
		paper_line(page, "đầu");
		paper_line(page, "giữa");
		paper_line(page, "cuối");
		text = paper_page_end(page);
		one = strstr(text, "đầu\n");
		two = strstr(text, "cuối\n");
		assert_non_null(one);
		assert_non_null(two);
		for (const char *at = one; at < two; at++)
			assert_int_not_equal(*at, '\f');
		g_strfreev(fits(text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_request),	  cmocka_unit_test(test_receipt),
		cmocka_unit_test(test_decisions), cmocka_unit_test(test_rounds),
		cmocka_unit_test(test_decided),	  cmocka_unit_test(test_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
