/* The centre behind its socket, asked with plain sockets. */
#include <sys/stat.h>

#include "central_socket.h"

#include "i18n/banned.h"

#define STALL_MS 5000

static void answers_on_a_private_socket(void **state)
{
	struct house *h = *state;
	struct stat is;

	serve(h, 2);
	assert_int_equal(lstat(h->socket, &is), 0);
	assert_int_equal(is.st_mode & 07777, 0600);
	assert_answer(h, "GET /v1/centre HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 200 ",
		      "\"world\":\"practice\"");
	assert_answer(h, "GET /v1/centre?a=b HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404 ",
		      "/p/not-found");
	centre_server_free(h->server);
	h->server = NULL;
	assert_int_not_equal(lstat(h->socket, &is), 0);
}

#define POST "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"

static void refuses_unclear_frames(void **state)
{
	struct house *h = *state;

	serve(h, 2);
	assert_answer(h, POST "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		      "HTTP/1.1 400 ", "/p/bad-header");
	assert_answer(h, POST "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
		      "HTTP/1.1 400 ", "/p/bad-header");
	assert_answer(h, POST "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}",
		      "HTTP/1.1 400 ", "/p/bad-header");
	assert_answer(h, POST "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
		      "HTTP/1.1 400 ", "/p/bad-header");
	assert_answer(h,
		      POST "Cookie: s=a\r\nCookie: s=b\r\nContent-Length: 2\r\n\r\n{}",
		      "HTTP/1.1 400 ", "/p/bad-header");
	assert_answer(h, POST "Content-Length: 300000\r\n\r\n", "HTTP/1.1 413 ",
		      "/p/too-large");
	assert_answer(h, POST "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		      "HTTP/1.1 422 ", "/p/bad-shape");
}

static void refuses_too_many_headers(void **state)
{
	struct house *h = *state;
	GString *text = g_string_new("GET /v1/centre HTTP/1.1\r\nHost: x\r\n");
	g_autofree char *answer = NULL, *wide = g_strnfill(40000, 'a');

	serve(h, 2);
	for (int i = 0; i < 100; i++)
		g_string_append_printf(text, "X-%d: y\r\n", i);
	g_string_append(text, "\r\n");
	assert_answer(h, text->str, "HTTP/1.1 400 ", "/p/bad-header");
	g_string_printf(text, "GET /v1/centre HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", wide);
	answer = exchange(h, text->str);
	assert_false(g_str_has_prefix(answer, "HTTP/1.1 200"));
	g_string_free(text, TRUE);
}

static void a_body_beyond_the_limit_is_refused(void **state)
{
	struct house *h = *state;
	g_autofree char *blanks = g_strnfill(0x10000, ' ');
	g_autofree char *answer = NULL;
	int fd;

	serve(h, 2);
	fd = dial(h);
	say(fd, POST "Transfer-Encoding: chunked\r\n\r\n");
	for (int i = 0; i < 4; i++) {
		say(fd, "10000\r\n");
		say(fd, blanks);
		say(fd, "\r\n");
	}
	say(fd, "1\r\n \r\n0\r\n\r\n");
	answer = hear(fd);
	assert_true(g_str_has_prefix(answer, "HTTP/1.1 413 "));
	close(fd);
}

#define ASK "GET /v1/centre HTTP/1.1\r\nHost: x\r\n"

/* A sign-in that keeps the only worker busy for a while; read its answer later. */
static void occupy(int fd)
{
	static const char body[] = "{\"officer\":\"khongai\",\"password\":\"x\","
				   "\"world\":\"practice\",\"terminal\":\"t\"}";
	g_autofree char *text = g_strdup_printf(POST "Content-Length: %zu\r\n\r\n%s",
						strlen(body), body);

	say(fd, text);
}

static void hear_one(int fd)
{
	g_autofree char *answer = hear(fd);

	assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
}

/*
 * One worker, and exactly as many ready connections as make libmicrohttpd sleep
 * with requests unread: all are known to it, and all send while it is busy.
 * Every request must be answered soon all the same, those of connections beyond
 * the limit too, when others have gone.
 */
static void crowd(struct house *h, size_t size)
{
	g_autofree int *fd = g_new(int, size);
	size_t known = MIN(size, CENTRE_CONNECTIONS_EACH - 1);
	int busy = dial(h);
	int64_t began = steady(NULL);

	say(busy, ASK "\r\n");
	hear_one(busy);
	for (size_t i = 0; i < size; i++) {
		fd[i] = dial(h);
		if (i < known) {
			say(fd[i], ASK "\r\n");
			hear_one(fd[i]);
		}
	}
	occupy(busy);
	for (size_t i = 0; i < size; i++)
		say(fd[i], ASK "Connection: close\r\n\r\n");
	for (size_t i = 0; i < size; i++) {
		hear_one(fd[i]);
		close(fd[i]);
	}
	close(busy);
	assert_true(steady(NULL) - began < STALL_MS);
}

static void crowds_do_not_stall(void **state)
{
	struct house *h = *state;

	h->lab->centre->cost = CENTRE_COST_REAL;
	serve(h, 1);
	for (size_t size = 125; size <= 130; size++)
		crowd(h, size);
	crowd(h, 256);
	crowd(h, 384);
}

/* Requests that stay connected, round after round, as terminals do. */
static void kept_connections_do_not_stall(void **state)
{
	struct house *h = *state;
	int fd[CENTRE_CONNECTIONS_EACH];

	serve(h, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++)
		fd[i] = dial(h);
	for (int round = 0; round < 5; round++) {
		for (size_t i = 0; i < G_N_ELEMENTS(fd); i++)
			say(fd[i], "GET /v1/centre HTTP/1.1\r\nHost: x\r\n\r\n");
		for (size_t i = 0; i < G_N_ELEMENTS(fd); i++) {
			g_autofree char *answer = hear(fd[i]);

			assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++)
		close(fd[i]);
}

/* Each look waits for its row on the disk; together they share commits. */
static void looks_are_in_the_trail_before_the_answer(void **state)
{
	struct house *h = *state;
	struct asker a = sign_in(h->lab, "canbo1");
	g_autofree char *text = g_strdup_printf(
		"GET /v1/residents/r1 HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nDancu-World: %s\r\n"
		"Dancu-Purpose: TH-02;1\r\nConnection: close\r\n\r\n",
		a.cookie, a.world);
	struct centre_ledger *reader;
	int fd[64];

	serve(h, 4);
	reader = centre_ledger_open(h->database, CENTRE_LEDGER_READ, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++) {
		fd[i] = dial(h);
		say(fd[i], text);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++) {
		g_autofree char *answer = hear(fd[i]);

		assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
		assert_non_null(strstr(answer, "ETag: \"1\""));
		assert_non_null(strstr(answer, "no-store"));
		assert_true(centre_number(reader, 0,
					  "SELECT count(*) FROM audit WHERE target = 'r1'",
					  "") > (int64_t)i);
		close(fd[i]);
	}
	centre_ledger_close(reader);
	centre_server_free(h->server);
	h->server = NULL;
	assert_int_equal(centre_audit_check(h->lab->ledger), 0);
	asker_clear(&a);
}

/* A letter that a bad line sends many times at once is one request. */
static void a_letter_sent_at_once_is_taken_once(void **state)
{
	struct house *h = *state;
	struct asker a = sign_in(h->lab, "canbo1");
	g_autofree char *uuid = lab_uuid(h->lab);
	g_autofree char *body = correction(h->lab, uuid, "r2", "1", "TinhTrangHonNhan",
					   "\"2\"", "\"1\"", "");
	g_autofree char *text = g_strdup_printf(
		"POST /v1/requests HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nDancu-World: %s\r\n"
		"Content-Type: application/json\r\nIdempotency-Key: \"%s\"\r\n"
		"If-Match: \"1\"\r\nContent-Length: %zu\r\n\r\n%s",
		a.cookie, a.world, uuid, strlen(body), body);
	g_autofree char *first = NULL;
	int fd[32];

	serve(h, 4);
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++) {
		fd[i] = dial(h);
		say(fd[i], text);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fd); i++) {
		g_autofree char *answer = hear(fd[i]);

		assert_true(g_str_has_prefix(answer, "HTTP/1.1 201 "));
		if (!first)
			first = g_strdup(strstr(answer, "\r\n\r\n"));
		assert_string_equal(strstr(answer, "\r\n\r\n"), first);
		close(fd[i]);
	}
	centre_server_free(h->server);
	h->server = NULL;
	assert_int_equal(
		centre_number(h->lab->ledger, 0, "SELECT count(*) FROM request", ""), 1);
	asker_clear(&a);
}

/* Whether the other side has closed; never waits long. */
static bool is_closed(int fd)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	char bytes[64];

	return poll(&ready, 1, 20) == 1 && recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT) <= 0;
}

/* No byte now and then keeps a connection: neither a first nor a later header. */
static void a_header_that_drips_is_cut_off(void **state)
{
	struct house *h = *state;
	struct centre_server_plan plan = {
		.listen = h->address, .database = h->database, .header_ms = 200};
	int kept, fd;

	h->server = centre_server_new(h->lab->centre, h->lab->ledger, &plan, NULL);
	assert_non_null(h->server);
	kept = dial(h);
	for (int round = 0; round < 2; round++) {
		g_autofree char *answer = NULL, *late = NULL;
		unsigned drops = 0;

		fd = dial(h);
		say(kept, ASK "\r\n");
		answer = hear(kept);
		assert_true(g_str_has_prefix(answer, "HTTP/1.1 200 "));
		if (round == 1) {
			say(fd, ASK "\r\n");
			late = hear(fd);
			say(fd, ASK);
		}
		while (!is_closed(fd) && ++drops < 1000)
			say(fd, "X");
		assert_true(drops < 1000);
		close(fd);
	}
	say(kept, ASK "\r\n");
	g_autofree char *still = hear(kept);
	assert_true(g_str_has_prefix(still, "HTTP/1.1 200 "));
	close(kept);
}

/* What goes wrong on purpose goes wrong as a bad line does. */
static void faults_are_what_they_say(void **state)
{
	static const struct centre_faults faults[] = {{100, 0, 0}, {0, 100, 0}, {0, 0, 100}};
	static const char *const begins[] = {"HTTP/1.1 503 ", "", ""};
	struct house *h = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		struct centre_server_plan plan = {
			.listen = h->address, .database = h->database, .faults = faults[i]};
		g_autofree char *answer = NULL;

		h->server = centre_server_new(h->lab->centre, h->lab->ledger, &plan, NULL);
		assert_non_null(h->server);
		answer = exchange(h, ASK "\r\n");
		assert_true(g_str_has_prefix(answer, begins[i]));
		assert_true(*begins[i] || !*answer);
		centre_server_free(h->server);
		h->server = NULL;
	}
}

static void real_work_listens_on_no_port(void **state)
{
	struct house *h = *state;
	struct centre_server_plan plan = {.listen = "127.0.0.1:1", .database = h->database};
	GError *why = NULL;

	memcpy(h->lab->centre->world_name, "real", 5);
	assert_null(centre_server_new(h->lab->centre, h->lab->ledger, &plan, &why));
	g_clear_error(&why);
	plan.listen = "0.0.0.0:8080";
	assert_null(centre_server_new(h->lab->centre, h->lab->ledger, &plan, &why));
	g_clear_error(&why);
}

static void a_living_socket_is_not_taken(void **state)
{
	struct house *h = *state;
	struct centre_server_plan plan = {.listen = h->address, .database = h->database};
	GError *why = NULL;

	serve(h, 2);
	assert_null(centre_server_new(h->lab->centre, h->lab->ledger, &plan, &why));
	g_clear_error(&why);
	assert_answer(h, "GET /v1/centre HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 200 ", "{");
}

#define AT_HOUSE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_HOUSE(answers_on_a_private_socket),
		AT_HOUSE(refuses_unclear_frames),
		AT_HOUSE(refuses_too_many_headers),
		AT_HOUSE(a_body_beyond_the_limit_is_refused),
		AT_HOUSE(crowds_do_not_stall),
		AT_HOUSE(kept_connections_do_not_stall),
		AT_HOUSE(looks_are_in_the_trail_before_the_answer),
		AT_HOUSE(a_letter_sent_at_once_is_taken_once),
		AT_HOUSE(a_header_that_drips_is_cut_off),
		AT_HOUSE(faults_are_what_they_say),
		AT_HOUSE(real_work_listens_on_no_port),
		AT_HOUSE(a_living_socket_is_not_taken),
	};

	return cmocka_run_group_tests_name("central server", tests, NULL, NULL);
}
