/* draft_journal-test - typed text is never lost: through the journal, a newer base, a return. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/draft_request.h"
#include "forms/json.h"
#include "tests/unit/draft_help.h"

#include "i18n/banned.h"

static void a_moved_register_leaves_the_text(void **state)
{
	struct draft *d = correction();
	struct record *now = record_new();

	(void)state;
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	draft_set(d, "DanToc", "nung");
	draft_set(d, "NgayThangNamSinh", "17/13/1950");
	record_put(&now->version, "8");
	record_set(now, FIELD_NAME, "Nguyễn" P "Thị" P "Mậu");
	record_set(now, FIELD_BIRTH, "1950");
	draft_rebase(d, now);
	assert_string_equal(draft_version(d), "8");
	assert_false(draft_changed(d, "HoVaTen"));
	assert_true(draft_changed(d, "DanToc"));
	assert_string_equal(draft_typed(d, "HoVaTen"), "Nguyễn Thị Mậu");
	assert_string_equal(draft_typed(d, "NgayThangNamSinh"), "17/13/1950");
	assert_non_null(draft_complaint(d, "NgayThangNamSinh"));
	record_free(now);
	draft_free(d);
}

static void a_returned_request_is_opened_again(void **state)
{
	struct draft *d = correction();
	struct request *request = request_new();

	(void)state;
	request_add_change(request, FIELD_NAME, "", "Nguyễn" P "Thị" P "Mậu");
	request_add_change(request, FIELD_OLD_NUMBER, "", "099000112");
	request_add_paper(request, "P02", "27/2026/TLKS", "2026-03-05", "UBND xã Tập Huấn");
	g_free(request->reason);
	request->reason = g_strdup("SS01");
	draft_take_request(d, request);
	assert_int_equal(draft_count_changed(d), 2);
	assert_int_equal(draft_check(d), -1);
	assert_null(draft_missing(d));
	assert_string_equal(draft_typed(d, "paper_date"), "05/03/2026");
	request_free(request);
	draft_free(d);
}

static void same_drafts(const struct draft *a, const struct draft *b)
{
	const struct form *form = draft_form(a);

	assert_ptr_equal(form, draft_form(b));
	assert_string_equal(draft_version(a), draft_version(b));
	assert_string_equal(draft_cursor(a), draft_cursor(b));
	assert_int_equal(draft_count_changed(a), draft_count_changed(b));
	for (size_t i = 0; i < form->fields; i++) {
		const char *key = form->field[i].key;
		const char *said = draft_complaint(a, key),
			   *says_b = draft_complaint(b, key);

		assert_string_equal(draft_typed(a, key), draft_typed(b, key));
		assert_string_equal(draft_value(a, key), draft_value(b, key));
		assert_string_equal(draft_original(a, key), draft_original(b, key));
		assert_string_equal(said ? said : "", says_b ? says_b : "");
		assert_int_equal(draft_mark(a, key), draft_mark(b, key));
	}
}

static struct draft *through_the_journal(const struct draft *d)
{
	g_autoptr(json_owned) json = draft_to_json(d);
	g_autofree char *text = json_print(json);
	g_autoptr(json_owned) read = json_parse(text, strlen(text), NULL);
	struct draft *again;

	assert_non_null(read);
	again = draft_of_json(read, NULL);
	assert_non_null(again);
	return again;
}

static void the_journal_keeps_all(void **state)
{
	struct draft *d = correction(), *again;

	(void)state;
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	draft_set(d, "NgayThangNamSinh", "17/13/1950");
	draft_note_difference(d, "DanToc", "07");
	draft_set(d, "note", "x\x1b[31m\"\\");
	draft_set(d, "paper_number", "t\xff\xfe");
	draft_set_cursor(d, "NgayThangNamSinh");
	again = through_the_journal(d);
	same_drafts(d, again);
	assert_string_equal(draft_typed(again, "paper_number"), "t\xff\xfe");
	draft_free(again);
	draft_free(d);
}

static void a_foreign_journal_is_refused(void **state)
{
	static const char *const all[] = {
		"{}",
		"[]",
		"{\"form\":\"nothing\"}",
		"{\"form\":\"correction\",\"fields\":[{\"key\":\"nothing\"}]}",
		"{\"form\":\"correction\",\"fields\":[7]}",
		"{\"form\":\"sign_in\",\"fields\":[{\"key\":\"password\"}]}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autoptr(json_owned) json = json_parse(all[i], strlen(all[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		assert_null(draft_of_json(json, &why));
		assert_non_null(why);
	}
}

/* Whatever is typed, in whichever field: it is there afterwards, also from the journal.
 */
static void no_typed_text_is_ever_lost(void **state)
{
	static const char *const bits[] = {
		"Nguyễn",   " ",	"1950",
		"/",	    "13",	"-",
		"--",	    "ợ",	"\xe2\x80\xae",
		"\x1f",	    "\x1b",	"\xff",
		"0991",	    "tay",	"'",
		"(",	    ")",	"|",
		"\t",	    "\xcc\x81", "SS01",
		"Thôn Bến",
	};
	GRand *rand = g_rand_new_with_seed(20261123);

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		struct draft *d = correction(), *again;
		const struct form *form = draft_form(d);
		g_autofree const char **keys = g_new0(const char *, form->fields);
		g_autofree char **texts = g_new0(char *, form->fields);

		for (size_t i = 0; i < form->fields; i++) {
			GString *text = g_string_new(NULL);
			int n = g_rand_int_range(rand, 0, 6);

			while (n-- > 0)
				g_string_append(
					text, bits[g_rand_int_range(rand, 0,
								    G_N_ELEMENTS(bits))]);
			keys[i] = form->field[i].key;
			texts[i] = g_string_free(text, FALSE);
			if (draft_set(d, keys[i], texts[i]))
				assert_null(draft_complaint(d, keys[i]));
			else if (!(form->field[i].flags & FIELD_LOCKED))
				assert_non_null(draft_complaint(d, keys[i]));
		}
		draft_check(d);
		again = through_the_journal(d);
		same_drafts(d, again);
		for (size_t i = 0; i < form->fields; i++) {
			bool locked = form->field[i].flags & FIELD_LOCKED;

			assert_string_equal(draft_typed(d, keys[i]),
					    locked ? "" : texts[i]);
			g_free(texts[i]);
		}
		draft_free(again);
		draft_free(d);
	}
	g_rand_free(rand);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moved_register_leaves_the_text),
		cmocka_unit_test(a_returned_request_is_opened_again),
		cmocka_unit_test(the_journal_keeps_all),
		cmocka_unit_test(a_foreign_journal_is_refused),
		cmocka_unit_test(no_typed_text_is_ever_lost),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
