/* paper_page - lines of a paper, and where its pages end. */
#include "forms/paper_page.h"

#include <string.h>

#include "i18n/cells.h"
#include "i18n/moment.h"
#include "i18n/banned.h"

#define HALF (PAPER_COLUMNS / 2)
#define FOOT_LINES 2 /* a blank one, and the foot */
#define ITEM_INDENT 4

struct line {
	char *text;
	const char *heading; /* of the table it stands in; NULL; owned by the page */
	unsigned together;   /* lines from here on that stay on one page */
};

struct paper_page {
	GPtrArray *lines;    /* struct line, owned */
	GPtrArray *headings; /* char *, owned */
	const char *heading; /* of what comes next */
	unsigned together;
	char *foot; /* left side of it */
	bool practice;
};

static void line_free(void *self)
{
	g_free(((struct line *)self)->text);
	g_free(self);
}

/* Without blanks at its end: nobody sees them, and files differ by them. */
static void take_line(struct paper_page *page, char *taken)
{
	struct line *line = g_new0(struct line, 1);

	line->text = g_strchomp(taken);
	line->heading = page->heading;
	line->together = page->together;
	page->together = 0;
	g_ptr_array_add(page->lines, line);
}

void paper_line(struct paper_page *page, const char *text)
{
	take_line(page, cells_fit(text, PAPER_COLUMNS, CELLS_MORE));
}

void paper_blank(struct paper_page *page)
{
	paper_line(page, "");
}

/* `text` in the middle of `cells`, filled up with blanks. */
static char *middle_of(const char *text, int cells)
{
	g_autofree char *fits = cells_fit(text, cells, CELLS_MORE);
	int before = (cells - cells_width(fits)) / 2;
	g_autofree char *moved = g_strdup_printf("%*s%s", before, "", fits);

	return cells_pad(moved, cells, CELLS_MORE);
}

void paper_middle(struct paper_page *page, const char *text)
{
	take_line(page, middle_of(text, PAPER_COLUMNS));
}

void paper_halves(struct paper_page *page, const char *left, const char *right)
{
	g_autofree char *one = middle_of(left, HALF), *other = middle_of(right, HALF);

	take_line(page, g_strconcat(one, other, NULL));
}

void paper_title(struct paper_page *page, const char *title, const char *under)
{
	paper_blank(page);
	paper_middle(page, title);
	if (under)
		paper_middle(page, under);
	paper_blank(page);
}

void paper_wrap(struct paper_page *page, int indent, const char *text)
{
	char **words = cells_wrap(text, PAPER_COLUMNS - indent);

	for (char **at = words; *at; at++)
		take_line(page, g_strdup_printf("%*s%s", indent, "", *at));
	g_strfreev(words);
}

void paper_item(struct paper_page *page, const char *label, const char *words)
{
	g_autofree char *all = g_strdup_printf("%s: %s", label, words);
	char **lines = cells_wrap(all, PAPER_COLUMNS - ITEM_INDENT);

	for (char **at = lines; *at; at++)
		take_line(page, g_strdup_printf("%*s%s", at == lines ? 0 : ITEM_INDENT, "",
						*at));
	g_strfreev(lines);
}

void paper_heading(struct paper_page *page, const char *line)
{
	page->heading = NULL;
	if (!line)
		return;
	paper_line(page, line);
	g_ptr_array_add(page->headings, cells_fit(line, PAPER_COLUMNS, CELLS_MORE));
	page->heading = page->headings->pdata[page->headings->len - 1];
}

void paper_together(struct paper_page *page, unsigned lines)
{
	page->together = lines;
}

char *paper_day(int64_t at)
{
	struct date date = moment_date(at);

	return g_strdup_printf("ngày %02d tháng %02d năm %d", date.day, date.month, date.year);
}

/* The two heads: whose paper it is, and of which state. */
static void begin(struct paper_page *page, const struct paper_office *office)
{
	g_autofree char *above = g_utf8_strup(office->province, -1);
	g_autofree char *name = g_utf8_strup(office->commune, -1);
	g_autofree char *higher = g_strconcat("CÔNG AN ", above, NULL);
	g_autofree char *own = g_strconcat("CÔNG AN ", name, NULL);
	g_autofree char *number = g_strconcat("Số: ", office->number, NULL);
	g_autofree char *day = paper_day(office->at);

	paper_halves(page, *office->province ? higher : own, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	paper_halves(page, *office->province ? own : "", "Độc lập - Tự do - Hạnh phúc");
	paper_halves(page, number, "---------------");
	paper_halves(page, "", day);
	if (office->practice)
		paper_middle(page, "*** TẬP HUẤN - NGƯỜI KHÔNG CÓ THẬT - KHÔNG CÓ GIÁ TRỊ ***");
}

struct paper_page *paper_page_new(const struct paper_office *office)
{
	struct paper_page *page = g_new0(struct paper_page, 1);

	page->lines = g_ptr_array_new_with_free_func(line_free);
	page->headings = g_ptr_array_new_with_free_func(g_free);
	page->foot = g_strdup(office->number);
	page->practice = office->practice;
	begin(page, office);
	return page;
}

/* How many lines from `at` on the page that begins there holds. */
static unsigned page_holds(const struct paper_page *page, unsigned at)
{
	const struct line *first = page->lines->pdata[at];
	unsigned room = PAPER_LINES - FOOT_LINES - (at > 0 && first->heading ? 1 : 0);
	unsigned end = MIN(at + room, page->lines->len);

	/* What belongs together and does not fit any more begins the next page. */
	for (unsigned i = at + 1; i < end; i++) {
		const struct line *line = page->lines->pdata[i];

		if (line->together > 1 && line->together <= room && i + line->together > end &&
		    end < page->lines->len)
			return i - at;
		if (line->together > 1 && i + line->together > at + room)
			return i - at;
	}
	return end - at;
}

static unsigned count_pages(const struct paper_page *page)
{
	unsigned pages = 0;

	for (unsigned at = 0; at < page->lines->len; at += page_holds(page, at))
		pages++;
	return pages;
}

static void write_foot(const struct paper_page *page, GString *text, unsigned used,
		       unsigned number, unsigned pages)
{
	g_autofree char *which = g_strdup_printf("trang %u/%u", number, pages);
	int room = PAPER_COLUMNS - cells_width(which);
	g_autofree char *left = g_strconcat(page->foot, page->practice ? "  TẬP HUẤN" : "",
					    NULL);
	g_autofree char *padded = cells_pad(left, room, CELLS_MORE);

	for (; pages > 1 && used < PAPER_LINES - 1; used++)
		g_string_append_c(text, '\n');
	if (pages == 1)
		g_string_append_c(text, '\n');
	g_string_append_printf(text, "%s%s\n", padded, which);
}

static void write_pages(const struct paper_page *page, GString *text)
{
	unsigned pages = count_pages(page), number = 0;

	for (unsigned at = 0; at < page->lines->len;) {
		const struct line *first = page->lines->pdata[at];
		unsigned holds = page_holds(page, at), used = holds;

		if (at > 0)
			g_string_append_c(text, '\f');
		if (at > 0 && first->heading) {
			g_string_append_printf(text, "%s\n", first->heading);
			used++;
		}
		for (unsigned i = 0; i < holds; i++)
			g_string_append_printf(
				text, "%s\n",
				((struct line *)page->lines->pdata[at + i])->text);
		write_foot(page, text, used, ++number, pages);
		at += holds;
	}
}

char *paper_page_end(struct paper_page *page)
{
	GString *text = g_string_new("");

	write_pages(page, text);
	g_ptr_array_free(page->lines, TRUE);
	g_ptr_array_free(page->headings, TRUE);
	g_free(page->foot);
	g_free(page);
	return g_string_free(text, FALSE);
}
