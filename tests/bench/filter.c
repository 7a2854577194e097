/*
 * filter - `dancu text` over a million lines, beside sed and sort over the same:
 * whole programs, from start to end, the output thrown away.
 *
 *   filter DANCU FOLDER		the folder gets two files
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/bench.h"

#include "i18n/banned.h"

#define LINES 1000000

struct spent {
	double ms;
	long kilobytes;
};

static struct spent run(const char *input, const char *const *words)
{
	struct spent spent = {bench_ms(), 0};
	struct rusage use = {0};
	pid_t child = fork();

	if (child == 0) {
		int in = open(input, O_RDONLY), out = open("/dev/null", O_WRONLY);

		dup2(in, STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
		dup2(out, STDERR_FILENO);
		execvp(words[0], (char *const *)(const void *)words);
		_exit(127);
	}
	wait4(child, NULL, 0, &use);
	spent.ms = bench_ms() - spent.ms;
	spent.kilobytes = use.ru_maxrss;
	return spent;
}

static void row(const char *dancu, const char *input, const char *job, const char *how,
		const char *peer, const char *with)
{
	const char *ours[] = {dancu, "text", job, how, NULL};
	const char *theirs[] = {peer, with, NULL};
	struct spent floor = run(input, theirs), spent = run(input, ours);
	struct spent floor2 = run(input, theirs), spent2 = run(input, ours);
	g_autofree char *figure = g_strdup_printf("dancu text %s%s%s, 1M lines (peer: %s)", job,
						  how != NULL ? " " : "", how != NULL ? how : "",
						  peer);
	g_autofree char *mine = NULL, *least = NULL;

	floor.ms = MIN(floor.ms, floor2.ms);
	spent.ms = MIN(spent.ms, spent2.ms);
	mine = g_strdup_printf("%.0f ms, %ld MB", spent.ms, spent.kilobytes / 1024);
	least = g_strdup_printf("%.0f ms, %ld MB", floor.ms, floor.kilobytes / 1024);
	bench_row(figure, mine, least, spent.ms / floor.ms, "seconds, flat");
}

/* Names of two hundred different shapes, or keys that make such names. */
static void write_lines(const char *path, bool keys)
{
	static const char *const names[] = {"Nguyễn Thị", "Trần Văn", "Lê Đức", "H'Hen Niê"};
	static const char *const typed[] = {"Nguyeenx Thij", "Traanf Vawn", "Lee DDuwcs", "Ksor"};
	static const char *const given[] = {"Mẫu", "Thủy", "Phượng", "An", "Ngọc"};
	static const char *const pressed[] = {"Maaux", "Thuyr", "Phuwowngj", "An", "Ngocj"};
	FILE *out = fopen(path, "w");

	for (unsigned i = 0; out != NULL && i < LINES; i++)
		fprintf(out, "%s %s %u\n", (keys ? typed : names)[i % 4],
			(keys ? pressed : given)[i % 5], i * 7919 % 1000);
	if (out == NULL || fclose(out) != 0)
		exit(1);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *job, *how, *peer, *with;
		bool keys;
	} rows[] = {
		{"type", "telex", "sed", "s/aa/b/g", true},
		{"fold", "ascii", "sed", "s/aa/b/g", false},
		{"check", NULL, "sed", "s/aa/b/g", false},
		{"clean", NULL, "sed", "s/aa/b/g", false},
		{"to", "vni", "sed", "s/aa/b/g", false},
		{"sort", NULL, "sort", "-s", false},
		{"sort", "--names", "sort", "-s", false},
	};
	g_autofree char *names = NULL, *keys = NULL;

	if (argc != 3)
		return 2;
	names = g_build_filename(argv[2], "names", NULL);
	keys = g_build_filename(argv[2], "keys", NULL);
	write_lines(names, false);
	write_lines(keys, true);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		row(argv[1], rows[i].keys ? keys : names, rows[i].job, rows[i].how, rows[i].peer,
		    rows[i].with);
	return 0;
}
