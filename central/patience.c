/* patience - deadlines of connections and the thread that keeps them. */
#include "central/patience.h"

#include <glib.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "i18n/banned.h"

struct centre_waiter {
	int fd;
	int64_t ms, until; /* steady ms; until 0: no deadline */
};

struct centre_patience {
	const struct world *world;
	int grain; /* ms between two looks */
	int news;  /* eventfd: the first connection, or the end */
	pthread_t thread;
	pthread_mutex_t lock;
	GPtrArray *waiters; /* under the lock */
	bool ending;	    /* under the lock */
};

/* Something has come that nobody has read yet. */
static bool is_heard_late(int fd)
{
	int bytes = 0;

	return ioctl(fd, FIONREAD, &bytes) == 0 && bytes > 0;
}

static void expire(struct centre_waiter *w, int64_t now)
{
	if (is_heard_late(w->fd)) {
		w->until = now + w->ms;
		return;
	}
	shutdown(w->fd, SHUT_RDWR);
	w->until = 0;
}

/* Ends what is over; false when nobody is watched. */
static bool sweep(struct centre_patience *p, int64_t now)
{
	for (guint i = 0; i < p->waiters->len; i++) {
		struct centre_waiter *w = p->waiters->pdata[i];

		if (w->until && w->until <= now)
			expire(w, now);
	}
	return p->waiters->len > 0;
}

static void *watch(void *patience)
{
	struct centre_patience *p = patience;
	struct pollfd news = {.fd = p->news, .events = POLLIN};
	bool ending = false;

	while (!ending) {
		eventfd_t count;
		bool some;

		pthread_mutex_lock(&p->lock);
		some = sweep(p, world_steady(p->world));
		ending = p->ending;
		pthread_mutex_unlock(&p->lock);
		if (!ending && poll(&news, 1, some ? p->grain : -1) > 0)
			eventfd_read(p->news, &count);
	}
	return NULL;
}

struct centre_patience *centre_patience_new(const struct world *world, int64_t ms)
{
	struct centre_patience *p = g_new0(struct centre_patience, 1);

	p->world = world;
	p->grain = (int)MAX(ms / 4, 1);
	p->news = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	p->waiters = g_ptr_array_new_with_free_func(g_free);
	pthread_mutex_init(&p->lock, NULL);
	if (p->news >= 0 && pthread_create(&p->thread, NULL, watch, p) == 0)
		return p;
	if (p->news >= 0)
		close(p->news);
	pthread_mutex_destroy(&p->lock);
	g_ptr_array_free(p->waiters, TRUE);
	g_free(p);
	return NULL;
}

void centre_patience_free(struct centre_patience *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->ending = true;
	pthread_mutex_unlock(&p->lock);
	eventfd_write(p->news, 1);
	pthread_join(p->thread, NULL);
	close(p->news);
	pthread_mutex_destroy(&p->lock);
	g_ptr_array_free(p->waiters, TRUE);
	g_free(p);
}

void centre_patience_set(struct centre_patience *p, struct centre_waiter *w, int64_t ms)
{
	int64_t until = ms ? world_steady(p->world) + ms : 0;

	pthread_mutex_lock(&p->lock);
	w->ms = ms;
	w->until = until;
	pthread_mutex_unlock(&p->lock);
}

struct centre_waiter *centre_patience_add(struct centre_patience *p, int fd, int64_t ms)
{
	struct centre_waiter *w = g_new0(struct centre_waiter, 1);
	bool first;

	w->fd = fd;
	w->ms = ms;
	w->until = world_steady(p->world) + ms;
	pthread_mutex_lock(&p->lock);
	first = p->waiters->len == 0;
	g_ptr_array_add(p->waiters, w);
	pthread_mutex_unlock(&p->lock);
	if (first)
		eventfd_write(p->news, 1);
	return w;
}

void centre_patience_drop(struct centre_patience *p, struct centre_waiter *w)
{
	pthread_mutex_lock(&p->lock);
	g_ptr_array_remove_fast(p->waiters, w);
	pthread_mutex_unlock(&p->lock);
}
