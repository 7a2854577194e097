/*
 * stage - one poll() in pump() is the only place that waits.  The slave side
 * stays open here: so nothing that a program wrote before it ended is lost,
 * and what it has not yet read can be counted.
 */
#include "config.h"

#include "tests/stage/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include "tests/stage/inside.h"

#include "i18n/banned.h"

static void on_answer(const char *bytes, size_t n, void *self)
{
	struct stage *s = self;

	if (s->probing)
		s->brackets = s->brackets || n > 0;
	else if (!s->muted)
		g_byte_array_append(s->answers, (const guint8 *)bytes, (guint)n);
}

static int on_property(VTermProp property, VTermValue *value, void *self)
{
	struct stage *s = self;

	if (property == VTERM_PROP_ALTSCREEN)
		s->alternate = value->boolean;
	return 1;
}

static void open_eyes(struct stage *s)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

	s->term = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->term, !s->bytes);
	vterm_output_set_callback(s->term, on_answer, s);
	s->state = vterm_obtain_state(s->term);
	s->screen = vterm_obtain_screen(s->term);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_set_callbacks(s->screen, &callbacks, s);
	vterm_screen_reset(s->screen, 1);
}

/* In the child: becomes the program. */
static void become(struct stage *s, const struct stage_setup *setup)
{
	g_auto(GStrv) environment = setup->environment != NULL ?
					    g_strdupv((char **)setup->environment) :
					    g_get_environ();

	environment = g_environ_setenv(environment, "TERM",
				       setup->term != NULL ? setup->term : "xterm-256color",
				       TRUE);
	close(s->master);
	if (login_tty(s->slave) == 0)
		execvpe(setup->argv[0], (char **)setup->argv, environment);
	fprintf(stderr, "stage: %s: %s\r\n", setup->argv[0], strerror(errno));
	_exit(127);
}

struct stage *stage_start(const struct stage_setup *setup)
{
	struct stage *s = g_new0(struct stage, 1);
	struct winsize size = { 0 };

	s->rows = setup->rows > 0 ? setup->rows : 24;
	s->cols = setup->cols > 0 ? setup->cols : 80;
	s->status = -1;
	s->bytes = setup->bytes;
	s->muted = setup->silent;
	s->ended = -1;
	s->answers = g_byte_array_new();
	s->seen = g_byte_array_new();
	size.ws_row = (unsigned short)s->rows;
	size.ws_col = (unsigned short)s->cols;
	open_eyes(s);
	if (openpty(&s->master, &s->slave, NULL, NULL, &size) != 0)
		g_error("stage: openpty: %s", strerror(errno));
	fcntl(s->master, F_SETFD, FD_CLOEXEC);
	fcntl(s->master, F_SETFL, O_NONBLOCK);
	fcntl(s->slave, F_SETFD, FD_CLOEXEC);
	tcgetattr(s->master, &s->before);
	fflush(NULL);
	s->pid = fork();
	if (s->pid < 0)
		g_error("stage: fork: %s", strerror(errno));
	if (s->pid == 0)
		become(s, setup);
	s->ended = (int)syscall(SYS_pidfd_open, s->pid, 0);
	return s;
}

/* ---- waiting ------------------------------------------------------------ */

static gint64 deadline(double seconds)
{
	return g_get_monotonic_time() + (gint64)(seconds * 1e6);
}

/* Sends what waits to be sent, as far as the program's queue takes it. */
static void send_answers(struct stage *s)
{
	ssize_t n;

	if (s->answers->len == 0 || s->master < 0)
		return;
	n = write(s->master, s->answers->data, s->answers->len);
	if (n > 0)
		g_byte_array_remove_range(s->answers, 0, (guint)n);
	else if (errno != EAGAIN)
		g_byte_array_set_size(s->answers, 0);
}

bool stage_take(struct stage *s)
{
	char bytes[65536];
	ssize_t n = s->master < 0 || s->stalled ? -1 : read(s->master, bytes, sizeof(bytes));

	if (n <= 0)
		return false;
	g_byte_array_append(s->seen, (const guint8 *)bytes, (guint)n);
	s->reads++;
	vterm_input_write(s->term, bytes, (size_t)n);
	vterm_screen_flush_damage(s->screen);
	send_answers(s);
	return true;
}

static void reap(struct stage *s)
{
	int status;

	if (s->status < 0 && waitpid(s->pid, &status, WNOHANG) == s->pid)
		s->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Waits for something to happen, at most until `end`; true when output came. */
static bool pump(struct stage *s, gint64 end)
{
	struct pollfd fds[2] = { { .fd = s->stalled ? -1 : s->master, .events = POLLIN },
				 { .fd = s->status < 0 ? s->ended : -1, .events = POLLIN } };
	gint64 left = end - g_get_monotonic_time();
	int most = s->ended < 0 ? 50 : 10000; /* without a pidfd look again now and then */

	if (s->answers->len > 0)
		fds[0].events |= POLLOUT;
	poll(fds, 2, left <= 0 ? 0 : (int)MIN((left + 999) / 1000, most));
	send_answers(s);
	reap(s);
	return stage_take(s);
}

void stage_settle(struct stage *s, double seconds)
{
	gint64 end = deadline(seconds);

	do {
		if (pump(s, end))
			end = deadline(seconds);
	} while (g_get_monotonic_time() < end);
}

bool stage_shows(struct stage *s, const char *text)
{
	for (int row = 0; row < s->rows; row++) {
		g_autofree char *line = stage_row(s, row);

		if (strstr(line, text) != NULL)
			return true;
	}
	return false;
}

static bool wait_for(struct stage *s, const char *text, bool there, double seconds)
{
	gint64 end = deadline(seconds);

	while (stage_take(s))
		;
	while (stage_shows(s, text) != there) {
		/* after its end nothing more can come but what stands in the line */
		if (!pump(s, end) && (s->status >= 0 || g_get_monotonic_time() >= end))
			return stage_shows(s, text) == there;
	}
	return true;
}

bool stage_until(struct stage *s, const char *text, double seconds)
{
	return wait_for(s, text, true, seconds);
}

bool stage_gone(struct stage *s, const char *text, double seconds)
{
	return wait_for(s, text, false, seconds);
}

int stage_end(struct stage *s, double seconds)
{
	gint64 end = deadline(seconds);

	while (s->status < 0 && (pump(s, end) || g_get_monotonic_time() < end))
		;
	while (stage_take(s))
		;
	return s->status;
}

pid_t stage_pid(const struct stage *s)
{
	return s->pid;
}

void stage_hangup(struct stage *s)
{
	if (s->slave >= 0)
		close(s->slave);
	if (s->master >= 0)
		close(s->master);
	s->master = s->slave = -1;
}

void stage_free(struct stage *s)
{
	if (s == NULL)
		return;
	stage_hangup(s);
	if (stage_end(s, 5) < 0) {
		kill(s->pid, SIGKILL);
		stage_end(s, 5);
	}
	if (s->ended >= 0)
		close(s->ended);
	vterm_free(s->term);
	g_byte_array_unref(s->answers);
	g_byte_array_unref(s->seen);
	g_free(s);
}

/* ---- what goes in ------------------------------------------------------- */

void stage_raw(struct stage *s, const void *bytes, size_t n)
{
	g_byte_array_append(s->answers, bytes, (guint)n);
	send_answers(s);
}

void stage_type(struct stage *s, const char *utf8)
{
	stage_raw(s, utf8, strlen(utf8));
}

/* True while the program has not read all that was sent. */
static bool unread(struct stage *s)
{
	int n = 0;

	return s->answers->len > 0 || (ioctl(s->slave, FIONREAD, &n) == 0 && n > 0);
}

/*
 * Esc is a key of its own only when nothing follows for 50 ms after the
 * program has read it; so first that, then twice the time.
 */
static void after_escape(struct stage *s)
{
	gint64 end = deadline(10);

	while (unread(s) && s->status < 0 && g_get_monotonic_time() < end)
		pump(s, g_get_monotonic_time() + 2000);
	end = deadline(0.12);
	while (g_get_monotonic_time() < end)
		pump(s, end);
}

bool stage_key(struct stage *s, const char *name)
{
	static const struct {
		const char *name, *bytes;
	} keys[] = {
		{ "F1", "\033OP" },	  { "F2", "\033OQ" },	   { "F3", "\033OR" },
		{ "F4", "\033OS" },	  { "F5", "\033[15~" },	   { "F6", "\033[17~" },
		{ "F7", "\033[18~" },	  { "F8", "\033[19~" },	   { "F9", "\033[20~" },
		{ "F10", "\033[21~" },	  { "F11", "\033[23~" },   { "F12", "\033[24~" },
		{ "Enter", "\r" },	  { "Tab", "\t" },	   { "Shift-Tab", "\033[Z" },
		{ "Esc", "\033" },	  { "Up", "\033[A" },	   { "Down", "\033[B" },
		{ "Right", "\033[C" },	  { "Left", "\033[D" },	   { "PgUp", "\033[5~" },
		{ "PgDn", "\033[6~" },	  { "Home", "\033[H" },	   { "End", "\033[F" },
		{ "Backspace", "\177" },  { "Delete", "\033[3~" }, { "Insert", "\033[2~" },
		{ "Space", " " },
	};

	if (g_str_has_prefix(name, "Ctrl-") && g_ascii_isalpha(name[5]) && name[6] == '\0') {
		stage_raw(s, &(char){ (char)(name[5] & 31) }, 1);
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(keys[i].name, name) != 0)
			continue;
		stage_type(s, keys[i].bytes);
		if (strcmp(name, "Esc") == 0)
			after_escape(s);
		return true;
	}
	return false;
}

bool stage_brackets(struct stage *s)
{
	s->probing = true;
	s->brackets = false;
	vterm_keyboard_start_paste(s->term);
	s->probing = false;
	return s->brackets;
}

void stage_paste(struct stage *s, const char *utf8)
{
	bool brackets = stage_brackets(s);

	stage_type(s, brackets ? "\033[200~" : "");
	stage_type(s, utf8);
	stage_type(s, brackets ? "\033[201~" : "");
}

void stage_mute(struct stage *s, bool mute)
{
	s->muted = mute;
}

void stage_stall(struct stage *s, bool stall)
{
	s->stalled = stall;
}

void stage_resize(struct stage *s, int rows, int cols)
{
	struct winsize size = { 0 };

	s->rows = rows;
	s->cols = cols;
	size.ws_row = (unsigned short)rows;
	size.ws_col = (unsigned short)cols;
	vterm_set_size(s->term, rows, cols);
	ioctl(s->master, TIOCSWINSZ, &size);
}

void stage_signal(struct stage *s, int number)
{
	if (s->status < 0)
		kill(s->pid, number);
}
