/*
 * form_ct01 - CT01, tờ khai thay đổi thông tin cư trú.
 *
 * TT 56/2021/TT-BCA: 15 items; TT 66/2023/TT-BCA: 11 items, which TT 53/2025/TT-BCA
 * and TT 116/2026/TT-BCA (from 01/07/2026) keep: only the circular named at the
 * paper's head differs, and that is what decides whether a paper may be taken.
 * The layouts are public.  Item "content" and the members who change together are
 * no fields of the record: they travel as answers; what becomes of them is decided
 * by the residence procedure that is asked for.
 */
#include "forms/form_fields.h"
#include "i18n/banned.h"

#define MEMBER_NAME_HELP \
	N_("A member of the household who changes together with the person, in the " \
	   "order of the paper's table.")
#define MEMBER(n, name, birth, sex, number, relation) \
	PAPER_ANSWER("member" n "_name", name, MEMBER_NAME_HELP, \
		     N_("Name as in the paper's table; empty when the row is empty."), \
		     KIND_NAME, PAPER_NO, 100, FIELD_TYPING), \
	PAPER_ANSWER("member" n "_birth", birth, \
		     N_("The member's date of birth as in the paper's table."), \
		     N_("dd/mm/yyyy, the month with one digit or two; -- for what is " \
			"missing."), \
		     KIND_DATE, PAPER_NO, 10, 0), \
	PAPER_ANSWER("member" n "_sex", sex, N_("The member's sex as in the paper's table."), \
		     N_("1 male (Nam), 2 female (Nữ)."), KIND_CODE, CATALOGUE_SEX, 0, FIELD_TYPING), \
	PAPER_ANSWER("member" n "_number", number, \
		     N_("The member's personal number of 12 digits, from the paper's table."), \
		     N_("12 digits, as in the paper's table."), KIND_NUMBER12, PAPER_NO, 0, 0), \
	PAPER_ANSWER("member" n "_relation", relation, \
		     N_("What this member is to the head of household: Vợ, Con đẻ, Cháu " \
			"nội."), \
		     N_("Letters of the relation: vo, con de, chau noi. F4 chooses."), \
		     KIND_CODE, CATALOGUE_RELATION, 0, FIELD_TYPING)
#define CONTENT \
	PAPER_ANSWER("procedure", N_("Procedure asked for"), \
		     N_("The residence procedure that the content on the paper means: " \
			"permanent or temporary residence, separation of a household, " \
			"striking off, adjusting, confirming."), \
		     N_("What is asked for, by letters of its name. F4 chooses."), KIND_CODE, \
		     CATALOGUE_PROCEDURE, 0, FIELD_REQUIRED | FIELD_TYPING), \
	PAPER_ANSWER("content", N_("Content asked for"), \
		     N_("The paper's item “Nội dung đề nghị” in its own words: what is to be " \
			"registered, at which address, from which day."), \
		     N_("In the words of the paper: what, at which address, from which day."), \
		     KIND_TEXT, PAPER_NO, 500, FIELD_REQUIRED | FIELD_TYPING), \
	MEMBER("1", N_("Member 1: name"), N_("Member 1: birth"), N_("Member 1: sex"), \
	       N_("Member 1: number"), N_("Member 1: relation")), \
	MEMBER("2", N_("Member 2: name"), N_("Member 2: birth"), N_("Member 2: sex"), \
	       N_("Member 2: number"), N_("Member 2: relation")), \
	MEMBER("3", N_("Member 3: name"), N_("Member 3: birth"), N_("Member 3: sex"), \
	       N_("Member 3: number"), N_("Member 3: relation")), \
	MEMBER("4", N_("Member 4: name"), N_("Member 4: birth"), N_("Member 4: sex"), \
	       N_("Member 4: number"), N_("Member 4: relation"))
#define AGREES(key, label) \
	PAPER_ANSWER(key, label, \
		     N_("What stands in this box at the foot of the paper: agrees or not, " \
			"and who has signed it on which day. Since 01/07/2025 the answer may " \
			"have come through VNeID."), \
		     N_("In the words of the paper: agrees, name of the signer, day."), \
		     KIND_TEXT, PAPER_NO, 200, FIELD_TYPING)

/* clang-format off */
static const struct field fields_2021[] = {
	PAPER_NAME, PAPER_BIRTH, PAPER_SEX, PAPER_NUMBER, PAPER_PHONE, PAPER_EMAIL,
	PAPER_RESIDENCE, PAPER_TEMPORARY, PAPER_PRESENT, PAPER_JOB, PAPER_HEAD_NAME,
	PAPER_HEAD_RELATION, PAPER_HEAD_NUMBER, CONTENT,
	AGREES("head_agrees", N_("Head agrees")), AGREES("owner_agrees", N_("Owner agrees")),
	AGREES("parent_agrees", N_("Parent agrees")), DESK_FIELDS,
};

static const struct field fields_2023[] = {
	PAPER_NAME, PAPER_BIRTH, PAPER_SEX, PAPER_NUMBER, PAPER_PHONE, PAPER_EMAIL,
	PAPER_HEAD_NAME, PAPER_HEAD_RELATION, PAPER_HEAD_NUMBER, CONTENT,
	AGREES("head_agrees", N_("Head agrees")), AGREES("owner_agrees", N_("Owner agrees")),
	AGREES("parent_agrees", N_("Parent agrees")), DESK_FIELDS,
};
/* clang-format on */

#define CT01(its_name, table, first, last, source) \
	{ \
		.name = its_name, .title = N_("CT01: change of residence"), .field = table, \
		.fields = sizeof table / sizeof *table, .from = first, .to = last, \
		.circular = source, .unverified = false, \
	}

const struct form form_ct01_2021 = CT01("CT01-2021", fields_2021, "2021-07-01",
					"2023-12-31", "CT01, TT 56/2021/TT-BCA");
const struct form form_ct01_2023 = CT01("CT01-2023", fields_2023, "2024-01-01",
					"2025-06-30", "CT01, TT 66/2023/TT-BCA");
const struct form form_ct01_2025 = CT01("CT01-2025", fields_2023, "2025-07-01",
					"2026-06-30", "CT01, TT 53/2025/TT-BCA");
const struct form form_ct01_2026 = CT01("CT01-2026", fields_2023, "2026-07-01", "",
					"CT01, TT 116/2026/TT-BCA");
