/*
 * app-test - row 22 and its rest, questions that type-ahead cannot answer, the
 * stack and what it frees, the lock: on a clock set by hand, without a terminal.
 */
#include "tests/unit/client_help.h"

#include "client/session.h"
#include "client/settings.h"
#include "tui/app.h"
#include "tui/general.h"
#include "tui/input.h"
#include "tui/keys.h"
#include "tui/lineedit.h"

#include "i18n/banned.h"

struct stand {
	struct help_world world;
	struct app app;
	struct options options;
	unsigned answer, closed, acted;
	bool closed_to_text;
};

/* ---- a screen that counts ------------------------------------------------------ */

struct probe {
	struct screen base;
	struct stand *stand;
	struct lineedit line;
	char last[32];
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return "probe";
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct probe *probe = (struct probe *)screen;

	if (action != ACTION_NONE || key->code != K_TEXT || key->text[0] == '?')
		return false;
	probe->stand->acted++;
	g_strlcpy(probe->last, key->text, sizeof(probe->last));
	lineedit_insert(&probe->line, key->text);
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup("what is asked");
}

static void close_probe(struct screen *screen)
{
	((struct probe *)screen)->stand->closed++;
	lineedit_clear(&((struct probe *)screen)->line);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	*line = &((struct probe *)screen)->line;
	return ((struct probe *)screen)->stand->closed_to_text ? SCREEN_NO_TEXT
							       : SCREEN_TYPED_TEXT;
}

static const struct screen_ops ops = {.name = "probe", .row = {ACTION_FIND, ACTION_NONE},
				      .title = title, .text = text, .act = act, .hint = hint,
				      .close = close_probe};

static struct screen *probe_screen(struct stand *s)
{
	struct probe *probe = (struct probe *)screen_new(&ops, &s->app, sizeof(*probe));

	probe->stand = s;
	lineedit_init(&probe->line, 20);
	return &probe->base;
}

static int stand_up(void **state)
{
	struct stand *s = g_new0(struct stand, 1);

	s->world = (struct help_world){{help_now, help_steady, help_random, NULL}, HELP_NOW, 5000, 1};
	s->world.world.self = &s->world;
	app_init(&s->app, &s->world.world, &s->options);
	s->app.settings = settings_new(true);
	app_push(&s->app, probe_screen(s));
	*state = s;
	return 0;
}

static int take_down(void **state)
{
	struct stand *s = *state;

	app_close_screens(&s->app);
	settings_free(s->app.settings);
	app_clear(&s->app);
	g_free(s);
	return 0;
}

static void press(struct stand *s, enum key_code code, const char *text)
{
	struct key key = {.code = code};

	g_strlcpy(key.text, text, sizeof(key.text));
	input_key(&s->app, &key);
}

static void pass(struct stand *s, int64_t ms)
{
	s->world.steady += ms;
	app_tick(&s->app);
}

/* ---- row 22 ---------------------------------------------------------------------- */

static void the_hint_comes_after_a_rest(void **state)
{
	struct stand *s = *state;

	pass(s, APP_REST_MS - 1);
	assert_string_equal(s->app.speech.text, "");
	press(s, K_TEXT, "a");
	pass(s, 1);
	assert_string_equal(s->app.speech.text, "");
	pass(s, APP_REST_MS);
	assert_string_equal(s->app.speech.text, "what is asked");
}

static void what_was_said_stays_until_the_rest_after_a_key(void **state)
{
	struct stand *s = *state;

	app_say(&s->app, "it happened");
	pass(s, 60 * 1000);
	assert_string_equal(s->app.speech.text, "it happened");
	assert_true(app_deadline(&s->app) == INT64_MAX);
	press(s, K_TEXT, "a");
	assert_string_equal(s->app.speech.text, "it happened");
	pass(s, APP_REST_MS);
	assert_string_equal(s->app.speech.text, "what is asked");
}

static void what_is_said_on_going_back_is_not_lost(void **state)
{
	struct stand *s = *state;

	app_push(&s->app, probe_screen(s));
	press(s, K_TEXT, "a");
	app_say(&s->app, "kept");
	app_back(&s->app);
	pass(s, 10 * APP_REST_MS);
	assert_string_equal(s->app.speech.text, "kept");
	assert_int_equal(s->closed, 1);
}

/* ---- questions --------------------------------------------------------------------- */

static void answered(void *to, unsigned answer)
{
	((struct stand *)to)->answer = answer;
}

static void ask(struct stand *s)
{
	struct question question = {.text = "?", .answers = {"send", "look again"}, .safe = 2,
				    .answered = answered, .to = s};

	app_ask(&s->app, &question);
	/* what app_draw() does once the question stands on the screen */
	s->app.guard.asked = true;
	s->app.guard.since = s->world.steady;
	s->app.guard.until = s->world.steady + 1000;
}

static void type_ahead_answers_nothing(void **state)
{
	struct stand *s = *state;

	ask(s);
	press(s, K_TEXT, "1");
	press(s, K_ENTER, "");
	assert_int_equal(s->answer, 0);
	s->world.steady += 80;
	press(s, K_CURSOR_REPORT, "");
	assert_non_null(strchr(s->app.speech.text, '2'));
	press(s, K_TEXT, "3");
	assert_int_equal(s->answer, 0);
	press(s, K_TEXT, "1");
	assert_int_equal(s->answer, 1);
	assert_null(s->app.dialog);
	assert_int_equal(s->acted, 0);
}

static void without_a_reply_a_second_is_waited(void **state)
{
	struct stand *s = *state;

	ask(s);
	pass(s, 999);
	press(s, K_TEXT, "1");
	assert_int_equal(s->answer, 0);
	pass(s, 1);
	press(s, K_ENTER, "");
	assert_int_equal(s->answer, 2);
}

static void a_relayed_reply_is_not_believed_at_once(void **state)
{
	struct stand *s = *state;

	s->options.ssh = true;
	ask(s);
	s->world.steady += 5;
	press(s, K_CURSOR_REPORT, "");
	press(s, K_TEXT, "1");
	assert_int_equal(s->answer, 0);
	pass(s, 595);
	press(s, K_TEXT, "1");
	assert_int_equal(s->answer, 1);
}

static void a_screen_takes_its_question_with_it(void **state)
{
	struct stand *s = *state;

	app_push(&s->app, probe_screen(s));
	ask(s);
	app_back(&s->app);
	assert_null(s->app.dialog);
	assert_int_equal(s->answer, 0);
}

/* ---- keys ---------------------------------------------------------------------------- */

static const char *line_of(struct stand *s)
{
	return lineedit_text(app_line(&s->app));
}

static void paste(struct stand *s, const char *first, const char *second, const char *third)
{
	press(s, K_PASTE_BEGIN, "");
	press(s, K_TEXT, first);
	press(s, K_TEXT, second);
	press(s, K_TEXT, third);
	press(s, K_PASTE_END, "");
}

static void a_paste_is_text_and_judged_whole(void **state)
{
	struct stand *s = *state;

	paste(s, "a", "1", "b");
	assert_string_equal(line_of(s), "a1b");
	paste(s, "c", "\xe2\x80\xae", "d");
	assert_string_equal(line_of(s), "a1bc⟨U+202E⟩d");
	assert_non_null(strstr(s->app.speech.text, "U+202E at place 5"));
	paste(s, "\xe1", "\xbb", "x");
	assert_string_equal(line_of(s), "a1bc⟨U+202E⟩d⟨0xE1⟩⟨0xBB⟩x");
	assert_non_null(strstr(s->app.speech.text, "0xE1 at place 7"));
	s->closed_to_text = true;
	s->acted = 0;
	paste(s, "1", "2", "3");
	assert_int_equal(s->acted, 0);
	assert_non_null(strstr(s->app.speech.text, "not used"));
}

static void a_letter_that_deceives_stands_there_refused(void **state)
{
	struct stand *s = *state;

	press(s, K_TEXT, "a");
	press(s, K_TEXT, "\xe2\x80\x8b");
	assert_string_equal(line_of(s), "a⟨U+200B⟩");
	assert_non_null(strstr(s->app.speech.text, "U+200B at place 2"));
	press(s, K_TEXT, "\xe1\xbb\x87");
	assert_string_equal(line_of(s), "a⟨U+200B⟩ệ");
}

/* Mended and said: a no-break blank, a foreign Đ. */
static void a_letter_that_is_mended_is_told(void **state)
{
	struct stand *s = *state;

	press(s, K_TEXT, "\xc2\xa0");
	assert_string_equal(line_of(s), " ");
	assert_true(strlen(s->app.speech.text) > 0);
	app_say(&s->app, "-");
	press(s, K_TEXT, "Ð");
	assert_string_equal(line_of(s), " Đ");
	assert_string_not_equal(s->app.speech.text, "-");
}

static void two_keys_make_a_letter(void **state)
{
	struct stand *s = *state;
	struct key compose = {.code = K_CTRL, .letter = 'k'};

	press(s, K_TEXT, "B");
	input_key(&s->app, &compose);
	press(s, K_TEXT, "(");
	assert_string_equal(line_of(s), "B");
	press(s, K_TEXT, "o");
	assert_string_equal(line_of(s), "Bŏ");
	input_key(&s->app, &compose);
	press(s, K_TEXT, "[");
	press(s, K_TEXT, "U");
	assert_string_equal(line_of(s), "BŏƯ̆");
	input_key(&s->app, &compose);
	press(s, K_TEXT, "(");
	press(s, K_ESC, "");
	assert_string_equal(line_of(s), "BŏƯ̆");
	press(s, K_TEXT, "o");
	assert_string_equal(line_of(s), "BŏƯ̆o");
	input_key(&s->app, &compose);
	press(s, K_TEXT, "x");
	press(s, K_TEXT, "y");
	assert_string_equal(line_of(s), "BŏƯ̆o");
	s->closed_to_text = true;
	input_key(&s->app, &compose);
	press(s, K_TEXT, "(");
	press(s, K_TEXT, "o");
	assert_int_equal(s->app.composing, 0);
}

static void escape_on_the_first_page_only_says_so(void **state)
{
	struct stand *s = *state;

	press(s, K_ESC, "");
	assert_int_equal(s->app.stack->len, 1);
	assert_true(s->app.speech.text[0] != '\0');
	press(s, K_UNKNOWN, "ESC[99~");
	assert_non_null(strstr(s->app.speech.text, "ESC[99~"));
}

/* ---- the lock ---------------------------------------------------------------------------- */

static void the_lock_counts_from_the_last_key(void **state)
{
	struct stand *s = *state;

	assert_true(general_lock_at(&s->app) == INT64_MAX);
	s->app.session->open = true;
	s->app.settings->lock_minutes = 5;
	press(s, K_TEXT, "a");
	assert_true(general_lock_at(&s->app) == s->world.steady + 5 * 60 * 1000);
	pass(s, 5 * 60 * 1000 - 1);
	general_lock_tick(&s->app);
	assert_int_equal(s->app.stack->len, 1);
	pass(s, 1);
	general_lock_tick(&s->app);
	assert_int_equal(s->app.stack->len, 2);
	assert_string_equal(app_top(&s->app)->ops->name, "lock");
	press(s, K_ESC, "");
	assert_string_equal(app_top(&s->app)->ops->name, "lock");
	s->app.session->open = false;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, stand_up, take_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_hint_comes_after_a_rest),
		TEST(what_was_said_stays_until_the_rest_after_a_key),
		TEST(what_is_said_on_going_back_is_not_lost),
		TEST(type_ahead_answers_nothing),
		TEST(without_a_reply_a_second_is_waited),
		TEST(a_relayed_reply_is_not_believed_at_once),
		TEST(a_screen_takes_its_question_with_it),
		TEST(a_paste_is_text_and_judged_whole),
		TEST(a_letter_that_deceives_stands_there_refused),
		TEST(a_letter_that_is_mended_is_told),
		TEST(two_keys_make_a_letter),
		TEST(escape_on_the_first_page_only_says_so),
		TEST(the_lock_counts_from_the_last_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
