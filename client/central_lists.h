/*
 * central_lists - the operations of cleaning lists, of pairs that may be one
 * person, and of worklists from other sectors' lists: as those in central.h.
 *
 * An answer to a line is told at once and not kept as a letter: without a line
 * the work waits in the list.  (What changes a record is a request, and a letter.)
 */
#ifndef CLIENT_CENTRAL_LISTS_H
#define CLIENT_CENTRAL_LISTS_H

#include "client/central.h"

struct purpose;

unsigned central_cleaning(struct central *central, central_done done, void *to);
/* A page behind the cursor, "" the first. */
unsigned central_cleaning_list(struct central *central, const char *kind, const char *after,
			       central_done done, void *to);
/* `lines`: ids, blank separated; officer "" takes them back. */
unsigned central_cleaning_assign(struct central *central, const char *kind, const char *officer,
				 const char *lines, central_done done, void *to);

unsigned central_pair(struct central *central, const char *pair, const struct purpose *purpose,
		      central_done done, void *to);
/* `answer`: "different" or "later". */
unsigned central_pair_answer(struct central *central, const char *pair, const char *answer,
			     const char *note, central_done done, void *to);

unsigned central_comparisons(struct central *central, central_done done, void *to);
unsigned central_comparison(struct central *central, const char *id, const char *after,
			    central_done done, void *to);
/* `answer`: "register" "list" "nobody". */
unsigned central_comparison_answer(struct central *central, const char *id, unsigned line,
				   const char *answer, const char *note, central_done done,
				   void *to);

#endif
