/* lounge - seats, news and the thread that looks at the clock. */
#include "central/lounge.h"

#include <glib.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "i18n/banned.h"

struct seat {
	char *commune, *session;
	int64_t seq, until;
	void *guest;
};

struct centre_lounge {
	const struct world *world;
	unsigned most;
	centre_wake wake;
	pthread_t thread;
	pthread_mutex_t lock;
	int change; /* eventfd: somebody sat down, or the end */
	/* under the lock */
	GPtrArray *seats;  /* struct seat */
	GHashTable *known; /* commune -> int64_t, how far its feed was committed */
	bool closed, ending;
};

static void seat_free(void *data)
{
	struct seat *seat = data;

	g_free(seat->commune);
	g_free(seat->session);
	g_free(seat);
}

/* Off the seat, then woken: he may sit down again at once. */
static void rise(struct centre_lounge *g, guint at, bool may_stay)
{
	struct seat *seat = g->seats->pdata[at];
	void *guest = seat->guest;

	g_ptr_array_remove_index_fast(g->seats, at);
	g->wake(guest, may_stay);
}

/* Wakes whose time is over; ms until the next one is due, -1: nobody is here. */
static int64_t sweep(struct centre_lounge *g)
{
	int64_t now = world_steady(g->world), next = -1;

	for (guint i = g->seats->len; i-- > 0;) {
		const struct seat *seat = g->seats->pdata[i];
		int64_t left = seat->until - now;

		if (left <= 0)
			rise(g, i, true);
		else if (next < 0 || left < next)
			next = left;
	}
	return next;
}

static void *watch(void *lounge)
{
	struct centre_lounge *g = lounge;
	struct pollfd change = {.fd = g->change, .events = POLLIN};
	bool ending = false;

	while (!ending) {
		eventfd_t count;
		int64_t ms;

		pthread_mutex_lock(&g->lock);
		ms = sweep(g);
		ending = g->ending;
		pthread_mutex_unlock(&g->lock);
		if (!ending && poll(&change, 1, (int)MIN(ms, INT_MAX)) > 0)
			eventfd_read(g->change, &count);
	}
	return NULL;
}

struct centre_lounge *centre_lounge_new(const struct world *world, unsigned most,
					centre_wake wake)
{
	struct centre_lounge *g = g_new0(struct centre_lounge, 1);

	g->world = world;
	g->most = most;
	g->wake = wake;
	g->seats = g_ptr_array_new_with_free_func(seat_free);
	g->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	pthread_mutex_init(&g->lock, NULL);
	g->change = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (g->change >= 0 && pthread_create(&g->thread, NULL, watch, g) == 0)
		return g;
	if (g->change >= 0)
		close(g->change);
	pthread_mutex_destroy(&g->lock);
	g_hash_table_destroy(g->known);
	g_ptr_array_free(g->seats, TRUE);
	g_free(g);
	return NULL;
}

void centre_lounge_free(struct centre_lounge *g)
{
	if (!g)
		return;
	pthread_mutex_lock(&g->lock);
	g->ending = true;
	pthread_mutex_unlock(&g->lock);
	eventfd_write(g->change, 1);
	pthread_join(g->thread, NULL);
	close(g->change);
	pthread_mutex_destroy(&g->lock);
	g_hash_table_destroy(g->known);
	g_ptr_array_free(g->seats, TRUE);
	g_free(g);
}

static void give_up_other(struct centre_lounge *g, const char *session)
{
	for (guint i = 0; i < g->seats->len; i++) {
		const struct seat *seat = g->seats->pdata[i];

		if (strcmp(seat->session, session) == 0) {
			rise(g, i, false);
			return;
		}
	}
}

static bool sit(struct centre_lounge *g, const struct centre_seat *wanted)
{
	const int64_t *known = g_hash_table_lookup(g->known, wanted->commune);
	struct seat *seat;

	if (g->closed)
		return false;
	if (known && *known > wanted->seq) {
		g->wake(wanted->guest, true);
		return true;
	}
	give_up_other(g, wanted->session);
	if (g->seats->len >= g->most)
		return false;
	seat = g_new(struct seat, 1);
	*seat = (struct seat){g_strdup(wanted->commune), g_strdup(wanted->session), wanted->seq,
			      wanted->until, wanted->guest};
	g_ptr_array_add(g->seats, seat);
	eventfd_write(g->change, 1);
	return true;
}

bool centre_lounge_wait(struct centre_lounge *g, const struct centre_seat *wanted)
{
	bool sits;

	pthread_mutex_lock(&g->lock);
	sits = sit(g, wanted);
	pthread_mutex_unlock(&g->lock);
	return sits;
}

void centre_lounge_news(struct centre_lounge *g, const char *commune, int64_t seq)
{
	int64_t *known;

	pthread_mutex_lock(&g->lock);
	known = g_hash_table_lookup(g->known, commune);
	if (!known) {
		known = g_new0(int64_t, 1);
		g_hash_table_insert(g->known, g_strdup(commune), known);
	}
	*known = MAX(*known, seq);
	for (guint i = g->seats->len; i-- > 0;) {
		const struct seat *seat = g->seats->pdata[i];

		if (seat->seq < seq && strcmp(seat->commune, commune) == 0)
			rise(g, i, true);
	}
	pthread_mutex_unlock(&g->lock);
}

void centre_lounge_close(struct centre_lounge *g)
{
	pthread_mutex_lock(&g->lock);
	g->closed = true;
	while (g->seats->len > 0)
		rise(g, g->seats->len - 1, false);
	pthread_mutex_unlock(&g->lock);
}
