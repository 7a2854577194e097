/* record - the table of the fields of the laws, and the life of a record. */
#include "forms/record.h"

#include <string.h>

#include "i18n/language.h"
#include "i18n/banned.h"

#define NUMBER RECORD_HIDDEN
#define LOCKED RECORD_LOCKED

const struct record_field_row record_fields[FIELD_COUNT] = {
	[FIELD_NAME] = {"HoVaTen", N_("Full name"), KIND_NAME, CATALOGUE_NONE, PART_PERSON, 0,
			""},
	[FIELD_BIRTH] = {"NgayThangNamSinh", N_("Date of birth"), KIND_DATE, CATALOGUE_NONE,
			 PART_PERSON, RECORD_YEAR_LOCKED, "huy-xac-lap"},
	[FIELD_SEX] = {"GioiTinh", N_("Sex"), KIND_CODE, CATALOGUE_SEX, PART_PERSON, LOCKED,
		       "huy-xac-lap"},
	[FIELD_BIRTH_PLACE] = {"NoiDangKyKhaiSinh", N_("Birth registered at"), KIND_PLACE,
			       CATALOGUE_NONE, PART_PERSON, LOCKED, "huy-xac-lap"},
	[FIELD_HOMETOWN] = {"QueQuan", N_("Place of origin"), KIND_PLACE, CATALOGUE_NONE,
			    PART_PERSON, 0, ""},
	[FIELD_ETHNIC] = {"DanToc", N_("Ethnic group"), KIND_CODE, CATALOGUE_ETHNIC,
			  PART_PERSON, 0, ""},
	[FIELD_RELIGION] = {"TonGiao", N_("Religion"), KIND_CODE, CATALOGUE_RELIGION,
			    PART_PERSON, 0, ""},
	[FIELD_NATIONALITY] = {"QuocTich", N_("Nationality"), KIND_CODE, CATALOGUE_COUNTRY,
			       PART_PERSON, 0, ""},
	[FIELD_MARITAL] = {"TinhTrangHonNhan", N_("Marital status"), KIND_CODE,
			   CATALOGUE_MARITAL, PART_PERSON, 0, ""},
	[FIELD_BLOOD] = {"NhomMau", N_("Blood group"), KIND_CODE, CATALOGUE_BLOOD,
			 PART_PERSON, 0, ""},
	[FIELD_NUMBER] = {"SoDinhDanh", N_("Personal number"), KIND_NUMBER12, CATALOGUE_NONE,
			  PART_PERSON, LOCKED | NUMBER, "huy-xac-lap"},
	[FIELD_OLD_NUMBER] = {"SoCMND", N_("Old card number"), KIND_NUMBER9, CATALOGUE_NONE,
			      PART_PERSON, NUMBER, ""},
	[FIELD_FATHER_NAME] = {"Cha/HoVaTen", N_("Father: name"), KIND_NAME, CATALOGUE_NONE,
			       PART_PERSON, 0, ""},
	[FIELD_FATHER_NUMBER] = {"Cha/SoDinhDanh", N_("Father: number"), KIND_NUMBER12,
				 CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_FATHER_OLD] = {"Cha/SoCMND", N_("Father: old number"), KIND_NUMBER9,
			      CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_FATHER_NATION] = {"Cha/QuocTich", N_("Father: nationality"), KIND_CODE,
				 CATALOGUE_COUNTRY, PART_PERSON, 0, ""},
	[FIELD_MOTHER_NAME] = {"Me/HoVaTen", N_("Mother: name"), KIND_NAME, CATALOGUE_NONE,
			       PART_PERSON, 0, ""},
	[FIELD_MOTHER_NUMBER] = {"Me/SoDinhDanh", N_("Mother: number"), KIND_NUMBER12,
				 CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_MOTHER_OLD] = {"Me/SoCMND", N_("Mother: old number"), KIND_NUMBER9,
			      CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_MOTHER_NATION] = {"Me/QuocTich", N_("Mother: nationality"), KIND_CODE,
				 CATALOGUE_COUNTRY, PART_PERSON, 0, ""},
	[FIELD_SPOUSE_NAME] = {"VoChong/HoVaTen", N_("Spouse: name"), KIND_NAME,
			       CATALOGUE_NONE, PART_PERSON, 0, ""},
	[FIELD_SPOUSE_NUMBER] = {"VoChong/SoDinhDanh", N_("Spouse: number"), KIND_NUMBER12,
				 CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_SPOUSE_OLD] = {"VoChong/SoCMND", N_("Spouse: old number"), KIND_NUMBER9,
			      CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_SPOUSE_NATION] = {"VoChong/QuocTich", N_("Spouse: nationality"), KIND_CODE,
				 CATALOGUE_COUNTRY, PART_PERSON, 0, ""},
	[FIELD_GUARDIAN_NAME] = {"NguoiDaiDien/HoVaTen", N_("Guardian: name"), KIND_NAME,
				 CATALOGUE_NONE, PART_PERSON, 0, ""},
	[FIELD_GUARDIAN_NUMBER] = {"NguoiDaiDien/SoDinhDanh", N_("Guardian: number"),
				   KIND_NUMBER12, CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_GUARDIAN_OLD] = {"NguoiDaiDien/SoCMND", N_("Guardian: old number"),
				KIND_NUMBER9, CATALOGUE_NONE, PART_PERSON, NUMBER, ""},
	[FIELD_GUARDIAN_NATION] = {"NguoiDaiDien/QuocTich", N_("Guardian: nationality"),
				   KIND_CODE, CATALOGUE_COUNTRY, PART_PERSON, 0, ""},
	[FIELD_HEAD_NAME] = {"ChuHo/HoVaTen", N_("Head of household"), KIND_NAME,
			     CATALOGUE_NONE, PART_HOUSEHOLD, LOCKED, "1.010039"},
	[FIELD_HEAD_NUMBER] = {"ChuHo/SoDinhDanh", N_("Head: number"), KIND_NUMBER12,
			       CATALOGUE_NONE, PART_HOUSEHOLD, LOCKED | NUMBER, "1.010039"},
	[FIELD_HEAD_OLD] = {"ChuHo/SoCMND", N_("Head: old number"), KIND_NUMBER9,
			    CATALOGUE_NONE, PART_HOUSEHOLD, LOCKED | NUMBER, "1.010039"},
	[FIELD_HEAD_RELATION] = {"ChuHo/QuanHe", N_("Relation to head"), KIND_CODE,
				 CATALOGUE_RELATION, PART_HOUSEHOLD, 0, ""},
	[FIELD_RESIDENCE] = {"ThuongTru", N_("Permanent residence"), KIND_PLACE,
			     CATALOGUE_NONE, PART_RESIDENCE, LOCKED, "1.004222"},
	[FIELD_PRESENT] = {"NoiOHienTai", N_("Present abode"), KIND_PLACE, CATALOGUE_NONE,
			   PART_RESIDENCE, 0, ""},
	[FIELD_DEATH] = {"NgayChetMatTich", N_("Died or missing on"), KIND_DATE,
			 CATALOGUE_NONE, PART_PERSON, LOCKED, "khai-tu"},
	[FIELD_LIFE] = {"TinhTrang", N_("Life status"), KIND_CODE, CATALOGUE_LIFE,
			PART_PERSON, LOCKED, "khai-tu"},
	[FIELD_OTHER_NAME] = {"TenGoiKhac", N_("Other name"), KIND_TEXT, CATALOGUE_NONE,
			      PART_PERSON, 0, ""},
	[FIELD_BORN_AT] = {"NoiSinh", N_("Place of birth"), KIND_PLACE, CATALOGUE_NONE,
			   PART_PERSON, 0, ""},
	[FIELD_CANCELLED] = {"SoDinhDanhDaHuy", N_("Cancelled numbers"), KIND_NUMBERS,
			     CATALOGUE_NONE, PART_PAPERS, LOCKED | NUMBER, "huy-xac-lap"},
	[FIELD_CHILDREN] = {"Con", N_("Children"), KIND_PEOPLE, CATALOGUE_NONE,
			    PART_HOUSEHOLD, LOCKED | NUMBER, "thu-thap"},
	[FIELD_WARDS] = {"NguoiDuocDaiDien", N_("Persons represented"), KIND_PEOPLE,
			 CATALOGUE_NONE, PART_HOUSEHOLD, LOCKED | NUMBER, "thu-thap"},
	[FIELD_MEMBERS] = {"ThanhVienHo", N_("Household members"), KIND_PEOPLE,
			   CATALOGUE_NONE, PART_HOUSEHOLD, LOCKED | NUMBER, "1.010039"},
	[FIELD_TEMPORARY] = {"TamTru", N_("Temporary residence"), KIND_PLACE,
			     CATALOGUE_NONE, PART_RESIDENCE, LOCKED, "1.004194"},
	[FIELD_STAYS] = {"CuTru", N_("Residence so far"), KIND_STAYS, CATALOGUE_NONE,
			 PART_RESIDENCE, LOCKED, "1.010040"},
	[FIELD_ABSENCE] = {"TamVang", N_("Declared absence"), KIND_STAYS, CATALOGUE_NONE,
			   PART_RESIDENCE, LOCKED, "1.003677"},
	[FIELD_RESIDENCE_FILE] = {"SoHoSoCuTru", N_("Residence file number"), KIND_TEXT,
				  CATALOGUE_NONE, PART_RESIDENCE, LOCKED, "1.010039"},
	[FIELD_BOOK] = {"SoSoHoKhau", N_("Household book number"), KIND_TEXT,
			CATALOGUE_NONE, PART_RESIDENCE, LOCKED, "1.010039"},
	[FIELD_CARDS] = {"TheCanCuoc", N_("Identity cards"), KIND_CARDS, CATALOGUE_NONE,
			 PART_PAPERS, LOCKED | NUMBER, "cap-can-cuoc"},
	[FIELD_PHONE] = {"LienHe/SoThueBao", N_("Mobile number"), KIND_TEXT,
			 CATALOGUE_NONE, PART_PERSON, 0, ""},
	[FIELD_EMAIL] = {"LienHe/ThuDienTu", N_("E-mail address"), KIND_TEXT,
			 CATALOGUE_NONE, PART_PERSON, 0, ""},
	[FIELD_JOB] = {"NgheNghiep", N_("Occupation"), KIND_TEXT, CATALOGUE_NONE,
		       PART_PERSON, 0, ""},
	[FIELD_OTHER] = {"ThongTinKhac", N_("Other information"), KIND_TEXT,
			 CATALOGUE_NONE, PART_PERSON, 0, ""},
};

const char *const record_part_names[PART_COUNT] = {
	[PART_PERSON] = N_("Person"),	    [PART_RESIDENCE] = N_("Residence"),
	[PART_HOUSEHOLD] = N_("Household"), [PART_PAPERS] = N_("Papers"),
	[PART_REQUESTS] = N_("Requests"),   [PART_HISTORY] = N_("History"),
};

const char *record_label(enum record_field field)
{
	return field == FIELD_NONE ? "" : _(record_fields[field].label);
}

bool record_is_number(enum record_field field)
{
	return field != FIELD_NONE && (record_fields[field].kind == KIND_NUMBER12 ||
				       record_fields[field].kind == KIND_NUMBER9);
}

enum record_field record_field_of_path(const char *path)
{
	for (int i = 0; path && i < FIELD_COUNT; i++)
		if (strcmp(record_fields[i].path, path) == 0)
			return (enum record_field)i;
	return FIELD_NONE;
}

static void open_request_free(void *data)
{
	struct open_request *open = data;

	g_free(open->receipt);
	g_free(open->state);
	g_free(open->fields);
	g_free(open);
}

struct open_request *record_add_open(struct record *record)
{
	struct open_request *open = g_new0(struct open_request, 1);

	open->receipt = g_strdup("");
	open->state = g_strdup("");
	open->fields = g_strdup("");
	g_ptr_array_add(record->open, open);
	return open;
}

#define RECORD_STRINGS 11

/* The envelope's own strings, so that new, copy and free see the same ones. */
static void strings_of(struct record *r, char **slot[RECORD_STRINGS])
{
	char **all[RECORD_STRINGS] = {
		&r->id,		  &r->version,	 &r->commune_code,
		&r->commune,	  &r->hamlet_id, &r->hamlet,
		&r->household_id, &r->household_number, &r->house,
		&r->number_agrees, &r->verified,
	};

	memcpy(slot, all, sizeof(all));
}

struct record *record_new(void)
{
	struct record *record = g_new0(struct record, 1);
	char **slot[RECORD_STRINGS];

	strings_of(record, slot);
	for (int i = 0; i < RECORD_STRINGS; i++)
		*slot[i] = g_strdup("");
	record->open = g_ptr_array_new_with_free_func(open_request_free);
	for (int i = 0; i < FIELD_COUNT; i++)
		record->value[i] = g_strdup("");
	return record;
}

struct record *record_copy(const struct record *from)
{
	struct record *copy = record_new();
	char **to[RECORD_STRINGS], **old[RECORD_STRINGS];

	strings_of(copy, to);
	strings_of((struct record *)from, old);
	for (int i = 0; i < RECORD_STRINGS; i++)
		record_put(to[i], *old[i]);
	for (int i = 0; i < FIELD_COUNT; i++)
		record_put(&copy->value[i], from->value[i]);
	for (unsigned i = 0; i < from->open->len; i++) {
		const struct open_request *was = from->open->pdata[i];
		struct open_request *is = record_add_open(copy);

		record_put(&is->receipt, was->receipt);
		record_put(&is->state, was->state);
		record_put(&is->fields, was->fields);
		is->made_at = was->made_at;
		is->mine = was->mine;
	}
	copy->as_of = from->as_of;
	copy->members = from->members;
	copy->history = from->history;
	copy->papers = from->papers;
	return copy;
}

void record_free(struct record *record)
{
	char **slot[RECORD_STRINGS];

	if (!record)
		return;
	strings_of(record, slot);
	for (int i = 0; i < RECORD_STRINGS; i++)
		g_free(*slot[i]);
	g_ptr_array_unref(record->open);
	for (int i = 0; i < FIELD_COUNT; i++)
		g_free(record->value[i]);
	g_free(record);
}

unsigned record_papers(const struct record *record)
{
	g_autoptr(GPtrArray) cards = value_items(record->value[FIELD_CARDS]);
	g_autoptr(GPtrArray) numbers = value_items(record->value[FIELD_CANCELLED]);

	return cards->len + numbers->len;
}

void record_put(char **slot, const char *text)
{
	char *fresh = g_strdup(text ? text : "");

	g_free(*slot);
	*slot = fresh;
}

void record_set(struct record *record, enum record_field field, const char *value)
{
	record_put(&record->value[field], value);
}
