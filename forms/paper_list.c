/* paper_list - papers of many lines: rounds, an evening's decisions, a day's figures. */
#include "forms/paper.h"

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "forms/paper_page.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/moment.h"
#include "i18n/banned.h"

struct column {
	const char *heading;
	int cells;
	bool right; /* figures */
};

/* One line of a table; `cell` of each column, lent. */
static char *row_text(const struct column *columns, size_t count, const char *const *cell)
{
	GString *line = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		g_autofree char *fits = cells_fit(cell[i], columns[i].cells, CELLS_MORE);
		int left = columns[i].cells - cells_width(fits);

		g_string_append_printf(line, "%s%*s%s%*s", i > 0 ? " " : "",
				       columns[i].right ? left : 0, "", fits,
				       columns[i].right ? 0 : left, "");
	}
	return g_string_free(line, FALSE);
}

static void put_heading(struct paper_page *page, const struct column *columns, size_t count)
{
	const char *names[8];
	g_autofree char *line = NULL;

	for (size_t i = 0; i < count; i++)
		names[i] = columns[i].heading;
	line = row_text(columns, count, names);
	paper_heading(page, line);
}

static void put_row(struct paper_page *page, const struct column *columns, size_t count,
		    const char *const *cell)
{
	g_autofree char *line = row_text(columns, count, cell);

	paper_line(page, line);
}

/* ---- from door to door ------------------------------------------------------------- */

static const struct column rounds[] = {
	{ "Dòng", 4, true },   { "Số hộ", 6, false }, { "Chủ hộ", 24, false },
	{ "Số nhà", 14, false }, { "Người", 5, true },  { "Còn", 3, true },
	{ "Kết quả, ghi chú", 16, false },
};

static void put_household(struct paper_page *page, const struct work_row *row, unsigned line)
{
	g_autofree char *number = g_strdup_printf("%u", line);
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, row->head);
	g_autofree char *people = g_strdup_printf("%u", row->people);
	g_autofree char *left = g_strdup_printf("%u", row->left);
	const char *const cell[] = { number,	  row->number, head, row->house, people, left,
				     "................" };

	put_row(page, rounds, G_N_ELEMENTS(rounds), cell);
}

char *paper_rounds(const struct paper_office *office, const char *hamlet, const GPtrArray *rows)
{
	struct paper_page *page = paper_page_new(office);
	g_autofree char *where = g_strdup_printf("%s - %u hộ", hamlet, rows->len);

	paper_title(page, "PHIẾU KIỂM TRA, XÁC MINH TẠI CHỖ Ở", where);
	paper_wrap(page, 0,
		   "Gõ số hộ trong danh sách xác minh để tới đúng hộ đó. Phiếu có thông tin cá "
		   "nhân: không để lại, không chụp, hủy khi xong việc.");
	paper_blank(page);
	put_heading(page, rounds, G_N_ELEMENTS(rounds));
	for (unsigned i = 0; i < rows->len; i++)
		put_household(page, rows->pdata[i], i + 1);
	paper_heading(page, NULL);
	return paper_page_end(page);
}

/* ---- decisions --------------------------------------------------------------------- */

static const struct column decisions[] = {
	{ "TT", 3, true },	  { "Số tiếp nhận", 12, false }, { "Công dân", 22, false },
	{ "Nội dung", 20, false }, { "Kết quả", 17, false },
};

static void put_decided(struct paper_page *page, const struct request_row *row, unsigned line)
{
	g_autofree char *number = g_strdup_printf("%u", line);
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
	g_autofree char *labels = request_row_labels(row);
	const char *const cell[] = { number, row->receipt, name, labels,
				     request_state_name(row->state) };

	put_row(page, decisions, G_N_ELEMENTS(decisions), cell);
}

char *paper_decided(const struct paper_office *office, const GPtrArray *rows)
{
	struct paper_page *page = paper_page_new(office);
	g_autofree char *count = g_strdup_printf("%u đề nghị", rows->len);

	paper_title(page, "DANH SÁCH ĐỀ NGHỊ ĐÃ GIẢI QUYẾT TRONG NGÀY", count);
	put_heading(page, decisions, G_N_ELEMENTS(decisions));
	for (unsigned i = 0; i < rows->len; i++)
		put_decided(page, rows->pdata[i], i + 1);
	paper_heading(page, NULL);
	paper_blank(page);
	paper_together(page, 6);
	paper_halves(page, "Người lập", "Thủ trưởng đơn vị");
	for (int i = 0; i < 4; i++)
		paper_blank(page);
	paper_halves(page, office->officer, "");
	return paper_page_end(page);
}

/* ---- figures ----------------------------------------------------------------------- */

char *paper_figures(const struct paper_office *office, const struct paper_figure *figures,
		    size_t count)
{
	static const struct column columns[] = { { "Chỉ tiêu", 60, false },
						 { "Số lượng", 10, true } };
	struct paper_page *page = paper_page_new(office);

	paper_title(page, "SỐ LIỆU TRONG NGÀY", NULL);
	put_heading(page, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < count; i++) {
		g_autofree char *figure = figures_show(figures[i].count);
		const char *const cell[] = { figures[i].label, figure };

		put_row(page, columns, G_N_ELEMENTS(columns), cell);
	}
	paper_heading(page, NULL);
	paper_blank(page);
	paper_together(page, 6);
	paper_halves(page, "", "Người lập");
	for (int i = 0; i < 4; i++)
		paper_blank(page);
	paper_halves(page, "", office->officer);
	return paper_page_end(page);
}
