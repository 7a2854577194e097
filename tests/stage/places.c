/*
 * places - everything below one temporary folder.  What a program of the play
 * started and did not end becomes our child (play asks the kernel for that),
 * so it is found among our children and nowhere else.
 */
#include "config.h"

#include "tests/stage/places.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "i18n/banned.h"

struct places {
	char *top;
	char **environment;
};

static const struct {
	const char *name, *folder;
} folders[] = {
	{ "HOME", "home" },	       { "XDG_STATE_HOME", "state" },
	{ "XDG_CONFIG_HOME", "config" }, { "XDG_RUNTIME_DIR", "run" },
	{ "XDG_DATA_HOME", "data" },   { "TMPDIR", "tmp" },
};

/*
 * From outside only what tools need, and DANCU_*; above all no locale and no
 * session.
 */
static const char *const passed[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
				      "LSAN_OPTIONS", "LD_LIBRARY_PATH" };

void places_set(struct places *p, const char *name, const char *value)
{
	p->environment = g_environ_setenv(p->environment, name, value, TRUE);
}

static void pass_ours(struct places *p)
{
	g_auto(GStrv) names = g_listenv();

	for (char **name = names; *name != NULL; name++)
		if (g_str_has_prefix(*name, "DANCU_"))
			places_set(p, *name, g_getenv(*name));
}

struct places *places_new(void)
{
	struct places *p = g_new0(struct places, 1);

	/* short: a socket's path has 108 bytes */
	p->top = g_strdup("/tmp/play-XXXXXX");
	if (g_mkdtemp(p->top) == NULL)
		g_error("places: no folder in /tmp");
	p->environment = g_new0(char *, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(passed); i++)
		if (g_getenv(passed[i]) != NULL)
			places_set(p, passed[i], g_getenv(passed[i]));
	pass_ours(p);
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = g_build_filename(p->top, folders[i].folder, NULL);

		g_mkdir(path, 0700);
		places_set(p, folders[i].name, path);
	}
	places_set(p, "LANG", "C.UTF-8");
	places_set(p, "TZ", "Asia/Ho_Chi_Minh");
	return p;
}

const char *const *places_environment(const struct places *p)
{
	return (const char *const *)p->environment;
}

static bool run(const char *const *argv, char **why)
{
	g_autofree char *err = NULL;
	g_autoptr(GError) error = NULL;
	int status = 0;

	if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
			  &err, &status, &error)) {
		*why = g_strdup(error->message);
		return false;
	}
	*why = status != 0 ? g_strdup(err) : NULL;
	return status == 0;
}

bool places_seed(struct places *p, const char *seed, char **why)
{
	g_autofree char *from = g_build_filename(seed, ".", NULL);
	const char *state = g_environ_getenv(p->environment, "XDG_STATE_HOME");
	const char *const argv[] = { "cp", "-a", "--", from, state, NULL };

	return run(argv, why);
}

/* Our children, as the kernel lists them; the count. */
static int children(pid_t *into, int room)
{
	g_autofree char *path =
		g_strdup_printf("/proc/self/task/%ld/children", (long)getpid());
	g_autofree char *text = NULL;
	g_auto(GStrv) words = NULL;
	int n = 0;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return 0;
	words = g_strsplit(g_strstrip(text), " ", -1);
	for (char **w = words; *w != NULL && n < room; w++)
		if ((*w)[0] != '\0')
			into[n++] = (pid_t)g_ascii_strtoll(*w, NULL, 10);
	return n;
}

/* Asked first (SIGTERM), made to after 3 s (SIGKILL). */
static void end_one(pid_t pid)
{
	struct pollfd ended = { .events = POLLIN };

	kill(pid, SIGTERM);
	ended.fd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (ended.fd >= 0) {
		poll(&ended, 1, 3000);
		close(ended.fd);
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

static void sweep(void)
{
	pid_t left[64];
	int n;

	while ((n = children(left, G_N_ELEMENTS(left))) > 0)
		for (int i = 0; i < n; i++)
			end_one(left[i]);
}

void places_free(struct places *p)
{
	const char *const argv[] = { "rm", "-rf", "--", p->top, NULL };
	g_autofree char *why = NULL;

	sweep();
	run(argv, &why);
	g_strfreev(p->environment);
	g_free(p->top);
	g_free(p);
}
