/*
 * practice_make - the invented commune, its neighbour, the offices above them and
 * their officers, as commands for dancu-central; and the files that a first start
 * leaves.
 */
#include "client/practice_make.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "i18n/moment.h"

#include "i18n/banned.h"

#define COMMUNE "99001"
#define NEIGHBOUR "99002"
#define NEIGHBOUR_PEOPLE 1500u
#define YEAR_MS (INT64_C(365) * 24 * 60 * 60 * 1000)

static const struct practice_officer officers[] = {
	{ "canbo1", "tap-huan-1", "Nguyễn Văn Mẫu", "DU", "officer", "xã Tập Huấn" },
	{ "canbo2", "tap-huan-2", "Hoàng Thị Ví", "THGU", "officer", "xã Tập Huấn" },
	{ "truong", "tap-huan-3", "Lê Văn Thử", "THTA", "chief", "xã Tập Huấn" },
	{ "pho", "tap-huan-4", "Trần Văn Tập", "DU", "deputy", "xã Tập Huấn" },
	{ "canbo3", "tap-huan-5", "Nông Thị Mẫu", "THGU", "officer", "xã Láng Giềng" },
	{ "truong2", "tap-huan-6", "Đinh Văn Ví", "THTA", "chief", "xã Láng Giềng" },
	{ "tinh", "tap-huan-7", "Vi Thị Thử", "TRTA", "province", "Công an tỉnh Ví Dụ" },
	{ "c06", "tap-huan-8", "Phạm Văn Ví", "THTA", "c06", "C06" },
};

static const char *const hamlets[] = { "Bến Gỗ",   "Suối Cát", "Đồi Chè", "Nà Mơ",
				       "Khe Sim",  "Bãi Dâu",  "Cầu Mây", "Gò Sỏi",
				       "Vườn Tre", NULL };
static const char *const neighbours[] = { "Đầm Sen", "Rừng Thông", "Bến Cát", "Lũng Vài", NULL };

const struct practice_officer *practice_officers(size_t *count)
{
	*count = G_N_ELEMENTS(officers);
	return officers;
}

static void step_free(void *self)
{
	struct practice_step *step = self;

	g_strfreev(step->argv);
	g_free(step->input);
	g_free(step);
}

/* A step of the words up to NULL, on the database. */
static struct practice_step *add(GPtrArray *steps, const char *program, const char *database,
				 const char *const *words)
{
	struct practice_step *step = g_new0(struct practice_step, 1);
	GPtrArray *argv = g_ptr_array_new();

	g_ptr_array_add(argv, g_strdup(program));
	for (size_t i = 0; words[i]; i++)
		g_ptr_array_add(argv, g_strdup(words[i]));
	g_ptr_array_add(argv, g_strdup("--database"));
	g_ptr_array_add(argv, g_strdup(database));
	g_ptr_array_add(argv, NULL);
	step->argv = (char **)g_ptr_array_free(argv, FALSE);
	g_ptr_array_add(steps, step);
	return step;
}

static void add_commune(GPtrArray *steps, const char *program, const char *database,
			const char *code, const char *name, const char *const *names)
{
	const char *words[64] = { "commune", "add",	  "--code",	code,	"--name", name,
				  "--kind",  "xa",	  "--province", "tỉnh Ví Dụ" };
	size_t at = 10;

	for (size_t i = 0; names[i]; i++) {
		words[at++] = "--hamlet";
		words[at++] = names[i];
	}
	add(steps, program, database, words);
}

/* Offices above the communes have the scope of the commune they are filed under. */
static const char *commune_of(const struct practice_officer *who)
{
	return strcmp(who->commune, "xã Láng Giềng") == 0 ? NEIGHBOUR : COMMUNE;
}

/* A deputy is authorised for a year from the day the commune is made. */
static void add_officer(GPtrArray *steps, const char *program, const char *database,
			const struct practice_officer *who, int64_t now)
{
	g_autofree char *from = date_iso(moment_date(now));
	g_autofree char *to = date_iso(moment_date(now + YEAR_MS));
	bool deputy = strcmp(who->role, "deputy") == 0;
	const char *const words[] = { "officer",  "add",       "--login", who->login,
				      "--name",	  who->name,   "--rank",  who->rank,
				      "--role",	  who->role,   "--commune", commune_of(who),
				      deputy ? "--from" : NULL, from, "--to", to, NULL };

	add(steps, program, database, words)->input = g_strconcat(who->password, "\n", NULL);
}

static void add_people(GPtrArray *steps, const char *program, const char *database,
		       const char *code, unsigned count, uint64_t seed)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *chance = g_strdup_printf("%" G_GUINT64_FORMAT, seed);
	const char *const words[] = { "people", "--commune", code,  "--count", number,
				      "--seed", chance,	     NULL };

	add(steps, program, database, words)->people = !strcmp(code, COMMUNE);
}

GPtrArray *practice_steps(const struct practice_plan *plan, const char *folder, int64_t now)
{
	static const char *const init[] = { "init", "practice", "--name",
					    "Trung tâm tập huấn", NULL };
	g_autofree char *database = g_build_filename(folder, "register.db", NULL);
	GPtrArray *steps = g_ptr_array_new_with_free_func(step_free);
	uint64_t seed = plan->seed ? plan->seed : 2026;

	add(steps, plan->program, database, init);
	add_commune(steps, plan->program, database, COMMUNE, "xã Tập Huấn", hamlets);
	add_commune(steps, plan->program, database, NEIGHBOUR, "xã Láng Giềng", neighbours);
	for (size_t i = 0; i < G_N_ELEMENTS(officers); i++)
		add_officer(steps, plan->program, database, &officers[i], now);
	add_people(steps, plan->program, database, NEIGHBOUR,
		   plan->people ? MIN(plan->people, NEIGHBOUR_PEOPLE) : NEIGHBOUR_PEOPLE, seed + 1);
	add_people(steps, plan->program, database, COMMUNE, plan->people ? plan->people : 12180,
		   seed);
	return steps;
}

void practice_remove(const char *folder)
{
	GDir *open = g_dir_open(folder, 0, NULL);
	const char *name;

	while (open && (name = g_dir_read_name(open))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		struct stat st;

		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
			practice_remove(path);
		else
			unlink(path);
	}
	if (open)
		g_dir_close(open);
	rmdir(folder);
}

void practice_sweep(const char *state_dir)
{
	GDir *open = g_dir_open(state_dir, 0, NULL);
	const char *name;

	while (open && (name = g_dir_read_name(open))) {
		g_autofree char *path = g_build_filename(state_dir, name, NULL);

		if (g_str_has_prefix(name, "centre.new-") || !strcmp(name, "centre.old"))
			practice_remove(path);
	}
	if (open)
		g_dir_close(open);
}

void practice_forget_stores(const char *state_dir)
{
	static const char *const endings[] = { ".db", ".db-wal", ".db-shm", ".db-courier" };
	GDir *open = g_dir_open(state_dir, 0, NULL);
	const char *name;

	while (open && (name = g_dir_read_name(open))) {
		g_autofree char *path = g_build_filename(state_dir, name, NULL);

		for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
			if (g_str_has_suffix(name, endings[i]))
				unlink(path);
	}
	if (open)
		g_dir_close(open);
}

char *practice_find_program(const char *self)
{
	static const char *const beside[] = { "", "../sbin" };
	g_autofree char *dir = self ? g_path_get_dirname(self) : NULL;

	for (size_t i = 0; dir && i < G_N_ELEMENTS(beside); i++) {
		char *path = g_build_filename(dir, beside[i], "dancu-central", NULL);

		if (access(path, X_OK) == 0)
			return path;
		g_free(path);
	}
	return g_find_program_in_path("dancu-central");
}

bool practice_answers(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	bool alive;
	int fd;

	if (strlen(path) >= sizeof(at.sun_path))
		return false;
	memcpy(at.sun_path, path, strlen(path));
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	alive = fd >= 0 && connect(fd, (const struct sockaddr *)&at, sizeof(at)) == 0;
	if (fd >= 0)
		close(fd);
	return alive;
}

