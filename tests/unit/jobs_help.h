/*
 * jobs_help - an invented commune of its own for each seed, the centre that
 * serves it, and `dancu demo` on a stage beside it: what the walks through whole
 * jobs share.  Run in the build folder.
 */
#ifndef TESTS_UNIT_JOBS_HELP_H
#define TESTS_UNIT_JOBS_HELP_H

#include "tests/unit/client_help.h"

#include <sys/prctl.h>

#include "central/ledger.h"
#include "central/residents.h"
#include "client/practice.h"
#include "forms/record.h"
#include "i18n/fold.h"
#include "tests/stage/places.h"
#include "tests/stage/stage.h"

#define JOBS_WAIT 20

struct jobs {
	struct help_world help;
	uint64_t seed, chance;
	struct places *places;
	struct practice *practice;
	struct centre_ledger *ledger; /* looked at beside the centre */
	struct stage *officer, *chief;
};

static inline int64_t jobs_now(void *self)
{
	(void)self;
	return g_get_real_time() / 1000;
}

static inline int64_t jobs_steady(void *self)
{
	(void)self;
	return g_get_monotonic_time() / 1000;
}

/* From 0 to below `limit`, by the seed alone. */
static inline unsigned jobs_draw(struct jobs *j, unsigned limit)
{
	struct help_world chance = { .chance = j->chance };
	uint32_t drawn = 0;

	help_random(&chance, &drawn, sizeof drawn);
	j->chance = chance.chance;
	return drawn % limit;
}

/* DANCU_SEED repeats a run; else every run is another one. */
static inline uint64_t jobs_seed(void)
{
	const char *wanted = g_getenv("DANCU_SEED");

	if (wanted != NULL && *wanted != '\0')
		return g_ascii_strtoull(wanted, NULL, 10);
	return (uint64_t)g_random_int_range(1, 1000000);
}

/* Fails, with the seed and the screen, unless it is true. */
static inline void jobs_hold(struct jobs *j, struct stage *stage, bool held,
			     const char *what)
{
	g_autofree char *screen = NULL;
	char **rows;

	if (held)
		return;
	screen = stage != NULL ? stage_screen(stage) : g_strdup("");
	print_message("# DANCU_SEED=%" G_GUINT64_FORMAT ", never came: %s\n", j->seed, what);
	for (char **row = rows = g_strsplit(screen, "\n", -1); *row != NULL; row++)
		print_message("# |%s\n", *row);
	g_strfreev(rows);
	fail();
}

static inline void jobs_until(struct jobs *j, struct stage *stage, const char *text)
{
	jobs_hold(j, stage, stage_until(stage, text, JOBS_WAIT), text);
}

/* Keys by name, blank separated. */
static inline void jobs_keys(struct stage *stage, const char *names)
{
	g_auto(GStrv) each = g_strsplit(names, " ", -1);

	for (char **name = each; *name != NULL; name++)
		assert_true(stage_key(stage, *name));
}

static inline void jobs_line(struct stage *stage, const char *text)
{
	stage_type(stage, text);
	stage_key(stage, "Enter");
}

/* A terminal with somebody signed in, on the first page. */
static inline struct stage *jobs_sign_in(struct jobs *j, const char *login)
{
	static const char *const argv[] = { "./dancu", "demo", NULL };
	const struct stage_setup setup = { .argv = argv,
					   .environment = places_environment(j->places) };
	struct stage *stage = stage_start(&setup);
	const struct practice_officer *who;
	size_t count, at = 0;

	assert_non_null(stage);
	who = practice_officers(&count);
	while (at < count && strcmp(who[at].login, login) != 0)
		at++;
	assert_true(at < count);
	jobs_until(j, stage, who[at].password);
	stage_type(stage, login);
	stage_key(stage, "Tab");
	jobs_line(stage, who[at].password);
	jobs_until(j, stage, "đã xác minh");
	return stage;
}

static inline void jobs_open(struct jobs *j, uint64_t seed, unsigned people)
{
	const char *const *environment;
	g_autofree char *dir = NULL, *database = NULL;
	struct practice_plan plan = { .program = "./dancu-central",
				      .people = people,
				      .seed = seed };

	prctl(PR_SET_CHILD_SUBREAPER, 1); /* the broom of places.h finds what is left */
	*j = (struct jobs){ .seed = seed, .chance = seed };
	help_world_init(&j->help, seed);
	j->help.world.now = jobs_now;
	j->help.world.steady = jobs_steady;
	j->places = places_new();
	environment = places_environment(j->places);
	dir = g_build_filename(g_environ_getenv((char **)environment, "XDG_STATE_HOME"),
			       "dancu", "practice", NULL);
	assert_int_equal(g_mkdir_with_parents(dir, 0700), 0);
	plan.state_dir = dir;
	plan.runtime = g_environ_getenv((char **)environment, "XDG_RUNTIME_DIR");
	j->practice = practice_new(&j->help.world, &plan);
	jobs_hold(j, NULL, practice_run(j->practice, NULL, NULL) == PRACTICE_READY,
		  practice_sentence(j->practice));
	database = g_build_filename(dir, "centre", "register.db", NULL);
	j->ledger = centre_ledger_open(database, CENTRE_LEDGER_READ, NULL);
	assert_non_null(j->ledger);
}

static inline void jobs_close(struct jobs *j)
{
	stage_free(j->officer);
	stage_free(j->chief);
	centre_ledger_close(j->ledger);
	practice_free(j->practice);
	places_free(j->places);
	*j = (struct jobs){ 0 };
}

#endif
