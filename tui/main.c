/*
 * dancu - the terminal.  Only this file of it may exit, print, read the clock
 * or draw random numbers.
 *
 * First of all the environment is made clean: OPENSSL_CONF loads code,
 * SSLKEYLOGFILE writes secrets, LD_* and LOCPATH are nobody's business.  Most of
 * it is read later and is gone when it is taken out; what the loader, malloc and
 * GLib have read already is only lost by executing ourselves once more, before
 * anything else happens.
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "client/printer.h"
#include "client/session.h"
#include "client/settings.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "tui/app.h"
#include "tui/keys.h"
#include "tui/loop.h"
#include "tui/screens.h"
#include "tui/services.h"
#include "tui/terminal.h"
#include "tui/text_command.h"

#include "i18n/banned.h"

#define EXIT_DONE 0
#define EXIT_COULD_NOT 1
#define EXIT_WRONG_USE 2
#define CLEAN_PATH "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

/* ---- the outside --------------------------------------------------------------- */

static int64_t clock_ms(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t real_now(void *self)
{
	(void)self;
	return clock_ms(CLOCK_REALTIME);
}

static int64_t real_steady(void *self)
{
	(void)self;
	return clock_ms(CLOCK_BOOTTIME);
}

static void real_random(void *self, void *into, size_t bytes)
{
	uint8_t *at = into;

	(void)self;
	while (bytes > 0) {
		ssize_t n = getrandom(at, MIN(bytes, 256), 0);

		if (n < 0 && errno != EINTR)
			abort();
		if (n > 0) {
			at += n;
			bytes -= (size_t)n;
		}
	}
}

static const struct world real_world = {real_now, real_steady, real_random, NULL};

/* ---- a clean beginning ----------------------------------------------------------- */

static bool is_welcome(const char *variable)
{
	static const char *const names[] = {
		"TERM=", "LANG=", "LANGUAGE=", "LC_", "HOME=", "XDG_RUNTIME_DIR=",
		"XDG_STATE_HOME=", "XDG_CONFIG_HOME=", "DBUS_SESSION_BUS_ADDRESS=",
		"SSH_CONNECTION=", "TZ=",
#ifdef __SANITIZE_ADDRESS__
		"ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=",
#endif
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(variable, names[i]))
			return true;
	return false;
}

/* Read before main(): by ld.so, by libc's malloc, by GLib's constructors. */
static bool is_read_early(const char *variable)
{
	static const char *const names[] = {"LD_", "GLIBC_", "MALLOC_", "G_", "GLIB_"};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(variable, names[i]))
			return true;
	return false;
}

/* Only the welcome stays; when a stranger was read already, this program starts anew. */
static void clean_environment(char **argv)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autoptr(GPtrArray) clean = g_ptr_array_new();
	bool anew = false;

	for (char **at = environ; *at != NULL; at++) {
		if (is_welcome(*at))
			g_ptr_array_add(clean, *at);
		else
			anew = anew || is_read_early(*at);
	}
	clearenv();
	putenv((char *)CLEAN_PATH);
	for (unsigned i = 0; i < clean->len; i++)
		putenv(g_ptr_array_index(clean, i));
	if (!anew || self == NULL)
		return;
	execve(self, argv, environ);
	fprintf(stderr, "dancu: %s: %s\n", self, g_strerror(errno));
	exit(EXIT_COULD_NOT);
}

/*
 * What GLib and the libraries on it complain of goes to a file or a pipe; on the
 * terminal it would stand in the middle of a screen.
 */
static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize count,
				  gpointer to)
{
	if (isatty(STDERR_FILENO))
		return G_LOG_WRITER_HANDLED;
	return g_log_writer_standard_streams(level, fields, count, to);
}

static void close_doors(void)
{
	struct rlimit none = {0, 0};

	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	umask(077);
	g_log_set_writer_func(write_log, NULL, NULL);
}

/* ---- what was asked --------------------------------------------------------------- */

enum wish { WISH_RUN, WISH_HELP, WISH_VERSION, WISH_WRONG };

static enum wish read_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		{"lang", required_argument, NULL, 'l'}, {"plain", no_argument, NULL, 'p'},
		{"fresh", no_argument, NULL, 'f'},	{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'v'},	{NULL, 0, NULL, 0},
	};
	int letter;

	opterr = 0;
	while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (letter == 'h')
			return WISH_HELP;
		if (letter == 'v')
			return WISH_VERSION;
		if (letter == 'p')
			options->plain = true;
		else if (letter == 'f')
			options->fresh = true;
		else if (letter == 'l' &&
			 (g_str_equal(optarg, "vi") || g_str_equal(optarg, "en")))
			options->lang = optarg;
		else
			return WISH_WRONG;
	}
	if (optind < argc && g_str_equal(argv[optind], "demo")) {
		options->demo = true;
		optind++;
	}
	if (optind < argc || (options->fresh && !options->demo))
		return WISH_WRONG;
	return WISH_RUN;
}

static int print_usage(FILE *to, int status)
{
	fputs(_("Usage: dancu [--lang vi|en] [--plain] [--version] [--help]\n"
		"       dancu demo [--fresh] [--lang vi|en] [--plain]\n"
		"       dancu text COMMAND ...  (see dancu text --help)\n"
		"\n"
		"  demo       the practice commune: invented people, nothing real\n"
		"  --fresh    make the practice commune anew\n"
		"  --lang     the language of the screens (vi unless said otherwise)\n"
		"  --plain    no lines, no reverse video, words instead of symbols\n"), to);
	return status;
}

/* The catalogues of a program that is run where it was built, or the installed ones. */
static char *locale_dir(const char *self)
{
	g_autofree char *dir = g_path_get_dirname(self);
	char *built = g_build_filename(dir, "i18n", "locale", NULL);

	if (g_file_test(built, G_FILE_TEST_IS_DIR))
		return built;
	g_free(built);
	return g_strdup(LOCALEDIR);
}

/*
 * `dancu text` needs no settings, no home and no terminal, and listens to
 * LANGUAGE as any filter does.
 */
static int run_text(int argc, char **argv, const char *lang, const char *locales)
{
	const char *wish = g_getenv("LANGUAGE");

	if (*lang == '\0')
		lang = wish != NULL && g_str_has_prefix(wish, "en") ? "en" : "vi";
	language_start(lang, locales);
	return text_command(argc, argv, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
}

/* ---- the run ------------------------------------------------------------------------ */

/* A message may name a file: nothing in it may steer the terminal. */
static int complain(const char *message)
{
	g_autofree char *shown = text_show(message, strlen(message));

	fprintf(stderr, "dancu: %s\n", shown);
	return EXIT_COULD_NOT;
}

/* What was typed ahead of the answer is not lost. */
static void ask_terminal(struct app *app)
{
	GByteArray *typed = g_byte_array_new();

	terminal_probe(app->terminal, app->world, typed);
	keys_feed(app->keys, typed->data, typed->len, world_steady(app->world));
	g_byte_array_unref(typed);
}

static int run(struct app *app, struct look look)
{
	g_autoptr(GError) error = NULL;
	int status;

	app->terminal = terminal_open(STDIN_FILENO, g_getenv("TERM"), look, &error);
	if (app->terminal == NULL)
		return complain(error->message);
	if (look.ascii)
		ask_terminal(app);
	app_push(app, sign_in_screen(app));
	status = loop_run(app);
	terminal_close(app->terminal);
	return status;
}

static int start(struct options *options, struct settings *settings, struct places *places,
		 struct look look, const char *complaint)
{
	g_autoptr(GError) error = NULL;
	struct printer *printer;
	struct keys keys;
	struct app app;
	bool helper;
	int status;

	if (!options->demo && !settings_check_files(settings, places->config_file, &error))
		return complain(error->message);
	/* Now, while there is no secret in this process that it could take along. */
	printer = printer_start(settings->printer, &helper);
	if (helper)
		return EXIT_DONE;
	keys_init(&keys);
	app_init(&app, &real_world, options);
	app.keys = &keys;
	app.settings = settings;
	app.places = places;
	app.printer = printer;
	if (complaint != NULL)
		app_say(&app, "%s", complaint);
	status = run(&app, look);
	app_close_screens(&app);
	services_clear(&app);
	printer_free(app.printer);
	app_clear(&app);
	keys_clear(&keys);
	return status;
}

int main(int argc, char **argv)
{
	struct options options = {0};
	enum wish wish;
	const char *lang;
	int text;

	clean_environment(argv);
	close_doors();

	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *locales = locale_dir(self != NULL ? self : argv[0]);

	text = text_command_at(argc, argv, &lang);
	if (text > 0)
		return run_text(argc - text, argv + text, lang, locales);
	wish = read_options(argc, argv, &options);

	g_autoptr(GError) error = NULL;
	struct places *places = places_new(options.demo);
	struct settings *settings = settings_new(options.demo);
	struct look look = {.plain = options.plain};
	int status = EXIT_DONE;

	settings_load(settings, places->config_file, &error);
	if (options.lang == NULL)
		options.lang = settings->lang;
	look.ascii = language_start(options.lang, locales) != LOCALE_UTF8;
	/* The practice centre is our child: it speaks the same language. */
	g_setenv("DANCU_LANG", options.lang, TRUE);
	g_setenv("DANCU_LOCALEDIR", locales, TRUE);
	options.self = self != NULL ? self : argv[0];
	options.machine = g_get_host_name();
	options.ssh = g_getenv("SSH_CONNECTION") != NULL;
	if (wish == WISH_VERSION)
		puts("dancu " PACKAGE_VERSION);
	else if (wish != WISH_RUN)
		status = wish == WISH_HELP ? print_usage(stdout, EXIT_DONE)
					   : print_usage(stderr, EXIT_WRONG_USE);
	else
		status = start(&options, settings, places, look,
			       error != NULL ? error->message : NULL);
	settings_free(settings);
	places_free(places);
	return status;
}
