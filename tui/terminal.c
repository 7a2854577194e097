/*
 * terminal - modes, bytes and signals; one of the three files that know curses.
 *
 * A signal handler has no parameter to bring a context in, so what handlers
 * need stands in one static struct: the flags, and what they must put back
 * when the program dies.
 */
#include "config.h"

#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "i18n/language.h"
#include "tui/probe.h"
#include "tui/tty.h"

#include "i18n/banned.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define KEYS_NORMAL "\033[?1l\033>"
#define ASK_CURSOR "\033[6n"
#define WIPE "\033[H\033[2J"

static const int noted[] = { SIGHUP, SIGTERM, SIGWINCH, SIGCONT };
static const int ignored[] = { SIGINT, SIGQUIT, SIGTSTP, SIGTTOU };
/* GLib ends a program without memory by SIGTRAP. */
static const int fatal[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP };

enum { SIGNALS = G_N_ELEMENTS(noted) + G_N_ELEMENTS(ignored) + G_N_ELEMENTS(fatal) };

struct terminal {
	int fd;	    /* the caller's */
	int own;    /* our description of the same tty, O_NONBLOCK */
	int memory; /* curses writes here */
	int wake[2];
	FILE *file; /* owns `memory` */
	SCREEN *screen;
	struct termios before, raw;
	struct look look;
	int rows, cols;
	bool greeted; /* our own modes are set, with the first paint */
	bool asking;
	bool gone;
	bool unsure; /* the answer to terminal_probe() has not come yet */
	GByteArray *out; /* what the line has not yet taken */
	struct sigaction old[SIGNALS];
	void *stack; /* for handlers, so that a stack that ran out can be reported */
};

static struct {
	volatile sig_atomic_t resized, continued, hung_up, ended;
	int wake;
	int tty;
	struct termios before;
	char restore[128];
	size_t restore_n;
	struct sigaction old[G_N_ELEMENTS(fatal)];
} handler;

GQuark terminal_error_quark(void)
{
	return g_quark_from_static_string("terminal-error-quark");
}

/* ---- signals ------------------------------------------------------------ */

static void on_note(int number)
{
	int kept = errno;
	ssize_t n;

	if (number == SIGHUP)
		handler.hung_up = 1;
	else if (number == SIGTERM)
		handler.ended = 1;
	else if (number == SIGCONT)
		handler.continued = 1;
	else
		handler.resized = 1;
	n = write(handler.wake, "", 1);
	(void)n;
	errno = kept;
}

/* Only tcsetattr(), write(), sigaction() and raise(): all may be called here. */
static void on_fatal(int number)
{
	ssize_t n;

	tcsetattr(handler.tty, TCSANOW, &handler.before);
	n = write(handler.tty, handler.restore, handler.restore_n);
	(void)n;
	for (size_t i = 0; i < G_N_ELEMENTS(fatal); i++)
		if (fatal[i] == number)
			sigaction(number, &handler.old[i], NULL);
	raise(number);
}

static void watch(struct terminal *t, size_t *at, const int *list, size_t n,
		  void (*handle)(int), int flags)
{
	struct sigaction action = { .sa_flags = flags };

	action.sa_handler = handle;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < n; i++)
		sigaction(list[i], &action, &t->old[(*at)++]);
}

static void watch_signals(struct terminal *t)
{
	stack_t stack = { .ss_size = 64 * 1024 };
	size_t at = 0;

	handler.resized = handler.continued = handler.hung_up = handler.ended = 0;
	handler.wake = t->wake[1];
	handler.tty = t->fd;
	handler.before = t->before;
	t->stack = g_malloc(stack.ss_size);
	stack.ss_sp = t->stack;
	sigaltstack(&stack, NULL);
	watch(t, &at, noted, G_N_ELEMENTS(noted), on_note, SA_RESTART);
	watch(t, &at, ignored, G_N_ELEMENTS(ignored), SIG_IGN, 0);
	watch(t, &at, fatal, G_N_ELEMENTS(fatal), on_fatal, SA_ONSTACK);
	memcpy(handler.old, t->old + at - G_N_ELEMENTS(fatal), sizeof(handler.old));
}

static void unwatch_signals(struct terminal *t)
{
	stack_t none = { .ss_flags = SS_DISABLE };
	size_t at = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(noted); i++)
		sigaction(noted[i], &t->old[at++], NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(ignored); i++)
		sigaction(ignored[i], &t->old[at++], NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(fatal); i++)
		sigaction(fatal[i], &t->old[at++], NULL);
	sigaltstack(&none, NULL);
	g_clear_pointer(&t->stack, g_free);
}

unsigned terminal_signals(struct terminal *t)
{
	unsigned all = 0;
	char drain[64];

	while (read(t->wake[0], drain, sizeof(drain)) > 0)
		;
	if (handler.continued) { /* the shell had the tty meanwhile */
		handler.continued = 0;
		tcsetattr(t->fd, TCSANOW, &t->raw);
		terminal_redraw(t);
		all |= TERMINAL_RESIZED;
	}
	if (handler.resized) {
		handler.resized = 0;
		all |= TERMINAL_RESIZED;
	}
	if (handler.hung_up || t->gone)
		all |= TERMINAL_HANGUP;
	if (handler.ended)
		all |= TERMINAL_ENDED;
	return all;
}

/* ---- opening ------------------------------------------------------------ */

/* Asked before newterm(), which forgets memory when it fails. */
static bool known(const char *term)
{
	int status;

	if (term == NULL || term[0] == '\0' || setupterm(term, STDOUT_FILENO, &status) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

static bool start_curses(struct terminal *t, const char *term)
{
	const char *const tries[] = { term, "xterm", "vt100" };

	t->memory = memfd_create("dancu-screen", MFD_CLOEXEC);
	t->file = t->memory < 0 ? NULL : fdopen(t->memory, "r+");
	if (t->file == NULL)
		return false;
	use_env(FALSE); /* LINES and COLUMNS may be anything */
	for (size_t i = 0; i < G_N_ELEMENTS(tries) && t->screen == NULL; i++)
		if (known(tries[i]))
			t->screen = newterm(tries[i], t->file, t->file);
	if (t->screen == NULL)
		return false;
	set_term(t->screen);
	use_default_colors();
	typeahead(-1);
	nonl();
	leaveok(stdscr, FALSE);
	resizeterm(t->rows, t->cols);
	return true;
}

static void add_restore(const char *capability)
{
	const char *s = tigetstr(capability);

	if (s != NULL && s != (const char *)-1 && strstr(s, "$<") == NULL)
		g_strlcat(handler.restore, s, sizeof(handler.restore));
}

/* What a dying program writes: prepared now, for then nothing may be asked. */
static void prepare_restore(void)
{
	g_strlcpy(handler.restore, PASTE_OFF, sizeof(handler.restore));
	add_restore("sgr0");
	g_strlcat(handler.restore, WIPE, sizeof(handler.restore));
	add_restore("cnorm");
	add_restore("rmcup");
	g_strlcat(handler.restore, "\r\n", sizeof(handler.restore));
	handler.restore_n = strlen(handler.restore);
}

static void terminal_free(struct terminal *t)
{
	if (t->screen != NULL)
		delscreen(t->screen);
	if (t->file != NULL)
		fclose(t->file);
	else if (t->memory >= 0)
		close(t->memory);
	if (t->own >= 0)
		close(t->own);
	for (int i = 0; i < 2; i++)
		if (t->wake[i] >= 0)
			close(t->wake[i]);
	g_byte_array_unref(t->out);
	g_free(t);
}

struct terminal *terminal_open(int fd, const char *term, struct look look, GError **error)
{
	struct terminal *t = g_new0(struct terminal, 1);

	t->fd = fd;
	t->memory = t->own = t->wake[0] = t->wake[1] = -1;
	t->look = look;
	t->out = g_byte_array_new();
	if (tcgetattr(fd, &t->before) != 0 || pipe2(t->wake, O_CLOEXEC | O_NONBLOCK) != 0 ||
	    (t->own = tty_own(fd)) < 0) {
		g_set_error_literal(error, TERMINAL_ERROR, TERMINAL_ERROR_NO_TTY,
				    _("This program needs a terminal."));
		terminal_free(t);
		return NULL;
	}
	watch_signals(t); /* before curses, which leaves handlers alone that are set */
	tty_size(fd, &t->rows, &t->cols);
	t->raw = tty_raw(fd, &t->before);
	if (!start_curses(t, term)) {
		g_set_error(error, TERMINAL_ERROR, TERMINAL_ERROR_UNKNOWN,
			    _("The terminal type \"%s\" is not known here."), term);
		tcsetattr(fd, TCSANOW, &t->before);
		unwatch_signals(t);
		terminal_free(t);
		return NULL;
	}
	prepare_restore();
	return t;
}

/* ---- bytes -------------------------------------------------------------- */

static void append(struct terminal *t, const char *bytes)
{
	g_byte_array_append(t->out, (const guint8 *)bytes, (guint)strlen(bytes));
}

/* Moves what curses wrote to its file behind what already waits. */
static void collect(struct terminal *t)
{
	struct stat size;
	guint had;
	ssize_t n;

	if (!t->greeted)
		append(t, PASTE_ON KEYS_NORMAL);
	t->greeted = true;
	had = t->out->len;
	fflush(t->file);
	if (fstat(t->memory, &size) != 0 || size.st_size == 0)
		return;
	g_byte_array_set_size(t->out, had + (guint)size.st_size);
	n = pread(t->memory, t->out->data + had, (size_t)size.st_size, 0);
	g_byte_array_set_size(t->out, had + (guint)MAX(n, 0));
	if (ftruncate(t->memory, 0) == 0)
		lseek(t->memory, 0, SEEK_SET);
}

bool terminal_pending(const struct terminal *t)
{
	return t->out->len > 0;
}

bool terminal_flush(struct terminal *t)
{
	ssize_t n;

	if (t->out->len == 0)
		return true;
	n = write(t->own, t->out->data, t->out->len);
	if (n > 0) {
		g_byte_array_remove_range(t->out, 0, (guint)n);
	} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
		t->gone = true;
		g_byte_array_set_size(t->out, 0);
	}
	return t->out->len == 0;
}

void terminal_show(struct terminal *t)
{
	collect(t);
	if (t->asking)
		append(t, ASK_CURSOR);
	t->asking = false;
	terminal_flush(t);
}

ssize_t terminal_read(struct terminal *t, uint8_t *into, size_t size)
{
	struct pollfd ready = { .fd = t->own, .events = POLLIN };
	ssize_t n;

	if (poll(&ready, 1, 0) <= 0)
		return 0;
	n = read(t->own, into, size);
	if (n > 0)
		return n;
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	t->gone = true;
	return -1;
}

void terminal_close(struct terminal *t)
{
	struct pollfd ready = { .events = POLLOUT };

	if (t == NULL)
		return;
	erase(); /* where there is no alternate screen, nobody's record stays behind */
	refresh();
	endwin();
	collect(t);
	append(t, PASTE_OFF);
	ready.fd = t->own;
	for (int i = 0; i < 10 && !terminal_flush(t); i++)
		poll(&ready, 1, 100);
	tcsetattr(t->fd, TCSANOW, &t->before);
	unwatch_signals(t);
	terminal_free(t);
}

/* ---- what it draws ------------------------------------------------------ */

/* On the alternate screen, where there is one: nobody's shell loses a row. */
void terminal_probe(struct terminal *t, const struct world *world, GByteArray *typed)
{
	enum probe answer;

	if (enter_ca_mode != NULL)
		append(t, enter_ca_mode);
	terminal_flush(t);
	answer = probe_ask(t->own, world, typed);
	t->unsure = answer == PROBE_SILENT;
	t->look.ascii = answer != PROBE_UTF8;
}

bool terminal_learn(struct terminal *t, int row, int col)
{
	if (!t->unsure || row != PROBE_ROW)
		return false;
	t->unsure = false;
	t->look.ascii = probe_judge(col) != PROBE_UTF8;
	terminal_redraw(t);
	return true;
}

/* ---- the rest ----------------------------------------------------------- */

int terminal_fd(const struct terminal *t)
{
	return t->own;
}

int terminal_wake_fd(const struct terminal *t)
{
	return t->wake[0];
}

void terminal_resize(struct terminal *t)
{
	int rows = t->rows, cols = t->cols;

	tty_size(t->fd, &t->rows, &t->cols);
	if (rows != t->rows || cols != t->cols)
		resizeterm(t->rows, t->cols);
	terminal_redraw(t);
}

void terminal_size(const struct terminal *t, int *rows, int *cols)
{
	*rows = t->rows;
	*cols = t->cols;
}

void terminal_redraw(struct terminal *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

void terminal_ask_cursor(struct terminal *t)
{
	t->asking = true;
}

bool terminal_asking(const struct terminal *t)
{
	return t->asking;
}

const struct look *terminal_look(const struct terminal *t)
{
	return &t->look;
}
