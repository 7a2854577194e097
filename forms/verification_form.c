/*
 * verification_form - kiểm tra, xác minh: what is asked at the door, in the order of
 * the verify screen.  Answers are digits (see forms/verification.h); what differs is
 * typed like a correction and becomes one, marked "needs paper".
 */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define NO CATALOGUE_NONE

#define LOCKED_HELP \
	N_("Ask and answer by a digit. A difference here is not corrected by the " \
	   "commune: it is noted, and the procedure to cancel and re-establish the " \
	   "number follows.")
#define ASK_HINT N_("Ask the person: 1 right, 2 differs, 3 no paper to show.")

/* clang-format off */
static const struct field fields[] = {
	{ "person", N_("This person"),
	  N_("How the person was found: present, absent, dead, missing, moved away, or "
	     "nobody knows who this is. Only of somebody present the fields are asked."),
	  N_("1 present 2 absent 3 dead 4 missing 5 moved 6 unknown."),
	  KIND_CODE, CATALOGUE_PERSON_STATE, 0, FIELD_REQUIRED, FIELD_NONE, "", CHECK_NONE },
	{ "HoVaTen", N_("Full name"),
	  N_("Compare with the birth certificate or the card, every mark. At 2 type the "
	     "name as the paper has it."),
	  ASK_HINT, KIND_NAME, NO, 120, FIELD_TYPING, FIELD_NAME, "", CHECK_NONE },
	{ "NgayThangNamSinh", N_("Date of birth"),
	  N_("Compare with the birth certificate or the card. Another year is noted, but "
	     "not corrected here: it is part of the personal number."),
	  ASK_HINT, KIND_DATE, NO, 10, 0, FIELD_BIRTH, "huy-xac-lap",
	  CHECK_NOT_FUTURE },
	{ "GioiTinh", N_("Sex"), LOCKED_HELP, ASK_HINT, KIND_CODE, CATALOGUE_SEX, 0,
	  FIELD_LOCKED | FIELD_TYPING, FIELD_SEX, "huy-xac-lap", CHECK_NONE },
	{ "SoDinhDanh", N_("Personal number"),
	  N_("Type the number from the card: the program says whether it agrees, without "
	     "showing it. Each comparison is counted."),
	  ASK_HINT, KIND_NUMBER12, NO, 0, FIELD_LOCKED, FIELD_NUMBER, "huy-xac-lap",
	  CHECK_NONE },
	{ "NoiDangKyKhaiSinh", N_("Birth registered at"), LOCKED_HELP, ASK_HINT, KIND_PLACE, NO,
	  0, FIELD_LOCKED | FIELD_TYPING, FIELD_BIRTH_PLACE, "huy-xac-lap", CHECK_NONE },
	{ "QueQuan", N_("Place of origin"),
	  N_("Compare with the birth certificate. At 2 type commune and province as the "
	     "paper has them."),
	  ASK_HINT, KIND_PLACE, NO, 200, FIELD_TYPING, FIELD_HOMETOWN, "", CHECK_NONE },
	{ "DanToc", N_("Ethnic group"),
	  N_("Ask, and compare with the birth certificate. At 2 type letters of the "
	     "group's name."),
	  ASK_HINT, KIND_CODE, CATALOGUE_ETHNIC, 0, FIELD_TYPING, FIELD_ETHNIC, "", CHECK_NONE },
	{ "TonGiao", N_("Religion"),
	  N_("What the person declares; nobody has to prove it. At 2 type letters of the "
	     "name, “khong” for none."),
	  ASK_HINT, KIND_CODE, CATALOGUE_RELIGION, 0, FIELD_TYPING, FIELD_RELIGION, "",
	  CHECK_NONE },
	{ "TinhTrangHonNhan", N_("Marital status"),
	  N_("Ask, and look at the marriage certificate or the divorce decision. At 2 "
	     "type 1 single, 2 married, 3 divorced or widowed."),
	  ASK_HINT, KIND_CODE, CATALOGUE_MARITAL, 0, FIELD_TYPING, FIELD_MARITAL, "", CHECK_NONE },
	{ "ThuongTru", N_("Permanent residence"),
	  N_("Compare with where the person is registered. A difference leads to a "
	     "declaration CT01, not to a correction."),
	  ASK_HINT, KIND_PLACE, NO, 0, FIELD_LOCKED | FIELD_TYPING, FIELD_RESIDENCE, "1.004222", CHECK_NONE },
	{ "NoiOHienTai", N_("Present abode"),
	  N_("Where the person really lives. At 2 type house, hamlet or street, commune, "
	     "province."),
	  ASK_HINT, KIND_PLACE, NO, 200, FIELD_TYPING, FIELD_PRESENT, "", CHECK_NONE },
	{ "ChuHo/QuanHe", N_("Relation to head"),
	  N_("What this person is to the head of household. At 2 type letters of the "
	     "relation."),
	  ASK_HINT, KIND_CODE, CATALOGUE_RELATION, 0, FIELD_TYPING, FIELD_HEAD_RELATION, "",
	  CHECK_NONE },
};
/* clang-format on */

const struct form form_verification = {
	.name = "verification",
	.title = N_("Check and verify"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "",
	.to = "",
	.circular = "",
	.unverified = true,
};
