/* atlas - the official lists filled over a wire, interrupted, shared, brought up to date. */
#include "tests/unit/client_help.h"
#include "tests/unit/lab_wire.h"

#include <sys/stat.h>

#include "lists_help.h"

#include "client/atlas.h"
#include "client/atlas_file.h"

#include "i18n/banned.h"

static const char *const files[] = {"mapping-2025.tsv", "divisions-2025.tsv",
				    "divisions-2025h1.tsv", "divisions-2020.tsv",
				    "religions.tsv", "holidays.tsv", NULL};

struct bench {
	struct desk *desk;
	struct help_world help;
	struct lab_wire wire;
	struct session *session;
	struct central *central;
	struct atlas *atlas;
	char *dir;
};

static void nothing(const struct answer *answer, void *to)
{
	*(enum answer_kind *)to = answer->kind;
}

static void turn(struct bench *b)
{
	b->help.steady += 1000;
	atlas_tick(b->atlas);
	transport_collect(&b->wire.base);
}

static void settle(struct bench *b)
{
	for (int i = 0; i < 20; i++)
		turn(b);
}

static void begin(struct bench *b)
{
	const struct atlas_needs needs = {&b->help.world, b->central, b->session, b->dir};

	b->atlas = atlas_new(&needs);
}

static int set(void **state)
{
	struct bench *b = g_new0(struct bench, 1);
	enum answer_kind kind;
	void *desk;

	setup(&desk);
	b->desk = desk;
	help_world_init(&b->help, 3);
	b->dir = help_folder();
	lab_wire_init(&b->wire, b->desk->lab);
	b->session = session_new();
	b->central = central_new(&b->help.world, &b->wire.base, b->session);
	central_centre(b->central, nothing, &kind);
	transport_collect(&b->wire.base);
	central_sign_in(b->central, "canbo1", PASSWORD, "t1", nothing, &kind);
	transport_collect(&b->wire.base);
	assert_int_equal(kind, ANSWER_DONE);
	begin(b);
	*state = b;
	return 0;
}

static int clear(void **state)
{
	struct bench *b = *state;
	void *desk = b->desk;

	atlas_free(b->atlas);
	central_free(b->central);
	session_free(b->session);
	lab_wire_clear(&b->wire);
	teardown(&desk);
	help_remove(b->dir);
	g_free(b->dir);
	g_free(b);
	return 0;
}

static void import(struct bench *b, const char *const *names)
{
	g_autofree char *text = take(b->desk, names, false, NULL);

	assert_non_null(text);
}

static char *path_of(const struct bench *b)
{
	return g_strdup_printf("%s/%s-atlas.txt", b->dir, b->session->centre);
}

static void is_text(struct bench *b, const char *code, const char *edition, const char *text)
{
	const struct place_list *places = atlas_places(b->atlas);
	g_autofree char *has = NULL;

	assert_non_null(places);
	has = place_text(places, place_find(places, code, edition));
	assert_string_equal(has, text);
}

static void filled_in_the_background(void **state)
{
	struct bench *b = *state;
	struct stat st;

	assert_null(atlas_places(b->atlas));
	import(b, files);
	settle(b);
	is_text(b, "90001", "2020", "xã Bến Gỗ, huyện Bến Cũ, tỉnh Ví Dụ");
	is_text(b, "90001", "2025", "xã Tập Huấn, tỉnh Ví Dụ");
	assert_int_equal(atlas_left(b->atlas), 0);
	g_autofree char *days = atlas_days(b->atlas);
	assert_string_equal(days, "2026-01-02\toff\tnghỉ\t2026-01-10\n"
				  "2026-01-10\twork\tlàm bù\t2026-01-02\n");
	g_autofree char *path = path_of(b);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* it is there without a line, and for the next start */
	atlas_free(b->atlas);
	b->wire.down = true;
	begin(b);
	is_text(b, "90001", "2025", "xã Tập Huấn, tỉnh Ví Dụ");
}

static void nothing_new_is_nothing(void **state)
{
	struct bench *b = *state;
	unsigned asked;

	import(b, files);
	settle(b);
	asked = b->wire.answered[OP_CATALOGUE];
	settle(b); /* not before six hours have gone */
	assert_int_equal(b->wire.answered[OP_CATALOGUE], asked);
	atlas_wake(b->atlas);
	settle(b);
	assert_int_equal(b->wire.answered[OP_CATALOGUE], asked + 1);
	is_text(b, "90001", "2025", "xã Tập Huấn, tỉnh Ví Dụ");
}

static void a_later_edition_arrives(void **state)
{
	static const char *const newer[] = {"divisions-2026.tsv", NULL};
	struct bench *b = *state;

	import(b, files);
	settle(b);
	put_file(b->desk, "divisions-2026.tsv",
		 "level\tcode\tparent\ttype\tname\tfull_name\n"
		 "1\t90\t\tThành phố\tVí Dụ\tThành phố Ví Dụ\n"
		 "3\t90001\t90\tPhường\tTập Huấn\tPhường Tập Huấn\n"
		 "3\t90002\t90\tXã\tSuối Thử\tXã Suối Thử\n");
	import(b, newer);
	atlas_wake(b->atlas);
	settle(b);
	is_text(b, "90001", "2026", "phường Tập Huấn, thành phố Ví Dụ");
	is_text(b, "90001", "2025", "xã Tập Huấn, tỉnh Ví Dụ");
	/* and the same after a new start */
	atlas_free(b->atlas);
	begin(b);
	is_text(b, "90001", "2026", "phường Tập Huấn, thành phố Ví Dụ");
}

static void what_a_person_asks_goes_first(void **state)
{
	struct bench *b = *state;
	enum answer_kind kind = ANSWER_STRANGE;

	import(b, files);
	atlas_tick(b->atlas);
	assert_int_equal(b->wire.asks->len, 1);
	central_home(b->central, nothing, &kind);
	atlas_tick(b->atlas);
	assert_int_equal(b->wire.asks->len, 1); /* the piece was given up */
	transport_collect(&b->wire.base);
	assert_int_equal(kind, ANSWER_DONE);
	assert_null(atlas_places(b->atlas));
	settle(b);
	assert_non_null(atlas_places(b->atlas));
}

/* ---- the file -------------------------------------------------------------------- */

/* A delta with `rows` units from `first` on. */
static struct delta *piece(int64_t seq, unsigned left, unsigned first, unsigned rows)
{
	struct delta *delta = delta_new();

	delta->seq = seq;
	delta->left = left;
	for (unsigned i = first; i < first + rows; i++) {
		g_autofree char *text = g_strdup_printf("9%04u\tXóm Thử %u\tX\t90\t2025-07-01\t",
							i, i);

		g_ptr_array_add(delta->rows, delta_row_of_text(DELTA_UNIT, text, strlen(text)));
	}
	return delta;
}

static size_t rows_in(struct atlas_file *file)
{
	g_autoptr(GPtrArray) rows = atlas_file_rows(file, 1u << DELTA_UNIT);

	return rows->len;
}

static void give(struct atlas_file *file, struct delta *delta)
{
	assert_true(atlas_file_take(file, delta, NULL));
	delta_free(delta);
}

/* Cut anywhere, it goes on from the last whole piece, and never has half of one. */
static void cut_anywhere_it_goes_on(void **state)
{
	struct bench *b = *state;
	struct atlas_file *file = atlas_file_open(b->dir, "lab", NULL);
	g_autofree char *path = g_build_filename(b->dir, "lab-atlas.txt", NULL), *bytes = NULL;
	gsize length;

	assert_true(atlas_file_leads(file));
	give(file, piece(5, 10, 0, 5));
	give(file, piece(10, 5, 5, 5));
	give(file, piece(15, 0, 10, 5));
	atlas_file_free(file);
	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	for (gsize cut = 0; cut < length; cut++) {
		assert_true(g_file_set_contents(path, bytes, (gssize)cut, NULL));
		chmod(path, 0600);
		file = atlas_file_open(b->dir, "lab", NULL);
		assert_non_null(file);
		assert_int_equal(atlas_file_seq(file) % 5, 0);
		assert_int_equal(rows_in(file), (size_t)atlas_file_seq(file));
		assert_false(atlas_file_whole(file));
		if (cut % 7 == 0) { /* the rest comes again */
			unsigned from = (unsigned)atlas_file_seq(file);

			assert_true(atlas_file_leads(file));
			give(file, piece(15, 0, from, 15 - from));
			assert_true(atlas_file_whole(file));
			assert_int_equal(rows_in(file), 15);
		}
		atlas_file_free(file);
	}
}

static void a_spoilt_byte_is_found(void **state)
{
	struct bench *b = *state;
	struct atlas_file *file = atlas_file_open(b->dir, "lab", NULL);
	g_autofree char *path = g_build_filename(b->dir, "lab-atlas.txt", NULL), *bytes = NULL;
	gsize length;

	give(file, piece(5, 10, 0, 5));
	give(file, piece(10, 0, 5, 5));
	atlas_file_free(file);
	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	for (gsize at = 0; at < length; at++) {
		bytes[at] ^= 1;
		assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
		chmod(path, 0600);
		file = atlas_file_open(b->dir, "lab", NULL);
		assert_true(atlas_file_seq(file) < 10);
		assert_true(rows_in(file) <= 5);
		atlas_file_free(file);
		bytes[at] ^= 1;
	}
}

static void one_writes_the_others_read(void **state)
{
	struct bench *b = *state;
	struct atlas_file *one = atlas_file_open(b->dir, "lab", NULL);
	struct atlas_file *two = atlas_file_open(b->dir, "lab", NULL);

	assert_true(atlas_file_leads(one));
	assert_false(atlas_file_leads(two));
	give(one, piece(5, 0, 0, 5));
	assert_int_equal(rows_in(two), 0);
	assert_true(atlas_file_refresh(two));
	assert_int_equal(rows_in(two), 5);
	assert_false(atlas_file_refresh(two));
	/* replaced and gone */
	struct delta *delta = piece(7, 0, 0, 2);
	((struct delta_row *)delta->rows->pdata[0])->gone = true;
	give(one, delta);
	assert_int_equal(rows_in(one), 4);
	assert_true(atlas_file_refresh(two));
	assert_int_equal(rows_in(two), 4);
	atlas_file_free(one);
	assert_true(atlas_file_leads(two));
	assert_true(atlas_file_empty(two, NULL));
	assert_int_equal(rows_in(two), 0);
	atlas_file_free(two);
}

int main(void)
{
#define AT(name) cmocka_unit_test_setup_teardown(name, set, clear)
	const struct CMUnitTest tests[] = {
		AT(filled_in_the_background),
		AT(nothing_new_is_nothing),
		AT(a_later_edition_arrives),
		AT(what_a_person_asks_goes_first),
		AT(cut_anywhere_it_goes_on),
		AT(a_spoilt_byte_is_found),
		AT(one_writes_the_others_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
