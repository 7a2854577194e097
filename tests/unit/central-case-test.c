/* The states of a request, walked: every state, every event, through the centre's door. */
#include "case_help.h"

#include "i18n/banned.h"

#define HIGH_REASON "TD15" /* nationality: the province's word */

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

/* A request on its way; a field of its own for each walk, so that none meets another. */
struct walk {
	struct lab *lab;
	struct asker maker, chief, province;
	bool high; /* the province has the last word */
	char *id;
};

static void walk_begin(struct walk *w, struct lab *lab, bool high)
{
	*w = (struct walk){.lab = lab,
			   .maker = sign_in(lab, "canbo1"),
			   .chief = sign_in(lab, "truong"),
			   .province = sign_in(lab, "tinh"),
			   .high = high};
}

static void walk_end(struct walk *w)
{
	asker_clear(&w->maker);
	asker_clear(&w->chief);
	asker_clear(&w->province);
	g_free(w->id);
}

static char *version_of(struct lab *lab)
{
	return centre_word(lab->ledger, "SELECT version FROM resident WHERE id = 'r2'", "");
}

static char *wire_of(const char *value)
{
	return *value ? g_strdup_printf("\"%s\"", value) : g_strdup("null");
}

static unsigned walk_send(struct walk *w, const char *replaces, char **id, struct got *got)
{
	enum record_field field = w->high ? FIELD_NATIONALITY : FIELD_MARITAL;
	g_autofree char *is = held(w->lab, "r2", field), *from = wire_of(is);
	g_autofree char *version = version_of(w->lab);
	const char *to = w->high ? "\"LA\"" : "\"1\"";
	g_autofree char *more = *replaces ? g_strdup_printf(",\"replaces\":\"%s\"", replaces)
					  : g_strdup("");
	g_autofree char *change = NULL;

	if (strcmp(from, to) == 0)
		to = w->high ? "\"VN\"" : "\"2\"";
	change = change_of(record_fields[field].path, from, to);
	return send_case(&w->maker, "correction", "r2", version, change,
			 w->high ? HIGH_REASON : "TD07", more, id, got);
}

/* By whoever's turn it is. */
static unsigned walk_decide(struct walk *w, const char *decision, struct got *got)
{
	g_autofree char *level =
		centre_word(w->lab->ledger, "SELECT level FROM request WHERE id = ?1", "s", w->id);
	g_autofree char *version = centre_word(
		w->lab->ledger, "SELECT version FROM request WHERE id = ?1", "s", w->id);
	const char *reason = "";

	if (strcmp(decision, "return") == 0)
		reason = catalogue_rows(CATALOGUE_RETURN_REASON, &(size_t){0})[0].code;
	if (strcmp(decision, "refuse") == 0)
		reason = catalogue_rows(CATALOGUE_REFUSE_REASON, &(size_t){0})[0].code;
	return decide(strcmp(level, "chief") == 0 ? &w->chief : &w->province, w->id, version,
		      decision, reason, got);
}

static unsigned walk_undo(struct walk *w, struct got *got)
{
	g_autofree char *version = version_of(w->lab), *undo = NULL, *now = NULL, *level = NULL;

	if (undo_case(&w->maker, "r2", version, w->id, &undo, got) != 201)
		return got->status;
	decide(&w->chief, undo, "1", "approve", "", got);
	level = centre_word(w->lab->ledger, "SELECT state FROM request WHERE id = ?1", "s", undo);
	if (strcmp(level, "forwarded") == 0)
		decide(&w->province, undo, "2", "approve", "", got);
	return got->status;
}

static unsigned walk_step(struct walk *w, enum request_event event, struct got *got)
{
	g_autofree char *other = NULL;

	switch (event) {
	case REQUEST_SEND: /* the same letter once more is another one */
	case REQUEST_EVENT_COUNT:
		break;
	case REQUEST_APPROVE:
	case REQUEST_FORWARD:
		return walk_decide(w, "approve", got);
	case REQUEST_RETURN:
		return walk_decide(w, "return", got);
	case REQUEST_REFUSE:
		return walk_decide(w, "refuse", got);
	case REQUEST_WITHDRAW:
		return withdraw_case(&w->maker, w->id, got);
	case REQUEST_REPLACE:
		return walk_send(w, w->id, &other, got);
	case REQUEST_UNDO:
		return walk_undo(w, got);
	}
	return 0;
}

/* The way from nothing to each state. */
static void walk_to(struct walk *w, enum request_state state)
{
	static const enum request_event ways[REQUEST_STATE_COUNT][3] = {
		[REQUEST_RETURNED] = {REQUEST_RETURN},
		[REQUEST_REFUSED] = {REQUEST_REFUSE},
		[REQUEST_WITHDRAWN] = {REQUEST_WITHDRAW},
		[REQUEST_SUPERSEDED] = {REQUEST_RETURN, REQUEST_REPLACE},
		[REQUEST_FORWARDED] = {REQUEST_FORWARD},
		[REQUEST_APPROVED] = {REQUEST_APPROVE},
		[REQUEST_UNDONE] = {REQUEST_APPROVE, REQUEST_UNDO},
	};
	struct got got = {0};

	assert_int_equal(walk_send(w, "", &w->id, &got), 201);
	for (int i = 0; i < 3 && ways[state][i] != REQUEST_SEND; i++) {
		assert_true(walk_step(w, ways[state][i], &got) < 300);
		if (ways[state][i] == REQUEST_APPROVE && w->high)
			assert_true(walk_step(w, REQUEST_APPROVE, &got) < 300);
	}
	assert_state(w->lab, w->id, request_state_word(state));
	got_clear(&got);
}

/* Nothing may be left that holds the field against the next walk. */
static void walk_clear(struct lab *lab)
{
	assert_true(centre_begin(lab->ledger));
	assert_true(centre_do(lab->ledger, "UPDATE request_field SET open = 0", ""));
	assert_true(centre_commit(lab->ledger));
}

static void check_step(struct walk *w, enum request_state from, enum request_event event)
{
	enum request_state to = from;
	enum request_event meant = event;
	struct got got = {0};
	bool can;

	walk_to(w, from);
	if (event == REQUEST_APPROVE && w->high && from == REQUEST_PENDING)
		meant = REQUEST_FORWARD;
	can = request_step(from, meant, &to);
	walk_step(w, event, &got);
	if (can)
		assert_true(got.status == 200 || got.status == 201);
	else
		assert_refused(&got, 409, "not-open");
	if (!can) {
		assert_non_null(json_text_at(got.body, "receipt"));
		assert_non_null(json_text_at(got.body, "date"));
		assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	}
	assert_state(w->lab, w->id, request_state_word(to));
	walk_clear(w->lab);
	got_clear(&got);
}

static void walk_all(struct lab *lab, bool high)
{
	static const enum request_event events[] = {REQUEST_APPROVE, REQUEST_RETURN,
						    REQUEST_REFUSE,  REQUEST_WITHDRAW,
						    REQUEST_REPLACE, REQUEST_UNDO};

	for (int s = REQUEST_PENDING; s < REQUEST_STATE_COUNT; s++) {
		if (s == REQUEST_FORWARDED && !high)
			continue;
		for (size_t e = 0; e < G_N_ELEMENTS(events); e++) {
			struct walk w;

			walk_begin(&w, lab, high);
			check_step(&w, (enum request_state)s, events[e]);
			walk_end(&w);
		}
	}
}

static void every_step_of_the_table(void **state)
{
	walk_all(*state, false);
}

static void every_step_with_a_higher_office(void **state)
{
	walk_all(*state, true);
}

#define AT_LAB(test) cmocka_unit_test_setup_teardown(test, setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(every_step_of_the_table),
		AT_LAB(every_step_with_a_higher_office),
	};

	return cmocka_run_group_tests_name("central case", tests, NULL, NULL);
}
