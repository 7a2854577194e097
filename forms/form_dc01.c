/*
 * form_dc01 - DC01, phiếu thu thập thông tin dân cư: what a citizen tells about
 * himself, the first paper of a record.
 *
 * TT 66/2015/TT-BCA, điều 18; its layout anew by TT 104/2020/TT-BCA, by TT
 * 17/2024/TT-BCA and by TT 53/2025/TT-BCA.  Items 1 to 3 stand in this order in
 * the public filling rules; the order of the others is not public, so all of them
 * are `unverified`.  The day from which TT 104/2020 held is not in a text we have
 * seen either.
 */
#include "forms/form_fields.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct field fields[] = {
	PAPER_NAME, PAPER_BIRTH, PAPER_BLOOD, PAPER_SEX, PAPER_MARITAL, PAPER_BIRTH_PLACE,
	PAPER_HOMETOWN, PAPER_ETHNIC, PAPER_NATIONALITY, PAPER_RELIGION, PAPER_NUMBER,
	PAPER_OLD_NUMBER, PAPER_RESIDENCE, PAPER_PRESENT, PAPER_FATHER, PAPER_MOTHER,
	PAPER_SPOUSE, PAPER_GUARDIAN, PAPER_HEAD_NAME, PAPER_HEAD_NUMBER, PAPER_HEAD_OLD,
	PAPER_HEAD_RELATION, DESK_FIELDS,
};

/* The law of 2023 added items to the record: they stand where its list has them. */
static const struct field fields_2023[] = {
	PAPER_NAME, PAPER_OTHER_NAME, PAPER_NUMBER, PAPER_BIRTH, PAPER_SEX,
	PAPER_BORN_AT, PAPER_BIRTH_PLACE, PAPER_HOMETOWN, PAPER_ETHNIC, PAPER_RELIGION,
	PAPER_NATIONALITY,
	PAPER_BLOOD, PAPER_OLD_NUMBER, PAPER_FATHER, PAPER_MOTHER, PAPER_SPOUSE,
	PAPER_GUARDIAN, PAPER_RESIDENCE, PAPER_TEMPORARY, PAPER_PRESENT, PAPER_MARITAL,
	PAPER_HEAD_RELATION, PAPER_HEAD_NAME, PAPER_HEAD_NUMBER, PAPER_HEAD_OLD,
	PAPER_PHONE, PAPER_EMAIL, DESK_FIELDS,
};
/* clang-format on */

#define DC01(its_name, table, first, last, source) \
	{ \
		.name = its_name, .title = N_("DC01: collecting a person"), .field = table, \
		.fields = sizeof table / sizeof *table, .from = first, .to = last, \
		.circular = source, .unverified = true, \
	}

const struct form form_dc01_2015 = DC01("DC01-2015", fields, "2016-02-02", "2020-11-27",
					"DC01, TT 66/2015/TT-BCA");
const struct form form_dc01_2020 = DC01("DC01-2020", fields, "2020-11-28", "2024-06-30",
					"DC01, TT 104/2020/TT-BCA");
const struct form form_dc01_2024 = DC01("DC01-2024", fields_2023, "2024-07-01",
					"2025-06-30", "DC01, TT 17/2024/TT-BCA");
const struct form form_dc01_2025 = DC01("DC01-2025", fields_2023, "2025-07-01", "",
					"DC01, TT 53/2025/TT-BCA");
