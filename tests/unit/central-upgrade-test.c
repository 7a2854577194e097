/* A database of an older version becomes one of today, with everything in it. */
#include "central_help.h"

#include "central/request_rows.h"
#include "central/schema.h"
#include "central_v5.h"
#include "i18n/fold.h"

#include "i18n/banned.h"

#define ID "018f3d2a-7c11-7abc-8def-0123456789ab"

static const char old_meta[] =
	"INSERT INTO meta VALUES('schema', 5), ('world', 'practice'),"
	" ('id', '018f3d2a-7c11-7abc-8def-0123456789aa'), ('name', 'Trung tâm'), ('ops', 1),"
	" ('memory', 8192), ('key', zeroblob(32)), ('receipt', 7), ('box_public', zeroblob(32)),"
	" ('box_secret', zeroblob(32));"
	"INSERT INTO commune VALUES('99001', 'xã Tập Huấn', 'xa', 'tỉnh Ví Dụ', 0);"
	"INSERT INTO hamlet VALUES('99001-01', '99001', 'Bến Gỗ', 1);"
	"INSERT INTO officer(id, login, name, rank, role, commune, password) VALUES"
	" ('o1', 'canbo1', 'Nguyễn Văn Mẫu', '', 'officer', '99001', ''),"
	" ('o2', 'truong', 'Trần Thị Ví', '', 'chief', '99001', '');"
	"INSERT INTO resident(row, id, version, commune, hamlet, household, head, relation,"
	" number, old_number, name, name_text, fold, sort, birth, sex, life, fields) VALUES"
	" (1, 'r1', 3, '99001', '99001-01', '', 0, '', '', '', 'Nguyễn' || char(31) || 'Thị' ||"
	" char(31) || 'Mâu', 'Nguyễn Thị Mâu', 'old rules', '', '1950', '2', '1',"
	" 'HoVaTen=Nguyễn' || char(31) || 'Thị' || char(31) || 'Mâu' || char(10));";

/* As the program of version 5 wrote it: the request as one text. */
static const char old_request[] =
	"INSERT INTO request VALUES('" ID "', 'TH-000007', 'r1', '99001', 'pending', 1, 'o1',"
	" 'Nguyễn Văn Mẫu', 1000, 2000, '{\"id\":\"" ID "\",\"kind\":\"correction\","
	"\"world\":\"practice\",\"centre\":\"c\",\"resident\":\"r1\",\"base_version\":\"3\","
	"\"reason\":\"SS03\",\"note\":\"dấu\",\"made_at\":\"2026-01-01T00:00:00.000Z\","
	"\"terminal\":\"t1\",\"changes\":[{\"field\":\"HoVaTen\",\"from\":{\"Ho\":\"Nguyễn\","
	"\"ChuDem\":\"Thị\",\"Ten\":\"Mâu\"},\"to\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Thị\","
	"\"Ten\":\"Mẫu\"}}],\"papers\":[{\"kind\":\"P01\",\"number\":\"27/2026\",\"date\":"
	"\"2020-03-01\",\"issuer\":\"UBND xã\"}],\"purpose\":{\"procedure\":\"TH-02\","
	"\"case\":\"0412/2026\"}}');"
	"INSERT INTO request_field VALUES('" ID "', 'r1', 'HoVaTen', 1);";

static struct centre_ledger *make_old(void)
{
	static const char *const parts[] = {v5_places, v5_people, v5_copies,  v5_names,
					    v5_work,   v5_records, v5_rules, old_meta,
					    old_request};
	struct centre_ledger *l =
		centre_ledger_open(":memory:", CENTRE_LEDGER_CREATE, NULL);

	assert_non_null(l);
	assert_true(centre_begin(l));
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		assert_true(centre_do_all(l, parts[i]));
	assert_true(centre_commit(l));
	return l;
}

/* Reason, papers, values: each where it can be counted; nothing is lost. */
static void a_request_becomes_columns(void **state)
{
	struct centre_ledger *l = make_old();
	struct request *r;
	const struct change *change;
	const struct paper *paper;
	GError *why = NULL;

	(void)state;
	assert_false(centre_schema_check(l, NULL));
	assert_true(centre_schema_renew(l, &why));
	assert_true(centre_schema_check(l, &why));
	r = centre_request_load(l, ID);
	assert_non_null(r);
	assert_string_equal(r->reason, "SS03");
	assert_string_equal(r->note, "dấu");
	assert_string_equal(r->base_version, "3");
	assert_string_equal(r->purpose.case_number, "0412/2026");
	assert_string_equal(r->commune, "xã Tập Huấn");
	assert_string_equal(r->origin_code, "99001");
	assert_string_equal(r->level, "chief");
	assert_int_equal(r->state, REQUEST_PENDING);
	assert_int_equal(r->changes->len, 1);
	change = r->changes->pdata[0];
	assert_int_equal(change->field, FIELD_NAME);
	assert_string_equal(change->from, "Nguyễn\x1fThị\x1fMâu");
	assert_string_equal(change->to, "Nguyễn\x1fThị\x1fMẫu");
	assert_int_equal(r->papers->len, 1);
	paper = r->papers->pdata[0];
	assert_string_equal(paper->issuer, "UBND xã");
	assert_int_equal(centre_number(l, -1, "SELECT count(*) FROM request WHERE reason = 'SS03'",
				       ""),
			 1);
	request_free(r);
	centre_ledger_close(l);
}

/* The rules of the database itself are those of today, too. */
static void the_old_request_goes_on(void **state)
{
	struct centre_ledger *l = make_old();

	(void)state;
	assert_true(centre_schema_renew(l, NULL));
	assert_true(centre_begin(l));
	assert_false(centre_do(l,
			       "INSERT INTO decision(id, request, request_version, decision,"
			       " reason, note, officer, officer_name, at, opened_at, decided_at,"
			       " terminal) VALUES('d1', '" ID "', 1, 'approve', '', '', 'o1', '', 1,"
			       " 1, 1, '')",
			       ""));
	assert_non_null(strstr(centre_refusal(l), "four-eyes"));
	assert_true(centre_do(l,
			      "INSERT INTO decision(id, request, request_version, decision,"
			      " reason, note, officer, officer_name, at, opened_at, decided_at,"
			      " terminal) VALUES('d1', '" ID "', 1, 'approve', '', '', 'o2', '', 1,"
			      " 1, 1, '')",
			      ""));
	centre_rollback(l);
	centre_ledger_close(l);
}

/* What cannot be read stops the renewal, and nothing was changed. */
static void a_damaged_request_stops_it(void **state)
{
	struct centre_ledger *l = make_old();
	GError *why = NULL;

	(void)state;
	assert_true(centre_begin(l));
	assert_true(centre_do(l, "UPDATE request SET document = '{}'", ""));
	assert_true(centre_commit(l));
	assert_false(centre_schema_renew(l, &why));
	assert_non_null(why);
	g_clear_error(&why);
	assert_int_equal(centre_number(l, 0, "SELECT value FROM meta WHERE key = 'schema'", ""), 5);
	centre_ledger_close(l);
}

/* From version 3, where names had no index yet. */
static void names_are_indexed_from_version_3(void **state)
{
	static const char back[] =
		"DROP TABLE name_word; DROP TABLE syllable; DROP INDEX resident_year;"
		"CREATE INDEX resident_birth ON resident(birth, fold);"
		"UPDATE meta SET value = 3 WHERE key = 'schema';";
	struct centre_ledger *l = make_old();

	(void)state;
	assert_true(centre_do_all(l, back));
	assert_true(centre_schema_renew(l, NULL));
	assert_true(centre_schema_check(l, NULL));
	assert_true(centre_schema_renew(l, NULL));
	assert_int_equal(centre_number(l, 0, "SELECT count(*) FROM name_word", ""), 3);
	assert_int_equal(centre_number(l, 0,
				       "SELECT count(*) FROM resident WHERE fold = 'old rules'", ""),
			 0);
	assert_true(centre_do_all(l, "UPDATE meta SET value = 99 WHERE key = 'schema'"));
	assert_false(centre_schema_renew(l, NULL));
	centre_ledger_close(l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_becomes_columns),
		cmocka_unit_test(the_old_request_goes_on),
		cmocka_unit_test(a_damaged_request_stops_it),
		cmocka_unit_test(names_are_indexed_from_version_3),
	};

	return cmocka_run_group_tests_name("central upgrade", tests, NULL, NULL);
}
