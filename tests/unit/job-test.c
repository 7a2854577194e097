/*
 * The terminal below its screens against the real centre: look up, correct, the
 * centre killed in the middle, and the letter arrives once.
 */
#include "tests/unit/client_help.h"

#include <signal.h>
#include <time.h>

#include "central/audit.h"
#include "client/central.h"
#include "client/courier.h"
#include "client/http.h"
#include "client/line.h"
#include "client/practice.h"
#include "forms/purpose.h"
#include "forms/query.h"

#include "i18n/banned.h"

struct fixture {
	struct help_world help;
	char *dir;
	struct practice *practice;
	struct transport *http;
	struct line *line;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	struct purpose purpose;
	unsigned answers;
	enum answer_kind kind;
	struct json *body;
	char *sentence;
};

static int64_t real_now(void *self)
{
	(void)self;
	return g_get_real_time() / 1000;
}

static int64_t real_steady(void *self)
{
	(void)self;
	return g_get_monotonic_time() / 1000;
}

static void note(const struct answer *answer, void *to)
{
	struct fixture *f = to;

	f->answers++;
	f->kind = answer->kind;
	json_free(f->body);
	f->body = answer->body ? json_copy(answer->body) : NULL;
	g_free(f->sentence);
	f->sentence = g_strdup(answer->sentence);
}

/* The loop of a terminal, until the next answer; at most 20 s. */
static void until_answer(struct fixture *f, enum answer_kind kind)
{
	const struct transport *wire = line_transport(f->line);
	gint64 end = g_get_monotonic_time() + 20 * G_USEC_PER_SEC;
	unsigned before = f->answers;

	while (f->answers == before && g_get_monotonic_time() < end) {
		transport_wait(wire, NULL, 0, 100);
		transport_collect(wire);
	}
	if (f->kind != kind)
		print_message("# %s: %s\n", answer_kind_name(f->kind), f->sentence);
	assert_int_equal(f->kind, kind);
}

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);
	struct practice_plan plan = { .program = "./dancu-central", .people = 300 };

	help_world_init(&f->help, (uint64_t)g_get_real_time());
	f->help.world.now = real_now;
	f->help.world.steady = real_steady;
	f->dir = help_folder();
	plan.state_dir = plan.runtime = f->dir;
	f->practice = practice_new(&f->help.world, &plan);
	if (practice_run(f->practice, NULL, NULL) != PRACTICE_READY)
		return -1;
	f->http = http_new(practice_address(f->practice), NULL, NULL);
	f->line = line_new(&f->help.world, f->http);
	f->session = session_new();
	f->central = central_new(&f->help.world, line_transport(f->line), f->session);
	central_expect(f->central, "practice");
	purpose_init(&f->purpose);
	purpose_set(&f->purpose, "TH-02", "0412/2026", real_now(NULL));
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	courier_free(f->courier);
	outbox_free(f->box);
	store_close(f->store);
	central_free(f->central);
	session_free(f->session);
	line_free(f->line);
	transport_close(f->http);
	practice_free(f->practice);
	purpose_clear(&f->purpose);
	json_free(f->body);
	g_free(f->sentence);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

static void sign_in(struct fixture *f)
{
	size_t count;
	const struct practice_officer *who = practice_officers(&count);
	struct store_owner owner = { "practice", NULL, who->login };

	central_centre(f->central, note, f);
	until_answer(f, ANSWER_DONE);
	central_sign_in(f->central, who->login, "wrong-password", "may-1", note, f);
	until_answer(f, ANSWER_SIGN_IN);
	central_sign_in(f->central, who->login, who->password, "may-1", note, f);
	until_answer(f, ANSWER_DONE);
	assert_true(f->session->open);
	assert_string_equal(f->session->name, who->name);
	assert_true(f->session->hamlets->len > 3);
	owner.centre = f->session->centre;
	f->store = store_open_costing(&f->help.world, f->dir, &owner, who->password,
				      SEAL_COST_LEAST, NULL);
	assert_non_null(f->store);
	f->box = outbox_new(f->store);
	f->courier = courier_new(&f->help.world, f->box, f->central);
}

/* Somebody called Nguyễn; the id, new. */
static char *find_somebody(struct fixture *f)
{
	struct query query;
	g_autofree char *complaint = NULL;

	query_init(&query);
	assert_true(query_read("nguyen", NULL, &query, &complaint));
	central_find(f->central, &query, &f->purpose, NULL, 5, note, f);
	query_clear(&query);
	until_answer(f, ANSWER_DONE);
	assert_true(json_number_at(f->body, "total", 0) > 0);
	return g_strdup(json_text_at(json_first(json_get(f->body, "rows")), "id"));
}

/* A correction of the blood group, as the entry screen would write it. */
static struct letter *correction(struct fixture *f, const char *id, const char *version,
				 const char *from)
{
	struct letter *letter = letter_new(OP_REQUEST);
	g_autofree char *made = NULL;
	g_autoptr(json_owned) when = json_object();

	json_put_time(when, "t", real_now(NULL));
	made = g_strdup(json_text_at(when, "t"));
	letter->uuid = world_uuid(&f->help.world);
	letter->about = g_strdup(id);
	letter->base = g_strdup(version);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"correction\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"%s\",\"base_version\":\"%s\",\"changes\":[{\"field\":\"NhomMau\","
		"\"from\":%s%s%s,\"to\":\"%s\"}],\"reason\":\"SS02\",\"note\":\"\","
		"\"papers\":[{\"kind\":\"P02\",\"number\":\"27/2026\",\"date\":"
		"\"2026-03-05\",\"issuer\":\"Trạm y tế xã\"}],\"purpose\":{\"procedure\":"
		"\"TH-02\",\"case\":\"0412/2026\"},\"made_at\":\"%s\",\"terminal\":\"may-1\"}",
		letter->uuid, f->session->centre, id, version, from ? "\"" : "",
		from ? from : "null", from ? "\"" : "", from && !strcmp(from, "03") ? "01" : "03",
		made);
	return letter;
}

static void kill_centre(struct fixture *f)
{
	g_autofree char *file = g_build_filename(f->dir, "centre", "running", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(file, &text, NULL, NULL));
	assert_int_equal(kill((pid_t)strtol(strchr(text, '\n') + 1, NULL, 10), SIGKILL), 0);
}

static void carry_until(struct fixture *f, const char *uuid, enum letter_state wanted)
{
	const struct transport *wire = line_transport(f->line);
	gint64 end = g_get_monotonic_time() + 20 * G_USEC_PER_SEC;
	enum letter_state state = LETTER_WAITING;

	while (state != wanted && g_get_monotonic_time() < end) {
		struct letter *letter;

		courier_tick(f->courier);
		transport_wait(wire, NULL, 0, 50);
		transport_collect(wire);
		letter = outbox_load(f->box, uuid, NULL);
		state = letter->state;
		if (state == LETTER_REFUSED || state == LETTER_CONFLICT)
			print_message("# %s %s\n", letter->cause, letter->answer);
		if (state == LETTER_REFUSED || state == LETTER_CONFLICT)
			end = 0;
		letter_free(letter);
	}
	assert_int_equal(state, wanted);
}

static void once_through_a_dead_centre(void **state)
{
	struct fixture *f = *state;
	g_autofree char *id = NULL, *version = NULL, *blood = NULL;
	struct letter *letter;

	sign_in(f);
	central_home(f->central, note, f);
	until_answer(f, ANSWER_DONE);
	id = find_somebody(f);
	central_resident(f->central, id, &f->purpose, NULL, note, f);
	until_answer(f, ANSWER_DONE);
	version = g_strdup(json_text_at(f->body, "version"));
	blood = g_strdup(json_text_at(f->body, "NhomMau"));
	central_resident(f->central, id, &f->purpose, version, note, f);
	until_answer(f, ANSWER_SAME);
	letter = correction(f, id, version, blood);
	assert_true(outbox_put(f->box, letter, NULL));
	courier_tick(f->courier);
	transport_collect(line_transport(f->line));
	kill_centre(f);
	central_home(f->central, note, f);
	until_answer(f, ANSWER_NO_LINE);
	assert_int_equal(line_state(f->line), LINE_DOWN);
	practice_again(f->practice);
	assert_int_equal(practice_run(f->practice, NULL, NULL), PRACTICE_READY);
	http_move(f->http, practice_address(f->practice));
	courier_wake(f->courier);
	carry_until(f, letter->uuid, LETTER_DONE);
	assert_true(f->session->open);
	central_requests(f->central, "mine", NULL, note, f);
	until_answer(f, ANSWER_DONE);
	assert_int_equal(json_number_at(f->body, "total", 0), 1);
	letter_free(letter);
}

/* What was answered about a person stands in the trail, whatever happens next. */
static void looks_outlive_the_centre(void **state)
{
	struct fixture *f = *state;
	g_autofree char *database = g_build_filename(f->dir, "centre", "register.db", NULL);
	g_autofree char *id = NULL;
	struct centre_ledger *ledger;

	sign_in(f);
	id = find_somebody(f);
	central_resident(f->central, id, &f->purpose, NULL, note, f);
	until_answer(f, ANSWER_DONE);
	central_reveal(f->central, id, "SoDinhDanh", &f->purpose, note, f);
	until_answer(f, ANSWER_DONE);
	kill_centre(f);
	ledger = centre_ledger_open(database, CENTRE_LEDGER_WRITE, NULL);
	assert_non_null(ledger);
	assert_int_equal(centre_number(ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'find'", ""),
			 1);
	assert_int_equal(centre_number(ledger, 0,
				       "SELECT count(*) FROM audit WHERE target = ?1", "s", id),
			 2);
	assert_int_equal(centre_audit_check(ledger), 0);
	centre_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(once_through_a_dead_centre, setup, teardown),
		cmocka_unit_test_setup_teardown(looks_outlive_the_centre, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
