/*
 * sim_main - many seeds.
 *
 *   sim [FIRST [COUNT]]     seeds FIRST .. FIRST+COUNT-1; every step is told when
 *                           SIM_TRACE is set
 *
 * A failing seed is printed with what broke; the same number breaks again.
 */
#include "tests/torture/sim.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "central/vault.h"

#include "i18n/banned.h"

#define STEPS 220
#define LIES 40 /* seeds that a lying disk gets */

/* How many of them broke; no more than five are looked for. */
static unsigned run_seeds(uint64_t first, uint64_t count, const char *folder, bool tell,
			  struct sim *figures)
{
	unsigned failed = 0;

	for (uint64_t seed = first; seed < first + count && failed < 5; seed++) {
		g_autofree char *broken = sim_run(seed, STEPS, folder,
						  tell && g_getenv("SIM_TRACE"), figures);

		if (broken && tell)
			printf("# seed %" G_GUINT64_FORMAT ": %s\n", seed, broken);
		failed += broken != NULL;
	}
	return failed;
}

int main(int argc, char **argv)
{
	uint64_t first = argc > 1 ? g_ascii_strtoull(argv[1], NULL, 10) : 1;
	uint64_t count = argc > 2 ? g_ascii_strtoull(argv[2], NULL, 10) : argc > 1 ? 1 : 60;
	const char *base = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp";
	g_autofree char *folder = g_strdup_printf("%s/dancu-sim-XXXXXX", base);
	g_autofree char *template = NULL, *id = NULL;
	struct sim figures = { 0 };
	unsigned failed;
	bool found;

	if (!g_mkdtemp(folder))
		return 99;
	disk_install();
	centre_vault_start();
	template = g_build_filename(folder, "template.db", NULL);
	id = g_build_filename(folder, "template.id", NULL);
	printf("1..2\n");
	failed = run_seeds(first, count, folder, true, &figures);
	printf("%sok 1 - %" G_GUINT64_FORMAT " seeds: nothing kept is lost, nothing counts twice\n",
	       failed ? "not " : "", count);
	printf("# %u steps, %u messages (%u lost, %u doubled), %u ends of a machine; letters: %u "
	       "done, %u refused, %u in conflict; %u copies equal\n",
	       figures.steps, figures.delivered, figures.lost, figures.doubled, figures.ends,
	       figures.done, figures.refused, figures.conflicts, figures.copies);
	disk_lies(true);
	found = run_seeds(first, LIES, folder, false, &figures) > 0;
	printf("%sok 2 - a disk that does not sync is found out\n", found ? "" : "not ");
	g_unlink(template);
	g_unlink(id);
	g_rmdir(folder);
	return failed || !found;
}
