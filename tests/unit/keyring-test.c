/*
 * keyring: what each kind of keyring answers.  tests/keyring-test.sh makes the
 * keyrings and calls this program once for each, with its name:
 *
 *   unlocked, locked, bare (a service without any keyring), nobus, nowhere (an
 *   address nobody listens at), hung (a bus that never speaks), mute (a
 *   service that never answers), gone PID (a bus that ends in the middle)
 */
#include "tests/unit/client_help.h"

#include <errno.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "client/keyring.h"

#include "i18n/banned.h"

#define SECRETS "org.freedesktop.secrets"
#define PATIENCE_MS 4000

static const struct keyring_name canbo1 = { "practice", "01930000-aaaa", "canbo1", "kek-1" };

struct heard {
	unsigned times;
	enum keyring_state state;
	bool with_key;
	uint8_t key[KEYRING_KEY];
};

struct fixture {
	struct help_world help;
	struct keyring *keyring;
	struct heard heard;
	pid_t bus; /* of BUS_PID */
};

static void hear(enum keyring_state state, const uint8_t *key, void *to)
{
	struct heard *heard = to;

	heard->times++;
	heard->state = state;
	heard->with_key = key != NULL;
	if (key)
		memcpy(heard->key, key, KEYRING_KEY);
}

/* As the program's loop does: until the answer, or `ms` of real time. */
static void wait_ms(struct fixture *f, int ms)
{
	int64_t end = g_get_monotonic_time() + ms * 1000;

	while (f->heard.times == 0 && g_get_monotonic_time() < end) {
		struct pollfd fd = { .fd = keyring_fd(f->keyring), .events = POLLIN };
		int64_t again = keyring_tick(f->keyring);

		if (again < 0)
			break;
		if (f->heard.times == 0)
			poll(&fd, 1, (int)MIN(again, (end - g_get_monotonic_time()) / 1000 + 1));
	}
}

static enum keyring_state answer(struct fixture *f)
{
	wait_ms(f, PATIENCE_MS);
	assert_int_equal(f->heard.times, 1);
	return f->heard.state;
}

static enum keyring_state find(struct fixture *f, const struct keyring_name *name)
{
	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, name, hear, &f->heard);
	assert_int_equal(f->heard.times, 0);
	return answer(f);
}

static enum keyring_state keep(struct fixture *f, const struct keyring_name *name, uint8_t first)
{
	uint8_t key[KEYRING_KEY] = { first, 0, 255, 10 };

	f->heard = (struct heard){ 0 };
	keyring_keep(f->keyring, name, key, hear, &f->heard);
	return answer(f);
}

static enum keyring_state forget(struct fixture *f, const struct keyring_name *name)
{
	f->heard = (struct heard){ 0 };
	keyring_forget(f->keyring, name, hear, &f->heard);
	return answer(f);
}

/* After an answer nothing is under way: an idle terminal is not woken. */
static void at_rest(struct fixture *f)
{
	assert_int_equal(keyring_tick(f->keyring), -1);
	assert_int_equal(keyring_fd(f->keyring), -1);
}

/* ---- a keyring that works ---------------------------------------------------- */

static void keeps_finds_forgets(void **state)
{
	struct fixture *f = *state;
	struct keyring_name other = canbo1, all = canbo1;

	other.officer = "canbo2";
	all.id = NULL;
	assert_int_equal(find(f, &canbo1), KEYRING_NONE);
	assert_int_equal(keep(f, &canbo1, 7), KEYRING_READY);
	assert_int_equal(keep(f, &other, 9), KEYRING_READY);
	assert_int_equal(find(f, &canbo1), KEYRING_READY);
	assert_true(f->heard.with_key);
	assert_int_equal(f->heard.key[0], 7);
	assert_int_equal(f->heard.key[2], 255);
	assert_int_equal(f->heard.key[3], 10);
	assert_int_equal(find(f, &other), KEYRING_READY);
	assert_int_equal(f->heard.key[0], 9);
	assert_int_equal(forget(f, &all), KEYRING_READY);
	assert_int_equal(find(f, &canbo1), KEYRING_NONE);
	assert_false(f->heard.with_key);
	assert_int_equal(find(f, &other), KEYRING_READY);
	assert_int_equal(forget(f, &canbo1), KEYRING_NONE);
	at_rest(f);
}

/* The wrong world, centre, id: each is another key. */
static void tells_names_apart(void **state)
{
	struct fixture *f = *state;
	struct keyring_name wrong = canbo1;

	assert_int_equal(keep(f, &canbo1, 3), KEYRING_READY);
	wrong.world = "real";
	assert_int_equal(find(f, &wrong), KEYRING_NONE);
	wrong = canbo1;
	wrong.centre = "01930000-bbbb";
	assert_int_equal(find(f, &wrong), KEYRING_NONE);
	wrong = canbo1;
	wrong.id = "kek-2";
	assert_int_equal(find(f, &wrong), KEYRING_NONE);
}

/* The second question ends the first; both are told once. */
static void one_at_a_time(void **state)
{
	struct fixture *f = *state;
	struct heard first = { 0 };

	assert_int_equal(keep(f, &canbo1, 4), KEYRING_READY);
	keyring_find(f->keyring, &canbo1, hear, &first);
	assert_int_equal(find(f, &canbo1), KEYRING_READY);
	assert_int_equal(first.times, 1);
	assert_int_equal(first.state, KEYRING_SILENT);
	assert_false(first.with_key);
}

/* Freed in the middle: nobody is called, nothing hangs. */
static void left_alone(void **state)
{
	struct fixture *f = *state;

	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, &canbo1, hear, &f->heard);
	keyring_free(g_steal_pointer(&f->keyring));
	assert_int_equal(f->heard.times, 0);
}

/* ---- one that does not ---------------------------------------------------------- */

static void all_answer(struct fixture *f, enum keyring_state expected)
{
	assert_int_equal(find(f, &canbo1), expected);
	assert_false(f->heard.with_key);
	assert_int_equal(keep(f, &canbo1, 1), expected);
	assert_int_equal(forget(f, &canbo1), expected);
	at_rest(f);
}

static void is_locked(void **state)
{
	all_answer(*state, KEYRING_LOCKED);
}

static void is_absent(void **state)
{
	all_answer(*state, KEYRING_ABSENT);
}

/* What was cancelled ends by itself, and so the next question is asked. */
static void at_end(struct fixture *f)
{
	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, &canbo1, hear, &f->heard);
	wait_ms(f, 150);
	assert_int_equal(f->heard.times, 0);
	help_pass(&f->help, KEYRING_LIMIT_MS);
	keyring_tick(f->keyring);
	assert_int_equal(f->heard.times, 1);
	assert_int_equal(f->heard.state, KEYRING_SILENT);
	f->heard.times = 0;
	wait_ms(f, 150);
	at_rest(f);
}

/* No answer; then three seconds have passed on the steady clock. */
static void is_silent(void **state)
{
	struct fixture *f = *state;

	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, &canbo1, hear, &f->heard);
	wait_ms(f, 150);
	assert_int_equal(f->heard.times, 0);
	help_pass(&f->help, KEYRING_LIMIT_MS - 1);
	keyring_tick(f->keyring);
	assert_int_equal(f->heard.times, 0);
	help_pass(&f->help, 1);
	keyring_tick(f->keyring);
	assert_int_equal(f->heard.times, 1);
	assert_int_equal(f->heard.state, KEYRING_SILENT);
	at_end(f);
}

/* ... and the call that was cancelled ends by itself, soon. */
static void ends_what_it_cancelled(void **state)
{
	struct fixture *f = *state;
	int64_t before = g_get_monotonic_time();

	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, &canbo1, hear, &f->heard);
	wait_ms(f, 50);
	keyring_free(g_steal_pointer(&f->keyring));
	assert_true(g_get_monotonic_time() - before < 1000 * 1000);
	assert_int_equal(f->heard.times, 0);
}

/* The bus ends while it is asked: GLib would end the program with it. */
static void outlives_the_bus(void **state)
{
	struct fixture *f = *state;

	f->heard = (struct heard){ 0 };
	keyring_find(f->keyring, &canbo1, hear, &f->heard);
	wait_ms(f, 150);
	assert_int_equal(f->heard.times, 0);
	assert_int_equal(kill(f->bus, SIGTERM), 0);
	assert_int_equal(answer(f), KEYRING_ABSENT);
	assert_int_equal(find(f, &canbo1), KEYRING_ABSENT);
}

/* ---- the other side -------------------------------------------------------------- */

static GDBusMessage *swallow(GDBusConnection *bus, GDBusMessage *message, gboolean incoming,
			     gpointer to)
{
	(void)bus;
	(void)to;
	if (!incoming || g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
		return message;
	g_object_unref(message);
	return NULL;
}

/* Owns the service's name, hears everything and says nothing until `in` ends. */
static void be_mute(int in, int out)
{
	GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
	GVariant *answer;
	char byte = 'r';

	if (!bus)
		_exit(1);
	g_dbus_connection_set_exit_on_close(bus, FALSE);
	g_dbus_connection_add_filter(bus, swallow, NULL, NULL);
	answer = g_dbus_connection_call_sync(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
					     "org.freedesktop.DBus", "RequestName",
					     g_variant_new("(su)", SECRETS, 4u), NULL,
					     G_DBUS_CALL_FLAGS_NONE, 2000, NULL, NULL);
	if (!answer || write(out, &byte, 1) != 1)
		_exit(1);
	while (read(in, &byte, 1) > 0)
		;
	_exit(0);
}

static bool start_mute(pid_t *child, int *end)
{
	int to[2], from[2];
	char byte;

	if (pipe(to) != 0 || pipe(from) != 0)
		return false;
	*child = fork();
	if (*child == 0) {
		close(to[1]);
		close(from[0]);
		be_mute(to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	*end = to[1];
	return *child > 0 && read(from[0], &byte, 1) == 1;
}

/* A socket that takes everybody's call and never speaks. */
static int listen_silently(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	g_autofree char *address = g_strconcat("unix:path=", path, NULL);

	g_strlcpy(at.sun_path, path, sizeof(at.sun_path));
	g_setenv("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
	return fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof(at)) == 0 &&
			       listen(fd, 8) == 0 ? fd : -1;
}

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 7);
	f->keyring = keyring_new(&f->help.world);
	f->bus = (pid_t)g_ascii_strtoll(g_getenv("BUS_PID") ? g_getenv("BUS_PID") : "0", NULL, 10);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	keyring_free(f->keyring);
	g_free(f);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static int run(const char *kind)
{
	static const struct CMUnitTest unlocked[] = { TEST(keeps_finds_forgets),
						      TEST(tells_names_apart),
						      TEST(one_at_a_time), TEST(left_alone) };
	static const struct CMUnitTest locked[] = { TEST(is_locked), TEST(left_alone) };
	static const struct CMUnitTest absent[] = { TEST(is_absent), TEST(left_alone) };
	static const struct CMUnitTest silent[] = { TEST(is_silent),
						    TEST(ends_what_it_cancelled) };
	static const struct CMUnitTest gone[] = { TEST(outlives_the_bus) };

	if (g_str_equal(kind, "unlocked"))
		return cmocka_run_group_tests(unlocked, NULL, NULL);
	if (g_str_equal(kind, "locked"))
		return cmocka_run_group_tests(locked, NULL, NULL);
	if (g_str_equal(kind, "hung") || g_str_equal(kind, "mute"))
		return cmocka_run_group_tests(silent, NULL, NULL);
	if (g_str_equal(kind, "gone"))
		return cmocka_run_group_tests(gone, NULL, NULL);
	return cmocka_run_group_tests(absent, NULL, NULL);
}

int main(int argc, char **argv)
{
	const char *kind = argc > 1 ? argv[1] : "nobus";
	g_autofree char *path = g_strdup_printf("%s/silent", argc > 2 ? argv[2] : ".");
	pid_t mute = 0;
	int fd = -1, failed;

	if (g_str_equal(kind, "hung"))
		fd = listen_silently(path);
	else if ((g_str_equal(kind, "mute") || g_str_equal(kind, "gone")) &&
		 !start_mute(&mute, &fd))
		return 1;
	failed = run(kind);
	if (fd >= 0)
		close(fd);
	if (mute > 0)
		waitpid(mute, NULL, 0);
	return failed;
}
