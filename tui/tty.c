/* tty - what the kernel must be asked about the line. */
#include "config.h"

#include "tui/tty.h"

#include <fcntl.h>
#include <glib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "i18n/banned.h"

int tty_own(int fd)
{
	const int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
	char path[64];
	int own;

	g_snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	own = open(path, flags);
	if (own < 0 && ttyname_r(fd, path, sizeof(path)) == 0)
		own = open(path, flags);
	return own >= 0 ? own : fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

void tty_size(int fd, int *rows, int *cols)
{
	struct winsize size = { 0 };

	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
		size.ws_row = 24;
		size.ws_col = 80;
	}
	*rows = MIN(size.ws_row, 500);
	*cols = MIN(size.ws_col, 1000);
}

struct termios tty_raw(int fd, const struct termios *before)
{
	struct termios raw = *before;

	cfmakeraw(&raw);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(fd, TCSANOW, &raw);
	return raw;
}
