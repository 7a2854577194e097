/*
 * form_dc02 - two papers that share a name.
 *
 * Until 30/06/2024: DC02, phiếu cập nhật, chỉnh sửa thông tin dân cư (TT
 * 66/2015/TT-BCA, TT 104/2020/TT-BCA): printed at the desk when data had changed.
 * From 01/07/2024: DC02, phiếu đề nghị giải quyết thủ tục về căn cước (TT
 * 17/2024/TT-BCA, điều 9 khoản 2): the request of every procedure about the card
 * and the population record, so it says which one.  Neither layout is public: the
 * items follow the laws' own lists of the record.
 */
#include "forms/form_fields.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct field fields[] = {
	PAPER_NAME, PAPER_BIRTH, PAPER_SEX, PAPER_BIRTH_PLACE, PAPER_HOMETOWN, PAPER_ETHNIC,
	PAPER_RELIGION, PAPER_NATIONALITY, PAPER_MARITAL, PAPER_RESIDENCE, PAPER_PRESENT,
	PAPER_BLOOD, PAPER_NUMBER, PAPER_OLD_NUMBER, PAPER_FATHER, PAPER_MOTHER,
	PAPER_SPOUSE, PAPER_GUARDIAN, PAPER_HEAD_NAME, PAPER_HEAD_NUMBER, PAPER_HEAD_OLD,
	PAPER_HEAD_RELATION, DESK_FIELDS,
};

static const struct field fields_2024[] = {
	PAPER_NAME, PAPER_OTHER_NAME, PAPER_NUMBER, PAPER_BIRTH, PAPER_SEX,
	PAPER_BORN_AT, PAPER_BIRTH_PLACE, PAPER_HOMETOWN, PAPER_ETHNIC, PAPER_RELIGION,
	PAPER_NATIONALITY,
	PAPER_BLOOD, PAPER_OLD_NUMBER, PAPER_FATHER, PAPER_MOTHER, PAPER_SPOUSE,
	PAPER_GUARDIAN, PAPER_RESIDENCE, PAPER_TEMPORARY, PAPER_PRESENT, PAPER_MARITAL,
	PAPER_HEAD_RELATION, PAPER_HEAD_NAME, PAPER_HEAD_NUMBER, PAPER_HEAD_OLD,
	PAPER_PHONE, PAPER_EMAIL,
	PAPER_ANSWER("procedure", N_("Procedure asked for"),
		     N_("The paper serves every procedure about the card and the record: the "
			"one that is marked on it. A correction needs nothing here."),
		     N_("What is asked for, by letters of its name. F4 chooses."), KIND_CODE,
		     CATALOGUE_PROCEDURE, 0, FIELD_TYPING),
	PAPER_ANSWER("content", N_("Content asked for"),
		     N_("What the citizen asks for, in the words of the paper, where it says "
			"more than the items above."),
		     N_("In the words of the paper; empty when the items say it all."),
		     KIND_TEXT, PAPER_NO, 500, FIELD_TYPING),
	DESK_FIELDS,
};
/* clang-format on */

const struct form form_dc02_2020 = {
	.name = "DC02-2020",
	.title = N_("DC02: update, correction"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "2016-02-02",
	.to = "2024-06-30",
	.circular = "DC02, TT 104/2020/TT-BCA",
	.unverified = true,
};

const struct form form_dc02_2024 = {
	.name = "DC02-2024",
	.title = N_("DC02: a procedure asked for"),
	.field = fields_2024,
	.fields = sizeof fields_2024 / sizeof *fields_2024,
	.from = "2024-07-01",
	.to = "",
	.circular = "DC02, TT 17/2024/TT-BCA",
	.unverified = true,
};
