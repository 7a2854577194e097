/*
 * child - posix_spawn with two pipes: what it is told, and what it says
 * (standard output and error together, so that a complaint is read too).
 */
#define _GNU_SOURCE /* pipe2, POSIX_SPAWN_SETSID */
#include "client/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "i18n/banned.h"

#define LINE_MAX_BYTES 4096

struct child {
	pid_t pid;
	int out; /* -1 when it has closed it */
	GString *said;
	bool ended, fine;
};

static bool spawn(pid_t *pid, const char *const *argv, int in, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, defaults;
	bool fine;

	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGHUP);
	sigaddset(&defaults, SIGTERM);
	sigaddset(&defaults, SIGINT);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, 0);
	posix_spawn_file_actions_adddup2(&files, out, 1);
	posix_spawn_file_actions_adddup2(&files, out, 2);
	/* It may outlive us: a tty left open in it would never hang up. */
	posix_spawn_file_actions_addclosefrom_np(&files, 3);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &defaults);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK |
					       POSIX_SPAWN_SETSIGDEF);
	fine = posix_spawn(pid, argv[0], &files, &how, (char *const *)argv, environ) == 0;
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return fine;
}

struct child *child_start(const char *const *argv, const char *input)
{
	struct child *child = g_new0(struct child, 1);
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };
	bool fine;

	child->said = g_string_new("");
	fine = pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0 &&
	       fcntl(out[0], F_SETFL, O_NONBLOCK) == 0 &&
	       spawn(&child->pid, argv, in[0], out[1]);
	child->out = out[0];
	/* A password and its line end: a pipe holds that without waiting. */
	if (fine && input)
		fine = write(in[1], input, strlen(input)) == (ssize_t)strlen(input);
	if (in[0] >= 0)
		close(in[0]);
	if (in[1] >= 0)
		close(in[1]);
	if (out[1] >= 0)
		close(out[1]);
	if (fine)
		return child;
	child_end(child);
	return NULL;
}

int child_fd(const struct child *child)
{
	return child->out;
}

int child_pid(const struct child *child)
{
	return (int)child->pid;
}

static void take(struct child *child)
{
	char bytes[1024];
	ssize_t got;

	while (child->out >= 0 && child->said->len < LINE_MAX_BYTES) {
		got = read(child->out, bytes, sizeof(bytes));
		if (got > 0) {
			g_string_append_len(child->said, bytes, got);
			continue;
		}
		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		close(child->out);
		child->out = -1;
	}
}

char *child_line(struct child *child)
{
	const char *end;
	char *line;

	take(child);
	end = memchr(child->said->str, '\n', child->said->len);
	if (!end)
		return NULL;
	line = g_strndup(child->said->str, (gsize)(end - child->said->str));
	g_string_erase(child->said, 0, (gssize)(end - child->said->str) + 1);
	return line;
}

static void reap(struct child *child, int options)
{
	int status = 0;
	pid_t got;

	if (child->ended || child->pid <= 0)
		return;
	do
		got = waitpid(child->pid, &status, options);
	while (got < 0 && errno == EINTR);
	if (got == 0)
		return;
	child->ended = true;
	child->fine = got > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool child_ended(struct child *child, bool *fine)
{
	reap(child, WNOHANG);
	*fine = child->fine;
	return child->ended;
}

void child_leave(struct child *child)
{
	if (!child)
		return;
	reap(child, WNOHANG);
	if (child->out >= 0)
		close(child->out);
	g_string_free(child->said, TRUE);
	g_free(child);
}

void child_end(struct child *child)
{
	if (!child)
		return;
	if (child->pid > 0 && !child->ended) {
		kill(child->pid, SIGTERM);
		reap(child, 0);
	}
	child_leave(child);
}
