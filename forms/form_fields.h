/*
 * form_fields - the items that the paper forms have in common, as rows of their
 * tables: only forms/form_*.c include this.
 *
 * Key, label, kind, list, lock and procedure of a record field are those of
 * record_fields[] (tested).  A paper item that is no field of the record is an
 * answer of its own (forms/form_answers.h): PAPER_ANSWER.
 *
 * FIELD_LOCKED holds over a record; of a person without one the item is typed
 * (draft_locked()), but for what is read from the household (FIELD_DERIVED).
 */
#ifndef FORMS_FORM_FIELDS_H
#define FORMS_FORM_FIELDS_H

#include "forms/desk_fields.h"
#include "forms/register.h"
#include "i18n/language.h"

#define PAPER_NO CATALOGUE_NONE
#define PAPER_NUMBER_WHY "huy-xac-lap"

/* ---- the person -------------------------------------------------------------------- */

#define PAPER_NAME \
	{ "HoVaTen", N_("Full name"), \
	  N_("Family, middle and given name at birth, with all marks, as the birth " \
	     "certificate has it. The paper form asks for capitals; small letters are " \
	     "read alike."), \
	  N_("As on the paper, with all marks; capitals or small letters."), KIND_NAME, \
	  PAPER_NO, 120, FIELD_REQUIRED | FIELD_TYPING, FIELD_NAME, "", CHECK_NONE }
#define PAPER_BIRTH \
	{ "NgayThangNamSinh", N_("Date of birth"), \
	  N_("Day, month and year as on the birth certificate; the month with one digit " \
	     "or two. Type -- for what the paper does not give. It is typed twice."), \
	  N_("dd/mm/yyyy, the month with one digit or two; -- for what is missing."), \
	  KIND_DATE, PAPER_NO, 10, \
	  FIELD_REQUIRED | FIELD_YEAR_STAYS | FIELD_TWICE, FIELD_BIRTH, PAPER_NUMBER_WHY, \
	  CHECK_BIRTH }
#define PAPER_SEX \
	{ "GioiTinh", N_("Sex"), \
	  N_("Nam or Nữ, as on the birth certificate. It is part of the personal number; " \
	     "over a record it is not changed by a form."), \
	  N_("1 Nam, 2 Nữ, as on the birth certificate."), KIND_CODE, CATALOGUE_SEX, 0, \
	  FIELD_REQUIRED | FIELD_LOCKED | FIELD_TYPING, FIELD_SEX, PAPER_NUMBER_WHY, \
	  CHECK_NONE }
#define PAPER_BIRTH_PLACE \
	{ "NoiDangKyKhaiSinh", N_("Birth registered at"), \
	  N_("The commune that registered the birth, in the words of the birth " \
	     "certificate, also when that commune has another name today."), \
	  N_("Commune, district if it stands there, province, as the paper has them."), \
	  KIND_PLACE, PAPER_NO, 0, FIELD_LOCKED | FIELD_TYPING, FIELD_BIRTH_PLACE, \
	  PAPER_NUMBER_WHY, CHECK_NONE }
#define PAPER_HOMETOWN \
	{ "QueQuan", N_("Place of origin"), \
	  N_("Quê quán as on the birth certificate: hamlet, commune, province in the " \
	     "words of that paper. A place written anew loses its old code; the centre " \
	     "gives it one."), \
	  N_("Commune and province as the paper has them. Ctrl-R repeats an address."), \
	  KIND_PLACE, PAPER_NO, 200, FIELD_TYPING | FIELD_REPEATS_HOME, FIELD_HOMETOWN, "", \
	  CHECK_NONE }
#define PAPER_ETHNIC \
	{ "DanToc", N_("Ethnic group"), \
	  N_("One of the 54 groups, by letters of its name; in brackets the person's own " \
	     "word for it, as in Tày (Thù Lao). Numbers differ between lists, names do " \
	     "not."), \
	  N_("Letters of the group's name, accents may be left out. F4 chooses."), \
	  KIND_CODE, CATALOGUE_ETHNIC, 0, FIELD_TYPING, FIELD_ETHNIC, "", CHECK_NONE }
#define PAPER_RELIGION \
	{ "TonGiao", N_("Religion"), \
	  N_("What the person declares; “Không” when none. Nobody has to prove a " \
	     "religion, but the declaration on the form is the paper."), \
	  N_("Letters of the religion's name; “khong” for none. F4 chooses."), KIND_CODE, \
	  CATALOGUE_RELIGION, 0, FIELD_TYPING, FIELD_RELIGION, "", CHECK_NONE }
#define PAPER_NATIONALITY \
	{ "QuocTich", N_("Nationality"), \
	  N_("Vietnamese nationality is given and ended by the President's decision " \
	     "only; that decision is the paper to enter."), \
	  N_("A country: VN, or letters of its name. F4 chooses."), KIND_CODE, \
	  CATALOGUE_COUNTRY, 0, FIELD_TYPING, FIELD_NATIONALITY, "", CHECK_NONE }
#define PAPER_MARITAL \
	{ "TinhTrangHonNhan", N_("Marital status"), \
	  N_("Divorced and widowed are one code in the register. When it changes, look " \
	     "at the spouse's fields too."), \
	  N_("1 single, 2 married, 3 divorced or widowed. F4 chooses."), KIND_CODE, \
	  CATALOGUE_MARITAL, 0, FIELD_TYPING, FIELD_MARITAL, "", CHECK_NONE }
#define PAPER_BLOOD \
	{ "NhomMau", N_("Blood group"), \
	  N_("Entered only when the citizen asks for it and shows a laboratory's " \
	     "conclusion."), \
	  N_("A, B, AB or O, by the laboratory's conclusion that the citizen shows."), \
	  KIND_CODE, CATALOGUE_BLOOD, 0, 0, FIELD_BLOOD, "", CHECK_NONE }
#define PAPER_NUMBER \
	{ "SoDinhDanh", N_("Personal number"), \
	  N_("The 12 digits from the card or the birth certificate; empty when none has " \
	     "been given yet. It has no check digit, so it is typed twice."), \
	  N_("12 digits, as on the paper; empty when none was given. Typed twice."), \
	  KIND_NUMBER12, PAPER_NO, 0, FIELD_LOCKED | FIELD_TWICE, FIELD_NUMBER, \
	  PAPER_NUMBER_WHY, CHECK_NUMBER_AGREES }
#define PAPER_OLD_NUMBER \
	{ "SoCMND", N_("Old card number"), \
	  N_("The 9-digit number of the old card. Look it up in the card archive before " \
	     "the request is sent: the same number may have been given twice."), \
	  N_("9 digits from the old card; empty when there was none."), KIND_NUMBER9, \
	  PAPER_NO, 0, 0, FIELD_OLD_NUMBER, "", CHECK_NONE }

/* ---- relatives and household --------------------------------------------------------- */

#define PAPER_REL_NAME_HELP \
	N_("The relative's name at birth, as the birth or marriage certificate has it. " \
	   "Type - when the register names somebody who is not this relative.")
#define PAPER_REL_NUMBER_HELP \
	N_("The relative's personal number of 12 digits, from the card. Compare the " \
	   "name and the birth date: the number itself has no check digit.")
#define PAPER_REL_OLD_HELP \
	N_("The relative's old card number of 9 digits, only when there is no personal " \
	   "number. Such cards ended on 31/12/2024; the number stays as a trace.")
#define PAPER_REL_NATION_HELP \
	N_("The relative's nationality: a country's code or letters of its name.")

#define PAPER_RELATIVE(path, P, name, number, old, nation) \
	{ path "/HoVaTen", name, PAPER_REL_NAME_HELP, \
	  N_("Family, middle and given name as on the certificate, with all marks."), \
	  KIND_NAME, PAPER_NO, 100, FIELD_TYPING, FIELD_##P##_NAME, "", CHECK_NONE }, \
	{ path "/SoDinhDanh", number, PAPER_REL_NUMBER_HELP, \
	  N_("12 digits from the relative's card; empty when not known."), \
	  KIND_NUMBER12, PAPER_NO, 0, 0, FIELD_##P##_NUMBER, "", CHECK_OTHER_PERSON }, \
	{ path "/SoCMND", old, PAPER_REL_OLD_HELP, \
	  N_("9 digits from the relative's old card; empty when not known."), \
	  KIND_NUMBER9, PAPER_NO, 0, 0, FIELD_##P##_OLD, "", CHECK_NONE }, \
	{ path "/QuocTich", nation, PAPER_REL_NATION_HELP, \
	  N_("A country: VN, or letters of its name. F4 chooses."), KIND_CODE, \
	  CATALOGUE_COUNTRY, 0, FIELD_TYPING, FIELD_##P##_NATION, "", CHECK_NONE }
#define PAPER_FATHER \
	PAPER_RELATIVE("Cha", FATHER, N_("Father: name"), N_("Father: number"), \
		       N_("Father: old number"), N_("Father: nationality"))
#define PAPER_MOTHER \
	PAPER_RELATIVE("Me", MOTHER, N_("Mother: name"), N_("Mother: number"), \
		       N_("Mother: old number"), N_("Mother: nationality"))
#define PAPER_SPOUSE \
	PAPER_RELATIVE("VoChong", SPOUSE, N_("Spouse: name"), N_("Spouse: number"), \
		       N_("Spouse: old number"), N_("Spouse: nationality"))
#define PAPER_GUARDIAN \
	PAPER_RELATIVE("NguoiDaiDien", GUARDIAN, N_("Guardian: name"), \
		       N_("Guardian: number"), N_("Guardian: old number"), \
		       N_("Guardian: nationality"))

#define PAPER_HEAD_HELP \
	N_("The head of the household that this person belongs to, read from the " \
	   "household. Another head is a change of residence data and goes by CT01.")
#define PAPER_HEAD_HINT \
	N_("Read from the household; compare it with the paper. Another head: CT01.")
#define PAPER_HEAD_ROW(path, label, kind, field) \
	{ path, label, PAPER_HEAD_HELP, PAPER_HEAD_HINT, kind, PAPER_NO, 0, \
	  FIELD_LOCKED | FIELD_DERIVED, field, "1.010039", CHECK_NONE }
#define PAPER_HEAD_NAME \
	PAPER_HEAD_ROW("ChuHo/HoVaTen", N_("Head of household"), KIND_NAME, FIELD_HEAD_NAME)
#define PAPER_HEAD_NUMBER \
	PAPER_HEAD_ROW("ChuHo/SoDinhDanh", N_("Head: number"), KIND_NUMBER12, FIELD_HEAD_NUMBER)
#define PAPER_HEAD_OLD \
	PAPER_HEAD_ROW("ChuHo/SoCMND", N_("Head: old number"), KIND_NUMBER9, FIELD_HEAD_OLD)
#define PAPER_HEAD_RELATION \
	{ "ChuHo/QuanHe", N_("Relation to head"), \
	  N_("What this person is to the head of household: Vợ, Con đẻ, Cháu nội. Only " \
	     "the relation is corrected here; another head goes by CT01."), \
	  N_("Letters of the relation: vo, con de, chau noi. F4 chooses."), KIND_CODE, \
	  CATALOGUE_RELATION, 0, FIELD_TYPING, FIELD_HEAD_RELATION, "", CHECK_NONE }

/* ---- where ----------------------------------------------------------------------------- */

#define PAPER_RESIDENCE \
	{ "ThuongTru", N_("Permanent residence"), \
	  N_("House, hamlet or street, commune, province as registered. Over a record " \
	     "it changes by registration (CT01), not by a correction."), \
	  N_("House, hamlet or street, commune, province. Ctrl-R repeats an address."), \
	  KIND_PLACE, PAPER_NO, 0, FIELD_LOCKED | FIELD_TYPING | FIELD_REPEATS_HOME, \
	  FIELD_RESIDENCE, "1.004222", CHECK_NONE }
#define PAPER_PRESENT \
	{ "NoiOHienTai", N_("Present abode"), \
	  N_("Where the person lives now, when it is not the permanent residence: house, " \
	     "hamlet or street, commune, province."), \
	  N_("House, hamlet or street, commune, province. Ctrl-R repeats an address."), \
	  KIND_PLACE, PAPER_NO, 200, FIELD_TYPING | FIELD_REPEATS_HOME, FIELD_PRESENT, "", \
	  CHECK_NONE }

/* ---- items of the law of 2023 ------------------------------------------------------------ */

#define PAPER_OTHER_NAME \
	{ "TenGoiKhac", N_("Other name"), \
	  N_("Another name that the person is called by, as far as the paper " \
	     "gives one. It is not the name at birth."), \
	  N_("Another name, as the paper has it; empty when there is none."), \
	  KIND_TEXT, PAPER_NO, 100, FIELD_TYPING, FIELD_OTHER_NAME, "", CHECK_NONE }
#define PAPER_PHONE \
	{ "LienHe/SoThueBao", N_("Mobile number"), \
	  N_("The number under which this person can be reached, with the 0 in " \
	     "front. It is used for the appointment only."), \
	  N_("Digits as on the paper, 0 in front; empty when none is given."), \
	  KIND_TEXT, PAPER_NO, 15, 0, FIELD_PHONE, "", CHECK_NONE }
#define PAPER_EMAIL \
	{ "LienHe/ThuDienTu", N_("E-mail address"), \
	  N_("The address exactly as on the paper. Letters stay as they are " \
	     "typed."), \
	  N_("As on the paper; empty when none is given."), KIND_TEXT, PAPER_NO, \
	  100, FIELD_KEEP_CASE, FIELD_EMAIL, "", CHECK_NONE }
#define PAPER_JOB \
	{ "NgheNghiep", N_("Occupation"), \
	  N_("The occupation in the words of the paper; the place of work behind " \
	     "it where the form asks for it."), \
	  N_("As the paper has it; empty when nothing is written there."), \
	  KIND_TEXT, PAPER_NO, 100, FIELD_TYPING, FIELD_JOB, "", CHECK_NONE }
#define PAPER_TEMPORARY \
	{ "TamTru", N_("Temporary residence"), \
	  N_("The address of the temporary residence that is in force, as the " \
	     "paper gives it. Registering another one is a procedure of its own."), \
	  N_("House, hamlet or street, commune, province. Ctrl-R repeats an " \
	     "address."), \
	  KIND_PLACE, PAPER_NO, 200, FIELD_LOCKED | FIELD_TYPING | FIELD_REPEATS_HOME, \
	  FIELD_TEMPORARY, "1.004194", CHECK_NONE }

#define PAPER_BORN_AT \
	{ "NoiSinh", N_("Place of birth"), \
	  N_("Where the person was born, in the words of the birth certificate. It is not " \
	     "the place where the birth was registered, and not in the personal number."), \
	  N_("Commune and province in the words of the birth certificate."), KIND_PLACE, \
	  PAPER_NO, 200, FIELD_TYPING | FIELD_REPEATS_HOME, FIELD_BORN_AT, "", CHECK_NONE }

/* ---- answers ------------------------------------------------------------------------------- */

/* An item of the paper that is no field of the record. */
#define PAPER_ANSWER(key, label, help, hint, kind, catalogue, letters, flags) \
	{ key, label, help, hint, kind, catalogue, letters, flags, FIELD_NONE, "", CHECK_NONE }

#endif
