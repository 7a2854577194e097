/* desk_fields - the keys of the papers, and what a draft begins with. */
#include "forms/desk_fields.h"

#include <string.h>

#include "i18n/banned.h"

const char *const desk_paper_keys[DESK_PAPERS][4] = {
	{ "paper_kind", "paper_number", "paper_date", "paper_issuer" },
	{ "paper_2_kind", "paper_2_number", "paper_2_date", "paper_2_issuer" },
	{ "paper_3_kind", "paper_3_number", "paper_3_date", "paper_3_issuer" },
};

const char *desk_default(const char *key)
{
	if (strcmp(key, "applicant_who") == 0)
		return "self";
	return strcmp(key, "applicant_checked") == 0 ? "card" : "";
}
