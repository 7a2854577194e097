/*
 * whole - memory runs out in the whole terminal, on a pseudo-terminal: one
 * allocation fails somewhere between the sign-in and a field that was left.
 *
 *   whole [STEPS [FIRST [LAST]]]   so many points, spread evenly (3)
 *
 * It may end there or go on.  Either way its line is put back as it was, and the
 * next start has the draft of before and, if that was said to be kept, the field.
 */
#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "tests/stage/places.h"
#include "tests/stage/stage.h"
#include "tests/torture/lean.h"

#include "i18n/banned.h"

#define PATIENCE 3.0

/* What must be seen, and what is sent then. */
struct step {
	const char *seen, *sent;
};

#define SIGN_IN { "tap-huan-1", "canbo1\ttap-huan-1\r" }

static const struct step draft_steps[] = {
	SIGN_IN,
	{ "đã xác minh", "\033OR" },
	{ "Gõ được một trong", "nguyen van an\r" },
	{ "Cho hồ sơ nào", "0412/2026\r" },
	{ "Kết quả tra cứu", "\r" },
	{ "Nguyễn Xuân Trí", "\033[17~" },
	{ "Như trên giấy khai sinh", "Nguyễn Văn Ân\r" },
	{ "> Ngày, tháng", "\033OQ" },
	{ "Đã lưu nháp", "" },
	{ NULL, NULL },
};

/* The last one is the acknowledgement. */
static const struct step typing_steps[] = {
	SIGN_IN,
	{ "Trang đầu", "3" },
	{ "1 bản nháp, CHƯA gửi", "\r" },
	{ "> Ngày, tháng", "1703\r" },
	{ "* 17/03/2019", "\033OQ" },
	{ "Đã lưu nháp", "" },
	{ NULL, NULL },
};

static const struct step reading_steps[] = {
	SIGN_IN,
	{ "Trang đầu", "3" },
	{ "1 bản nháp, CHƯA gửi", "\r" },
	{ "* Nguyễn Văn Ân", "" },
	{ NULL, NULL },
};

struct figures {
	unsigned runs, ended, kept, broken;
};

/* All of them, in order; the first that does not come ends it. */
static bool walk(struct stage *stage, const struct step *steps, double patience)
{
	for (; steps->seen; steps++) {
		if (!stage_until(stage, steps->seen, patience))
			return false;
		stage_type(stage, steps->sent);
	}
	return true;
}

static struct stage *start(const struct places *places, const char *program)
{
	g_autofree char *dir = g_get_current_dir();
	g_autofree char *path = g_build_filename(dir, program, NULL);
	const char *const argv[] = { path, "demo", NULL };
	struct stage_setup setup = { .argv = argv, .environment = places_environment(places) };

	return stage_start(&setup);
}

static const char *place(const struct places *places, const char *name)
{
	return g_environ_getenv((char **)places_environment(places), name);
}

/* Asked to end; its status, and whether the line is what it was. */
static int end(struct stage *stage, const struct places *places, bool *restored)
{
	g_autofree char *wait =
		g_strdup_printf("flock -w 20 %s/dancu/practice/centre/register.db.lock true",
				place(places, "XDG_STATE_HOME"));
	int status;

	stage_signal(stage, SIGTERM);
	status = stage_end(stage, 10);
	*restored = status >= 0 && stage_cooked(stage) && !stage_alternate(stage);
	stage_free(stage);
	g_spawn_command_line_sync(wait, NULL, NULL, NULL, NULL);
	return status;
}

static struct lean *share(const struct places *places)
{
	g_autofree char *path = g_build_filename(place(places, "XDG_RUNTIME_DIR"), LEAN_FILE, NULL);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	void *at = MAP_FAILED;

	if (fd >= 0 && ftruncate(fd, sizeof(struct lean)) == 0)
		at = mmap(NULL, sizeof(struct lean), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	return at != MAP_FAILED ? at : NULL;
}

static bool is_there(const struct places *places, bool field)
{
	struct stage *stage = start(places, "dancu");
	bool restored, fine = walk(stage, reading_steps, 10) &&
			      (!field || stage_until(stage, "* 17/03/2019", 10));

	if (!fine) {
		g_autofree char *screen = stage_screen(stage);

		printf("# the next start:\n");
		g_strdelimit(screen, "\r", ' ');
		for (char *at = screen, *next; at && *at; at = next) {
			next = strchr(at, '\n');
			if (next)
				*next++ = '\0';
			printf("# |%s\n", at);
		}
	}
	end(stage, places, &restored);
	return fine;
}

/* The allocation with this number fails; how many there were, and before the sign-in. */
static uint64_t run(const char *seed, uint64_t fails, uint64_t *before, struct figures *f)
{
	struct places *places = places_new();
	struct lean *lean = share(places);
	g_autofree char *why = NULL;
	bool restored = false, kept;
	struct stage *stage;
	uint64_t count;
	int status;

	if (!lean || !places_seed(places, seed, &why))
		g_error("whole: %s", why ? why : "no memory to share");
	lean->fails = fails;
	stage = start(places, "dancu-lean");
	stage_until(stage, "tap-huan-1", PATIENCE);
	*before = lean->count;
	kept = walk(stage, typing_steps, fails ? PATIENCE : 10);
	count = lean->count;
	status = end(stage, places, &restored);
	f->runs++;
	f->kept += kept;
	f->ended += status > 128 && status != 128 + SIGTERM;
	if (!restored || !is_there(places, kept)) {
		printf("# allocation %" PRIu64 ", its end is %d: %s\n", fails, status,
		       restored ? "something acknowledged is gone" : "the line is not put back");
		f->broken++;
	}
	munmap(lean, sizeof(*lean));
	places_free(places);
	return count;
}

/* A practice state with one draft in it. */
static struct places *make_draft(const char *seed)
{
	struct places *places = places_new();
	g_autofree char *why = NULL;
	struct stage *stage;
	bool restored, fine;

	if (!places_seed(places, seed, &why))
		g_error("whole: %s", why);
	stage = start(places, "dancu");
	fine = walk(stage, draft_steps, 20);
	end(stage, places, &restored);
	if (fine)
		return places;
	places_free(places);
	return NULL;
}

/* The seed of the plays, made as they make it. */
static char *make_seed(void)
{
	const char *src = g_getenv("srcdir") ? g_getenv("srcdir") : "..";
	g_autofree char *script = g_build_filename(src, "tests/plays/practice-seed", NULL);
	g_autofree char *here = g_get_current_dir();
	g_autofree char *dancu = g_build_filename(here, "dancu", NULL);
	char *seed = g_strdup("/tmp/dancu-whole-XXXXXX");
	char *argv[] = { (char *)"sh", script, seed, NULL };
	int status = 1;

	g_setenv("DANCU", dancu, TRUE);
	if (!g_mkdtemp(seed) ||
	    !g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
			  NULL, NULL, NULL, &status, NULL) ||
	    status != 0)
		g_error("whole: no practice state");
	return seed;
}

int main(int argc, char **argv)
{
	unsigned steps = argc > 1 ? (unsigned)g_ascii_strtoull(argv[1], NULL, 10) : 3;
	struct figures f = { 0 };
	g_autofree char *seed = NULL;
	struct places *drafted;
	uint64_t before = 0, all = 0, none;

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	if (!LEAN_CAN_RUN) {
		printf("1..0 # SKIP malloc() cannot be replaced here\n");
		return 0;
	}
	printf("1..1\n");
	seed = make_seed();
	drafted = make_draft(seed);
	f.broken += drafted == NULL;
	if (drafted) {
		const char *state = place(drafted, "XDG_STATE_HOME");

		all = run(state, 0, &before, &f);
		f.broken += f.kept != 1 || before == 0;
		if (argc > 2)
			before = g_ascii_strtoull(argv[2], NULL, 10);
		if (argc > 3)
			all = g_ascii_strtoull(argv[3], NULL, 10);
		for (unsigned i = 0; i < steps; i++)
			run(state, before + 1 + (all - before) * i / steps, &none, &f);
		places_free(drafted);
	}
	f.broken += argc < 3 && steps > 2 && f.ended == 0;
	printf("%sok 1 - memory runs out in the whole terminal: the line is put back, what was "
	       "acknowledged is there\n", f.broken ? "not " : "");
	printf("# allocations %" PRIu64 " to %" PRIu64 ", %u terminals, %u ended there, %u said "
	       "that the field is kept, %u broken\n", before, all, f.runs, f.ended, f.kept,
	       f.broken);
	const char *const rm[] = { "rm", "-rf", "--", seed, NULL };

	g_spawn_sync(NULL, (char **)rm, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
	return f.broken > 0;
}
