/*
 * form_cc01 - two papers that share a name.
 *
 * Until 30/06/2024: CC01, tờ khai căn cước công dân (TT 66/2015/TT-BCA, TT
 * 41/2019/TT-BCA), 22 items and the result of the police's check; items 1 to 19
 * are public, 20 to 22 by what the form asks elsewhere.  From 01/07/2024: CC01,
 * phiếu thu nhận thông tin căn cước (TT 17/2024/TT-BCA), made by the machine from
 * the register; its layout is not public.  Fingerprints and photograph are not
 * taken here.
 */
#include "forms/form_fields.h"
#include "i18n/banned.h"

#define SCHOOLING \
	PAPER_ANSWER("schooling", N_("Schooling"), \
		     N_("The schooling in the words of the paper: 9/12, Trung cấp, Đại học."), \
		     N_("As the paper has it: 9/12, 12/12, Trung cấp, Đại học."), KIND_TEXT, \
		     PAPER_NO, 50, FIELD_TYPING)
#define WISH \
	PAPER_ANSWER("wish", N_("Citizen's wish"), \
		     N_("What the citizen asks for at the end of the paper: first card, " \
			"another card or a replacement, the confirmation of the old number, " \
			"delivery by post."), \
		     N_("In the words of the paper: first card, exchange, replacement, post."), \
		     KIND_TEXT, PAPER_NO, 300, FIELD_TYPING)

/* clang-format off */
static const struct field fields_2015[] = {
	PAPER_NAME, PAPER_OTHER_NAME, PAPER_BIRTH, PAPER_SEX, PAPER_NUMBER, PAPER_OLD_NUMBER,
	PAPER_ETHNIC, PAPER_RELIGION, PAPER_NATIONALITY, PAPER_MARITAL, PAPER_BLOOD,
	PAPER_BIRTH_PLACE, PAPER_HOMETOWN, PAPER_RESIDENCE, PAPER_PRESENT, PAPER_JOB,
	SCHOOLING, PAPER_FATHER, PAPER_MOTHER, PAPER_SPOUSE, PAPER_GUARDIAN, PAPER_HEAD_NAME,
	PAPER_HEAD_NUMBER, PAPER_HEAD_OLD, PAPER_HEAD_RELATION, WISH,
	PAPER_ANSWER("check_result", N_("Result of the check"),
		     N_("What the commune's police wrote at the foot of the paper when they "
			"had checked it, with the day."),
		     N_("In the words of the paper: what was found, by whom, on which day."),
		     KIND_TEXT, PAPER_NO, 300, FIELD_TYPING),
	DESK_FIELDS,
};

static const struct field fields_2024[] = {
	PAPER_NAME, PAPER_OTHER_NAME, PAPER_NUMBER, PAPER_BIRTH, PAPER_SEX,
	PAPER_BORN_AT, PAPER_BIRTH_PLACE, PAPER_HOMETOWN, PAPER_ETHNIC, PAPER_RELIGION,
	PAPER_NATIONALITY,
	PAPER_BLOOD, PAPER_OLD_NUMBER, PAPER_FATHER, PAPER_MOTHER, PAPER_SPOUSE,
	PAPER_GUARDIAN, PAPER_RESIDENCE, PAPER_TEMPORARY, PAPER_PRESENT, PAPER_MARITAL,
	PAPER_HEAD_NAME, PAPER_HEAD_RELATION, PAPER_HEAD_NUMBER, PAPER_PHONE, PAPER_EMAIL,
	PAPER_JOB,
	PAPER_ANSWER("features", N_("Marks of identity"),
		     N_("The marks by which the person is known, as the machine printed them "
			"after the citizen was seen."),
		     N_("As printed: sẹo chấm cách 1 cm trên đuôi mắt phải."), KIND_TEXT,
		     PAPER_NO, 200, FIELD_TYPING),
	WISH, DESK_FIELDS,
};
/* clang-format on */

const struct form form_cc01_2015 = {
	.name = "CC01-2015",
	.title = N_("CC01: declaration for a card"),
	.field = fields_2015,
	.fields = sizeof fields_2015 / sizeof *fields_2015,
	.from = "2016-02-02",
	.to = "2024-06-30",
	.circular = "CC01, TT 66/2015/TT-BCA",
	.unverified = true,
};

const struct form form_cc01_2024 = {
	.name = "CC01-2024",
	.title = N_("CC01: data taken for a card"),
	.field = fields_2024,
	.fields = sizeof fields_2024 / sizeof *fields_2024,
	.from = "2024-07-01",
	.to = "",
	.circular = "CC01, TT 17/2024/TT-BCA",
	.unverified = true,
};
