/*
 * replica FOLDER - the commune's copy of DANCU_BENCH_RESIDENTS (50,000) invented
 * people: filled, unlocked, searched, and what it costs in memory.
 *
 * Unlock is from the password (Argon2id) to the first answer of a search.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "client/replica.h"
#include "client/replica_answer.h"
#include "client/session.h"
#include "client/store.h"
#include "forms/query.h"

#include "i18n/banned.h"

static int64_t clock_now(void *self)
{
	struct timespec t;

	(void)self;
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t clock_steady(void *self)
{
	struct timespec t;

	(void)self;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static double ms_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void chance(void *self, void *into, size_t bytes)
{
	uint64_t *seed = self;
	uint8_t *out = into;

	for (size_t i = 0; i < bytes; i++) {
		*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		out[i] = (uint8_t)(*seed >> 56);
	}
}

static struct copy_row *person(const struct world *world, unsigned n)
{
	static const char *const family[] = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh",
					     "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ",
					     "Ngô", "Dương", "Lý", "Lò", "Quàng"};
	static const char *const middle[] = {"Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Hữu",
					     "Quốc", "Thị Thu", "Xuân", "Công", ""};
	static const char *const given[] = {
		"An", "Anh", "Bình", "Châu", "Cường", "Dung", "Dũng", "Đạt", "Giang", "Hà",
		"Hải", "Hạnh", "Hiền", "Hòa", "Hồng", "Hùng", "Hương", "Huyền", "Khánh", "Lan",
		"Linh", "Long", "Mai", "Mẫu", "Minh", "Nam", "Nga", "Ngân", "Nhung", "Phúc",
		"Phương", "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Trang", "Tú",
		"Tuấn", "Tùng", "Uyên", "Vân", "Việt", "Vinh", "Xuân", "Yến"};
	struct copy_row *row = copy_row_new();
	g_autofree char *id = world_uuid(world);
	g_autofree char *house = g_strdup_printf("h-%07u", n / 4);
	g_autofree char *number = g_strdup_printf("099%09u", n);
	uint32_t dice[4];

	world_random(world, dice, sizeof(dice));
	g_autofree char *name = g_strjoin("\x1f",
		family[dice[0] % 100 < 35 ? 0 : dice[0] % G_N_ELEMENTS(family)],
		middle[dice[1] % G_N_ELEMENTS(middle)],
		given[dice[2] % G_N_ELEMENTS(given)], NULL);
	g_autofree char *birth = g_strdup_printf("%u-%02u-%02u", 1930 + dice[3] % 95,
						 1 + dice[3] / 100 % 12, 1 + dice[3] / 2000 % 28);

	copy_row_set(row, COPY_ID, id);
	copy_row_set(row, COPY_VERSION, "1");
	copy_row_set(row, COPY_HAMLET, "99001-01");
	copy_row_set(row, COPY_HOUSEHOLD, house);
	copy_row_set(row, COPY_NUMBER, house + 3);
	copy_row_set(row, COPY_HOUSE, "12");
	copy_row_set(row, COPY_HEAD, n % 4 ? "" : "1");
	copy_row_set(row, COPY_FIELDS + FIELD_NAME, name);
	copy_row_set(row, COPY_FIELDS + FIELD_BIRTH, birth);
	copy_row_set(row, COPY_FIELDS + FIELD_SEX, "1");
	copy_row_set(row, COPY_FIELDS + FIELD_NUMBER, number);
	copy_row_set(row, COPY_FIELDS + FIELD_LIFE, "1");
	copy_row_set(row, COPY_FIELDS + FIELD_FATHER_NAME, name);
	copy_row_set(row, COPY_FIELDS + FIELD_MOTHER_NAME, name);
	return row;
}

static void fill(struct replica *replica, const struct world *world, unsigned people)
{
	for (unsigned n = 0; n < people;) {
		struct copy_piece *piece = copy_piece_new();

		g_free(piece->key);
		piece->key = g_strdup("1");
		piece->total = people;
		for (unsigned i = 0; i < COPY_PIECE && n < people; i++, n++)
			g_ptr_array_add(piece->rows, person(world, n));
		g_free(piece->next);
		piece->next = g_strdup(n < people ? "more" : "");
		if (!replica_take_piece(replica, piece, NULL))
			exit(1);
		copy_piece_free(piece);
	}
}

static double search(struct replica *replica, struct session *session, const char *name)
{
	struct query query;
	g_autoptr(json_owned) body = json_object();
	double from = ms_now(), took;

	query_init(&query);
	query.kind = QUERY_NAME;
	g_free(query.name);
	query.name = g_strdup(name);
	json_put(body, "query", query_to_json(&query));
	json_free(replica_answer(replica, session, OP_FIND, NULL, body));
	took = ms_now() - from;
	query_clear(&query);
	return took;
}

static long private_kib(void)
{
	g_autofree char *text = NULL;
	const char *at;
	long sum = 0;

	if (!g_file_get_contents("/proc/self/smaps_rollup", &text, NULL, NULL))
		return -1;
	for (at = text; (at = strstr(at, "\nPrivate_")); at++)
		sum += strtol(strchr(at, ':') + 1, NULL, 10);
	return sum;
}

int main(int argc, char **argv)
{
	static const char *const names[] = {"nguyen thi mau", "nguyễn văn an", "nguyen",
					    "n v a", "trần thi mơ", "lý mẫu", "ngiyen van hung",
					    "vo thi thu hong"};
	const char *count = g_getenv("DANCU_BENCH_RESIDENTS");
	unsigned people = count ? (unsigned)g_ascii_strtoull(count, NULL, 10) : 50000;
	uint64_t seed = 7;
	struct world world = {clock_now, clock_steady, chance, &seed};
	struct store_owner officer = {"practice", "centre-1", "canbo1"};
	struct store_owner commune = {"practice", "centre-1", "99001"};
	struct copy_key key = {.id = (char *)"1", .key = {1, 2, 3}};
	struct session *session = session_new();
	struct replica *replica;
	struct store *store;
	double from, worst = 0;

	if (argc != 2)
		return 2;
	from = ms_now();
	store_close(store_open(&world, argv[1], &officer, "mat-khau-1", NULL));
	replica = replica_open(&world, argv[1], &commune, &key, NULL);
	fill(replica, &world, people);
	replica_close(replica);
	printf("fill %u people: %.1f s\n", people, (ms_now() - from) / 1e3);
	from = ms_now();
	store = store_open(&world, argv[1], &officer, "mat-khau-1", NULL);
	printf("  the officer's store: %.0f ms\n", ms_now() - from);
	replica = replica_open(&world, argv[1], &commune, &key, NULL);
	printf("  the copy: %.0f ms\n", ms_now() - from);
	search(replica, session, names[0]);
	printf("unlock to first answer: %.0f ms\n", ms_now() - from);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		double took = search(replica, session, names[i]);

		printf("  %-18s %.1f ms\n", names[i], took);
		worst = took > worst ? took : worst;
	}
	printf("slowest search: %.1f ms\nprivate memory: %.1f MiB\n", worst,
	       (double)private_kib() / 1024);
	replica_close(replica);
	store_close(store);
	session_free(session);
	return 0;
}
