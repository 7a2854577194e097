/* printer - the helper that runs lp, and the line to it. */
#define _GNU_SOURCE /* memfd_create, seals */
#include "client/printer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "i18n/banned.h"

#define TITLE_BYTES 64
#define LP_MS 30000
#define LOOK_MS 50
#define NEWS_DONE 'd'
#define NEWS_ABSENT 'a'
#define NEWS_FAILED 'f'

struct printer {
	int line; /* to the helper */
	bool working;
};

/* ---- the helper --------------------------------------------------------------------- */

/* A title and the file that came with it; false: the terminal has gone. */
static bool receive(int line, char title[TITLE_BYTES + 1], int *file)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec words = { title, TITLE_BYTES };
	struct msghdr message = { .msg_iov = &words,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	const struct cmsghdr *head;
	ssize_t got;

	do
		got = recvmsg(line, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return false;
	title[got] = '\0';
	head = CMSG_FIRSTHDR(&message);
	*file = -1;
	if (head && head->cmsg_type == SCM_RIGHTS)
		memcpy(file, CMSG_DATA(head), sizeof(*file));
	return true;
}

static bool start_lp(const char *program, const char *title, int file, pid_t *pid)
{
	const char *const argv[] = { program, "-t", title, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t defaults;
	bool fine;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, file, STDIN_FILENO);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &defaults);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
	fine = posix_spawn(pid, program, &files, &how, (char *const *)argv, environ) == 0;
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return fine;
}

/* Waits for it, but not for ever. */
static char outcome_of(pid_t pid)
{
	int status = 0;

	for (int waited = 0; waited < LP_MS; waited += LOOK_MS) {
		if (waitpid(pid, &status, WNOHANG) == pid)
			return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? NEWS_DONE :
									       NEWS_FAILED;
		poll(NULL, 0, LOOK_MS);
	}
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return NEWS_FAILED;
}

static char print_one(const char *program, const char *title, int file)
{
	pid_t pid;

	if (access(program, X_OK) != 0)
		return NEWS_ABSENT;
	return start_lp(program, title, file, &pid) ? outcome_of(pid) : NEWS_FAILED;
}

/* A terminal left open here would never hang up: nothing but the line stays. */
static void let_go(int line)
{
	int null = open("/dev/null", O_RDWR);

	setsid();
	for (int fd = 0; null >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	if (line != 3)
		dup3(line, 3, O_CLOEXEC);
	closefrom(4);
}

static void serve(int line, const char *program)
{
	char title[TITLE_BYTES + 1];
	int file = -1;

	let_go(line);
	while (receive(3, title, &file)) {
		char news = print_one(program, title, file);

		if (file >= 0)
			close(file);
		if (send(3, &news, 1, MSG_NOSIGNAL) != 1)
			break;
	}
	close(3);
}

/* ---- the terminal's end --------------------------------------------------------------- */

struct printer *printer_start(const char *program, bool *helper)
{
	struct printer *printer;
	int pair[2];
	pid_t pid;

	*helper = false;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return NULL;
	pid = fork();
	if (pid == 0) {
		*helper = true;
		serve(pair[1], program);
		return NULL;
	}
	close(pair[1]);
	if (pid < 0) {
		close(pair[0]);
		return NULL;
	}
	printer = g_new0(struct printer, 1);
	printer->line = pair[0];
	return printer;
}

void printer_free(struct printer *printer)
{
	if (!printer)
		return;
	close(printer->line);
	g_free(printer);
}

/* The text in memory, sealed: the helper reads what was written and nothing else. */
static int file_of(const char *text, size_t bytes)
{
	const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
	int file = memfd_create("paper", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	size_t at = 0;
	ssize_t n = 1;

	while (file >= 0 && at < bytes && (n = write(file, text + at, bytes - at)) > 0)
		at += (size_t)n;
	if (file >= 0 && at == bytes && lseek(file, 0, SEEK_SET) == 0 &&
	    fcntl(file, F_ADD_SEALS, seals) == 0)
		return file;
	if (file >= 0)
		close(file);
	return -1;
}

static bool pass(int line, const char *title, int file)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = { .head = { .cmsg_level = SOL_SOCKET,
				.cmsg_type = SCM_RIGHTS,
				.cmsg_len = CMSG_LEN(sizeof(int)) } };
	struct iovec words = { (void *)title, MIN(strlen(title), TITLE_BYTES) };
	struct msghdr message = { .msg_iov = &words,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control) };

	memcpy(CMSG_DATA(&control.head), &file, sizeof(file));
	return sendmsg(line, &message, MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
}

bool printer_send(struct printer *printer, const char *text, size_t bytes, const char *title)
{
	int file;

	if (!printer || printer->working)
		return false;
	file = file_of(text, bytes);
	printer->working = file >= 0 && pass(printer->line, title, file);
	if (file >= 0)
		close(file);
	return printer->working;
}

int printer_fd(const struct printer *printer)
{
	return printer->line;
}

enum printer_news printer_news(struct printer *printer)
{
	char said = NEWS_FAILED;
	ssize_t got;

	if (!printer || !printer->working)
		return PRINTER_IDLE;
	got = recv(printer->line, &said, 1, MSG_DONTWAIT);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return PRINTER_WORKING;
	printer->working = false;
	if (got == 1 && said == NEWS_DONE)
		return PRINTER_DONE;
	return got == 1 && said == NEWS_ABSENT ? PRINTER_ABSENT : PRINTER_FAILED;
}
