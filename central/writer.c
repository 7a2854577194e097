/* writer - group commit. */
#include "central/writer.h"

#include <pthread.h>

#include "i18n/banned.h"

struct task {
	struct centre_call *call;
	centre_done_fn done;
	void *to;
};

struct centre_writer {
	const struct centre *centre;
	struct centre_ledger *ledger;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t some;
	GArray *waiting; /* struct task, under the lock */
	bool ending;	 /* under the lock */
	bool ended;	 /* the thread is joined */
};

static void settle_all(struct centre_writer *w, const struct task *tasks, guint count)
{
	bool begun = centre_begin(w->ledger);
	bool kept;

	for (guint i = 0; begun && i < count; i++)
		centre_settle(w->centre, w->ledger, tasks[i].call);
	kept = begun && centre_commit(w->ledger);
	for (guint i = 0; i < count; i++) {
		if (!kept)
			centre_lost(tasks[i].call);
		tasks[i].done(tasks[i].call, tasks[i].to);
	}
}

/* Up to a batch of what waits; 0: nothing will come any more. */
static guint take(struct centre_writer *w, struct task *batch)
{
	guint count;

	pthread_mutex_lock(&w->lock);
	while (w->waiting->len == 0 && !w->ending)
		pthread_cond_wait(&w->some, &w->lock);
	count = MIN(w->waiting->len, CENTRE_BATCH);
	for (guint i = 0; i < count; i++)
		batch[i] = g_array_index(w->waiting, struct task, i);
	if (count > 0)
		g_array_remove_range(w->waiting, 0, count);
	pthread_mutex_unlock(&w->lock);
	return count;
}

static void *run(void *writer)
{
	struct task batch[CENTRE_BATCH];
	guint count;

	while ((count = take(writer, batch)) > 0)
		settle_all(writer, batch, count);
	return NULL;
}

struct centre_writer *centre_writer_new(const struct centre *centre,
					struct centre_ledger *ledger)
{
	struct centre_writer *w = g_new0(struct centre_writer, 1);

	w->centre = centre;
	w->ledger = ledger;
	w->waiting = g_array_new(FALSE, FALSE, sizeof(struct task));
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->some, NULL);
	if (pthread_create(&w->thread, NULL, run, w) == 0)
		return w;
	g_array_free(w->waiting, TRUE);
	g_free(w);
	return NULL;
}

void centre_writer_put(struct centre_writer *w, struct centre_call *call, centre_done_fn done,
		       void *to)
{
	struct task task = {call, done, to};
	bool taken;

	pthread_mutex_lock(&w->lock);
	taken = !w->ending;
	if (taken)
		g_array_append_val(w->waiting, task);
	pthread_cond_signal(&w->some);
	pthread_mutex_unlock(&w->lock);
	if (taken)
		return;
	centre_lost(call);
	done(call, to);
}

void centre_writer_stop(struct centre_writer *w)
{
	pthread_mutex_lock(&w->lock);
	w->ending = true;
	pthread_cond_signal(&w->some);
	pthread_mutex_unlock(&w->lock);
	if (!w->ended)
		pthread_join(w->thread, NULL);
	w->ended = true;
}

void centre_writer_free(struct centre_writer *w)
{
	if (!w)
		return;
	centre_writer_stop(w);
	pthread_cond_destroy(&w->some);
	pthread_mutex_destroy(&w->lock);
	g_array_free(w->waiting, TRUE);
	g_free(w);
}
