/* http against a server that means no good, over a socket in a private folder. */
#include "tests/unit/client_help.h"

#include "tests/unit/bad_server.h"

#include "client/http.h"

#include "i18n/banned.h"

#define JSON "Content-Type: application/json; charset=utf-8\r\n"
#define OK "HTTP/1.1 200 OK\r\n" JSON

/* What the server says to a path, and what must come of it. */
struct trick {
	const char *path, *says;
	enum wire_error error;
	unsigned status;
	const char *body;
};

static const struct trick tricks[] = {
	{ "/ok", OK "ETag: \"7\"\r\nRetry-After: 9\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
	  WIRE_FINE, 200, "{\"a\":1}" },
	{ "/chunked", OK "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
	  WIRE_FINE, 200, "{\"a\":1}" },
	{ "/continue", "HTTP/1.1 100 Continue\r\n\r\n" OK "Content-Length: 2\r\n\r\n{}",
	  WIRE_FINE, 200, "{}" },
	{ "/problem", "HTTP/1.1 412 X\r\n" JSON "Content-Length: 2\r\n\r\n{}", WIRE_FINE, 412,
	  "{}" },
	{ "/same", "HTTP/1.1 304 X\r\nETag: \"7\"\r\n\r\n", WIRE_FINE, 304, "" },
	{ "/truncated", OK "Content-Length: 100\r\n\r\n{\"a\":1}", WIRE_BROKEN, 0, "" },
	{ "/cut-chunk", OK "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"a\"", WIRE_BROKEN, 0, "" },
	{ "/closed", "", WIRE_BROKEN, 0, "" },
	{ "/half-head", "HTTP/1.1 200 OK\r\nContent-Le", WIRE_STRANGE, 0, "" },
	{ "/no-length", OK "\r\n{\"a\":1}", WIRE_STRANGE, 0, "" },
	{ "/two-lengths", OK "Content-Length: 2\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
	  WIRE_STRANGE, 0, "" },
	{ "/both",
	  OK "Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
	  WIRE_STRANGE, 0, "" },
	{ "/negative", OK "Content-Length: -1\r\n\r\n{}", WIRE_STRANGE, 0, "" },
	{ "/redirect", "HTTP/1.1 302 X\r\nLocation: http://localhost/ok\r\n"
		       "Content-Length: 0\r\n\r\n", WIRE_STRANGE, 0, "" },
	{ "/gzip", OK "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", WIRE_STRANGE, 0,
	  "" },
	{ "/zero-nine", "<html>hello</html>", WIRE_STRANGE, 0, "" },
	{ "/etag", OK "ETag: W/\"7\"\r\nContent-Length: 2\r\n\r\n{}", WIRE_FINE, 200, "{}" },
	{ "/longer", OK "Content-Length: 2\r\n\r\n{} DROP", WIRE_FINE, 200, "{}" },
};

/* ---- the server --------------------------------------------------------------- */

/* Without an end: the other side has to stop it.  Bounded all the same. */
static void endless(int fd, const char *path)
{
	g_autofree char *much = g_strnfill(65536, 'a');

	if (!strcmp(path, "/endless")) {
		bad_put(fd, OK "Transfer-Encoding: chunked\r\n\r\n", strlen(OK) + 30);
		for (int i = 0; i < 4000; i++)
			if (!bad_put(fd, "10000\r\n", 7) || !bad_put(fd, much, 65536) ||
			    !bad_put(fd, "\r\n", 2))
				return;
	} else if (!strcmp(path, "/head")) {
		bad_put(fd, OK "X: ", strlen(OK) + 3);
		for (int i = 0; i < 5; i++)
			if (!bad_put(fd, much, 65536))
				return;
		bad_put(fd, "\r\nContent-Length: 2\r\n\r\n{}", 25);
	} else if (!strcmp(path, "/lines")) {
		bad_put(fd, OK, strlen(OK));
		for (int i = 0; i < 400; i++)
			if (!bad_put(fd, "X: y\r\n", 6))
				return;
		bad_put(fd, "Content-Length: 2\r\n\r\n{}", 23);
	} else if (!strcmp(path, "/drip")) {
		bad_put(fd, OK "Content-Length: 500\r\n\r\n", strlen(OK) + 23);
		for (int i = 0; i < 100 && bad_put(fd, "a", 1); i++)
			bad_rest(100);
	} else if (!strcmp(path, "/hang")) {
		bad_rest(8000);
	}
}

/* One request; false: the connection is over. */
static bool serve_one(int fd, void *self)
{
	char got[4096];
	ssize_t n = recv(fd, got, sizeof(got) - 1, 0);
	char *path, *blank;

	(void)self;
	if (n <= 0)
		return false;
	got[n] = '\0';
	path = strchr(got, ' ');
	blank = path ? strchr(path + 1, ' ') : NULL;
	if (!blank)
		return false;
	*blank = '\0';
	path++;
	if (!strcmp(path, "/echo")) {
		g_autofree char *text = g_strdup_printf(
			OK "Content-Length: %zu\r\n\r\n%s", strlen(strstr(blank + 1, "\r\n\r\n") + 4),
			strstr(blank + 1, "\r\n\r\n") + 4);

		return bad_put(fd, text, strlen(text));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tricks); i++)
		if (!strcmp(tricks[i].path, path)) {
			bad_put(fd, tricks[i].says, strlen(tricks[i].says));
			return !strcmp(path, "/ok");
		}
	endless(fd, path);
	return false;
}

/* ---- the tests ---------------------------------------------------------------- */

struct fixture {
	char *dir, *address;
	pid_t server;
	struct transport *http;
};

struct got {
	unsigned calls, status, retry_after, elapsed, up, down;
	enum wire_error error;
	char *body, *type, *etag;
};

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	f->dir = help_folder();
	f->address = g_strdup_printf("unix:%s/socket", f->dir);
	f->server = bad_server_start(f->address, serve_one, NULL);
	if (f->server < 0)
		return -1;
	f->http = http_new(f->address, NULL, NULL);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	transport_close(f->http);
	bad_server_end(f->server);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f->address);
	g_free(f);
	return 0;
}

static void note(const struct wire_reply *reply, void *to)
{
	struct got *got = to;

	got->calls++;
	got->error = reply->error;
	got->status = reply->status;
	got->retry_after = reply->retry_after;
	got->elapsed = reply->elapsed;
	got->up = reply->up;
	got->down = reply->down;
	g_free(got->body);
	g_free(got->type);
	g_free(got->etag);
	got->body = g_strdup(reply->body);
	got->type = g_strdup(reply->content_type);
	got->etag = g_strdup(reply->etag);
}

static void got_clear(struct got *got)
{
	g_free(got->body);
	g_free(got->type);
	g_free(got->etag);
	*got = (struct got){ 0 };
}

static unsigned ask(const struct transport *http, const char *path, const char *body,
		    unsigned timeout, struct got *got)
{
	struct wire_request request = { .method = body ? "POST" : "GET",
					.path = path,
					.body = body,
					.length = body ? strlen(body) : 0,
					.timeout = timeout };

	return transport_start(http, &request, note, got);
}

/* Until `got` was called so often, at most 10 s. */
static void until(const struct transport *http, const struct got *got, unsigned calls)
{
	gint64 end = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;

	while (got->calls < calls && g_get_monotonic_time() < end) {
		transport_wait(http, NULL, 0, 100);
		transport_collect(http);
	}
	assert_int_equal(got->calls, calls);
}

static void every_trick(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(tricks); i++) {
		const struct trick *t = &tricks[i];
		struct got got = { 0 };

		ask(f->http, t->path, NULL, 5000, &got);
		until(f->http, &got, 1);
		if (got.error != t->error || got.status != t->status)
			print_message("# %s: error %d status %u\n", t->path, got.error,
				      got.status);
		assert_int_equal(got.error, t->error);
		assert_int_equal(got.status, t->status);
		assert_string_equal(got.body, t->body);
		got_clear(&got);
	}
}

static void head_is_read(void **state)
{
	struct fixture *f = *state;
	struct got got = { 0 };

	ask(f->http, "/ok", NULL, 5000, &got);
	until(f->http, &got, 1);
	assert_string_equal(got.type, "application/json");
	assert_string_equal(got.etag, "7");
	assert_int_equal(got.retry_after, 9);
	assert_true(got.up > 20 && got.up < 200);
	assert_true(got.down > 80 && got.down < 300);
	ask(f->http, "/etag", NULL, 5000, &got);
	until(f->http, &got, 2);
	assert_string_equal(got.etag, "");
	got_clear(&got);
}

/* What never ends is ended, soon, and at a bounded size. */
static void bounded(void **state)
{
	struct fixture *f = *state;
	static const char *const paths[] = { "/endless", "/head", "/lines" };
	struct got got = { 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		ask(f->http, paths[i], NULL, 8000, &got);
		until(f->http, &got, (unsigned)i + 1);
		assert_true(got.error == WIRE_TOO_LARGE || got.error == WIRE_STRANGE);
		assert_int_equal(got.status, 0);
		assert_string_equal(got.body, "");
	}
	got_clear(&got);
}

static void too_slow(void **state)
{
	struct fixture *f = *state;
	struct got got = { 0 };

	http_patience(f->http, 30, 1);
	ask(f->http, "/drip", NULL, 60000, &got);
	until(f->http, &got, 1);
	assert_int_equal(got.error, WIRE_TIMEOUT);
	ask(f->http, "/hang", NULL, 300, &got);
	until(f->http, &got, 2);
	assert_int_equal(got.error, WIRE_TIMEOUT);
	assert_in_range(got.elapsed, 250, 3000);
	got_clear(&got);
}

/* A wait ends when the caller's own descriptor is ready, though the wire hangs. */
static void wait_sees_the_keys(void **state)
{
	struct fixture *f = *state;
	struct pollfd key = { .events = POLLIN };
	struct got got = { 0 };
	int fds[2];

	assert_int_equal(pipe(fds), 0);
	key.fd = fds[0];
	assert_int_equal(write(fds[1], "x", 1), 1);
	assert_int_equal(transport_wait(f->http, &key, 1, 5000), 1);
	ask(f->http, "/hang", NULL, 9000, &got);
	transport_collect(f->http);
	key.revents = 0;
	for (int i = 0; i < 50 && !key.revents; i++) {
		transport_wait(f->http, &key, 1, 5000);
		transport_collect(f->http);
	}
	assert_true(key.revents & POLLIN);
	assert_int_equal(got.calls, 0);
	close(fds[0]);
	close(fds[1]);
}

static void cancelled_is_silent(void **state)
{
	struct fixture *f = *state;
	struct got one = { 0 }, two = { 0 };
	unsigned ticket = ask(f->http, "/hang", NULL, 9000, &one);

	transport_collect(f->http);
	transport_cancel(f->http, ticket);
	transport_cancel(f->http, ticket);
	ask(f->http, "/ok", NULL, 5000, &two);
	until(f->http, &two, 1);
	assert_int_equal(one.calls, 0);
	got_clear(&two);
}

static void nobody_there(void **state)
{
	struct fixture *f = *state;
	struct got got = { 0 };

	http_move(f->http, "unix:/nowhere/at/all");
	ask(f->http, "/ok", NULL, 5000, &got);
	until(f->http, &got, 1);
	assert_int_equal(got.error, WIRE_NO_ROUTE);
	http_move(f->http, f->address);
	ask(f->http, "/ok", NULL, 5000, &got);
	until(f->http, &got, 2);
	assert_int_equal(got.error, WIRE_FINE);
	got_clear(&got);
}

static void addresses(void **state)
{
	static const char *const wrong[] = {
		"", "unix:", "unix:relative", "http://x", "https://", "https://a/b",
		"https://user@host", "ftp://x", "file:///etc/passwd",
	};
	struct transport *fine;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		GError *error = NULL;

		assert_null(http_new(wrong[i], NULL, &error));
		assert_non_null(error);
		g_error_free(error);
	}
	fine = http_new("https://trung-tam.example:8443", NULL, NULL);
	assert_non_null(fine);
	transport_close(fine);
}

/* Three clients in one process, their questions mixed; each gets its own answers. */
static void three_clients(void **state)
{
	struct fixture *f = *state;
	struct transport *http[3];
	struct got got[3] = { 0 };

	for (int i = 0; i < 3; i++)
		http[i] = http_new(f->address, NULL, NULL);
	for (unsigned turn = 1; turn <= 20; turn++) {
		for (int i = 0; i < 3; i++) {
			g_autofree char *body = g_strdup_printf("{\"c\":%d,\"n\":%u}", i, turn);

			ask(http[i], "/echo", body, 5000, &got[i]);
			transport_collect(http[i]);
		}
		for (int i = 0; i < 3; i++) {
			g_autofree char *body = g_strdup_printf("{\"c\":%d,\"n\":%u}", i, turn);

			until(http[i], &got[i], turn);
			assert_int_equal(got[i].error, WIRE_FINE);
			assert_string_equal(got[i].body, body);
		}
	}
	for (int i = 0; i < 3; i++) {
		transport_close(http[i]);
		got_clear(&got[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_trick, setup, teardown),
		cmocka_unit_test_setup_teardown(head_is_read, setup, teardown),
		cmocka_unit_test_setup_teardown(bounded, setup, teardown),
		cmocka_unit_test_setup_teardown(too_slow, setup, teardown),
		cmocka_unit_test_setup_teardown(wait_sees_the_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(cancelled_is_silent, setup, teardown),
		cmocka_unit_test_setup_teardown(nobody_there, setup, teardown),
		cmocka_unit_test(addresses),
		cmocka_unit_test_setup_teardown(three_clients, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
