/*
 * writer - the one thread that writes, many calls to a commit.
 *
 * A commit waits for the disk; so whatever has gathered meanwhile, up to
 * CENTRE_BATCH calls, goes into the next one, each under its own savepoint.
 * `done` is called on the writer's thread after the commit (or with the call
 * turned into 503 when it failed) and must not block.
 */
#ifndef CENTRAL_WRITER_H
#define CENTRAL_WRITER_H

#include "central/call.h"
#include "central/centre.h"

#define CENTRE_BATCH 64

typedef void (*centre_done_fn)(struct centre_call *call, void *to);

struct centre_writer;

/* The centre is lent; the ledger is the writer's until free. NULL: no thread. */
struct centre_writer *centre_writer_new(const struct centre *centre,
					struct centre_ledger *ledger);
void centre_writer_put(struct centre_writer *writer, struct centre_call *call,
		       centre_done_fn done, void *to);
/* Does what is waiting, then ends; calls that come later are turned into 503 at once. */
void centre_writer_stop(struct centre_writer *writer);
/* After stop, when nobody can put any more; or instead of it. */
void centre_writer_free(struct centre_writer *writer);

#endif
