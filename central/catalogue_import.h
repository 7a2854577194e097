/*
 * catalogue_import - `dancu-central import-catalogue FILE...`: official lists come in.
 *
 * All files are read and checked before anything is written, then written in one
 * transaction: one damaged file, and nothing of any is taken.  The same files again
 * change nothing.  A file FILE.sha256 beside a file must fit it.
 */
#ifndef CENTRAL_CATALOGUE_IMPORT_H
#define CENTRAL_CATALOGUE_IMPORT_H

#include <glib.h>

#include "central/options.h"
#include "central/self.h"

struct centre_catalogue_plan {
	const char *const *file; /* paths */
	unsigned files;
	const char *edition; /* of the divisions; NULL: as the file's name says */
	const char *from;    /* ISO day; NULL: what is known of the edition */
	bool dry;	     /* look only: nothing stays */
};

/*
 * What came, as a translated text of several lines; new.  NULL: `why`, nothing was
 * changed.  `progress` may be NULL.
 */
char *centre_catalogue_import(const struct centre *centre, struct centre_ledger *ledger,
			      const struct centre_catalogue_plan *plan,
			      void (*progress)(unsigned done, unsigned total), GError **why);

/* The same as the command line has it. */
char *centre_catalogue_command(const struct centre *centre, struct centre_ledger *ledger,
			       const struct centre_options *options,
			       void (*progress)(unsigned done, unsigned total), GError **why);

#endif
