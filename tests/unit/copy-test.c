/* Rows, pieces and pages of the commune's copy, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/feed.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT
#define I KIND_ITEM_TEXT

static struct copy_row *row_of(const char *id, const char *ten, const char *hamlet)
{
	struct copy_row *row = copy_row_new();
	g_autofree char *name = g_strconcat("Lý" P "Văn" P, ten, NULL);

	copy_row_set(row, COPY_ID, id);
	copy_row_set(row, COPY_VERSION, "3");
	copy_row_set(row, COPY_HAMLET, hamlet);
	copy_row_set(row, COPY_FIELDS + FIELD_NAME, name);
	copy_row_set(row, COPY_FIELDS + FIELD_NUMBER, "099075000034");
	copy_row_set(row, COPY_FIELDS + FIELD_CANCELLED, "099075000035" I "099075000036");
	copy_row_set(row, COPY_FIELDS + FIELD_CHILDREN,
		     "Lý" P "Văn" P "Thử" P P P P I "Lý" P P "Mẫu" P P "099000001" P P);
	copy_row_set(row, COPY_FIELDS + FIELD_CARDS, "cccd" P P "2021-03" P P);
	return row;
}

/* What was printed, read by the other side. */
static struct json *again(struct json *taken)
{
	g_autofree char *text = json_print(taken);
	struct json *read;

	json_free(taken);
	read = json_parse(text, strlen(text), NULL);
	assert_non_null(read);
	return read;
}

static void assert_same(const struct copy_row *a, const struct copy_row *b)
{
	for (unsigned c = 0; c < COPY_COLUMNS; c++)
		assert_string_equal(a->cell[c], b->cell[c]);
}

static void columns_have_one_name_each(void **state)
{
	(void)state;
	for (unsigned c = 0; c < COPY_COLUMNS; c++) {
		unsigned found = copy_column_named(copy_column_name(c));

		assert_true(found == c || (found == COPY_COLUMNS &&
					   (g_str_has_prefix(copy_column_name(c), "ChuHo/") ||
					    !strcmp(copy_column_name(c), "ThanhVienHo"))));
	}
	assert_int_equal(copy_column_named("khong"), COPY_COLUMNS);
	assert_true(COPY_COLUMNS < 64);
}

static void a_row_is_packed_and_unpacked(void **state)
{
	struct copy_row *row = row_of("r1", "Mẫu", "99001-01"), *back;
	g_autofree char *text = NULL;

	(void)state;
	copy_row_add_open(row, "TH-000001", "pending", 1763900000000, "o1", "HoVaTen NhomMau");
	copy_row_add_open(row, "TH-000002", "returned", 1763900000001, "o2", "DanToc");
	text = copy_row_pack(row);
	back = copy_row_unpack(text);
	assert_non_null(back);
	assert_same(row, back);
	text[strlen(text) - 1] = 'x';
	assert_null(copy_row_unpack(text));
	/* as rows were packed before values had lists */
	copy_row_free(back);
	back = copy_row_unpack("id=r1" I "version=3" I "HoVaTen=Lý" P P "Mẫu" I);
	assert_non_null(back);
	assert_string_equal(back->cell[COPY_VERSION], "3");
	assert_string_equal(back->cell[COPY_FIELDS + FIELD_NAME], "Lý" P P "Mẫu");
	assert_null(copy_row_unpack("id"));
	assert_null(copy_row_unpack(""));
	copy_row_free(row);
	copy_row_free(back);
}

static void a_row_becomes_a_record(void **state)
{
	struct copy_row *row = row_of("r1", "Mẫu", "99001-01"), *back = copy_row_new();
	struct record *r = record_new();
	const struct open_request *open;

	(void)state;
	copy_row_set(row, COPY_VERIFIED_AT, "2026-03-12T01:42:07.123Z");
	copy_row_add_open(row, "TH-000001", "pending", 1763900000000, "o1", "HoVaTen");
	copy_row_to_record(row, "o1", r);
	assert_string_equal(r->id, "r1");
	assert_string_equal(r->value[FIELD_NAME], "Lý" P "Văn" P "Mẫu");
	assert_string_equal(r->value[FIELD_NUMBER], "099075000034");
	assert_int_equal(r->open->len, 1);
	open = r->open->pdata[0];
	assert_true(open->mine);
	assert_string_equal(open->receipt, "TH-000001");
	assert_string_equal(open->fields, "HoVaTen");
	assert_int_equal(open->made_at, 1763900000000);
	copy_row_of_record(back, r);
	copy_row_set(back, COPY_OPEN, row->cell[COPY_OPEN]);
	assert_same(row, back);
	copy_row_free(row);
	copy_row_free(back);
	record_free(r);
}

static void a_piece_says_what_repeats_once(void **state)
{
	struct copy_piece *piece = copy_piece_new(), *back;
	g_autoptr(json_owned) json = NULL;
	g_autofree char *text = NULL;

	(void)state;
	piece->seq = 412;
	piece->total = 3;
	record_put(&piece->key, "1");
	record_put(&piece->next, "1.412.2");
	g_ptr_array_add(piece->rows, row_of("r1", "Mẫu", "99001-01"));
	g_ptr_array_add(piece->rows, row_of("r2", "Mẫu", "99001-01"));
	g_ptr_array_add(piece->rows, row_of("r3", "Thử", "99001-02"));
	json = again(copy_piece_to_json(piece));
	text = json_print(json);
	assert_non_null(strstr(text, "[\"r2\",0,0,0,0,0,0,0]"));
	assert_null(strstr(text, "verified"));
	back = copy_piece_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->seq, 412);
	assert_int_equal(back->total, 3);
	assert_string_equal(back->next, "1.412.2");
	assert_int_equal(back->rows->len, 3);
	for (guint i = 0; i < 3; i++)
		assert_same(piece->rows->pdata[i], back->rows->pdata[i]);
	copy_piece_free(piece);
	copy_piece_free(back);
}

/* A piece of one row that is whole but for the cell of `column`. */
#define PIECE(column, cell)                                                            \
	"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\",\"" column                 \
	"\"],\"rows\":[[\"a\",\"2\"," cell "]]}"

static void damaged_pieces_are_refused(void **state)
{
	static const char *const bad[] = {
		"{}",
		"{\"seq\":1,\"total\":1}",
		"{\"seq\":-1,\"total\":1,\"columns\":[],\"rows\":[]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\"],\"rows\":[[0]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\"],\"rows\":[[\"\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\"],\"rows\":[[\"a\",\"b\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\"],\"rows\":[[\"a\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\"],\"rows\":[[\"a\",\"b\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\"],\"rows\":[[\"a\",\"\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\"],\"rows\":[[\"a\"]]}", /* no version */
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\"],\"rows\":[[\"a/b\",\"2\"]]}",
		"{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"version\"],\"rows\":[{}]}",
		PIECE("house", "\"\\u202e\""),
		PIECE("QueQuan", "\"x\\ty\""),
		PIECE("QueQuan", "[\"x\",1]"),
		PIECE("QueQuan", "[]"),
		PIECE("id", "[\"a\",\"b\"]"),
		"{\"seq\":1,\"total\":1,\"next\":\"a b\",\"columns\":[\"id\"],\"rows\":[]}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = json_parse(bad[i], strlen(bad[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		assert_null(copy_piece_of_json(json, &why));
		assert_non_null(why);
	}
}

/* A newer centre may keep more of a resident. */
static void unknown_columns_are_passed_over(void **state)
{
	static const char text[] = "{\"seq\":1,\"total\":1,\"columns\":[\"id\",\"moi\","
				   "\"version\"],\"rows\":[[\"a\",{\"x\":1},\"2\"]]}";
	g_autoptr(json_owned) json = json_parse(text, strlen(text), NULL);
	struct copy_piece *piece = copy_piece_of_json(json, NULL);

	(void)state;
	assert_non_null(piece);
	assert_string_equal(((struct copy_row *)piece->rows->pdata[0])->cell[COPY_VERSION], "2");
	copy_piece_free(piece);
}

static void a_page_brings_rows_up_to_date(void **state)
{
	struct feed *feed = feed_new(), *back;
	struct feed_change *cells = feed_change_new(FEED_CELLS);
	struct feed_change *whole = feed_change_new(FEED_WHOLE);
	struct feed_change *gone = feed_change_new(FEED_GONE);
	struct copy_row *mine = row_of("r1", "Mẫu", "99001-01");
	g_autoptr(json_owned) json = NULL;

	(void)state;
	feed->seq = 415;
	feed->more = true;
	copy_row_set(cells->row, COPY_ID, "r1");
	copy_row_set(cells->row, COPY_VERSION, "4");
	cells->columns = COPY_BIT(COPY_VERSION) | COPY_BIT(COPY_FIELDS + FIELD_NUMBER);
	copy_row_free(whole->row);
	whole->row = row_of("r2", "Thử", "99001-02");
	copy_row_set(gone->row, COPY_ID, "r3");
	g_ptr_array_add(feed->changes, cells);
	g_ptr_array_add(feed->changes, whole);
	g_ptr_array_add(feed->changes, gone);
	json = again(feed_to_json(feed));
	back = feed_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->seq, 415);
	assert_true(back->more);
	assert_int_equal(back->changes->len, 3);
	feed_change_apply(back->changes->pdata[0], mine);
	assert_string_equal(mine->cell[COPY_VERSION], "4");
	assert_string_equal(mine->cell[COPY_FIELDS + FIELD_NUMBER], "");
	assert_string_equal(mine->cell[COPY_FIELDS + FIELD_NAME], "Lý" P "Văn" P "Mẫu");
	feed_change_apply(back->changes->pdata[1], mine);
	assert_same(mine, whole->row);
	assert_int_equal(((struct feed_change *)back->changes->pdata[2])->kind, FEED_GONE);
	copy_row_free(mine);
	feed_free(feed);
	feed_free(back);
}

static void a_whole_row_has_a_version(void **state)
{
	static const char *const text[] = {
		"{\"seq\":1,\"changes\":[{\"id\":\"r2\",\"version\":\"1\",\"whole\":true}]}",
		"{\"seq\":1,\"changes\":[{\"id\":\"r2\",\"whole\":true}]}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(text); i++) {
		g_autoptr(json_owned) json = json_parse(text[i], strlen(text[i]), NULL);
		g_autoptr(GError) why = NULL;
		struct feed *feed = feed_of_json(json, &why);

		assert_int_equal(feed != NULL, i == 0);
		assert_int_equal(why != NULL, i == 1);
		feed_free(feed);
	}
}

static void queries_are_read_strictly(void **state)
{
	static const char *const bad[] = {"",	      "after",	   "after=",	 "after=-1",
					  "after=1&after=2", "wait=5", "after=1&wait=111",
					  "after=1&x=2", "after=1%20", "after=1&wait=",
					  "after=99999999999999999999", "after=1&&wait=2"};
	g_autofree char *printed = feed_query_print(412, 110), *cursor = NULL;
	g_autofree char *piece = copy_query_print("1.412.2", 100), *none = copy_query_print("", 0);
	int64_t after;
	unsigned wait, limit;

	(void)state;
	assert_string_equal(printed, "?after=412&wait=110");
	assert_true(feed_query_read(printed + 1, &after, &wait));
	assert_int_equal(after, 412);
	assert_int_equal(wait, 110);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(feed_query_read(bad[i], &after, &wait));
	assert_string_equal(none, "");
	assert_true(copy_query_read(piece + 1, &cursor, &limit));
	assert_string_equal(cursor, "1.412.2");
	assert_int_equal(limit, 100);
	g_clear_pointer(&cursor, g_free);
	assert_true(copy_query_read(NULL, &cursor, &limit));
	assert_int_equal(limit, COPY_PIECE);
	g_clear_pointer(&cursor, g_free);
	assert_false(copy_query_read("limit=0", &cursor, &limit));
	assert_false(copy_query_read("limit=501", &cursor, &limit));
}

static void the_key_comes_whole_or_not_at_all(void **state)
{
	struct copy_key key = {.made_at = 1763900000000}, back;
	g_autoptr(json_owned) json = NULL;
	static const char cut[] = "{\"commune\":\"99001\",\"id\":\"1\",\"key\":\"QUJD\"}";
	g_autoptr(json_owned) bad = json_parse(cut, strlen(cut), NULL);

	(void)state;
	record_put(&key.commune, "99001");
	record_put(&key.id, "1");
	memset(key.key, 0xa5, sizeof(key.key));
	json = again(copy_key_to_json(&key));
	assert_true(copy_key_of_json(&back, json, NULL));
	assert_memory_equal(back.key, key.key, sizeof(key.key));
	assert_string_equal(back.commune, "99001");
	assert_int_equal(back.made_at, key.made_at);
	copy_key_clear(&back);
	copy_key_clear(&key);
	assert_int_equal(key.key[7], 0);
	assert_false(copy_key_of_json(&back, bad, NULL));
	copy_key_clear(&back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_have_one_name_each),
		cmocka_unit_test(a_row_is_packed_and_unpacked),
		cmocka_unit_test(a_row_becomes_a_record),
		cmocka_unit_test(a_piece_says_what_repeats_once),
		cmocka_unit_test(damaged_pieces_are_refused),
		cmocka_unit_test(unknown_columns_are_passed_over),
		cmocka_unit_test(a_page_brings_rows_up_to_date),
		cmocka_unit_test(a_whole_row_has_a_version),
		cmocka_unit_test(queries_are_read_strictly),
		cmocka_unit_test(the_key_comes_whole_or_not_at_all),
	};

	return cmocka_run_group_tests_name("copy", tests, NULL, NULL);
}
