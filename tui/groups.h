/*
 * groups - the groups of a search's answer: exact ones, those it may be, those
 * whose name only sounds alike.
 */
#ifndef TUI_GROUPS_H
#define TUI_GROUPS_H

#include "forms/person_row.h"

/* In the order in which they stand. */
enum group {
	GROUP_EXACT,
	GROUP_MAYBE,
	GROUP_SOUND,
	GROUPS,
};

enum group group_of(const struct person_row *row);

/* "Có thể là  307, gần nhất đứng trước".  New. */
char *group_heading(const struct person_list *list, enum group group);

/* "312 người: 5 khớp đúng, 307 có thể là"; what sounds alike is what it may be. New. */
char *group_total(const struct person_list *list);

#endif
