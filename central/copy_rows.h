/*
 * copy_rows - residents as rows of the communes' own copies (forms/copy.h), and
 * their leaves in the hash tree.
 *
 * The leaf stands beside the resident, so that a reconciliation reads one index
 * and no resident.  Whatever changes a cell writes the leaf anew, in the same
 * transaction: centre_feed_add() does it, and whoever makes a resident.
 */
#ifndef CENTRAL_COPY_ROWS_H
#define CENTRAL_COPY_ROWS_H

#include "central/ledger.h"
#include "forms/copy.h"

/* What centre_copy_row_of() reads: SELECT CENTRE_COPY_SELECT "WHERE r.id = ..." */
#define CENTRE_COPY_SELECT                                                             \
	"SELECT r.id, r.version, r.hamlet, r.household, k.number, k.house, r.head,"    \
	" r.verified, r.verified_at, r.fields, r.row, r.commune FROM resident r"       \
	" LEFT JOIN household k ON k.id = r.household "
#define CENTRE_COPY_PLACE 10 /* column: cursor of a piece */

struct copy_row *centre_copy_row_of(struct centre_ledger *ledger, struct centre_rows *rows);
/* *commune (may be NULL) is new; NULL: no such resident. */
struct copy_row *centre_copy_row_load(struct centre_ledger *ledger, const char *id,
				      char **commune);

/* The leaf as the row is now. */
bool centre_leaf_write(struct centre_ledger *ledger, const struct copy_row *row);

#endif
