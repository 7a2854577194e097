/*
 * catalogue_file - which official list a file is, by the names of its columns, and its
 * rows into the tables; a row that cannot be is refused with line and column.
 *
 *   divisions   level code parent type name [full_name]     one edition
 *   changes     effective kind level code new_parent new_full_name
 *   links       old_code old_name old_district_code kind new_code
 *   provinces   old_code new_code ... of provinces, without a kind
 *   ethnic      code_1019_2008 code_121_1979 name other_names
 *   religions   code name, in a file of that name
 *   countries   alpha2 name_vi_cldr41
 *   days        date kind name_vi pair_date status   (what was only proposed is passed over)
 */
#ifndef CENTRAL_CATALOGUE_FILE_H
#define CENTRAL_CATALOGUE_FILE_H

#include "central/catalogue_codes.h"
#include "central/sheet.h"

struct centre_catalogue_file {
	struct centre_sheet *sheet;
	enum centre_list_file list;
	char *edition;	/* "2025h1": of divisions, links, provinces; else "" */
	char day[11];	/* from which it holds, ISO */
	const char *today; /* ISO: the end of codes that are no longer named; lent */
};

/*
 * Knows the list, the edition and the day: the edition is `edition` or what stands
 * between '-' and '.' of the file's name; the day `from`, or what is known of the edition
 * (`ledger`, and those up to 2026).  `file` holds `sheet` (taken) either way.
 */
bool centre_catalogue_file_init(struct centre_catalogue_file *file, struct centre_sheet *sheet,
				struct centre_ledger *ledger, const char *edition,
				const char *from, GError **why);
void centre_catalogue_file_clear(struct centre_catalogue_file *file);

/* In the transaction: its rows into the tables.  Codes and days are applied at once, with
 * their news; divisions wait for centre_divisions_apply(). */
bool centre_catalogue_file_store(struct centre_catalogue_file *file,
				 struct centre_ledger *ledger,
				 struct centre_catalogue_news *news, GError **why);
/* Whether the list is about divisions. */
bool centre_catalogue_file_is_place(const struct centre_catalogue_file *file);

#endif
