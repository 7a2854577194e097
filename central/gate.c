/* gate - a count and a way to wait for zero that no wall clock disturbs. */
#include "central/gate.h"

#include <glib.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "i18n/banned.h"

struct centre_gate {
	pthread_mutex_t lock;
	int none; /* eventfd: the last one was answered */
	unsigned active; /* under the lock */
	bool closed;	 /* under the lock */
};

struct centre_gate *centre_gate_new(void)
{
	struct centre_gate *g = g_new0(struct centre_gate, 1);

	pthread_mutex_init(&g->lock, NULL);
	g->none = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return g;
}

void centre_gate_free(struct centre_gate *g)
{
	if (!g)
		return;
	if (g->none >= 0)
		close(g->none);
	pthread_mutex_destroy(&g->lock);
	g_free(g);
}

void centre_gate_enter(struct centre_gate *g)
{
	pthread_mutex_lock(&g->lock);
	g->active++;
	pthread_mutex_unlock(&g->lock);
}

void centre_gate_leave(struct centre_gate *g)
{
	pthread_mutex_lock(&g->lock);
	if (--g->active == 0)
		eventfd_write(g->none, 1);
	pthread_mutex_unlock(&g->lock);
}

void centre_gate_close(struct centre_gate *g)
{
	pthread_mutex_lock(&g->lock);
	g->closed = true;
	pthread_mutex_unlock(&g->lock);
}

bool centre_gate_is_closed(struct centre_gate *g)
{
	bool closed;

	pthread_mutex_lock(&g->lock);
	closed = g->closed;
	pthread_mutex_unlock(&g->lock);
	return closed;
}

static bool is_empty(struct centre_gate *g)
{
	bool empty;

	pthread_mutex_lock(&g->lock);
	empty = g->active == 0;
	pthread_mutex_unlock(&g->lock);
	return empty;
}

void centre_gate_drain(struct centre_gate *g, const struct world *world, int64_t ms)
{
	int64_t until = world_steady(world) + ms, left = ms;
	struct pollfd none = {.fd = g->none, .events = POLLIN};

	while (left > 0 && !is_empty(g)) {
		eventfd_t count;

		if (poll(&none, 1, (int)left) > 0)
			eventfd_read(g->none, &count);
		left = until - world_steady(world);
	}
}
