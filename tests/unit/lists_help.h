/* lists_help - small invented lists in a folder, beside a centre in memory. */
#ifndef TESTS_LISTS_HELP_H
#define TESTS_LISTS_HELP_H

#include <glib/gstdio.h>

#include "atlas_help.h"
#include "central_help.h"

static const char DIVISIONS_2020[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"2\t900\t90\tHuyện\tBến Cũ\tHuyện Bến Cũ\t\n"
	"3\t90001\t900\tXã\tBến Gỗ\tXã Bến Gỗ\t\n"
	"3\t90002\t900\tXã\tHoà Lý\tXã Hoà Lý\t\n"
	"3\t90003\t900\tXã\tGò Đỏ\tXã Gò Đỏ\t\n";
static const char DIVISIONS_2025H1[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"2\t900\t90\tThị xã\tBến Mới\tThị xã Bến Mới\t\n"
	"3\t90001\t900\tPhường\tBến Gỗ\tPhường Bến Gỗ\t\n"
	"3\t90002\t900\tXã\tHòa Lý\tXã Hòa Lý\t\n";
static const char DIVISIONS_2025[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"3\t90001\t90\tXã\tTập Huấn\tXã Tập Huấn\t\n"
	"3\t90002\t90\tXã\tSuối Thử\tXã Suối Thử\t\n";
static const char CHANGES[] =
	"effective\tkind\tlevel\tcode\told_parent\told_full_name\tnew_parent\tnew_full_"
	"name\n"
	"2023-04-10\trenamed\t2\t900\t90\tHuyện Bến Cũ\t90\tThị xã Bến Mới\n"
	"2024-09-01\tremoved\t3\t90003\t900\tXã Gò Đỏ\t\t\n";
static const char MAPPING[] =
	"old_code\told_name\told_district_code\told_district\told_province_code\told_"
	"province\t"
	"kind\tnote\tnew_code\tnew_name\tnew_province_code\tnew_province\tcorrected\n"
	"90001\tPhường Bến Gỗ\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\twhole\t\t90001\tXã "
	"Tập Huấn\t"
	"90\tTỉnh Ví Dụ\t\n"
	"90002\tXã Hòa Lý\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\tpart\t\t90001\tXã Tập "
	"Huấn\t90\t"
	"Tỉnh Ví Dụ\t\n"
	"90002\tXã Hòa Lý\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\tpart\t\t90002\tXã Suối "
	"Thử\t90\t"
	"Tỉnh Ví Dụ\t\n"
	"\tKhu vực bãi bồi\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\twhole\t\t90002\tXã Suối "
	"Thử\t90\t"
	"Tỉnh Ví Dụ\t\n";
static const char RELIGIONS[] = "code\tname\tnote\n01\tĐạo Mẫu\tMẫu Đạo\n02\tĐạo Thử\t\n";
static const char DAYS[] =
	"date\tkind\tname_vi\tweekday_vi\tlunar_date\tpair_date\tstatus\n"
	"2026-01-02\tswapped-off\tnghỉ\tThứ Sáu\t\t2026-01-10\tannounced\n"
	"2026-01-10\tswapped-work\tlàm bù\tThứ Bảy\t\t2026-01-02\tannounced\n"
	"2027-01-02\tholiday\tdự kiến\tThứ Bảy\t\t\tproposed\n";

struct desk {
	struct lab *lab;
	char *folder;
};

static inline void put_file(const struct desk *d, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(d->folder, name, NULL);

	assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline int setup(void **state)
{
	struct desk *d = g_new0(struct desk, 1);

	d->lab = lab_new_at(":memory:");
	d->folder = g_dir_make_tmp("dancu-lists-XXXXXX", NULL);
	put_file(d, "divisions-2020.tsv", DIVISIONS_2020);
	put_file(d, "divisions-2025h1.tsv", DIVISIONS_2025H1);
	put_file(d, "divisions-2025.tsv", DIVISIONS_2025);
	put_file(d, "divisions-changes.tsv", CHANGES);
	put_file(d, "mapping-2025.tsv", MAPPING);
	put_file(d, "religions.tsv", RELIGIONS);
	put_file(d, "holidays.tsv", DAYS);
	*state = d;
	return 0;
}

static inline int teardown(void **state)
{
	struct desk *d = *state;
	GDir *dir = g_dir_open(d->folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(d->folder, name, NULL);

		g_unlink(path);
	}
	g_dir_close(dir);
	g_rmdir(d->folder);
	g_free(d->folder);
	void *lab = d->lab;
	lab_teardown(&lab);
	g_free(d);
	return 0;
}

static inline char *take(struct desk *d, const char *const *names, bool dry, GError **why)
{
	return import_files(d->lab->centre, d->lab->ledger, d->folder, names, dry, why);
}

#endif
