/* query_parts - how the readers of the search line call each other; for forms/query*.c only. */
#ifndef FORMS_QUERY_PARTS_H
#define FORMS_QUERY_PARTS_H

#include "forms/query.h"

#define QUERY_CARD_PARTS 7

/*
 * Each reads a clean line or part of one into `out`; false: *complaint is new.
 * query_try_*: *mine says whether the line was theirs to judge at all.
 */
bool query_read_card(const char *line, struct query *out, char **complaint);
bool query_read_name(const char *line, struct query *out, char **complaint);
bool query_try_hamlet(const char *line, const struct hamlet_names *hamlets,
		      struct query *out, bool *mine, char **complaint);

#endif
