/*
 * bad_server - a server that means no good, for tests: a process of its own
 * behind a socket in a private folder, with a child for each connection.
 */
#ifndef TESTS_UNIT_BAD_SERVER_H
#define TESTS_UNIT_BAD_SERVER_H

#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* One question on this connection; false: the connection is over. */
typedef bool (*bad_server_one)(int fd, void *self);

static inline bool bad_put(int fd, const char *bytes, size_t length)
{
	return send(fd, bytes, length, MSG_NOSIGNAL) == (ssize_t)length;
}

static inline bool bad_say(int fd, const char *text)
{
	return bad_put(fd, text, strlen(text));
}

static inline void bad_rest(int ms)
{
	struct pollfd none = { .fd = -1 };

	poll(&none, 1, ms);
}

static inline void bad_server_live(int listener, bad_server_one one, void *self)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0)
			_exit(0);
		if (fork() == 0) {
			close(listener);
			while (one(fd, self))
				continue;
			_exit(0);
		}
		close(fd);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			continue;
	}
}

/* Listens at "unix:PATH"; the process, or -1. */
static inline pid_t bad_server_start(const char *address, bad_server_one one, void *self)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	pid_t pid;

	g_strlcpy(at.sun_path, address + 5, sizeof(at.sun_path));
	if (bind(listener, (struct sockaddr *)&at, sizeof(at)) || listen(listener, 16))
		return -1;
	pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		bad_server_live(listener, one, self);
	}
	setpgid(pid, pid);
	close(listener);
	return pid;
}

static inline void bad_server_end(pid_t pid)
{
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

#endif
