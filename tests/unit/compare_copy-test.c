/* A list of this machine beside the commune's own copy: the result, and nothing half. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "client/compare_copy.h"
#include "forms/values.h"

#include "i18n/banned.h"

struct place {
	char *folder, *list, *result;
	struct replica_index *people;
};

static void add(struct replica_index *people, unsigned slot, const char *name, const char *birth,
		const char *number)
{
	struct record *r = record_new();
	struct copy_row *row = copy_row_new();
	g_autofree char *value = value_name_of_text(name), *id = g_strdup_printf("r%u", slot);

	record_set(r, FIELD_NAME, value);
	record_set(r, FIELD_BIRTH, birth);
	record_set(r, FIELD_SEX, "1");
	record_set(r, FIELD_LIFE, "1");
	record_set(r, FIELD_NUMBER, number);
	copy_row_of_record(row, r);
	copy_row_set(row, COPY_ID, id);
	replica_index_put(people, slot, row);
	copy_row_free(row);
	record_free(r);
}

static int set_up(void **state)
{
	struct place *p = g_new0(struct place, 1);

	p->folder = g_dir_make_tmp("compare-XXXXXX", NULL);
	p->list = g_build_filename(p->folder, "list.csv", NULL);
	p->result = g_strconcat(p->list, ".ketqua.tsv", NULL);
	p->people = replica_index_new();
	add(p->people, 0, "Nguyễn Văn Mẫu", "1975-03-17", "099075000034");
	add(p->people, 3, "Lò Văn Thử", "1980", "099080000056");
	*state = p;
	return 0;
}

static int tear_down(void **state)
{
	struct place *p = *state;

	replica_index_free(p->people);
	g_unlink(p->list);
	g_unlink(p->result);
	g_rmdir(p->folder);
	g_free(p->folder);
	g_free(p->list);
	g_free(p->result);
	g_free(p);
	return 0;
}

static void write_list(const struct place *p, const char *text)
{
	assert_true(g_file_set_contents(p->list, text, -1, NULL));
}

static void a_list_is_compared_piece_by_piece(void **state)
{
	struct place *p = *state;
	struct compare_copy_counts counts;
	struct compare_copy *job;
	g_autofree char *text = NULL;
	struct stat st;
	unsigned steps = 0;

	write_list(p, "Họ và tên,Ngày sinh,Số CCCD\nNguyễn Văn Mẫu,17/3/1975,099075000034\n"
		      "Lò Văn Thủ,1980,099080000056\nAi Đó,1990,099090000000\n");
	job = compare_copy_new(p->list, p->people, NULL);
	assert_non_null(job);
	while (compare_copy_step(job, 1, NULL) == COMPARE_COPY_GOES_ON)
		steps++;
	assert_int_equal(steps, 3);
	counts = compare_copy_counts(job);
	assert_int_equal(counts.lines, 3);
	assert_int_equal(counts.percent, 100);
	assert_int_equal(counts.results[COMPARE_SAME], 1);
	assert_int_equal(counts.results[COMPARE_NAME], 1);
	assert_int_equal(counts.results[COMPARE_NO_NUMBER], 1);
	assert_string_equal(counts.result, p->result);
	compare_copy_free(job);
	assert_int_equal(stat(p->result, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(g_file_get_contents(p->result, &text, NULL, NULL));
	assert_non_null(strstr(text, "3\tname differs\tname: Lò Văn Th[-ử-]{+ủ+}\t099080000056\t"));
}

static void a_result_is_never_written_over(void **state)
{
	struct place *p = *state;
	g_autofree char *text = NULL;
	GError *why = NULL;

	write_list(p, "Họ và tên,Số CCCD\nx,1\n");
	assert_true(g_file_set_contents(p->result, "giữ", -1, NULL));
	assert_null(compare_copy_new(p->list, p->people, &why));
	assert_non_null(strstr(why->message, "ketqua"));
	g_clear_error(&why);
	assert_true(g_file_get_contents(p->result, &text, NULL, NULL));
	assert_string_equal(text, "giữ");
}

static void nothing_half_is_left(void **state)
{
	struct place *p = *state;
	struct compare_copy *job;

	write_list(p, "Họ và tên,Số CCCD\nx,1\ny,2\n");
	job = compare_copy_new(p->list, p->people, NULL);
	assert_int_equal(compare_copy_step(job, 1, NULL), COMPARE_COPY_GOES_ON);
	compare_copy_free(job);
	assert_int_equal(access(p->result, F_OK), -1);
}

static void what_is_no_list_is_refused(void **state)
{
	struct place *p = *state;
	GError *why = NULL;

	assert_null(compare_copy_new(p->list, p->people, &why)); /* not there */
	g_clear_error(&why);
	assert_null(compare_copy_new(p->folder, p->people, &why));
	g_clear_error(&why);
	write_list(p, "");
	assert_null(compare_copy_new(p->list, p->people, &why));
	assert_non_null(why);
	g_clear_error(&why);
	write_list(p, "một,hai\n1,2\n");
	assert_null(compare_copy_new(p->list, p->people, &why));
	g_clear_error(&why);
	assert_int_equal(access(p->result, F_OK), -1);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(a_list_is_compared_piece_by_piece),
		T(a_result_is_never_written_over),
		T(nothing_half_is_left),
		T(what_is_no_list_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
