/* Questions that wait for the feed: held, woken, sent away, over real sockets. */
#include "central/lounge.h"
#include "central_socket.h"

#include "i18n/banned.h"

#define MANY 60

/* A signed-in terminal with a connection of its own. */
struct guest {
	struct asker who;
	int fd;
};

/* A connection that the service has taken already. */
static int meet(struct house *h)
{
	int fd = dial(h);
	g_autofree char *answer = NULL;

	say(fd, "GET /v1/centre HTTP/1.1\r\nHost: x\r\n\r\n");
	answer = hear(fd);
	assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
	return fd;
}

static void come(struct house *h, struct guest *g, const char *login)
{
	g->who = sign_in(h->lab, login);
	g->fd = meet(h);
}

static void go(struct guest *g)
{
	close(g->fd);
	asker_clear(&g->who);
}

static void ask_feed(const struct guest *g, int64_t after, unsigned wait)
{
	g_autofree char *text = g_strdup_printf(
		"GET /v1/communes/99001/feed?after=%" G_GINT64_FORMAT "&wait=%u HTTP/1.1\r\n"
		"Host: x\r\nCookie: %s\r\nDancu-World: %s\r\n\r\n",
		after, wait, g->who.cookie, g->who.world);

	say(g->fd, text);
}

/* Changes something in the commune, through the service; the answer is 201. */
static void change(struct house *h, const char *resident, const char *field)
{
	struct guest g;
	g_autofree char *uuid = lab_uuid(h->lab), *text = NULL, *answer = NULL;
	g_autofree char *body =
		correction(h->lab, uuid, resident, "1", field, "\"2\"", "\"1\"", "");

	come(h, &g, "canbo2");
	text = g_strdup_printf(
		"POST /v1/requests HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nDancu-World: %s\r\n"
		"Content-Type: application/json\r\nIdempotency-Key: \"%s\"\r\n"
		"If-Match: \"1\"\r\nContent-Length: %zu\r\n\r\n%s",
		g.who.cookie, g.who.world, uuid, strlen(body), body);
	say(g.fd, text);
	answer = hear(g.fd);
	assert_true(g_str_has_prefix(answer, "HTTP/1.1 201 "));
	go(&g);
}

static bool is_silent(int fd)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};

	return poll(&ready, 1, 0) == 0;
}

/* A question to another operation is answered: the workers are free. */
static void assert_free(struct house *h)
{
	assert_answer(h, "GET /v1/centre HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 200 ", "practice");
}

/*
 * All questions that wait have been looked at: the one worker takes what came to
 * its connections in turn.
 */
static void settle(struct house *h)
{
	for (unsigned i = 0; i < 8; i++)
		assert_free(h);
}

/* Many wait, one worker is left alone with them, and a commit wakes them all. */
static void many_are_held_and_woken_by_a_commit(void **state)
{
	struct house *h = *state;
	struct guest guest[MANY];
	int64_t began;

	for (size_t i = 0; i < MANY; i++)
		guest[i].who = sign_in(h->lab, "canbo1");
	struct centre_server_plan plan = {.listen = h->address, .database = h->database,
					  .workers = 1, .held = MANY};

	h->server = centre_server_new(h->lab->centre, h->lab->ledger, &plan, NULL);
	assert_non_null(h->server);
	for (size_t i = 0; i < MANY; i++) {
		guest[i].fd = meet(h);
		ask_feed(&guest[i], 0, 110);
	}
	settle(h);
	for (size_t i = 0; i < MANY; i++)
		assert_true(is_silent(guest[i].fd));
	began = steady(NULL);
	change(h, "r1", "TinhTrangHonNhan");
	for (size_t i = 0; i < MANY; i++) {
		g_autofree char *answer = hear(guest[i].fd);

		assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
		assert_non_null(strstr(answer, "\"seq\":1"));
		assert_non_null(strstr(answer, "\"id\":\"r1\""));
	}
	assert_true(steady(NULL) - began < 5000);
	/* the same connections wait again, for what comes next */
	for (size_t i = 0; i < MANY; i++)
		ask_feed(&guest[i], 1, 110);
	change(h, "r2", "TinhTrangHonNhan");
	for (size_t i = 0; i < MANY; i++) {
		g_autofree char *answer = hear(guest[i].fd);

		assert_non_null(strstr(answer, "\"seq\":2"));
		go(&guest[i]);
	}
}

static void nothing_comes_and_the_page_is_empty(void **state)
{
	struct house *h = *state;
	struct guest g;
	g_autofree char *answer = NULL;
	int64_t began = steady(NULL);

	serve(h, 1);
	come(h, &g, "canbo1");
	ask_feed(&g, 0, 1);
	answer = hear(g.fd);
	assert_true(steady(NULL) - began >= 1000);
	assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
	assert_non_null(strstr(answer, "\"changes\":[]"));
	assert_null(strstr(answer, "Retry-After"));
	go(&g);
}

/* What is there already is not waited for. */
static void what_came_before_is_told_at_once(void **state)
{
	struct house *h = *state;
	struct guest g;
	g_autofree char *answer = NULL;

	serve(h, 1);
	change(h, "r1", "TinhTrangHonNhan");
	come(h, &g, "canbo1");
	ask_feed(&g, 0, 110);
	answer = hear(g.fd);
	assert_non_null(strstr(answer, "\"seq\":1"));
	go(&g);
}

static void beyond_the_limit_nobody_is_held(void **state)
{
	struct house *h = *state;
	struct centre_server_plan plan = {
		.listen = h->address, .database = h->database, .workers = 1, .held = 2};
	struct guest guest[3];
	g_autofree char *answer = NULL;

	h->server = centre_server_new(h->lab->centre, h->lab->ledger, &plan, NULL);
	assert_non_null(h->server);
	for (size_t i = 0; i < 3; i++)
		come(h, &guest[i], "canbo1");
	for (size_t i = 0; i < 2; i++) {
		ask_feed(&guest[i], 0, 110);
		settle(h);
	}
	ask_feed(&guest[2], 0, 110);
	answer = hear(guest[2].fd);
	assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
	assert_non_null(strstr(answer, "\"changes\":[]"));
	assert_non_null(strstr(answer, "Retry-After: 30"));
	assert_true(is_silent(guest[0].fd));
	for (size_t i = 0; i < 3; i++)
		go(&guest[i]);
}

/* A terminal whose line broke asks anew: its first question gives up its place. */
static void a_session_waits_once(void **state)
{
	struct house *h = *state;
	struct guest g;
	g_autofree char *answer = NULL;
	int second;

	serve(h, 1);
	come(h, &g, "canbo1");
	ask_feed(&g, 0, 110);
	settle(h);
	second = g.fd;
	g.fd = meet(h);
	ask_feed(&g, 0, 110);
	answer = hear(second);
	assert_non_null(strstr(answer, "\"changes\":[]"));
	settle(h);
	assert_true(is_silent(g.fd));
	close(second);
	go(&g);
}

/* Others' news wake nobody, and who has gone away harms nobody. */
static void a_guest_may_leave(void **state)
{
	struct house *h = *state;
	struct guest gone, stays;
	g_autofree char *answer = NULL;

	serve(h, 1);
	come(h, &gone, "canbo1");
	come(h, &stays, "truong");
	ask_feed(&gone, 0, 110);
	ask_feed(&stays, 0, 110);
	settle(h);
	go(&gone);
	change(h, "r1", "TinhTrangHonNhan");
	answer = hear(stays.fd);
	assert_non_null(strstr(answer, "\"seq\":1"));
	assert_free(h);
	go(&stays);
}

/* SIGTERM ends in centre_server_free(): who waits is answered, and it is soon over. */
static void who_waits_is_answered_at_the_end(void **state)
{
	struct house *h = *state;
	struct guest guest[20];
	int64_t began;

	serve(h, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(guest); i++) {
		come(h, &guest[i], i % 2 ? "canbo1" : "truong");
		ask_feed(&guest[i], 0, 110);
	}
	settle(h);
	began = steady(NULL);
	centre_server_free(h->server);
	h->server = NULL;
	assert_true(steady(NULL) - began < 5000);
	for (size_t i = 0; i < G_N_ELEMENTS(guest); i++) {
		g_autofree char *answer = hear(guest[i].fd);

		assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
		assert_non_null(strstr(answer, "\"changes\":[]"));
		go(&guest[i]);
	}
}

/* ---- the lounge alone ------------------------------------------------------------ */

static void count(void *guest, bool may_stay)
{
	(void)may_stay;
	++*(unsigned *)guest;
}

static void news_in_between_are_not_lost(void **state)
{
	const struct world world = {.steady = steady};
	struct centre_lounge *lounge = centre_lounge_new(&world, 2, count);
	unsigned woken[3] = {0};
	const int64_t late = steady(NULL) + 100000;
	const struct centre_seat early = {"c", "s1", 4, late, &woken[0]};
	const struct centre_seat other = {"d", "s2", 4, late, &woken[1]};
	const struct centre_seat third = {"c", "s3", 5, late, &woken[2]};

	(void)state;
	/* committed between his look and his sitting down */
	centre_lounge_news(lounge, "c", 5);
	assert_true(centre_lounge_wait(lounge, &early));
	assert_int_equal(woken[0], 1);
	assert_true(centre_lounge_wait(lounge, &other));
	assert_true(centre_lounge_wait(lounge, &third));
	centre_lounge_news(lounge, "c", 5);
	assert_int_equal(woken[2], 0);
	centre_lounge_news(lounge, "c", 6);
	assert_int_equal(woken[1], 0);
	assert_int_equal(woken[2], 1);
	centre_lounge_close(lounge);
	assert_int_equal(woken[1], 1);
	assert_false(centre_lounge_wait(lounge, &third));
	assert_int_equal(woken[2], 1);
	centre_lounge_free(lounge);
}

#define AT_HOUSE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_HOUSE(many_are_held_and_woken_by_a_commit),
		AT_HOUSE(nothing_comes_and_the_page_is_empty),
		AT_HOUSE(what_came_before_is_told_at_once),
		AT_HOUSE(beyond_the_limit_nobody_is_held),
		AT_HOUSE(a_session_waits_once),
		AT_HOUSE(a_guest_may_leave),
		AT_HOUSE(who_waits_is_answered_at_the_end),
		cmocka_unit_test(news_in_between_are_not_lost),
	};

	return cmocka_run_group_tests_name("central hold", tests, NULL, NULL);
}
