/*
 * paper_page - lines of a paper being written, and the pages they make.
 *
 * Lines are kept as they come; paper_page_end() breaks them into pages, puts the
 * foot (number of the paper, page n/m, and whose world it is) under each and the
 * heading of a table at the top of each page that begins inside one.
 */
#ifndef FORMS_PAPER_PAGE_H
#define FORMS_PAPER_PAGE_H

#include "forms/paper.h"

struct paper_page;

/* Begins with the two heads of an official paper: the office's and the state's. */
struct paper_page *paper_page_new(const struct paper_office *office);

void paper_line(struct paper_page *page, const char *text); /* cut at 80 cells */
void paper_blank(struct paper_page *page);
void paper_middle(struct paper_page *page, const char *text);
/* The title, in capitals, and what it is called more plainly; NULL: nothing. */
void paper_title(struct paper_page *page, const char *title, const char *under);
/* Broken at blanks to the width that is left behind `indent` blanks. */
void paper_wrap(struct paper_page *page, int indent, const char *text);
/* "label: words", the words wrapped under themselves. */
void paper_item(struct paper_page *page, const char *label, const char *words);
/* Two texts beside each other, each in the middle of its half: signatures. */
void paper_halves(struct paper_page *page, const char *left, const char *right);
/* From here on each new page begins with this line again; NULL: no more. */
void paper_heading(struct paper_page *page, const char *line);
/* The next `lines` lines stay on one page. */
void paper_together(struct paper_page *page, unsigned lines);

/* The whole text; frees the page. */
char *paper_page_end(struct paper_page *page);

/* "ngày 24 tháng 11 năm 2026".  New. */
char *paper_day(int64_t at);

#endif
