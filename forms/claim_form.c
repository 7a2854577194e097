/*
 * claim_form - a correction for another commune's resident: who it is by number,
 * name and birth date (all three must be those of the register, or nothing is
 * found), and what should stand there.  It goes to the commune of thường trú,
 * whose officers see the record; this side never does.
 */
#include "forms/desk_fields.h"
#include "forms/register.h"
#include "i18n/banned.h"

#define NO CATALOGUE_NONE

/* clang-format off */
static const struct field fields[] = {
	{ "person_number", N_("Personal number"),
	  N_("The 12 digits from the card of the person before you. Number, name and birth "
	     "date must all three be those of the register."),
	  N_("12 digits, from the card of the person before you."),
	  KIND_NUMBER12, NO, 0, FIELD_REQUIRED, FIELD_NONE, "", CHECK_NONE },
	{ "person_name", N_("Name on the card"),
	  N_("The name as the card has it, with all marks: it must be the register's."),
	  N_("Family, middle and given name as on the card, with all marks."),
	  KIND_NAME, NO, 100, FIELD_REQUIRED | FIELD_TYPING, FIELD_NONE, "", CHECK_NONE },
	{ "person_birth", N_("Birth date on card"),
	  N_("The birth date as the card has it; only the year where the card has no more."),
	  N_("As on the card, dd/mm/yyyy; -- for what it does not give."),
	  KIND_DATE, NO, 10, FIELD_REQUIRED, FIELD_NONE, "", CHECK_NOT_FUTURE },

	{ "HoVaTen", N_("Full name"),
	  N_("Family, middle and given name at birth, as the birth certificate or the civil "
	     "status extract has it. Empty: it stays."),
	  N_("What the register should say, with all marks; empty when it stays."),
	  KIND_NAME, NO, 120, FIELD_TYPING, FIELD_NAME, "", CHECK_NONE },
	{ "NgayThangNamSinh", N_("Date of birth"),
	  N_("Day and month as the paper has them, with the year of the card: another year "
	     "is another procedure."),
	  N_("What the register should say, dd/mm/yyyy; empty when it stays."),
	  KIND_DATE, NO, 10, 0, FIELD_BIRTH, "huy-xac-lap", CHECK_BIRTH },
	{ "QueQuan", N_("Place of origin"),
	  N_("Quê quán as on the birth certificate: hamlet, commune, province in the words "
	     "of that paper. Empty: it stays."),
	  N_("Commune and province as on the paper; empty when it stays."),
	  KIND_PLACE, NO, 200, FIELD_TYPING, FIELD_HOMETOWN, "", CHECK_NONE },
	{ "DanToc", N_("Ethnic group"),
	  N_("One of the 54 groups, by letters of its name. Empty: it stays."),
	  N_("Letters of the group's name; empty when it stays. F4 chooses."),
	  KIND_CODE, CATALOGUE_ETHNIC, 0, FIELD_TYPING, FIELD_ETHNIC, "", CHECK_NONE },
	{ "TonGiao", N_("Religion"),
	  N_("What the person declares; “Không” when none. Empty: it stays."),
	  N_("Letters of the religion's name; empty when it stays. F4 chooses."),
	  KIND_CODE, CATALOGUE_RELIGION, 0, FIELD_TYPING, FIELD_RELIGION, "", CHECK_NONE },
	{ "TinhTrangHonNhan", N_("Marital status"),
	  N_("Divorced and widowed are one code in the register. Empty: it stays."),
	  N_("1 single, 2 married, 3 divorced or widowed; empty when it stays."),
	  KIND_CODE, CATALOGUE_MARITAL, 0, FIELD_TYPING, FIELD_MARITAL, "", CHECK_NONE },
	{ "NhomMau", N_("Blood group"),
	  N_("By the laboratory's conclusion that the citizen shows. Empty: it stays."),
	  N_("A, B, AB or O, by the laboratory's conclusion; empty when it stays."),
	  KIND_CODE, CATALOGUE_BLOOD, 0, 0, FIELD_BLOOD, "", CHECK_NONE },
	{ "NoiOHienTai", N_("Present abode"),
	  N_("Where the person lives now, when it is not the permanent residence. Empty: it "
	     "stays."),
	  N_("House, hamlet or street, commune, province; empty when it stays."),
	  KIND_PLACE, NO, 200, FIELD_TYPING, FIELD_PRESENT, "", CHECK_NONE },

	DESK_FIELDS,
};
/* clang-format on */

const struct form form_claim = {
	.name = "claim",
	.title = N_("Request to another commune"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "2024-07-01",
	.to = "",
	.circular = "DC02, TT 17/2024/TT-BCA",
	.unverified = true,
};
