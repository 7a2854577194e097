/*
 * actions-test - the table of keys, and every screen's rows 0 and 23 in every
 * state, at 60, 80 and 132 columns.
 */
#include "tests/unit/client_help.h"

#include "client/central.h"
#include "client/courier.h"
#include "client/journal.h"
#include "client/outbox.h"
#include "client/session.h"
#include "client/settings.h"
#include "client/store.h"
#include "forms/query.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/choose.h"
#include "tui/input.h"
#include "tui/keys.h"
#include "tui/screens.h"
#include "tui/statusbar.h"

#include "i18n/banned.h"

/* ---- a world in which nothing ever answers ------------------------------------- */

static unsigned never(void *self, const struct wire_request *request, wire_done done, void *to)
{
	(void)self;
	(void)request;
	(void)done;
	(void)to;
	return 1;
}

static void cancel_nothing(void *self, unsigned ticket)
{
	(void)self;
	(void)ticket;
}

static int wait_nothing(void *self, struct pollfd *fds, size_t count, int timeout)
{
	(void)self;
	(void)fds;
	(void)count;
	(void)timeout;
	return 0;
}

static void do_nothing(void *self)
{
	(void)self;
}

static const struct transport_ops silent = {never, cancel_nothing, wait_nothing, do_nothing,
					    do_nothing};
static const struct transport silence = {&silent, NULL};

/* ---- every screen --------------------------------------------------------------- */

struct stand {
	struct help_world world;
	char *dir;
	struct app app;
	struct options options;
	GPtrArray *screens;
};

static void add_lists(struct stand *s)
{
	struct app *app = &s->app;
	struct record *record = record_new();
	struct query query;
	struct choice choice = {.catalogue = CATALOGUE_SEX, .title = "x"};

	query_init(&query);
	g_ptr_array_add(s->screens, results_screen(app, &query, "x", NULL));
	g_ptr_array_add(s->screens, number_screen(app, record, FIELD_NUMBER, true));
	g_ptr_array_add(s->screens, choose_screen(app, &choice));
	g_ptr_array_add(s->screens, entry_screen(app, record, FIELD_NAME));
	query_clear(&query);
	record_free(record);
}

static void open_store(struct stand *s)
{
	struct store_owner owner = {"practice", "c", "canbo1"};

	s->dir = help_folder();
	s->app.store = store_open_costing(&s->world.world, s->dir, &owner, "x", SEAL_COST_LEAST,
					  NULL);
	assert_non_null(s->app.store);
	s->app.journal = journal_new(s->app.store);
	s->app.outbox = outbox_new(s->app.store);
	s->app.courier = courier_new(s->app.world, s->app.outbox, s->app.central);
}

static int stand_up(void **state)
{
	struct stand *s = g_new0(struct stand, 1);
	struct app *app = &s->app;

	s->options.demo = true;
	help_world_init(&s->world, 1);
	app_init(app, &s->world.world, &s->options);
	app->settings = settings_new(true);
	app->line = line_new(app->world, &silence);
	app->central = central_new(app->world, line_transport(app->line), app->session);
	open_store(s);
	s->screens = g_ptr_array_new();
	g_ptr_array_add(s->screens, sign_in_screen(app));
	g_ptr_array_add(s->screens, lock_screen(app));
	g_ptr_array_add(s->screens, home_screen(app));
	g_ptr_array_add(s->screens, search_screen(app));
	g_ptr_array_add(s->screens, person_screen(app, "r"));
	g_ptr_array_add(s->screens, household_screen(app, "h"));
	g_ptr_array_add(s->screens, preferences_screen(app));
	g_ptr_array_add(s->screens, password_screen(app));
	g_ptr_array_add(s->screens, verify_screen(app, "r", ""));
	g_ptr_array_add(s->screens, worklist_screen(app));
	g_ptr_array_add(s->screens, decide_screen(app));
	g_ptr_array_add(s->screens, waiting_screen(app));
	for (enum request_shelf shelf = LIST_DRAFTS; shelf <= LIST_QUEUE; shelf++)
		g_ptr_array_add(s->screens, requests_screen(app, shelf));
	add_lists(s);
	*state = s;
	return 0;
}

static int take_down(void **state)
{
	struct stand *s = *state;

	for (unsigned i = 0; i < s->screens->len; i++)
		app_push(&s->app, g_ptr_array_index(s->screens, i));
	app_close_screens(&s->app);
	courier_free(s->app.courier);
	outbox_free(s->app.outbox);
	journal_free(s->app.journal);
	store_close(s->app.store);
	help_remove(s->dir);
	g_free(s->dir);
	central_free(s->app.central);
	line_free(s->app.line);
	settings_free(s->app.settings);
	g_ptr_array_free(s->screens, TRUE);
	app_clear(&s->app);
	g_free(s);
	return 0;
}

static struct screen *screen_at(struct stand *s, unsigned i)
{
	return g_ptr_array_index(s->screens, i);
}

/* ---- tests ------------------------------------------------------------------------ */

static void every_action_has_words(void **state)
{
	(void)state;
	for (enum action a = 0; a < ACTION_COUNT; a++) {
		const struct action_row *row = action_row(a);
		g_autofree char *key = action_key_name(a);

		assert_true(row->name[0] != '\0');
		assert_true(action_word(a)[0] != '\0');
		assert_true(action_longer(a)[0] != '\0');
		assert_true(row->help[0] != '\0');
		assert_true(row->function <= 10);
		assert_true(strlen(key) <= 6);
		for (enum action b = 0; b < a; b++)
			assert_string_not_equal(row->name, action_row(b)->name);
	}
}

static void a_key_means_one_action_per_screen(void **state)
{
	struct stand *s = *state;

	for (unsigned i = 0; i < s->screens->len; i++) {
		enum action offers[SCREEN_OFFERS + 1];

		input_offers(screen_at(s, i), offers);
		for (size_t k = 0; offers[k] != ACTION_NONE; k++) {
			const struct action_row *row = action_row(offers[k]);

			for (size_t m = 0; m < k; m++) {
				const struct action_row *other = action_row(offers[m]);

				assert_ptr_not_equal(row, other);
				assert_false(row->function != 0 &&
					     row->function == other->function);
				assert_false(row->control != 0 &&
					     row->control == other->control);
			}
			/* F1, F9 and F10 are nobody's own. */
			if (row->function == 1 || row->function == 9)
				fail_msg("%s offers %s", screen_at(s, i)->ops->name, row->name);
		}
	}
}

static bool is_offered(const enum action *offers, enum action action)
{
	for (; *offers != ACTION_NONE; offers++)
		if (*offers == action)
			return true;
	return action == ACTION_QUIT;
}

static void row_23_shows_what_is_offered(void **state)
{
	struct stand *s = *state;

	for (unsigned i = 0; i < s->screens->len; i++) {
		const enum action *row = screen_at(s, i)->ops->row;
		enum action offers[SCREEN_OFFERS + 1];
		unsigned last = 0;

		if (g_str_equal(screen_at(s, i)->ops->name, "person"))
			continue; /* its actions come with the record */
		input_offers(screen_at(s, i), offers);
		for (size_t k = 0; k < 4 && row[k] != ACTION_NONE; k++) {
			assert_true(is_offered(offers, row[k]));
			assert_true(action_row(row[k])->function > last);
			last = action_row(row[k])->function;
		}
	}
}

/* Two blanks between the keys and the state, one at the end, in every state. */
static void row_23_fits(void **state)
{
	static const unsigned waiting[] = {0, 3, 99, 100, 4000};
	static const int columns[] = {60, 80, 132};
	struct stand *s = *state;

	for (unsigned i = 0; i < s->screens->len * G_N_ELEMENTS(columns) * 2; i++) {
		const struct screen_ops *ops = screen_at(s, i % s->screens->len)->ops;
		int cols = columns[i / s->screens->len % G_N_ELEMENTS(columns)];
		bool plain = i >= s->screens->len * G_N_ELEMENTS(columns);
		g_autofree char *keys = statusbar_keys(ops, cols, plain);

		for (unsigned n = 0; n < G_N_ELEMENTS(waiting) * 3 * 4; n++) {
			struct status status = {
				.late = n >= G_N_ELEMENTS(waiting) * 6 ? 12 : 0,
				.waiting = waiting[n % G_N_ELEMENTS(waiting)],
				.line = (enum line_state)(n / G_N_ELEMENTS(waiting) % 3),
				.text = n / (G_N_ELEMENTS(waiting) * 3) % 2 ? SCREEN_TYPED_TEXT
								       : SCREEN_NO_TEXT,
				.method = "Telex",
			};
			int room = cols - 3 - cells_width(keys);
			g_autofree char *at_right = statusbar_state(&status, room);

			assert_true(cells_width(at_right) <= room);
			/* three days without a receipt: said on every screen */
			if (status.late > 0 && status.waiting > 0)
				assert_non_null(strstr(at_right, "12"));
			else if (status.waiting > 99)
				assert_non_null(strstr(at_right, "99+"));
			if (status.line != LINE_GOOD)
				assert_true(strlen(at_right) > 0);
		}
	}
}

static void row_0_fits(void **state)
{
	static const char *const officers[] = {
		"", "Đại úy Nguyễn Văn Mẫu",
		"Thượng tá Tôn Nữ Hoàng Thị Công Huyền Ngọc Quỳnh Hương"};
	static const char *const communes[] = {
		"", "Xã Tập Huấn", "Phường Xuân Hương - Đà Lạt - Lâm Viên Tây Nguyên"};
	static const int columns[] = {60, 80, 132};
	struct stand *s = *state;

	for (unsigned i = 0; i < 3 * 3 * 3 * 2; i++) {
		struct status status = {
			.title = screen_at(s, i % s->screens->len)
					 ->ops->title(screen_at(s, i % s->screens->len)),
			.officer = officers[i % 3],
			.commune = communes[i / 3 % 3],
			.practice = i >= 27,
		};
		int cols = columns[i / 9 % 3];
		g_autofree char *left = statusbar_left(&status, cols, CELLS_MORE);
		g_autofree char *right = statusbar_right(&status, cols, CELLS_MORE);
		int badge = statusbar_badge_column(cols);
		int right_at = cols - 1 - cells_width(right);

		if (status.practice) {
			assert_true(cells_width(left) < badge);
			assert_true(badge + 8 + 2 <= right_at);
		} else {
			assert_true(cells_width(left) + 2 <= right_at);
		}
	}
}

static void keys_become_actions(void **state)
{
	const enum action offered[] = {ACTION_FILTER, ACTION_SORT, ACTION_NONE};
	struct key key = {.code = K_F3};

	(void)state;
	assert_int_equal(action_of_key(&key, offered), ACTION_FILTER);
	assert_int_equal(action_of_key(&key, NULL), ACTION_NONE);
	key.code = K_F9;
	assert_int_equal(action_of_key(&key, NULL), ACTION_MENU);
	key = (struct key){.code = K_CTRL, .letter = 'g'};
	assert_int_equal(action_of_key(&key, offered), ACTION_MENU);
	key.letter = 's';
	assert_int_equal(action_of_key(&key, offered), ACTION_NONE);
	key = (struct key){.code = K_ESC};
	assert_int_equal(action_of_key(&key, offered), ACTION_BACK);
	key = (struct key){.code = K_TEXT, .text = "3"};
	assert_int_equal(action_of_key(&key, offered), ACTION_NONE);
	assert_int_equal(action_of_function(10, offered), ACTION_QUIT);
	assert_int_equal(action_of_function(4, offered), ACTION_SORT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_has_words),
		cmocka_unit_test(keys_become_actions),
		cmocka_unit_test_setup_teardown(a_key_means_one_action_per_screen, stand_up,
						take_down),
		cmocka_unit_test_setup_teardown(row_23_shows_what_is_offered, stand_up, take_down),
		cmocka_unit_test_setup_teardown(row_23_fits, stand_up, take_down),
		cmocka_unit_test_setup_teardown(row_0_fits, stand_up, take_down),
	};
	g_autofree char *locales = g_build_filename("i18n", "locale", NULL);

	language_start("vi", locales);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
