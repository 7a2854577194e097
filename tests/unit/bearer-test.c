/* bearer: two refreshes while one question is on its way end no session. */
#include "tests/unit/fake_wire.h"

#include "client/central.h"

#include "i18n/banned.h"

#define TOKENS(n) "\"bearer\":\"bearer-0123456789-" n "\",\"refresh\":\"refresh-0123456789\""
#define CENTRE "{\"world\":\"practice\",\"id\":\"c1\",\"name\":\"Tập Huấn\",\"protocol\":\"1\"}"
#define SIGNED_IN                                                                          \
	"{" TOKENS("1") ",\"officer\":{\"id\":\"o1\",\"login\":\"canbo1\",\"name\":\"Nguyễn " \
	"Văn Mẫu\",\"rank\":\"\",\"role\":\"officer\"},\"commune\":{\"code\":\"99001\","    \
	"\"name\":\"Tập Huấn\",\"kind\":\"xã\",\"province\":\"Ví Dụ\"},\"world\":"           \
	"\"practice\",\"centre\":\"c1\",\"hamlets\":[],\"last\":{},\"audit\":{},"            \
	"\"deadline\":\"2026-03-20\"}"

struct fixture {
	struct help_world help;
	struct fake_wire *wire;
	struct session *session;
	struct central *central;
	unsigned answers;
	enum answer_kind kind;
};

static void note(const struct answer *answer, void *to)
{
	struct fixture *f = to;

	f->answers++;
	f->kind = answer->kind;
}

static void unheard(const struct answer *answer, void *to)
{
	(void)answer;
	(void)to;
}

/* What was asked last is answered first. */
static void answer_last(struct fixture *f, unsigned status, const char *body)
{
	GPtrArray *asks = f->wire->asks;

	g_ptr_array_insert(asks, 0, g_ptr_array_steal_index(asks, asks->len - 1));
	fake_answer(f->wire, status, body);
	transport_collect(&f->wire->base);
}

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 11);
	f->wire = fake_new();
	f->session = session_new();
	f->central = central_new(&f->help.world, &f->wire->base, f->session);
	central_centre(f->central, unheard, f);
	answer_last(f, 200, CENTRE);
	central_sign_in(f->central, "canbo1", "mat-khau-1", "t1", unheard, f);
	answer_last(f, 200, SIGNED_IN);
	*state = f;
	return f->session->open ? 0 : -1;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	central_free(f->central);
	session_free(f->session);
	transport_close(&f->wire->base);
	g_free(f);
	return 0;
}

/* `slow` goes with the second bearer; the third is there when it hears "signed out". */
static void slow_one(struct fixture *f)
{
	central_home(f->central, note, f);
	answer_last(f, 401, "{}");
	answer_last(f, 200, "{" TOKENS("2") "}");
	assert_non_null(strstr(fake_open(f->wire)->headers, "s=bearer-0123456789-2"));
	central_home(f->central, unheard, f);
	answer_last(f, 401, "{}");
	answer_last(f, 200, "{" TOKENS("3") "}");
	answer_last(f, 200, "{}");
	answer_last(f, 401, "{}");
}

static void the_newer_one_is_tried(void **state)
{
	struct fixture *f = *state;

	slow_one(f);
	assert_int_equal(f->answers, 0);
	assert_non_null(strstr(fake_open(f->wire)->headers, "s=bearer-0123456789-3"));
	answer_last(f, 200, "{}");
	assert_int_equal(f->kind, ANSWER_DONE);
	assert_true(f->session->open);
}

/* And when that is refused as well, it is over: one refresh for each question. */
static void but_not_for_ever(void **state)
{
	struct fixture *f = *state;

	slow_one(f);
	answer_last(f, 401, "{}");
	assert_int_equal(f->answers, 1);
	assert_int_equal(f->kind, ANSWER_SIGN_IN);
	assert_false(f->session->open);
	assert_int_equal(central_busy(f->central), 0);
	assert_null(fake_open(f->wire));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_newer_one_is_tried, setup, teardown),
		cmocka_unit_test_setup_teardown(but_not_for_ever, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
