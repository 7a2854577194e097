/*
 * catalogue_codes - small lists: ethnic groups (both official orders), religions,
 * countries, and the days that are worked or not.
 */
#ifndef CENTRAL_CATALOGUE_CODES_H
#define CENTRAL_CATALOGUE_CODES_H

#include "central/catalogue.h"
#include "central/sheet.h"

/* In the order in which they are to be taken. */
enum centre_list_file {
	CENTRE_FILE_DIVISIONS,
	CENTRE_FILE_CHANGES,
	CENTRE_FILE_PROVINCES,
	CENTRE_FILE_LINKS,
	CENTRE_FILE_ETHNIC,
	CENTRE_FILE_RELIGIONS,
	CENTRE_FILE_COUNTRIES,
	CENTRE_FILE_DAYS,
};

/* Applies one of the lists from ETHNIC on; `today` (ISO) ends codes that are not named. */
bool centre_catalogue_codes_store(const struct centre_sheet *sheet, enum centre_list_file list,
				  const char *today, struct centre_ledger *ledger,
				  struct centre_catalogue_news *news, GError **why);

#endif
