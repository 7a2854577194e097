/*
 * practice - making, starting, joining and leaving the practice centre.
 *
 *   WAITING --start.lock--> somebody serves?  yes: READY (joined)
 *                           no register, or --fresh: MAKING --> STARTING
 *                           else: STARTING --"ready"--> READY
 *
 * start.lock is held from the look to READY, so that two terminals never make
 * or start at once.  The companion lock is held (shared) before the centre is
 * started and as long as this terminal lives.  A centre that is about to end
 * holds the companion alone: then we wait until it is gone and start another.
 */
#include "client/practice.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/child.h"
#include "client/practice_make.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

struct practice {
	const struct world *world;
	struct practice_plan plan; /* its strings are our own copies */
	enum practice_state state;
	char *folder, *making; /* STATE/centre, STATE/centre.new-ID */
	char *socket_dir, *address;
	int start_lock, companion; /* -1: not held */
	GPtrArray *steps;
	guint step;
	struct child *child;
	unsigned done, total;
	char *said;	/* the last thing a child said that was no figure */
	char *sentence;
};

static void say(struct practice *p, const char *sentence)
{
	char *copy = g_strdup(sentence);

	g_free(p->sentence);
	p->sentence = copy;
}

static void let_go(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

struct practice *practice_new(const struct world *world, const struct practice_plan *plan)
{
	struct practice *p = g_new0(struct practice, 1);

	p->world = world;
	p->plan = *plan;
	p->plan.state_dir = g_strdup(plan->state_dir);
	p->plan.runtime = g_strdup(plan->runtime);
	p->plan.program = g_strdup(plan->program);
	p->folder = g_build_filename(plan->state_dir, "centre", NULL);
	p->address = g_strdup("");
	p->said = g_strdup("");
	p->start_lock = p->companion = -1;
	say(p, _("Looking for the practice centre..."));
	return p;
}

/* Ends what is under way and clears the half-made. */
static void drop(struct practice *p)
{
	child_end(p->child);
	p->child = NULL;
	if (p->making)
		practice_remove(p->making);
	g_clear_pointer(&p->making, g_free);
	g_clear_pointer(&p->steps, g_ptr_array_unref);
	let_go(&p->start_lock);
}

void practice_free(struct practice *p)
{
	if (!p)
		return;
	drop(p);
	let_go(&p->companion);
	g_free((char *)p->plan.state_dir);
	g_free((char *)p->plan.runtime);
	g_free((char *)p->plan.program);
	g_free(p->folder);
	g_free(p->socket_dir);
	g_free(p->address);
	g_free(p->said);
	g_free(p->sentence);
	g_free(p);
}

static enum practice_state fail(struct practice *p, const char *sentence)
{
	drop(p);
	say(p, sentence);
	return p->state = PRACTICE_FAILED;
}

static char *in_folder(const struct practice *p, const char *name)
{
	return g_build_filename(p->folder, name, NULL);
}

/* ---- joining ------------------------------------------------------------------ */

/* The socket of the centre that serves, out of `running`; NULL: none does. New. */
static char *serving(const struct practice *p)
{
	g_autofree char *file = in_folder(p, "running");
	g_autofree char *text = NULL;

	if (!g_file_get_contents(file, &text, NULL, NULL))
		return NULL;
	text[strcspn(text, "\n")] = '\0';
	return *text == '/' && practice_answers(text) ? g_steal_pointer(&text) : NULL;
}

/* The shared lock that keeps the centre alive; false while one is about to end. */
static bool hold_companion(struct practice *p)
{
	g_autofree char *file = in_folder(p, "companion");

	if (p->companion >= 0)
		return true;
	p->companion = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (p->companion >= 0 && flock(p->companion, LOCK_SH | LOCK_NB) == 0)
		return true;
	let_go(&p->companion);
	return false;
}

static enum practice_state ready(struct practice *p, const char *socket)
{
	g_free(p->address);
	p->address = g_strconcat("unix:", socket, NULL);
	let_go(&p->start_lock);
	say(p, _("The practice centre answers."));
	return p->state = PRACTICE_READY;
}

/* ---- starting ----------------------------------------------------------------- */

static char *new_socket(struct practice *p)
{
	g_autofree char *pattern =
		g_build_filename(p->plan.runtime ? p->plan.runtime : g_get_tmp_dir(),
				 "dancu-XXXXXX", NULL);

	if (!g_mkdtemp(pattern))
		return NULL;
	g_free(p->socket_dir);
	p->socket_dir = g_steal_pointer(&pattern);
	return g_build_filename(p->socket_dir, "centre", NULL);
}

/* Sockets and folders of centres that are gone. */
static void clean_last_socket(const struct practice *p)
{
	g_autofree char *file = in_folder(p, "running");
	g_autofree char *text = NULL;
	g_autofree char *dir = NULL;

	if (!g_file_get_contents(file, &text, NULL, NULL) || *text != '/')
		return;
	text[strcspn(text, "\n")] = '\0';
	dir = g_path_get_dirname(text);
	unlink(text);
	rmdir(dir);
	unlink(file);
}

static enum practice_state start(struct practice *p)
{
	g_autofree char *database = in_folder(p, "register.db");
	g_autofree char *companion = in_folder(p, "companion");
	g_autofree char *socket = NULL;
	g_autofree char *listen = NULL;

	clean_last_socket(p);
	if (!(socket = new_socket(p)))
		return fail(p, _("No private folder for the practice centre could be made. "
				 "Look at the room in the temporary folder."));
	listen = g_strconcat("unix:", socket, NULL);
	{
		const char *const argv[] = { p->plan.program, "serve",	     "--database",
					     database,	      "--listen",    listen,
					     "--companion",   companion,
					     p->plan.hurried ? "--searches" : NULL, "0", NULL };

		p->child = child_start(argv, NULL);
	}
	if (!p->child)
		return fail(p, _("The practice centre could not be started."));
	g_free(p->address);
	p->address = g_steal_pointer(&socket);
	say(p, _("The practice centre is starting..."));
	return p->state = PRACTICE_STARTING;
}

static void remember(struct practice *p, const char *line)
{
	char *clean = text_show(line, strlen(line));

	g_free(p->said);
	p->said = clean;
}

static enum practice_state on_starting(struct practice *p)
{
	g_autofree char *file = in_folder(p, "running");
	g_autofree char *text = NULL;
	g_autofree char *socket = NULL;
	bool fine;
	char *line;

	while ((line = child_line(p->child)) && strcmp(line, "ready")) {
		remember(p, line);
		g_free(line);
	}
	if (!line && child_ended(p->child, &fine)) {
		g_autofree char *why = g_strdup_printf(
			_("The practice centre did not start; leave, then start again with "
			  "--fresh. It said: %s"), p->said);

		return fail(p, why);
	}
	if (!line)
		return p->state;
	g_free(line);
	text = g_strdup_printf("%s\n%d\n", p->address, child_pid(p->child));
	g_file_set_contents_full(file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
	child_leave(p->child);
	p->child = NULL;
	socket = g_strdup(p->address);
	return ready(p, socket);
}

/* ---- making ------------------------------------------------------------------- */

static bool begin_step(struct practice *p)
{
	const struct practice_step *step = p->steps->pdata[p->step];

	p->child = child_start((const char *const *)step->argv, step->input);
	return p->child != NULL;
}

static enum practice_state make(struct practice *p)
{
	g_autofree char *id = world_uuid(p->world);

	practice_sweep(p->plan.state_dir);
	p->making = g_strdup_printf("%s.new-%s", p->folder, id);
	p->done = p->total = 0;
	p->step = 0;
	if (mkdir(p->making, 0700))
		return fail(p, _("The practice folder cannot be written. Nothing was made."));
	p->steps = practice_steps(&p->plan, p->making, world_now(p->world));
	if (!begin_step(p))
		return fail(p, _("The practice centre could not be started."));
	say(p, _("The practice commune is being made..."));
	return p->state = PRACTICE_MAKING;
}

/* All is made: the old goes, the new takes its name, then it is started. */
static enum practice_state made(struct practice *p)
{
	g_autofree char *old = g_strconcat(p->folder, ".old", NULL);

	let_go(&p->companion);
	rename(p->folder, old);
	if (rename(p->making, p->folder))
		return fail(p, _("The practice folder cannot be written. Nothing was made."));
	g_clear_pointer(&p->making, g_free);
	g_clear_pointer(&p->steps, g_ptr_array_unref);
	practice_remove(old);
	if (p->plan.fresh)
		practice_forget_stores(p->plan.state_dir);
	p->plan.fresh = false;
	if (!hold_companion(p))
		return fail(p, _("The practice folder cannot be written. Nothing was made."));
	return start(p);
}

static enum practice_state on_making(struct practice *p)
{
	const struct practice_step *step = p->steps->pdata[p->step];
	unsigned done, total;
	bool fine;
	char *line;

	while ((line = child_line(p->child))) {
		if (sscanf(line, "%u %u", &done, &total) != 2)
			remember(p, line);
		else if (step->people)
			p->done = done, p->total = total;
		g_free(line);
	}
	if (!child_ended(p->child, &fine))
		return p->state;
	child_leave(p->child);
	p->child = NULL;
	if (!fine) {
		g_autofree char *why = g_strdup_printf(
			_("The practice commune was not made: %s"), p->said);

		return fail(p, why);
	}
	if (++p->step == p->steps->len)
		return made(p);
	return begin_step(p) ? p->state :
			       fail(p, _("The practice centre could not be started."));
}

/* ---- the beginning ------------------------------------------------------------ */

static bool is_made(const struct practice *p)
{
	g_autofree char *database = in_folder(p, "register.db");

	return access(database, F_OK) == 0;
}

/* Whether no other terminal and no centre holds on to what is there. */
static bool is_alone(struct practice *p)
{
	g_autofree char *file = in_folder(p, "companion");
	int fd = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	bool alone;

	let_go(&p->companion);
	alone = fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0;
	let_go(&fd);
	return alone;
}

/* False while another terminal makes or starts. */
static bool hold_start(struct practice *p)
{
	g_autofree char *file = g_build_filename(p->plan.state_dir, "start.lock", NULL);

	if (p->start_lock >= 0)
		return true;
	p->start_lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (p->start_lock >= 0 && flock(p->start_lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	let_go(&p->start_lock);
	return false;
}

static enum practice_state on_waiting(struct practice *p)
{
	g_autofree char *socket = NULL;

	if (g_mkdir_with_parents(p->plan.state_dir, 0700))
		return fail(p, _("The practice folder cannot be written. Nothing was made."));
	if (!hold_start(p)) {
		say(p, _("Another window is starting the practice centre..."));
		return p->state;
	}
	socket = serving(p);
	if (p->plan.fresh && !is_alone(p))
		return fail(p, _("The practice centre is running: leave all its windows, then "
				 "start again with --fresh."));
	if (!is_made(p) || p->plan.fresh)
		return make(p);
	if (!hold_companion(p)) {
		say(p, _("The practice centre is just ending; it is started again."));
		return p->state;
	}
	return socket ? ready(p, socket) : start(p);
}

enum practice_state practice_tick(struct practice *p)
{
	switch (p->state) {
	case PRACTICE_WAITING:
		return on_waiting(p);
	case PRACTICE_MAKING:
		return on_making(p);
	case PRACTICE_STARTING:
		return on_starting(p);
	case PRACTICE_READY:
	case PRACTICE_FAILED:
		break;
	}
	return p->state;
}

enum practice_state practice_state(const struct practice *p)
{
	return p->state;
}

int practice_fd(const struct practice *p)
{
	return p->child ? child_fd(p->child) : -1;
}

void practice_progress(const struct practice *p, unsigned *done, unsigned *total)
{
	*done = p->done;
	*total = p->total;
}

const char *practice_address(const struct practice *p)
{
	return p->state == PRACTICE_READY ? p->address : "";
}

const char *practice_sentence(const struct practice *p)
{
	return p->sentence;
}

void practice_again(struct practice *p)
{
	drop(p);
	p->state = PRACTICE_WAITING;
}

enum practice_state practice_run(struct practice *p,
				 void (*progress)(const struct practice *practice, void *to),
				 void *to)
{
	enum practice_state state;

	while ((state = practice_tick(p)) != PRACTICE_READY && state != PRACTICE_FAILED) {
		struct pollfd fd = { .fd = practice_fd(p), .events = POLLIN };

		if (progress)
			progress(p, to);
		poll(&fd, 1, 100);
	}
	return state;
}
