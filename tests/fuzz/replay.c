/*
 * replay - runs a fuzzer's corpus without libFuzzer, so that every machine
 * that can run `make check` replays what the fuzzers once found.
 *
 * A fuzzer tests/fuzz/NAME-fuzz.c has only LLVMFuzzerTestOneInput(); this main
 * feeds it the files and folders named on the command line, or else
 * $srcdir/tests/fuzz/corpus/NAME.  Each file is also fed cut off at every
 * length up to 256 bytes and at a dozen longer ones: half messages are what a
 * bad line leaves.  TAP: one point per file.  A crash is the failure.
 */
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

/* The input lies in a heap block of just its size: ASan sees one byte too far. */
static void feed(const char *bytes, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	if (!copy)
		exit(1);
	memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static bool replay_file(const char *path)
{
	g_autofree char *bytes = NULL;
	size_t size = 0;

	if (!g_file_get_contents(path, &bytes, &size, NULL))
		return false;
	feed(bytes, size);
	for (size_t cut = 0; cut < size && cut < 256; cut++)
		feed(bytes, cut);
	for (size_t cut = 256; cut < size; cut += 1 + size / 12)
		feed(bytes, cut);
	return true;
}

static void collect(GPtrArray *files, const char *path)
{
	const char *name;
	GDir *dir;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(files, g_strdup(path));
		return;
	}
	dir = g_dir_open(path, 0, NULL);
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		collect(files, inner);
	}
	if (dir)
		g_dir_close(dir);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* build/tests/fuzz/keys-fuzz -> $srcdir/tests/fuzz/corpus/keys */
static char *own_corpus(const char *program)
{
	g_autofree char *name = g_path_get_basename(program);
	const char *src = g_getenv("srcdir");

	if (g_str_has_suffix(name, "-fuzz"))
		name[strlen(name) - strlen("-fuzz")] = '\0';
	return g_build_filename(src ? src : ".", "tests/fuzz/corpus", name, NULL);
}

int main(int argc, char **argv)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	int failed = 0;

	if (LLVMFuzzerInitialize)
		LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++)
		collect(files, argv[i]);
	if (argc < 2) {
		g_autofree char *corpus = own_corpus(argv[0]);

		collect(files, corpus);
	}
	g_ptr_array_sort(files, by_name);
	printf("1..%u\n", files->len + 1);
	for (unsigned i = 0; i < files->len; i++) {
		g_autofree char *name = g_path_get_basename(files->pdata[i]);

		fflush(stdout);
		if (!replay_file(files->pdata[i])) {
			printf("not ");
			failed++;
		}
		printf("ok %u - replayed %s\n", i + 1, name);
	}
	feed("", 0);
	printf("%sok %u - the corpus is not empty\n", files->len ? "" : "not ", files->len + 1);
	failed += files->len == 0;
	g_ptr_array_free(files, TRUE);
	return failed ? 1 : 0;
}
