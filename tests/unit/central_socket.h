/*
 * central_socket - a served centre in a folder of its own, and plain sockets to
 * ask it with: what libcurl would never send can be said here.
 */
#ifndef TESTS_CENTRAL_SOCKET_H
#define TESTS_CENTRAL_SOCKET_H

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "central/server.h"
#include "central_help.h"

#define PATIENCE_MS 40000

/* A served centre in a folder of its own. */
struct house {
	struct lab *lab;
	struct centre_server *server;
	char *folder, *database, *socket, *address;
};

static int64_t steady(void *self)
{
	struct timespec t;

	(void)self;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void serve(struct house *h, unsigned workers)
{
	struct centre_server_plan plan = {
		.listen = h->address, .database = h->database, .workers = workers};
	GError *why = NULL;

	h->server = centre_server_new(h->lab->centre, h->lab->ledger, &plan, &why);
	if (!h->server)
		print_error("%s\n", why->message);
	assert_non_null(h->server);
}

static int setup(void **state)
{
	struct house *h = g_new0(struct house, 1);

	h->folder = g_dir_make_tmp("centre-XXXXXX", NULL);
	h->database = g_build_filename(h->folder, "r.db", NULL);
	h->socket = g_build_filename(h->folder, "s", NULL);
	h->address = g_strconcat("unix:", h->socket, NULL);
	h->lab = lab_new_at(h->database);
	h->lab->world.steady = steady;
	*state = h;
	return 0;
}

static int teardown(void **state)
{
	static const char *const tails[] = {"", "-wal", "-shm"};
	struct house *h = *state;

	centre_server_free(h->server);
	lab_teardown((void **)&h->lab);
	for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
		g_autofree char *path = g_strconcat(h->database, tails[i], NULL);

		g_unlink(path);
	}
	g_rmdir(h->folder);
	g_free(h->folder);
	g_free(h->database);
	g_free(h->socket);
	g_free(h->address);
	g_free(h);
	return 0;
}

static int dial(const struct house *h)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, h->socket, strlen(h->socket));
	assert_int_equal(connect(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	return fd;
}

static void say(int fd, const char *text)
{
	size_t length = strlen(text);

	while (length > 0) {
		ssize_t sent = send(fd, text, length, MSG_NOSIGNAL);

		if (sent < 0 && errno == EPIPE)
			return;
		assert_true(sent > 0);
		text += sent;
		length -= (size_t)sent;
	}
}

/* How many bytes a whole answer has; 0: not all of it is here. */
static size_t answer_length(const char *text)
{
	const char *end = strstr(text, "\r\n\r\n");
	const char *length = strstr(text, "Content-Length: ");

	if (!end)
		return 0;
	return (size_t)(end + 4 - text) +
	       (length ? (size_t)g_ascii_strtoull(length + 16, NULL, 10) : 0);
}

/* One answer; "" when the other side only closed.  Fails when it takes too long. */
static char *hear(int fd)
{
	GString *in = g_string_new(NULL);
	char bytes[4096];

	for (;;) {
		struct pollfd ready = {.fd = fd, .events = POLLIN};
		ssize_t got;

		assert_int_equal(poll(&ready, 1, PATIENCE_MS), 1);
		got = recv(fd, bytes, sizeof(bytes), 0);
		if (got <= 0)
			break;
		g_string_append_len(in, bytes, got);
		if (answer_length(in->str) && in->len >= answer_length(in->str))
			break;
	}
	return g_string_free(in, FALSE);
}

static char *exchange(const struct house *h, const char *text)
{
	int fd = dial(h);
	char *answer;

	say(fd, text);
	answer = hear(fd);
	close(fd);
	return answer;
}

static void assert_answer(const struct house *h, const char *text, const char *begins,
			  const char *slug)
{
	g_autofree char *answer = exchange(h, text);

	if (!g_str_has_prefix(answer, begins) || !strstr(answer, slug))
		print_error("%s\n-> %s\n", text, answer);
	assert_true(g_str_has_prefix(answer, begins));
	assert_non_null(strstr(answer, slug));
}

#endif
