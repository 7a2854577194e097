/*
 * dancu-central - the reference service, and the commands that make and keep
 * its database.  Only this file of the centre prints, exits, and knows the
 * clock and chance.
 */
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>

#include "central/admin.h"
#include "central/audit.h"
#include "central/catalogue_import.h"
#include "central/host.h"
#include "central/list_commands.h"
#include "central/message_commands.h"
#include "central/options.h"
#include "central/schema.h"
#include "central/server.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

enum { DONE = 0, FAILED = 1, WRONG_USE = 2 };

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
	char *at = into;

	(void)self;
	while (bytes > 0) {
		ssize_t got = getrandom(at, bytes, 0);

		if (got <= 0)
			continue;
		at += got;
		bytes -= (size_t)got;
	}
}

static const struct world real_world = {real_now, real_steady, real_random, NULL};

/* What is said may name a file or an option: nothing in it may steer the terminal. */
static int say(const char *sentence, int status)
{
	g_autofree char *shown = text_show(sentence, strlen(sentence));

	fprintf(stderr, "dancu-central: %s\n", shown);
	return status;
}

static int complain(const GError *why)
{
	return say(why ? why->message : "?", FAILED);
}

static int misused(const char *sentence)
{
	say(sentence, WRONG_USE);
	fprintf(stderr, "%s\n", _("See: dancu-central --help"));
	return WRONG_USE;
}

/* One opened database. */
struct desk {
	int lock;
	struct centre_ledger *ledger;
	struct centre *centre;
};

static void desk_close(struct desk *d)
{
	centre_free(d->centre);
	centre_ledger_close(d->ledger);
	if (d->lock >= 0)
		close(d->lock);
}

static bool desk_open(struct desk *d, const char *path)
{
	g_autoptr(GError) why = NULL;

	*d = (struct desk){.lock = -1};
	if (access(path, F_OK) == 0) {
		d->lock = centre_host_lock(path);
		if (d->lock < 0) {
			fprintf(stderr, "dancu-central: %s\n",
				_("The service is running on this database. Stop it first; "
				  "nothing was changed."));
			return false;
		}
	}
	d->ledger = centre_ledger_open(path, CENTRE_LEDGER_WRITE, &why);
	if (d->ledger && centre_schema_renew(d->ledger, &why))
		d->centre = centre_new(&real_world, d->ledger, &why);
	if (d->centre)
		return true;
	complain(why);
	desk_close(d);
	return false;
}

static int run_init(const struct centre_options *o)
{
	const struct centre_birth birth = {o->argument, o->name,
					   o->cheap ? CENTRE_COST_TEST : CENTRE_COST_REAL};
	g_autoptr(GError) why = NULL;
	struct centre_ledger *l;
	bool made;

	if (!o->argument ||
	    (strcmp(o->argument, "real") != 0 && strcmp(o->argument, "practice") != 0))
		return misused(_("Say which world: init real, or init practice."));
	if (o->cheap && strcmp(o->argument, "practice") != 0)
		return misused(_("Cheap passwords are for practice only."));
	l = centre_ledger_open(o->database, CENTRE_LEDGER_CREATE, &why);
	made = l && centre_found(l, &real_world, &birth, &why);
	centre_ledger_close(l);
	return made ? DONE : complain(why);
}

static int run_commune(const struct centre_options *o, struct desk *d)
{
	const struct centre_commune_plan plan = {
		.code = o->code,
		.name = o->name,
		.kind = o->kind,
		.province = o->province,
		.hamlet = (const char *const *)o->hamlets->pdata,
		.hamlets = o->hamlets->len,
		.deadline = o->deadline,
	};
	g_autoptr(GError) why = NULL;

	if (strcmp(o->argument, "new-key") == 0)
		return centre_commune_new_key(d->centre, d->ledger, o->code, &why)
			       ? DONE
			       : complain(why);
	return centre_commune_add(d->centre, d->ledger, &plan, &why) ? DONE : complain(why);
}

/* One line of the standard input, without its end; NULL: none. */
static char *read_password(char *line, size_t size)
{
	if (isatty(STDIN_FILENO))
		fprintf(stderr, "%s ", _("Password (it will be seen on this screen):"));
	if (!fgets(line, (int)size, stdin))
		return NULL;
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

static int run_officer(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;
	char line[1100] = "";
	bool adds = strcmp(o->argument, "add") == 0, done;

	if (strcmp(o->argument, "lock") == 0 || strcmp(o->argument, "unlock") == 0) {
		done = centre_officer_lock(d->centre, d->ledger, o->login,
					   o->argument[0] == 'l', &why);
		return done ? DONE : complain(why);
	}
	if (!read_password(line, sizeof(line)))
		return misused(_("The password is read from the standard input: one line."));
	if (adds) {
		const struct centre_officer_plan plan = {o->login, o->name,    o->rank,
							 o->role,  o->commune, line,
							 o->from,  o->to};

		done = centre_officer_add(d->centre, d->ledger, &plan, &why);
	} else {
		done = centre_officer_passwd(d->centre, d->ledger, o->login, line, &why);
	}
	centre_wipe(line, sizeof(line));
	return done ? DONE : complain(why);
}

/* "DONE TOTAL", one line each: dancu demo draws its bar from it. */
static void tell_progress(unsigned done, unsigned total)
{
	printf("%u %u\n", done, total);
	fflush(stdout);
}

static int run_people(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;

	return centre_people_command(d->centre, d->ledger, o, tell_progress, &why)
		       ? DONE
		       : complain(why);
}

/* What a command said, or why it could not; frees the words. */
static int tell(FILE *to, char *said, const GError *why)
{
	if (!said)
		return complain(why);
	fprintf(to, "%s", said);
	g_free(said);
	return DONE;
}

static int run_compare(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;
	char *said = centre_compare_command(d->centre, d->ledger, o, tell_progress, &why);

	return tell(stdout, said, why);
}

/* On a terminal one line that counts; in a file or a pipe nothing. */
static void tell_citizens(unsigned citizens, unsigned percent)
{
	fputc('\r', stderr);
	fprintf(stderr, _("%u citizens read, %u %%"), citizens, percent);
	fflush(stderr);
}

static int run_import(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;
	bool seen = isatty(STDERR_FILENO);
	char *said = centre_import_command(d->centre, d->ledger, o,
					   seen ? tell_citizens : NULL, &why);

	fputs(seen ? "\r\033[K" : "", stderr);
	return tell(stdout, said, why);
}

/* The words go to the other stream: the message may go to the standard output. */
static int run_export(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;

	if (centre_export_misuse(o))
		return misused(centre_export_misuse(o));
	return tell(stderr, centre_export_command(d->centre, d->ledger, o, stdout, &why), why);
}

/* For a person only, who sees it on the spot. */
static void draw_bar(unsigned done, unsigned total)
{
	static const char full[] = "########################################";
	unsigned cells = 40 * done / MAX(total, 1);

	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r[%-40.*s] %u/%u%s", (int)MIN(cells, 40), full, done, total,
		done == total ? "\n" : "");
}

static int run_catalogue(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;

	return tell(stdout, centre_catalogue_command(d->centre, d->ledger, o, draw_bar, &why), why);
}

static int run_package(const struct centre_options *o, struct desk *d)
{
	g_autoptr(GError) why = NULL;

	return tell(stdout, centre_package_command(d->centre, d->ledger, o, &why), why);
}

static int run_audit(struct desk *d)
{
	int64_t broken = centre_audit_check(d->ledger);
	struct centre_audit_head head = centre_audit_head(d->ledger);

	if (broken)
		printf(_("The audit trail does not fit from entry %lld on."), (long long)broken);
	else
		printf(_("The audit trail is whole: %lld entries, head %s"),
		       (long long)head.seq, head.hash);
	printf("\n");
	return broken ? FAILED : DONE;
}

/*
 * Waits until the companion file can be locked alone, that is, until the last
 * terminal let go of it, and ends the service.
 */
static void *watch_companion(void *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
	kill(getpid(), SIGTERM);
	return NULL;
}

static bool start_companion(const char *path)
{
	pthread_t thread;

	return !path || (pthread_create(&thread, NULL, watch_companion, (void *)path) == 0 &&
			 pthread_detach(thread) == 0);
}

static int run_serve(const struct centre_options *o, struct desk *d)
{
	struct centre_server_plan plan = {.listen = o->listen, .database = o->database};
	g_autoptr(GError) why = NULL;
	struct centre_server *server;
	sigset_t ends;
	int sig;

	if (o->faults && (strcmp(d->centre->world_name, "practice") != 0 ||
			  !centre_faults_read(o->faults, &plan.faults)))
		return misused(_("--faults busy=N,drop=N,lose=N (percent) is for practice "
				 "only."));
	d->centre->searches = o->searches;
	d->centre->feed_keep = o->feed_keep;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	server = centre_server_new(d->centre, d->ledger, &plan, &why);
	if (!server)
		return complain(why);
	if (start_companion(o->companion)) {
		printf("ready\n");
		fflush(stdout);
		sigwait(&ends, &sig);
	}
	centre_server_free(server);
	return DONE;
}

static int run(const struct centre_options *o)
{
	struct desk d;
	int status = WRONG_USE;

	if (!centre_vault_start())
		return FAILED;
	if (o->command == CENTRE_INIT)
		return run_init(o);
	if (!desk_open(&d, o->database))
		return FAILED;
	switch (o->command) {
	case CENTRE_INIT:
	case CENTRE_HELP:
		break;
	case CENTRE_COMMUNE:
		status = run_commune(o, &d);
		break;
	case CENTRE_OFFICER:
		status = run_officer(o, &d);
		break;
	case CENTRE_PEOPLE:
		status = run_people(o, &d);
		break;
	case CENTRE_IMPORT:
		status = run_import(o, &d);
		break;
	case CENTRE_CATALOGUE:
		status = run_catalogue(o, &d);
		break;
	case CENTRE_EXPORT:
		status = run_export(o, &d);
		break;
	case CENTRE_PACKAGE:
		status = run_package(o, &d);
		break;
	case CENTRE_COMPARE:
		status = run_compare(o, &d);
		break;
	case CENTRE_AUDIT:
		status = run_audit(&d);
		break;
	case CENTRE_SERVE:
		status = run_serve(o, &d);
		break;
	}
	desk_close(&d);
	return status;
}

/* No core with people and passwords in it. */
static void close_doors(void)
{
	static const struct rlimit none;

	setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* its leak finder looks into the process */
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

int main(int argc, char **argv)
{
	struct centre_options options;
	g_autofree char *sentence = NULL, *locales = centre_host_locales();
	int status;

	umask(077);
	close_doors();
	language_start(g_getenv("DANCU_LANG"), locales);
	if (!centre_options_read(&options, argc, argv, &sentence))
		status = misused(sentence);
	else if (options.command == CENTRE_HELP)
		status = printf("%s", centre_options_help()) < 0 ? FAILED : DONE;
	else
		status = run(&options);
	centre_options_clear(&options);
	return status;
}
