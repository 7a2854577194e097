/* central, session and line over a scripted wire. */
#include "tests/unit/fake_wire.h"

#include "client/central.h"
#include "client/line.h"
#include "forms/purpose.h"
#include "forms/query.h"

#include "i18n/banned.h"

#define BEARER "bearer-0123456789abcdef"
#define REFRESH "refresh-0123456789abcdef"
#define SIGNED_IN(bearer)                                                                  \
	"{\"bearer\":\"" bearer "\",\"refresh\":\"" REFRESH "\",\"expires_in\":900,"      \
	"\"officer\":{\"id\":\"o1\",\"login\":\"canbo1\",\"name\":\"Nguyễn Văn Mẫu\","    \
	"\"rank\":\"Đại úy\",\"role\":\"officer\"},\"commune\":{\"code\":\"00001\","      \
	"\"name\":\"Tập Huấn\",\"kind\":\"xã\",\"province\":\"Ví Dụ\"},"                  \
	"\"world\":\"practice\",\"centre\":\"c1\",\"hamlets\":[{\"id\":\"h1\","           \
	"\"name\":\"Bến Gỗ\"},{\"id\":\"h2\",\"name\":\"Suối Cát\"}],"                    \
	"\"last\":{\"time\":\"2026-03-11T09:52:00.000Z\",\"terminal\":\"máy số 1\"},"     \
	"\"audit\":{\"seq\":12,\"head\":\"ab\"},\"deadline\":\"2026-03-20\"}"

struct fixture {
	struct help_world help;
	struct fake_wire *wire;
	struct line *line;
	struct session *session;
	struct central *central;
	unsigned answers;
	enum answer_kind kind;
	char *slug, *raw;
};

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 5);
	f->wire = fake_new();
	f->line = line_new(&f->help.world, &f->wire->base);
	f->session = session_new();
	f->central = central_new(&f->help.world, line_transport(f->line), f->session);
	f->slug = g_strdup("");
	f->raw = g_strdup("");
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	central_free(f->central);
	session_free(f->session);
	line_free(f->line);
	transport_close(&f->wire->base);
	g_free(f->slug);
	g_free(f->raw);
	g_free(f);
	return 0;
}

static void note(const struct answer *answer, void *to)
{
	struct fixture *f = to;

	f->answers++;
	f->kind = answer->kind;
	g_free(f->slug);
	f->slug = g_strdup(answer->slug);
	g_free(f->raw);
	f->raw = g_strdup(answer->raw);
}

static void collect(struct fixture *f)
{
	transport_collect(line_transport(f->line));
}

static void sign_in(struct fixture *f)
{
	central_centre(f->central, note, f);
	fake_answer(f->wire, 200,
		    "{\"world\":\"practice\",\"id\":\"c1\",\"name\":\"Tập Huấn\","
		    "\"time\":\"2026-03-12T01:42:00.000Z\",\"protocol\":\"1\"}");
	collect(f);
	assert_int_equal(f->kind, ANSWER_DONE);
	assert_string_equal(f->session->centre, "c1");
	central_sign_in(f->central, "canbo1", "mat \"khau", "may-1", note, f);
	assert_non_null(strstr(fake_open(f->wire)->body, "\"mat \\\"khau\""));
	assert_non_null(strstr(fake_open(f->wire)->body, "\"world\":\"practice\""));
	fake_answer(f->wire, 200, SIGNED_IN(BEARER));
	collect(f);
	assert_int_equal(f->kind, ANSWER_DONE);
	f->answers = 0;
}

static void signs_in(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	assert_true(f->session->open);
	assert_string_equal(f->session->name, "Nguyễn Văn Mẫu");
	assert_string_equal(f->session->rank, "Đại úy");
	assert_string_equal(f->session->commune, "Tập Huấn");
	assert_string_equal(f->session->deadline, "2026-03-20");
	assert_string_equal(session_hamlet_name(f->session, "h2"), "Suối Cát");
	assert_string_equal(session_hamlet_name(f->session, "h3"), "");
	assert_int_equal(f->session->last_time, INT64_C(1773222720000));
	assert_int_equal(f->session->audit_sequence, 12);
	assert_false(session_is_chief(f->session));
	assert_null(strstr(f->raw, BEARER));
	central_home(f->central, note, f);
	assert_non_null(strstr(fake_open(f->wire)->headers, "\nCookie: s=" BEARER "\n"));
	assert_non_null(strstr(fake_open(f->wire)->headers, "\nDancu-World: practice;c1\n"));
}

static void wrong_password(void **state)
{
	struct fixture *f = *state;

	central_sign_in(f->central, "canbo1", "x", "may-1", note, f);
	fake_problem(f->wire, 401, "sign-in-failed");
	collect(f);
	assert_int_equal(f->kind, ANSWER_SIGN_IN);
	assert_string_equal(f->slug, "sign-in-failed");
	assert_false(f->session->open);
	assert_int_equal(f->wire->starts, 1);
}

static void other_world(void **state)
{
	struct fixture *f = *state;

	central_expect(f->central, "real");
	central_centre(f->central, note, f);
	fake_answer(f->wire, 200,
		    "{\"world\":\"practice\",\"id\":\"c1\",\"name\":\"x\",\"protocol\":\"1\"}");
	collect(f);
	assert_int_equal(f->kind, ANSWER_REFUSED);
	assert_string_equal(f->slug, "wrong-world");
	assert_string_equal(f->session->world, "");
}

/* Neither a receipt nor a sign-in of another centre counts, nor another's document. */
static void other_centre(void **state)
{
	static const char *const bodies[] = {
		"{\"receipt\":\"TH-1\",\"world\":\"practice\",\"centre\":\"c2\"}",
		"{\"receipt\":\"D-1\",\"world\":\"real\",\"centre\":\"c1\"}",
	};
	struct fixture *f = *state;

	sign_in(f);
	for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
		central_home(f->central, note, f);
		fake_answer(f->wire, 200, bodies[i]);
		collect(f);
		assert_int_equal(f->kind, ANSWER_STRANGE);
	}
	central_resident(f->central, "r1", NULL, NULL, note, f);
	fake_answer(f->wire, 200, "{\"id\":\"r2\",\"version\":\"1\"}");
	collect(f);
	assert_int_equal(f->kind, ANSWER_STRANGE);
	g_free(f->session->centre);
	f->session->centre = g_strdup("c2");
	central_sign_in(f->central, "canbo1", "mat khau", "may-1", note, f);
	fake_answer(f->wire, 200, SIGNED_IN(BEARER));
	collect(f);
	assert_int_equal(f->kind, ANSWER_STRANGE);
	assert_false(f->session->open);
}

static void sign_in_that_is_not_whole(void **state)
{
	struct fixture *f = *state;
	static const char *const bodies[] = {
		"{}",
		"{\"bearer\":\"short\",\"refresh\":\"" REFRESH "\",\"officer\":{\"id\":\"o\"}}",
		"{\"bearer\":\"" BEARER "\r\nX: y\",\"refresh\":\"" REFRESH "\"}",
		"{\"bearer\":\"" BEARER "\",\"refresh\":\"" REFRESH "\"}",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
		central_sign_in(f->central, "canbo1", "x", "may-1", note, f);
		fake_answer(f->wire, 200, bodies[i]);
		collect(f);
		assert_int_equal(f->kind, ANSWER_STRANGE);
		assert_false(f->session->open);
	}
}

#define FRESH "{\"bearer\":\"second-0123456789abcdef\",\"refresh\":\"" REFRESH "2\"}"

/* Three questions meet a 401: one refresh, each asked once more, all answered. */
static void one_refresh_for_all(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	f->wire->starts = 0;
	for (int i = 0; i < 3; i++)
		central_home(f->central, note, f);
	for (int i = 0; i < 3; i++)
		fake_problem(f->wire, 401, "signed-out");
	collect(f);
	assert_int_equal(f->wire->starts, 4);
	assert_int_equal(f->answers, 0);
	assert_string_equal(fake_open(f->wire)->path, "/v1/refresh");
	assert_non_null(strstr(fake_open(f->wire)->body, REFRESH));
	fake_answer(f->wire, 200, FRESH);
	collect(f);
	assert_int_equal(f->wire->starts, 7);
	for (int i = 0; i < 3; i++) {
		assert_non_null(strstr(fake_open(f->wire)->headers, "s=second-"));
		fake_answer(f->wire, 200, "{}");
	}
	collect(f);
	assert_int_equal(f->answers, 3);
	assert_int_equal(f->kind, ANSWER_DONE);
	assert_true(f->session->open);
}

static void refused_refresh_signs_out(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	central_home(f->central, note, f);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	assert_int_equal(f->answers, 1);
	assert_int_equal(f->kind, ANSWER_SIGN_IN);
	assert_false(f->session->open);
	assert_string_equal(f->session->name, "");
	assert_string_equal(f->session->centre, "c1");
}

/* The line goes down during the refresh: the session stays. */
static void refresh_without_a_line(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	central_home(f->central, note, f);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	fake_fail(f->wire, WIRE_TIMEOUT);
	collect(f);
	assert_int_equal(f->kind, ANSWER_NO_LINE);
	assert_true(f->session->open);
}

/* Refreshed, and still 401: once more is enough. */
static void no_loop(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	central_home(f->central, note, f);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	fake_answer(f->wire, 200, FRESH);
	collect(f);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	assert_int_equal(f->answers, 1);
	assert_int_equal(f->kind, ANSWER_SIGN_IN);
	assert_int_equal(central_busy(f->central), 0);
}

static void forgotten_screens_get_nothing(void **state)
{
	struct fixture *f = *state;
	int other;
	unsigned ticket;

	sign_in(f);
	central_home(f->central, note, f);
	central_hamlets(f->central, note, &other);
	ticket = central_hamlets(f->central, note, f);
	central_forget(f->central, &other);
	central_cancel(f->central, ticket);
	central_cancel(f->central, ticket);
	assert_int_equal(f->wire->cancels, 2);
	fake_answer(f->wire, 200, "{}");
	collect(f);
	assert_int_equal(f->answers, 1);
}

static void words_of_the_operations(void **state)
{
	struct fixture *f = *state;
	struct letter *letter = letter_new(OP_DECIDE);
	struct purpose purpose;
	struct query query;
	struct fake_ask *ask;

	sign_in(f);
	purpose_init(&purpose);
	purpose_set(&purpose, "TH-02", "0412/2026", f->help.now);
	query_init(&query);
	query.kind = QUERY_NUMBER;
	g_free(query.number);
	query.number = g_strdup("099304003789");
	central_find(f->central, &query, &purpose, NULL, 0, note, f);
	ask = fake_open(f->wire);
	assert_string_equal(ask->method, "POST");
	assert_string_equal(ask->path, "/v1/search");
	assert_non_null(strstr(ask->body, "\"099304003789\""));
	assert_non_null(strstr(ask->body, "\"limit\":50"));
	assert_null(strstr(ask->headers, "Idempotency-Key"));
	fake_answer(f->wire, 200, "{}");
	central_resident(f->central, "r1", &purpose, "7", note, f);
	ask = fake_open(f->wire);
	assert_string_equal(ask->path, "/v1/residents/r1");
	assert_non_null(strstr(ask->headers, "\nDancu-Purpose: TH-02;0412/2026\n"));
	assert_non_null(strstr(ask->headers, "\nIf-None-Match: \"7\"\n"));
	fake_answer(f->wire, 304, "");
	central_reveal(f->central, "r1", "Cha/SoDinhDanh", &purpose, note, f);
	ask = fake_open(f->wire);
	assert_non_null(strstr(ask->headers, "\nIdempotency-Key: \""));
	assert_non_null(strstr(ask->body, "\"field\":\"Cha/SoDinhDanh\""));
	assert_non_null(strstr(ask->body, "\"made_at\":\"2026-03-12T01:42:00.000Z\""));
	fake_answer(f->wire, 200, "{}");
	letter->uuid = g_strdup("u-1");
	letter->path_id = g_strdup("q1");
	letter->base = g_strdup("3");
	letter->body = g_strdup("{ \"id\" : \"u-1\" }");
	central_send(f->central, letter, note, f);
	ask = fake_open(f->wire);
	assert_string_equal(ask->path, "/v1/requests/q1/decisions");
	assert_string_equal(ask->body, letter->body);
	assert_non_null(strstr(ask->headers, "\nIdempotency-Key: \"u-1\"\n"));
	assert_non_null(strstr(ask->headers, "\nIf-Match: \"3\"\n"));
	letter_free(letter);
	query_clear(&query);
	purpose_clear(&purpose);
}

static void signs_out_at_once(void **state)
{
	struct fixture *f = *state;

	sign_in(f);
	central_sign_out(f->central, note, f);
	assert_non_null(strstr(fake_open(f->wire)->headers, BEARER));
	assert_false(f->session->open);
	assert_null(session_bearer(f->session));
	fake_fail(f->wire, WIRE_TIMEOUT);
	collect(f);
	assert_int_equal(f->kind, ANSWER_NO_LINE);
}

/* ---- line --------------------------------------------------------------------- */

static void line_goes_down_and_comes_back(void **state)
{
	struct fixture *f = *state;

	central_home(f->central, note, f);
	fake_fail(f->wire, WIRE_TIMEOUT);
	help_pass(&f->help, 30000);
	collect(f);
	assert_int_equal(line_state(f->line), LINE_DOWN);
	assert_int_equal(line_down_since(f->line), f->help.now);
	assert_int_equal(line_tick(f->line), 2000);
	help_pass(&f->help, 2000);
	assert_int_equal(line_tick(f->line), -1);
	assert_string_equal(fake_open(f->wire)->path, "/v1/centre");
	fake_fail(f->wire, WIRE_NO_ROUTE);
	collect(f);
	assert_int_equal(line_tick(f->line), 4000);
	help_pass(&f->help, 4000);
	line_tick(f->line);
	fake_problem(f->wire, 503, "busy");
	collect(f);
	assert_int_equal(line_state(f->line), LINE_GOOD);
	assert_int_equal(line_tick(f->line), -1);
}

static void three_slow_ones(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 3; i++) {
		assert_int_equal(line_state(f->line), LINE_GOOD);
		central_home(f->central, note, f);
		fake_answer(f->wire, 200, "{}");
		((struct fake_ask *)f->wire->asks->pdata[0])->reply.elapsed = 2500;
		collect(f);
	}
	assert_int_equal(line_state(f->line), LINE_SLOW);
	central_home(f->central, note, f);
	fake_answer(f->wire, 200, "{}");
	collect(f);
	assert_int_equal(line_state(f->line), LINE_GOOD);
}

static void cut_and_put_back(void **state)
{
	struct fixture *f = *state;

	central_home(f->central, note, f);
	line_cut(f->line, true);
	assert_true(line_is_cut(f->line));
	assert_int_equal(f->wire->cancels, 1);
	central_hamlets(f->central, note, f);
	assert_int_equal(f->wire->starts, 1);
	assert_int_equal(f->answers, 0);
	collect(f);
	assert_int_equal(f->answers, 2);
	assert_int_equal(f->kind, ANSWER_NO_LINE);
	assert_int_equal(line_state(f->line), LINE_DOWN);
	assert_int_equal(line_tick(f->line), -1);
	line_cut(f->line, false);
	assert_int_equal(line_state(f->line), LINE_GOOD);
	central_home(f->central, note, f);
	fake_answer(f->wire, 200, "{}");
	collect(f);
	assert_int_equal(f->kind, ANSWER_DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(signs_in, setup, teardown),
		cmocka_unit_test_setup_teardown(wrong_password, setup, teardown),
		cmocka_unit_test_setup_teardown(other_world, setup, teardown),
		cmocka_unit_test_setup_teardown(other_centre, setup, teardown),
		cmocka_unit_test_setup_teardown(sign_in_that_is_not_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(one_refresh_for_all, setup, teardown),
		cmocka_unit_test_setup_teardown(refused_refresh_signs_out, setup, teardown),
		cmocka_unit_test_setup_teardown(refresh_without_a_line, setup, teardown),
		cmocka_unit_test_setup_teardown(no_loop, setup, teardown),
		cmocka_unit_test_setup_teardown(forgotten_screens_get_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(words_of_the_operations, setup, teardown),
		cmocka_unit_test_setup_teardown(signs_out_at_once, setup, teardown),
		cmocka_unit_test_setup_teardown(line_goes_down_and_comes_back, setup, teardown),
		cmocka_unit_test_setup_teardown(three_slow_ones, setup, teardown),
		cmocka_unit_test_setup_teardown(cut_and_put_back, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
