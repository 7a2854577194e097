/*
 * http over TLS, against `openssl s_server` as a tiny HTTPS service with its own
 * authorities: right files are answered, everything else is refused and named.
 * Skipped where there is no openssl.
 */
#include "tests/unit/client_help.h"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "client/http.h"

#include "i18n/banned.h"

#define LIMIT_SECONDS 60
#define WORDS 40

/* One shell for all: two authorities, the service's certificates, the terminal's. */
static const char make_all[] =
	"set -e\n"
	"ca() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
	" -keyout $1.key -out $1.pem -subj /CN=$1 -days 2; }\n"
	"own() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
	" -keyout $1.key -out $1.csr -subj /CN=$1;\n"
	" openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial"
	" -days $2 -extfile names -out $1.pem; }\n"
	"echo subjectAltName=IP:127.0.0.1 >names\n"
	"ca ca; ca other; own service 2; own old -1; own terminal 2\n"
	"openssl ec -in terminal.key -aes128 -passout pass:secret -out locked.key\n"
	"mkdir v1\n"
	"printf 'HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\n"
	"Content-Length: 2\\r\\nConnection: close\\r\\n\\r\\n{}' >v1/centre\n";

struct service {
	GPid pid;
	int out;
	char *address;
};

struct got {
	unsigned calls, status;
	enum wire_error error;
};

static char *folder_of(void **state)
{
	return *state;
}

static int setup(void **state)
{
	char *dir = help_folder();
	const char *argv[] = { "/bin/sh", "-c", make_all, NULL };
	int status = 0;

	alarm(LIMIT_SECONDS);
	*state = dir;
	return g_spawn_sync(dir, (char **)argv, NULL,
			    G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
			    NULL, NULL, &status, NULL) &&
			       status == 0
		       ? 0
		       : -1;
}

static int teardown(void **state)
{
	help_remove(*state);
	g_free(*state);
	return 0;
}

/* The service says the port that it was given; read to the end of that line. */
static unsigned port_of(int out)
{
	char line[200];
	size_t n = 0;

	while (read(out, line + n, 1) == 1) {
		if (line[n] != '\n' && n < sizeof(line) - 2) {
			n++;
			continue;
		}
		line[n] = '\0';
		if (g_str_has_prefix(line, "ACCEPT 127.0.0.1:"))
			return (unsigned)g_ascii_strtoull(line + 17, NULL, 10);
		n = 0;
	}
	return 0;
}

static void service_start(struct service *s, const char *dir, const char *name, bool asks)
{
	g_autofree char *cert = g_strconcat(name, ".pem", NULL);
	g_autofree char *key = g_strconcat(name, ".key", NULL);
	const char *argv[WORDS] = { "openssl", "s_server", "-accept", "127.0.0.1:0", "-HTTP",
				    "-cert",   cert,	   "-key",    key,	     NULL };
	static const char *const more[] = { "-Verify", "1", "-verify_return_error", "-CAfile",
					    "ca.pem" };

	for (size_t i = 0; asks && i < G_N_ELEMENTS(more); i++)
		argv[9 + i] = more[i];
	assert_true(g_spawn_async_with_pipes(
		dir, (char **)argv, NULL,
		G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
		NULL, NULL, &s->pid, NULL, &s->out, NULL, NULL));
	s->address = g_strdup_printf("https://127.0.0.1:%u", port_of(s->out));
}

static void service_stop(struct service *s)
{
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	close(s->out);
	g_free(s->address);
}

static void note(const struct wire_reply *reply, void *to)
{
	struct got *got = to;

	got->calls++;
	got->status = reply->status;
	got->error = reply->error;
}

/* Asks once; names are files in `dir`, NULL where there is none. */
static struct got ask(const char *dir, const char *address, const char *ca, const char *cert,
		      const char *key)
{
	static const struct wire_request request = { .method = "GET",
						     .path = "/v1/centre",
						     .timeout = 10000 };
	g_autofree char *ca_file = ca ? g_build_filename(dir, ca, NULL) : NULL;
	g_autofree char *cert_file = cert ? g_build_filename(dir, cert, NULL) : NULL;
	g_autofree char *key_file = key ? g_build_filename(dir, key, NULL) : NULL;
	const struct http_files files = { ca_file, cert_file, key_file };
	struct transport *http = http_new(address, &files, NULL);
	struct got got = { 0 };

	transport_start(http, &request, note, &got);
	while (!got.calls) {
		transport_wait(http, NULL, 0, 1000);
		transport_collect(http);
	}
	transport_close(http);
	return got;
}

static void right_files(void **state)
{
	struct service s;
	struct got got;

	service_start(&s, folder_of(state), "service", true);
	got = ask(folder_of(state), s.address, "ca.pem", "terminal.pem", "terminal.key");
	assert_int_equal(got.error, WIRE_FINE);
	assert_int_equal(got.status, 200);
	service_stop(&s);
}

static void nobody_we_trust(void **state)
{
	struct service s;

	service_start(&s, folder_of(state), "service", false);
	assert_int_equal(ask(folder_of(state), s.address, "other.pem", NULL, NULL).error,
			 WIRE_UNTRUSTED);
	assert_int_equal(ask(folder_of(state), s.address, NULL, NULL, NULL).error,
			 WIRE_UNTRUSTED);
	assert_int_equal(ask(folder_of(state), s.address, "names", NULL, NULL).error,
			 WIRE_UNTRUSTED);
	assert_int_equal(ask(folder_of(state), s.address, "ca.pem", NULL, NULL).error,
			 WIRE_FINE);
	service_stop(&s);
}

static void expired(void **state)
{
	struct service s;

	service_start(&s, folder_of(state), "old", false);
	assert_int_equal(ask(folder_of(state), s.address, "ca.pem", NULL, NULL).error,
			 WIRE_DATED);
	service_stop(&s);
}

/* None, one that another made, a key with a password: nothing asks on the tty. */
static void own_certificate(void **state)
{
	struct service s;

	service_start(&s, folder_of(state), "service", true);
	assert_int_equal(ask(folder_of(state), s.address, "ca.pem", NULL, NULL).error,
			 WIRE_NOT_KNOWN);
	assert_int_equal(
		ask(folder_of(state), s.address, "ca.pem", "terminal.pem", "locked.key").error,
		WIRE_NOT_KNOWN);
	assert_int_equal(
		ask(folder_of(state), s.address, "ca.pem", "terminal.pem", "other.key").error,
		WIRE_NOT_KNOWN);
	assert_int_not_equal(
		ask(folder_of(state), s.address, "ca.pem", "other.pem", "other.key").error,
		WIRE_FINE);
	service_stop(&s);
}

/* A service that speaks http without TLS: once, to whoever comes. */
static void speak_plainly(int listener)
{
	static const char says[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
				   "Content-Length: 2\r\n\r\n{}";
	char got[2000];
	int fd = accept(listener, NULL, NULL);

	alarm(LIMIT_SECONDS);
	if (recv(fd, got, sizeof(got), 0) > 0)
		send(fd, says, sizeof(says) - 1, MSG_NOSIGNAL);
	_exit(0);
}

static void plain_port(void **state)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	socklen_t length = sizeof(at);
	g_autofree char *address = NULL;
	struct got got;
	pid_t pid;

	assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof(at)), 0);
	assert_int_equal(listen(listener, 4), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&at, &length), 0);
	address = g_strdup_printf("https://127.0.0.1:%u", ntohs(at.sin_port));
	pid = fork();
	if (pid == 0)
		speak_plainly(listener);
	got = ask(folder_of(state), address, "ca.pem", NULL, NULL);
	assert_int_not_equal(got.error, WIRE_FINE);
	assert_int_equal(got.status, 0);
	waitpid(pid, NULL, 0);
	close(listener);
	g_free(g_steal_pointer(&address));
	address = g_strdup_printf("http://127.0.0.1:%u", ntohs(at.sin_port));
	assert_null(http_new(address, NULL, NULL));
}

int main(void)
{
	g_autofree char *openssl = g_find_program_in_path("openssl");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right_files), cmocka_unit_test(nobody_we_trust),
		cmocka_unit_test(expired),     cmocka_unit_test(own_certificate),
		cmocka_unit_test(plain_port),
	};

	if (!openssl) {
		puts("1..0 # SKIP there is no openssl here");
		return 0;
	}
	return cmocka_run_group_tests(tests, setup, teardown);
}
