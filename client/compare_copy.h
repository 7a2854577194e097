/*
 * compare_copy - another sector's list beside the commune's own copy, a piece at a
 * time, so that the screen stays alive; the line to the centre is not used.
 *
 * The result is a new file in the same folder, LIST.ketqua.tsv, for its owner alone.
 * Somebody who is not in the copy may live elsewhere: "no such number" means not in
 * this commune.
 */
#ifndef CLIENT_COMPARE_COPY_H
#define CLIENT_COMPARE_COPY_H

#include "client/replica_index.h"
#include "forms/compare.h"

struct compare_copy;

/* The index is lent and must not change meanwhile.  NULL: `why`, nothing was made. */
struct compare_copy *compare_copy_new(const char *list, const struct replica_index *people,
				      GError **why);
/* Ends it; the result is taken away again unless all was compared. */
void compare_copy_free(struct compare_copy *job);

enum compare_copy_state { COMPARE_COPY_GOES_ON, COMPARE_COPY_DONE, COMPARE_COPY_FAILED };
/* So many lines more. */
enum compare_copy_state compare_copy_step(struct compare_copy *job, unsigned lines, GError **why);

struct compare_copy_counts {
	unsigned lines, faulty, percent;
	unsigned results[COMPARE_RESULTS];
	const char *result; /* the file */
};
struct compare_copy_counts compare_copy_counts(const struct compare_copy *job);

#endif
