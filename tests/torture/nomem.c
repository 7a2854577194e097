/*
 * nomem - memory runs out: the n-th allocation of a process that keeps, carries
 * and settles letters fails once, for every n.
 *
 *   nomem [STRIDE [FIRST [LAST]]]      every STRIDE-th allocation; 1: each
 *
 * The process may end there, as GLib's do.  The next start opens the store, and
 * whatever was acknowledged is in it.  malloc() is this program's own; where
 * that cannot be (another libc, a sanitizer) nothing is run.
 */
#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/journal.h"
#include "client/outbox.h"

#include "i18n/banned.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
#define CAN_RUN 1
#else
#define CAN_RUN 0
#endif

/* Counted while `on`; the one with the number `at` fails. */
static struct {
	bool on;
	unsigned long count, at;
} memory;

#if CAN_RUN
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

static bool fails(void)
{
	if (!memory.on || ++memory.count != memory.at)
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
#endif

#define LETTERS 5

struct shared {
	unsigned long count;
	char uuid[LETTERS][40];
	bool kept[LETTERS], done[LETTERS];
	char draft[40];
	bool drafted;
	int said; /* of an opening: enum store_error; -1: it opened, or ended there */
};

struct figures {
	unsigned runs, ended, promises, broken;
};

static int64_t real_now(void *self)
{
	(void)self;
	return g_get_real_time() / 1000;
}

static int64_t real_steady(void *self)
{
	(void)self;
	return g_get_monotonic_time() / 1000;
}

static void some_random(void *self, void *into, size_t bytes)
{
	uint64_t *seed = self;

	for (size_t i = 0; i < bytes; i++) {
		*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
		((uint8_t *)into)[i] = (uint8_t)(*seed >> 56);
	}
}

static struct store *open_saying(const struct world *world, const char *folder, GError **error)
{
	const struct store_owner owner = { "practice", "c1", "canbo1" };

	return store_open_costing(world, folder, &owner, "mat-khau-1", SEAL_COST_LEAST, error);
}

static struct store *open_store(const struct world *world, const char *folder)
{
	return open_saying(world, folder, NULL);
}

/* ---- the process that runs out ----------------------------------------------------------- */

static void put(struct outbox *box, struct shared *s, unsigned i)
{
	struct letter *letter = letter_new(OP_REQUEST);

	letter->about = g_strdup_printf("r%u", i);
	letter->body = g_strdup("{\"changes\":[]}");
	if (outbox_put(box, letter, NULL)) {
		g_strlcpy(s->uuid[i], letter->uuid, sizeof(s->uuid[i]));
		s->kept[i] = true;
	}
	letter_free(letter);
}

static void live(const struct world *world, const char *folder, struct shared *s)
{
	struct store *store = open_store(world, folder);
	struct outbox *box;
	struct journal *journal;
	struct journal_entry entry = { .form = (char *)"correction", .target = (char *)"r1",
				       .body = (char *)"{}" };

	if (!store)
		return;
	box = outbox_new(store);
	journal = journal_new(store);
	if (journal_keep(journal, &entry, NULL)) {
		g_strlcpy(s->draft, entry.id, sizeof(s->draft));
		s->drafted = true;
	}
	for (unsigned i = 0; i < LETTERS; i++) {
		put(box, s, i);
		if (!s->kept[i] || !outbox_begin(box, s->uuid[i], NULL))
			continue;
		if (i % 2)
			outbox_postpone(box, s->uuid[i], 0, "busy", NULL);
		else
			s->done[i] = outbox_settle(box, s->uuid[i], LETTER_DONE, "TH-1", "", "",
						   NULL);
	}
	g_free(entry.id);
	journal_free(journal);
	outbox_free(box);
	store_close(store);
}

/* ---- what must be true ------------------------------------------------------------------- */

static bool is_there(struct outbox *box, const struct shared *s, unsigned i)
{
	struct letter *letter = outbox_load(box, s->uuid[i], NULL);
	bool fine = letter && (!s->done[i] || (letter->state == LETTER_DONE &&
					       !strcmp(letter->receipt, "TH-1")));

	fine = fine && (letter->state == LETTER_DONE || *letter->body);
	letter_free(letter);
	return fine;
}

static bool check(const struct world *world, const char *folder, const struct shared *s,
		  struct figures *f)
{
	struct store *store = open_store(world, folder);
	struct outbox *box = store ? outbox_new(store) : NULL;
	struct journal *journal = store ? journal_new(store) : NULL;
	bool fine = store != NULL;

	for (unsigned i = 0; i < LETTERS && store; i++) {
		f->promises += s->kept[i];
		fine = fine && (!s->kept[i] || is_there(box, s, i));
		if (s->kept[i] && !is_there(box, s, i))
			printf("# letter %u%s\n", i, s->done[i] ? ", done" : "");
	}
	if (!store)
		printf("# the store does not open\n");
	if (store && s->drafted) {
		struct journal_entry *entry = journal_load(journal, s->draft, NULL);

		fine = fine && entry;
		journal_entry_free(entry);
	}
	journal_free(journal);
	outbox_free(box);
	store_close(store);
	return fine;
}

static void empty(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		g_unlink(path);
	}
	if (dir)
		g_dir_close(dir);
}

/* `at` 0: nothing fails.  How many allocations there were. */
static unsigned long run(const char *folder, struct shared *s, unsigned long at,
			 struct figures *f)
{
	uint64_t seed = 1;
	const struct world world = { real_now, real_steady, some_random, &seed };
	const struct rlimit none = { 0, 0 };
	int status = 0;
	pid_t pid;

	memset(s, 0, sizeof(*s));
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &none);
		if (!freopen("/dev/null", "w", stderr))
			_exit(9);
		memory.at = at;
		memory.on = true;
		live(&world, folder, s);
		memory.on = false;
		s->count = memory.count;
		_exit(0);
	}
	waitpid(pid, &status, 0);
	seed = 77;
	f->runs++;
	f->ended += WIFSIGNALED(status);
	if (!check(&world, folder, s, f)) {
		printf("# something acknowledged is gone: allocation %lu\n", at);
		f->broken++;
	}
	empty(folder);
	return s->count;
}

/* ---- a store that is there is opened ----------------------------------------------------- */

static void open_lean(const struct world *world, const char *folder, struct shared *s,
		      unsigned long at)
{
	GError *error = NULL;
	struct store *store;

	memory.at = at;
	memory.on = true;
	store = open_saying(world, folder, &error);
	memory.on = false;
	s->count = memory.count;
	s->said = store || !error ? -1 : error->code;
	store_close(store);
	_exit(0);
}

/* As open_store(), in a process whose `at`-th allocation fails. */
static unsigned long open_once(const char *folder, struct shared *s, unsigned long at)
{
	uint64_t seed = 5;
	const struct world world = { real_now, real_steady, some_random, &seed };
	const struct rlimit none = { 0, 0 };
	pid_t pid;

	s->said = -1;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &none);
		if (freopen("/dev/null", "w", stderr))
			open_lean(&world, folder, s, at);
		_exit(9);
	}
	waitpid(pid, NULL, 0);
	return s->count;
}

/*
 * What could not be read for want of memory is not another officer's, damaged or
 * under another password: who is told so sets a whole store aside.
 */
static unsigned mistaken(const char *folder, struct shared *s, unsigned long stride)
{
	uint64_t seed = 3;
	const struct world world = { real_now, real_steady, some_random, &seed };
	unsigned long all;
	unsigned wrong = 0, runs = 0;

	store_close(open_store(&world, folder));
	all = open_once(folder, s, 0);
	wrong += !all || s->said != -1;
	if (!stride)
		stride = all / 250 + 1;
	for (unsigned long n = 1; n <= all; n += stride, runs++) {
		open_once(folder, s, n);
		if (s->said == -1 || s->said == STORE_FAILED || s->said == STORE_FOLDER)
			continue;
		printf("# allocation %lu of an opening is taken for error %d\n", n, s->said);
		wrong++;
	}
	empty(folder);
	printf("%sok 2 - a store that cannot be read for want of memory is not another one\n",
	       wrong ? "not " : "");
	printf("# %u of %lu allocations of an opening, %u mistaken\n", runs, all, wrong);
	return wrong;
}

int main(int argc, char **argv)
{
	unsigned long stride = argc > 1 ? MAX(strtoul(argv[1], NULL, 10), 1) : 0, given, all;
	g_autofree char *folder = NULL;
	struct shared *shared;
	struct figures f = { 0 };

	if (!CAN_RUN) {
		printf("1..0 # SKIP malloc() cannot be replaced here\n");
		return 0;
	}
	folder = g_strdup_printf("%s/dancu-nomem-XXXXXX",
				 g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp");
	if (!g_mkdtemp(folder))
		return 99;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		      -1, 0);
	printf("1..2\n");
	given = stride;
	all = run(folder, shared, 0, &f);
	if (!stride) /* the short form: some 150 of them */
		stride = all / 150 + 1;
	for (unsigned long n = argc > 2 ? strtoul(argv[2], NULL, 10) : 1,
			   last = argc > 3 ? strtoul(argv[3], NULL, 10) : all;
	     n <= last; n += stride)
		run(folder, shared, n, &f);
	f.broken += !all || (argc < 3 && !f.ended);
	printf("%sok 1 - memory runs out: what was acknowledged is there at the next start\n",
	       f.broken ? "not " : "");
	printf("# %lu allocations, %u processes, %u of them ended there, %u letters acknowledged, "
	       "%u broken\n", all, f.runs, f.ended, f.promises, f.broken);
	f.broken += mistaken(folder, shared, given);
	g_rmdir(folder);
	return f.broken > 0;
}
