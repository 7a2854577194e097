/*
 * correction - đề nghị điều chỉnh thông tin: the record beside what it should say,
 * why, and the paper that proves it.
 *
 * The paper form is DC02 of TT 17/2024/TT-BCA; its layout is not public, so the
 * order is ours: the first fifteen fields fill one screen.  Locked fields are
 * shown with the procedure that changes them.  Who decides: the chief of the
 * commune police (NĐ 70/2024/NĐ-CP, điều 6), never the one who wrote the request.
 */
#include "forms/desk_fields.h"
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define NO CATALOGUE_NONE
#define TYPED FIELD_TYPING

#define REL_NAME_HELP \
	N_("The relative's name at birth, as the birth or marriage certificate has it. " \
	   "Type - when the register names somebody who is not this relative.")
#define REL_NAME_HINT N_("Family, middle and given name as on the certificate, with " \
			 "all marks.")
#define REL_NUMBER_HELP \
	N_("The relative's personal number of 12 digits, from the card. Compare the " \
	   "name and the birth date: the number itself has no check digit.")
#define REL_NUMBER_HINT N_("12 digits from the relative's card; leave empty when not " \
			   "changed.")
#define REL_OLD_HELP \
	N_("The relative's old card number of 9 digits, only when there is no personal " \
	   "number. Such cards ended on 31/12/2024; the number stays as a trace.")
#define REL_OLD_HINT N_("9 digits from the old card; leave empty when not changed.")
#define REL_NATION_HELP \
	N_("The relative's nationality: a country's code or letters of its name.")
#define REL_NATION_HINT N_("A country: VN, or letters of its name. F4 chooses.")
#define HEAD_HELP \
	N_("Another head of household is a change of residence data: a declaration " \
	   "CT01 by the household (điều chỉnh thông tin về cư trú, or tách hộ). " \
	   "Explain this and do not write it here.")
#define HEAD_HINT N_("Locked: another head of household goes by CT01, adjusting " \
		     "residence data.")
#define DEATH_HELP \
	N_("A death is registered by the commune committee; police strike off the " \
	   "residence after that. Ask the family for the extract of the death " \
	   "register, or send them to the committee first.")
#define DEATH_HINT N_("Locked: registered as a death (khai tử) first; ask for the " \
		      "extract.")
#define NUMBER_WHY "huy-xac-lap"

#define RELATIVE(path, P, name, number, old, nation) \
	{ path "/HoVaTen", name, REL_NAME_HELP, REL_NAME_HINT, KIND_NAME, NO, 100, TYPED, \
	  FIELD_##P##_NAME, "", CHECK_NONE }, \
	{ path "/SoDinhDanh", number, REL_NUMBER_HELP, REL_NUMBER_HINT, KIND_NUMBER12, NO, 0, \
	  0, FIELD_##P##_NUMBER, "", CHECK_OTHER_PERSON }, \
	{ path "/SoCMND", old, REL_OLD_HELP, REL_OLD_HINT, KIND_NUMBER9, NO, 0, 0, \
	  FIELD_##P##_OLD, "", CHECK_NONE }, \
	{ path "/QuocTich", nation, REL_NATION_HELP, REL_NATION_HINT, KIND_CODE, \
	  CATALOGUE_COUNTRY, 0, TYPED, FIELD_##P##_NATION, "", CHECK_NONE }

/* clang-format off */
static const struct field fields[] = {
	{ "HoVaTen", N_("Full name"),
	  N_("Family, middle and given name at birth, as the birth certificate or the "
	     "civil status extract has it. Type all marks; capitals stay as typed."),
	  N_("As on the birth certificate, with all marks. Leave empty when it is "
	     "right."),
	  KIND_NAME, NO, 120, FIELD_REQUIRED | TYPED, FIELD_NAME, "", CHECK_NONE },
	{ "NgayThangNamSinh", N_("Date of birth"),
	  N_("Only day and month can be corrected here. The year is part of the personal "
	     "number: another year needs the number cancelled and made anew. Type -- for "
	     "what the paper does not give."),
	  N_("Day and month, dd/mm/yyyy; -- for what the paper does not give. The year "
	     "stays."),
	  KIND_DATE, NO, 10, FIELD_REQUIRED | FIELD_YEAR_STAYS, FIELD_BIRTH, NUMBER_WHY,
	  CHECK_BIRTH },
	{ "GioiTinh", N_("Sex"),
	  N_("Sex is part of the personal number, so it is not corrected here. Take down "
	     "the civil status extract and send a request to cancel and re-establish the "
	     "number; the ministry's C06 decides."),
	  N_("Locked: in the personal number. Procedure: cancel, re-establish the "
	     "number."),
	  KIND_CODE, CATALOGUE_SEX, 0, FIELD_LOCKED, FIELD_SEX, NUMBER_WHY, CHECK_NONE },
	{ "NoiDangKyKhaiSinh", N_("Birth registered at"),
	  N_("The place of birth registration is part of the personal number. If it was "
	     "taken down wrongly, verify it and send a request to cancel and "
	     "re-establish the number; C06 decides."),
	  N_("Locked: in the personal number. Procedure: cancel, re-establish the "
	     "number."),
	  KIND_PLACE, NO, 0, FIELD_LOCKED, FIELD_BIRTH_PLACE, NUMBER_WHY, CHECK_NONE },
	{ "QueQuan", N_("Place of origin"),
	  N_("Quê quán as on the birth certificate: hamlet, commune, province in the "
	     "words of that paper. A place written anew loses its old code; the centre "
	     "gives it one."),
	  N_("Commune and province as on the birth certificate. Leave empty when "
	     "right."),
	  KIND_PLACE, NO, 200, TYPED, FIELD_HOMETOWN, "", CHECK_NONE },
	{ "DanToc", N_("Ethnic group"),
	  N_("One of the 54 groups, by letters of its name; in brackets the person's own "
	     "word for it, as in Tày (Thù Lao). Numbers differ between lists, names do "
	     "not."),
	  N_("Letters of the group's name, accents may be left out. F4 chooses."),
	  KIND_CODE, CATALOGUE_ETHNIC, 0, TYPED, FIELD_ETHNIC, "", CHECK_NONE },
	{ "TonGiao", N_("Religion"),
	  N_("What the person declares; “Không” when none. Nobody has to prove a "
	     "religion, but the declaration on the form is the paper."),
	  N_("Letters of the religion's name; “khong” for none. F4 chooses."),
	  KIND_CODE, CATALOGUE_RELIGION, 0, TYPED, FIELD_RELIGION, "", CHECK_NONE },
	{ "QuocTich", N_("Nationality"),
	  N_("Vietnamese nationality is given and ended by the President's decision "
	     "only; that decision is the paper to enter."),
	  N_("A country: VN, or letters of its name. F4 chooses."),
	  KIND_CODE, CATALOGUE_COUNTRY, 0, TYPED, FIELD_NATIONALITY, "", CHECK_NONE },
	{ "TinhTrangHonNhan", N_("Marital status"),
	  N_("Divorced and widowed are one code in the register. When it changes, look "
	     "at the spouse's fields too."),
	  N_("1 single, 2 married, 3 divorced or widowed. F4 chooses."),
	  KIND_CODE, CATALOGUE_MARITAL, 0, TYPED, FIELD_MARITAL, "", CHECK_NONE },
	{ "NhomMau", N_("Blood group"),
	  N_("Entered only when the citizen asks for it and shows a laboratory's "
	     "conclusion."),
	  N_("A, B, AB or O, by the laboratory's conclusion that the citizen shows."),
	  KIND_CODE, CATALOGUE_BLOOD, 0, 0, FIELD_BLOOD, "", CHECK_NONE },

	DESK_FIELDS,

	{ "SoDinhDanh", N_("Personal number"),
	  N_("The number is never edited. If it does not fit birth year, sex or place of "
	     "birth registration, or two people have one, send a request to cancel and "
	     "re-establish it; C06 decides."),
	  N_("Locked: never edited. Procedure: cancel, re-establish the number."),
	  KIND_NUMBER12, NO, 0, FIELD_LOCKED, FIELD_NUMBER, NUMBER_WHY, CHECK_NONE },
	{ "SoCMND", N_("Old card number"),
	  N_("The 9-digit number of the old card. Look it up in the card archive before "
	     "the request is sent: the same number may have been given twice."),
	  N_("9 digits from the old card or the archive; leave empty when right."),
	  KIND_NUMBER9, NO, 0, 0, FIELD_OLD_NUMBER, "", CHECK_NONE },
	RELATIVE("Cha", FATHER, N_("Father: name"), N_("Father: number"),
		 N_("Father: old number"), N_("Father: nationality")),
	RELATIVE("Me", MOTHER, N_("Mother: name"), N_("Mother: number"),
		 N_("Mother: old number"), N_("Mother: nationality")),
	RELATIVE("VoChong", SPOUSE, N_("Spouse: name"), N_("Spouse: number"),
		 N_("Spouse: old number"), N_("Spouse: nationality")),
	RELATIVE("NguoiDaiDien", GUARDIAN, N_("Guardian: name"), N_("Guardian: number"),
		 N_("Guardian: old number"), N_("Guardian: nationality")),
	{ "ChuHo/HoVaTen", N_("Head of household"), HEAD_HELP, HEAD_HINT, KIND_NAME, NO, 0,
	  FIELD_LOCKED, FIELD_HEAD_NAME, "1.010039", CHECK_NONE },
	{ "ChuHo/SoDinhDanh", N_("Head: number"), HEAD_HELP, HEAD_HINT, KIND_NUMBER12, NO, 0,
	  FIELD_LOCKED, FIELD_HEAD_NUMBER, "1.010039", CHECK_NONE },
	{ "ChuHo/SoCMND", N_("Head: old number"), HEAD_HELP, HEAD_HINT, KIND_NUMBER9, NO, 0,
	  FIELD_LOCKED, FIELD_HEAD_OLD, "1.010039", CHECK_NONE },
	{ "ChuHo/QuanHe", N_("Relation to head"),
	  N_("What this person is to the head of household: Vợ, Con đẻ, Cháu nội. Only "
	     "the relation is corrected here; another head goes by CT01."),
	  N_("Letters of the relation: vo, con de, chau noi. F4 chooses."),
	  KIND_CODE, CATALOGUE_RELATION, 0, TYPED, FIELD_HEAD_RELATION, "", CHECK_NONE },
	{ "ThuongTru", N_("Permanent residence"),
	  N_("Permanent residence is registered, not corrected: the person hands in CT01 "
	     "for registration (đăng ký thường trú), or for adjusting the address when "
	     "streets or units were renamed."),
	  N_("Locked: registered with CT01. Procedure: permanent residence."),
	  KIND_PLACE, NO, 0, FIELD_LOCKED, FIELD_RESIDENCE, "1.004222", CHECK_NONE },
	{ "NoiOHienTai", N_("Present abode"),
	  N_("Where the person lives now, when it is not the permanent residence: house, "
	     "hamlet or street, commune, province."),
	  N_("House, hamlet or street, commune, province. Leave empty when right."),
	  KIND_PLACE, NO, 200, TYPED, FIELD_PRESENT, "", CHECK_NONE },
	{ "NgayChetMatTich", N_("Died or missing on"), DEATH_HELP, DEATH_HINT, KIND_DATE, NO, 0,
	  FIELD_LOCKED, FIELD_DEATH, "khai-tu", CHECK_NONE },
	{ "TinhTrang", N_("Life status"), DEATH_HELP, DEATH_HINT, KIND_CODE, CATALOGUE_LIFE, 0,
	  FIELD_LOCKED, FIELD_LIFE, "khai-tu", CHECK_NONE },
	{ "TenGoiKhac", N_("Other name"),
	  N_("A name by which the person is also known and which a paper bears: an alias, "
	     "a religious name. It does not replace the name at birth."),
	  N_("As the paper has it; leave empty when there is none."),
	  KIND_TEXT, NO, 100, TYPED | FIELD_KEEP_CASE, FIELD_OTHER_NAME, "", CHECK_NONE },
	{ "NoiSinh", N_("Place of birth"),
	  N_("Where the person was born, in the words of the birth certificate. It is not "
	     "the place where the birth was registered, and not in the personal number."),
	  N_("Commune and province in the words of the birth certificate."),
	  KIND_PLACE, NO, 200, TYPED, FIELD_BORN_AT, "", CHECK_NONE },
	{ "LienHe/SoThueBao", N_("Mobile number"),
	  N_("The mobile number that the person gives, with his consent. It often "
	     "changes: ask at every visit."),
	  N_("Digits as the person says them; leave empty when not given."),
	  KIND_TEXT, NO, 20, 0, FIELD_PHONE, "", CHECK_NONE },
	{ "LienHe/ThuDienTu", N_("E-mail address"),
	  N_("The e-mail address that the person gives, letter by letter."),
	  N_("name@place; leave empty when not given."),
	  KIND_TEXT, NO, 100, FIELD_KEEP_CASE, FIELD_EMAIL, "", CHECK_NONE },
	{ "NgheNghiep", N_("Occupation"),
	  N_("What the person says he lives by. Not asked of the army, the police and the "
	     "cipher service."),
	  N_("In the person's own words."),
	  KIND_TEXT, NO, 100, TYPED, FIELD_JOB, "", CHECK_NONE },
	{ "ThongTinKhac", N_("Other information"),
	  N_("Only what a rule of the Government names and no other field holds; the note "
	     "says which rule."),
	  N_("Only what a rule of the Government names."),
	  KIND_TEXT, NO, 400, TYPED, FIELD_OTHER, "", CHECK_NONE },
};
/* clang-format on */

const struct form form_correction = {
	.name = "correction",
	.title = N_("Request a correction"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "2024-07-01",
	.to = "",
	.circular = "DC02, TT 17/2024/TT-BCA",
	.unverified = true,
};
