/*
 * sim - one seed: steps of a day that goes wrong, then a quiet evening in which
 * everything must come to its end.
 */
#include "tests/torture/sim.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "i18n/banned.h"

#define EVENING 4000

unsigned sim_draw(struct sim *sim, unsigned n)
{
	return (unsigned)(disk_chance(&sim->chance) % n);
}

bool sim_chance(struct sim *sim, unsigned percent)
{
	return sim_draw(sim, 100) < percent;
}

void sim_break(struct sim *sim, const char *format, ...)
{
	va_list args;

	if (sim->broken)
		return;
	va_start(args, format);
	sim->broken = g_strdup_vprintf(format, args);
	va_end(args);
	sim_say(sim, "BROKEN: %s", sim->broken);
}

void sim_say(struct sim *sim, const char *format, ...)
{
	va_list args;
	g_autofree char *text = NULL;

	if (!sim->trace)
		return;
	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	printf("# %9.3f %s\n", (double)sim->now / 1000, text);
}

static int64_t centre_now(void *self)
{
	return SIM_EPOCH + ((struct sim *)self)->now;
}

static void centre_random(void *self, void *into, size_t bytes)
{
	uint8_t *at = into;

	while (bytes-- > 0)
		*at++ = (uint8_t)(disk_chance(&((struct sim *)self)->chance) >> 40);
}

/* ---- one thing that happens ----------------------------------------------------- */

static const char *some_disk(struct sim *sim)
{
	unsigned who = sim_draw(sim, SIM_OFFICERS + 1);

	return who == SIM_OFFICERS ? sim->centre_folder : sim->terminal[who].folder;
}

static void go_wrong(struct sim *sim)
{
	struct sim_terminal *t = &sim->terminal[sim_draw(sim, SIM_OFFICERS)];
	const int64_t day = INT64_C(86400000);

	switch (sim_draw(sim, 8)) {
	case 0:
		if (t->up)
			sim_terminal_end(t, (enum disk_end)sim_draw(sim, DISK_ENDS));
		break;
	case 1:
		if (sim->ledger)
			sim_centre_end(sim, (enum disk_end)sim_draw(sim, DISK_ENDS));
		break;
	case 2:
	case 3:
		disk_end_at(some_disk(sim), 1 + sim_draw(sim, 40));
		break;
	case 4:
		disk_fails(some_disk(sim), sim_chance(sim, 50) ? DISK_ERROR : DISK_FULL,
			   sim_draw(sim, 20), 1 + sim_draw(sim, 6));
		break;
	case 5:
		sim->line_down_until = sim->now + sim_draw(sim, 600000);
		break;
	case 6:
		t->skew = sim_chance(sim, 30) ? 0 : (int64_t)(sim_draw(sim, 120)) * day - 60 * day;
		sim_say(sim, "%s: the clock is set", t->login);
		break;
	default:
		sim->now += sim_draw(sim, 3600000); /* everybody asleep */
		break;
	}
}

static void pass_time(struct sim *sim)
{
	int64_t next = sim_line_next(sim);
	int64_t step = 1 + sim_draw(sim, sim_chance(sim, 80) ? 3000 : 60000);

	if (next > sim->now && next < sim->now + step)
		step = next - sim->now;
	sim->now += step;
}

static void everybody_moves(struct sim *sim)
{
	if (!sim->ledger && sim->now >= sim->centre_back)
		sim_centre_boot(sim);
	sim_line_move(sim);
	if (sim->ledger && disk_is_down(sim->centre_folder))
		sim_centre_end(sim, (enum disk_end)sim_draw(sim, DISK_ENDS));
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		sim_terminal_move(&sim->terminal[i]);
}

static void step(struct sim *sim)
{
	sim->steps++;
	pass_time(sim);
	everybody_moves(sim);
	if (sim->calm) {
		sim_terminal_tidy(&sim->terminal[sim->steps % SIM_OFFICERS]);
	} else {
		struct sim_terminal *t = &sim->terminal[sim_draw(sim, SIM_OFFICERS)];

		if (sim_chance(sim, 4))
			sim_terminal_tidy(t);
		if (sim_chance(sim, 30))
			sim_terminal_look(t);
		if (sim_chance(sim, 25))
			sim_terminal_write(t);
		if (sim_chance(sim, 12))
			go_wrong(sim);
	}
	if (sim->steps % 16 == 0)
		sim_check_centre(sim);
}

static bool all_quiet(struct sim *sim)
{
	g_autofree char *difference = NULL;

	if (!sim->ledger)
		return false;
	for (unsigned i = 0; i < SIM_OFFICERS; i++)
		if (!sim->terminal[i].up || outbox_waiting(sim->terminal[i].box) ||
		    !sim_copy_agrees(&sim->terminal[i], &difference))
			return false;
	return true;
}

/* No more faults; clocks are right, disks are whole, the line holds. */
void sim_evening(struct sim *sim)
{
	sim->calm = true;
	sim->line_down_until = 0;
	for (unsigned i = 0; i < SIM_OFFICERS; i++) {
		disk_end_at(sim->terminal[i].folder, 0);
		disk_fails(sim->terminal[i].folder, DISK_FINE, 0, 0);
		sim->terminal[i].skew = 0;
	}
	disk_end_at(sim->centre_folder, 0);
	disk_fails(sim->centre_folder, DISK_FINE, 0, 0);
	for (unsigned i = 0; i < EVENING && !sim->broken && !all_quiet(sim); i++)
		step(sim);
	sim_say(sim, "evening is over");
}

/* ---- a seed ----------------------------------------------------------------------- */

static void copy_file(const char *from, const char *to)
{
	g_autofree char *bytes = NULL;
	gsize length;

	if (g_file_get_contents(from, &bytes, &length, NULL))
		g_file_set_contents_full(to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600,
					 NULL);
}

static void promise_free(void *self)
{
	struct sim_promise *p = self;

	g_free(p->uuid);
	g_free(p->about);
	g_free(p->field);
	g_free(p->receipt);
	g_free(p);
}

static void empty_folder(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		g_unlink(path);
	}
	if (dir)
		g_dir_close(dir);
	g_rmdir(folder);
}

void sim_init(struct sim *sim, uint64_t seed, const char *folder)
{
	static const char *const logins[SIM_OFFICERS] = { "canbo1", "canbo2", "truong" };

	*sim = (struct sim){ .seed = seed, .chance = seed, .folder = g_strdup(folder) };
	sim->world = (struct world){ centre_now, centre_now, centre_random, sim };
	sim->centre_folder = g_build_filename(folder, "centre", NULL);
	sim->centre_path = g_build_filename(sim->centre_folder, "register.db", NULL);
	g_mkdir_with_parents(sim->centre_folder, 0700);
	for (unsigned i = 0; i < SIM_OFFICERS; i++) {
		struct sim_terminal *t = &sim->terminal[i];

		t->sim = sim;
		t->number = i;
		t->login = logins[i];
		t->password = "mat khau dai";
		t->folder = g_build_filename(folder, logins[i], NULL);
		g_mkdir_with_parents(t->folder, 0700);
	}
	sim->mail = sim_mail_new();
	sim->promises = g_ptr_array_new_with_free_func(promise_free);
	sim->by_uuid = g_hash_table_new(g_str_hash, g_str_equal);
	sim->arrived = g_ptr_array_new_with_free_func(g_free);
	sim->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	sim->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void sim_clear(struct sim *sim)
{
	for (unsigned i = 0; i < SIM_OFFICERS; i++) {
		struct sim_terminal *t = &sim->terminal[i];

		if (t->up)
			sim_terminal_end(t, DISK_KILL);
		disk_forget(t->folder);
		empty_folder(t->folder);
		g_free(t->folder);
		for (unsigned p = 0; p < SIM_PEOPLE; p++) {
			g_free(t->version[p]);
			g_free(t->blood[p]);
			g_free(t->marital[p]);
		}
	}
	if (sim->ledger)
		sim_centre_end(sim, DISK_KILL);
	disk_forget(sim->centre_folder);
	empty_folder(sim->centre_folder);
	g_free(sim->centre_folder);
	g_free(sim->centre_path);
	g_free(sim->centre_id);
	g_free(sim->folder);
	g_ptr_array_unref(sim->mail);
	g_hash_table_unref(sim->by_uuid);
	g_hash_table_unref(sim->told);
	g_hash_table_unref(sim->known);
	g_ptr_array_unref(sim->arrived);
	g_ptr_array_unref(sim->promises);
}

void sim_found(struct sim *sim, uint64_t seed, const char *folder)
{
	g_autofree char *template = g_build_filename(folder, "template.db", NULL);
	g_autofree char *id = g_build_filename(folder, "template.id", NULL);

	sim_init(sim, seed, folder);
	if (!g_file_test(template, G_FILE_TEST_EXISTS)) {
		if (!sim_centre_found(sim, template))
			sim_break(sim, "the centre cannot be founded");
		g_file_set_contents(id, sim->centre_id, -1, NULL);
	}
	g_clear_pointer(&sim->centre_id, g_free);
	g_file_get_contents(id, &sim->centre_id, NULL, NULL);
	copy_file(template, sim->centre_path);
	sim->chance = seed;
}

char *sim_run(uint64_t seed, unsigned steps, const char *folder, bool trace,
	      struct sim *figures)
{
	struct sim sim;

	sim_found(&sim, seed, folder);
	sim.trace = trace;
	while (!sim.broken && sim.steps < steps)
		step(&sim);
	if (!sim.broken)
		sim_evening(&sim);
	if (!sim.broken)
		sim_check_end(&sim);
	figures->steps += sim.steps;
	figures->delivered += sim.delivered;
	figures->doubled += sim.doubled;
	figures->lost += sim.lost;
	figures->ends += sim.ends;
	figures->conflicts += sim.conflicts;
	figures->refused += sim.refused;
	figures->done += sim.done;
	figures->copies += sim.copies;
	sim_clear(&sim);
	return sim.broken;
}
