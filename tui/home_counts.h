/* home_counts - the figures of the first page, as the centre gave them. */
#ifndef TUI_HOME_COUNTS_H
#define TUI_HOME_COUNTS_H

#include <stdint.h>

#include "forms/json.h"

/* What the centre said last; -1: not known. */
struct home_counts {
	int64_t verify_left, pending, returned, queue, incoming, overdue;
	int64_t people, done, verified, sent, approved;
	int64_t as_of, deadline;
};

void home_counts_init(struct home_counts *counts); /* nothing known yet */
void home_counts_take(struct home_counts *counts, const struct json *body);

#endif
