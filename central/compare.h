/*
 * compare - a list of another sector, line by line beside the whole register
 * (forms/compare.h), and the worklists of differences that communes get from it.
 *
 * The list is read as a stream and every line costs one look at the index of
 * numbers, so memory stays flat whatever the list's size.  The result is a file of
 * its own; published, the lines that differ become work for the commune that holds
 * the person, in one transaction.
 */
#ifndef CENTRAL_COMPARE_H
#define CENTRAL_COMPARE_H

#include <stdio.h>

#include "central/call.h"
#include "central/self.h"
#include "forms/compare.h"

struct centre_compare_plan {
	FILE *list;	     /* read from where it stands */
	FILE *result;	     /* written; tab separated, with a header */
	size_t bytes;	     /* of the list, for progress; 0 not known */
	enum charset charset; /* CHARSET_NONE: by looking */
	const char *columns; /* "number,name,..." or NULL: the first line says it */
	const char *commune; /* who does the lines of nobody; NULL: nobody does */
	const char *publish; /* the worklist's name; NULL: none is made */
};
struct centre_compare_outcome {
	unsigned lines, faulty, published;
	unsigned results[COMPARE_RESULTS];
	enum charset charset;
};

/* `progress` gets bytes done and in all.  False: `why`, nothing was published. */
bool centre_compare_list(const struct centre *centre, struct centre_ledger *ledger,
			 const struct centre_compare_plan *plan,
			 struct centre_compare_outcome *outcome,
			 void (*progress)(unsigned done, unsigned total), GError **why);

/* Operations. */
void centre_comparisons(struct centre_call *call);
void centre_comparison(struct centre_call *call);
void centre_comparison_answer(struct centre_call *call);

#endif
