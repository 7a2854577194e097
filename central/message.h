/*
 * message - official messages (QCVN 109) into the register, and out of it.
 *
 * Both ways go citizen by citizen: memory stays flat, however many there are.  An
 * import is one transaction: what refuses one citizen refuses the file.
 */
#ifndef CENTRAL_MESSAGE_H
#define CENTRAL_MESSAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "central/centre.h"
#include "central/ledger.h"
#include "forms/qcvn109.h"

struct centre_import_report {
	unsigned came, known; /* taken in; passed over, since the number is there already */
	char *mended;	      /* what the text door repaired in how many texts; NULL: nothing */
	GHashTable *strangers; /* path of what no field holds -> how many, as a pointer */
	/* Told now and then, and at the end; may be NULL. */
	void (*progress)(unsigned citizens, unsigned percent);
};
void centre_import_report_clear(struct centre_import_report *report);

/*
 * The residents of a message file: XML or JSON, the standard or the live dialect,
 * wrapped or not.  They go into `commune`; NULL: each into the commune whose code
 * his ThuongTru has, else his NoiOHienTai.  Their households are those that
 * SoSoHoKhau names, else one for each person; their hamlet is the one named in
 * their present place, else the first.
 *
 * What no field of a record holds is kept as a note beside the resident (table
 * import_note: path, text) and counted in the report.  False: nothing was changed,
 * and `why` says whose record, what, and where it stands in the file.
 */
bool centre_import(const struct centre *centre, struct centre_ledger *ledger,
		   const char *commune, FILE *file, struct centre_import_report *report,
		   GError **why);

struct centre_export_plan {
	const char *commune, *resident; /* code; id or number; one of them is NULL */
	enum qcvn109_dialect dialect;
	bool xml; /* or JSON */
	const char *note; /* GhiChu */
};

/*
 * Writes the message.  *lost: path of what it could not say -> in how many records
 * (as centre_import_report.strangers); new, and set when the answer is true.
 */
bool centre_export(const struct centre *centre, struct centre_ledger *ledger,
		   const struct centre_export_plan *plan, FILE *file, unsigned *count,
		   GHashTable **lost, GError **why);

/* "SoHoSoCuTru (12), NoiSinh (3)", the most frequent first; NULL: none. New. */
char *centre_paths_print(GHashTable *paths);

#endif
