/* listener - sockets made with care. */
#define _GNU_SOURCE /* struct ucred */
#include "central/listener.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define BACKLOG 512

static int complain(int fd, const char *address, GError **why)
{
	g_set_error(why, g_quark_from_static_string("centre-listener"), 0,
		    _("Cannot listen on %s: %s."), address, g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool somebody_answers(const struct sockaddr_un *at)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool alive = fd >= 0 && connect(fd, (const struct sockaddr *)at, sizeof(*at)) == 0;

	if (fd >= 0)
		close(fd);
	return alive;
}

static int listen_unix(const char *path, GError **why)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	struct stat is;
	mode_t mask;
	int fd, bound;

	if (strlen(path) >= sizeof(at.sun_path)) {
		errno = ENAMETOOLONG;
		return complain(-1, path, why);
	}
	memcpy(at.sun_path, path, strlen(path));
	if (somebody_answers(&at)) {
		errno = EADDRINUSE;
		return complain(-1, path, why);
	}
	if (lstat(path, &is) == 0 && S_ISSOCK(is.st_mode))
		unlink(path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return complain(fd, path, why);
	mask = umask(0177);
	bound = bind(fd, (const struct sockaddr *)&at, sizeof(at));
	umask(mask);
	if (bound < 0 || listen(fd, BACKLOG) < 0)
		return complain(fd, path, why);
	return fd;
}

static int listen_tcp(const char *address, GError **why)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	guint64 port;
	int fd, one = 1;

	if (!g_ascii_string_to_unsigned(address + strlen("127.0.0.1:"), 10, 1, 65535, &port,
					NULL)) {
		errno = EINVAL;
		return complain(-1, address, why);
	}
	at.sin_port = htons((uint16_t)port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return complain(fd, address, why);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, (const struct sockaddr *)&at, sizeof(at)) < 0 || listen(fd, BACKLOG) < 0)
		return complain(fd, address, why);
	return fd;
}

int centre_listen(const char *address, bool practice, GError **why)
{
	if (g_str_has_prefix(address, "unix:") && address[5])
		return listen_unix(address + 5, why);
	if (practice && g_str_has_prefix(address, "127.0.0.1:"))
		return listen_tcp(address, why);
	g_set_error_literal(why, g_quark_from_static_string("centre-listener"), 1,
			    practice ? _("Listen on unix:PATH or 127.0.0.1:PORT.")
				     : _("Real work listens on unix:PATH only; a TLS proxy "
					 "stands before it."));
	return -1;
}

void centre_unlisten(const char *address)
{
	if (g_str_has_prefix(address, "unix:"))
		unlink(address + 5);
}

bool centre_peer_is_welcome(int fd)
{
	struct sockaddr_storage at;
	socklen_t length = sizeof(at);
	struct ucred peer;

	if (getsockname(fd, (struct sockaddr *)&at, &length) != 0)
		return false;
	if (at.ss_family != AF_UNIX)
		return true;
	length = sizeof(peer);
	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
	       (peer.uid == geteuid() || peer.uid == 0);
}
