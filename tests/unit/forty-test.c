/*
 * The chief's afternoon: forty requests decided at the keyboard in fewer than a
 * hundred keys, from the first page to the receipts.
 */
#include "tests/unit/jobs_help.h"

#include "client/central.h"
#include "client/http.h"
#include "client/letter.h"
#include "client/session.h"

#include "i18n/banned.h"

enum { FORTY = 40, KEYS = 99 };

struct desk {
	struct jobs jobs;
	struct transport *http;
	struct session *session;
	struct central *central;
	unsigned answers, keys;
	enum answer_kind kind;
};

static void note(const struct answer *answer, void *to)
{
	struct desk *d = to;

	d->answers++;
	d->kind = answer->kind;
	if (answer->kind != ANSWER_DONE)
		print_message("# %s\n", answer->sentence);
}

static void until_done(struct desk *d, unsigned answers)
{
	gint64 end = g_get_monotonic_time() + JOBS_WAIT * G_USEC_PER_SEC;

	while (d->answers < answers && g_get_monotonic_time() < end) {
		transport_wait(d->http, NULL, 0, 100);
		transport_collect(d->http);
	}
	assert_int_equal(d->answers, answers);
	assert_int_equal(d->kind, ANSWER_DONE);
}

/* A correction of the blood group of one resident, as the form writes it. */
static void send_one(struct desk *d, const char *id)
{
	struct record *now = centre_resident_load(d->jobs.ledger, id, jobs_now(NULL), "");
	const char *from = now->value[FIELD_BLOOD];
	const char *quote = *from ? "\"" : "";
	struct letter *letter = letter_new(OP_REQUEST);
	g_autofree char *made = NULL;
	g_autoptr(json_owned) when = json_object();

	json_put_time(when, "t", jobs_now(NULL));
	made = g_strdup(json_text_at(when, "t"));
	letter->uuid = world_uuid(&d->jobs.help.world);
	letter->about = g_strdup(id);
	letter->base = g_strdup(now->version);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"correction\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"%s\",\"base_version\":\"%s\",\"changes\":[{\"field\":\"NhomMau\","
		"\"from\":%s%s%s,\"to\":\"%s\"}],\"reason\":\"SS02\",\"note\":\"\","
		"\"papers\":[{\"kind\":\"P02\",\"number\":\"27/2026\",\"date\":"
		"\"2026-03-05\",\"issuer\":\"Trạm y tế xã\"}],\"purpose\":{\"procedure\":"
		"\"TH-02\",\"case\":\"0412/2026\"},\"made_at\":\"%s\",\"terminal\":\"may-1\"}",
		letter->uuid, d->session->centre, id, now->version, quote,
		*from ? from : "null", quote, strcmp(from, "03") == 0 ? "01" : "03", made);
	central_send(d->central, letter, note, d);
	until_done(d, d->answers + 1);
	letter_free(letter);
	record_free(now);
}

static void send_forty(struct desk *d)
{
	struct centre_rows *rows;
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

	central_centre(d->central, note, d);
	until_done(d, 1);
	central_sign_in(d->central, "canbo1", "tap-huan-1", "may-1", note, d);
	until_done(d, 2);
	rows = centre_ask(d->jobs.ledger,
			  "SELECT id FROM resident WHERE commune = '99001' AND life = '1'"
			  " ORDER BY row LIMIT ?1",
			  "d", FORTY);
	while (centre_next(rows))
		g_ptr_array_add(ids, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	assert_int_equal(ids->len, FORTY);
	for (unsigned i = 0; i < ids->len; i++)
		send_one(d, ids->pdata[i]);
}

static void press(struct desk *d, const char *key)
{
	d->keys++;
	if (!stage_key(d->jobs.chief, key))
		stage_type(d->jobs.chief, key);
}

/* The request under this heading has been read: its receipt stands in row 2. */
static void see_receipt(struct desk *d)
{
	gint64 end = g_get_monotonic_time() + JOBS_WAIT * G_USEC_PER_SEC;
	g_autofree char *row = stage_row(d->jobs.chief, 2);

	while (strstr(row, "TH-") == NULL && g_get_monotonic_time() < end) {
		stage_settle(d->jobs.chief, 0.02);
		g_free(row);
		row = stage_row(d->jobs.chief, 2);
	}
	jobs_hold(&d->jobs, d->jobs.chief, strstr(row, "TH-") != NULL, "a receipt");
}

/* Nearly all are approved; one is left for later. */
static void decide_forty(struct desk *d)
{
	struct stage *chief = d->jobs.chief;

	press(d, "7");
	for (unsigned i = 1; i <= FORTY; i++) {
		g_autofree char *head = g_strdup_printf("Phê duyệt %u / %d", i, FORTY);

		jobs_until(&d->jobs, chief, head);
		see_receipt(d);
		press(d, i == 7 ? "4" : "1");
	}
	jobs_until(&d->jobs, chief, "Đã đến đề nghị cuối");
	jobs_until(&d->jobs, chief, "phê duyệt 39");
	press(d, "F8");
	jobs_until(&d->jobs, chief, "Bảng quyết định");
	while (!stage_until(chief, "Ký và gửi tất cả?", 0.5) && d->keys < KEYS)
		press(d, "PgDn"); /* what is signed is read to its end */
	jobs_until(&d->jobs, chief, "Ký và gửi tất cả?");
	press(d, "1");
}

static void forty_in_a_hundred_keys(void **state)
{
	struct desk *d = *state;
	gint64 end = g_get_monotonic_time() + 2 * JOBS_WAIT * G_USEC_PER_SEC;
	int64_t approved = 0;

	send_forty(d);
	d->jobs.chief = jobs_sign_in(&d->jobs, "truong");
	decide_forty(d);
	while (approved < FORTY - 1 && g_get_monotonic_time() < end) {
		stage_settle(d->jobs.chief, 0.1);
		approved = centre_number(d->jobs.ledger, 0,
					 "SELECT count(*) FROM decision WHERE decision ="
					 " 'approve'",
					 "");
	}
	jobs_hold(&d->jobs, d->jobs.chief, approved == FORTY - 1, "39 approved");
	print_message("# %u keys\n", d->keys);
	assert_in_range(d->keys, FORTY, KEYS);
}

static int setup(void **state)
{
	struct desk *d = g_new0(struct desk, 1);

	jobs_open(&d->jobs, 2026, 200);
	d->http = http_new(practice_address(d->jobs.practice), NULL, NULL);
	d->session = session_new();
	d->central = central_new(&d->jobs.help.world, d->http, d->session);
	central_expect(d->central, "practice");
	*state = d;
	return 0;
}

static int teardown(void **state)
{
	struct desk *d = *state;

	central_free(d->central);
	session_free(d->session);
	transport_close(d->http);
	jobs_close(&d->jobs);
	g_free(d);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(forty_in_a_hundred_keys, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
