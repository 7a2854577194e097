/*
 * parcel - letters by hand: what waits, as a file for the centre, and the
 * centre's answers back out of one (forms/package.h has the layout).
 *
 * A letter in a package stays WAITING and still goes over the line when that is
 * quicker: it has the same key, so it is done once.
 */
#ifndef CLIENT_PARCEL_H
#define CLIENT_PARCEL_H

#include <glib.h>
#include <stdbool.h>

#include "client/courier.h"
#include "client/outbox.h"
#include "client/seal.h"

enum parcel_error {
	PARCEL_EMPTY,	/* nothing waits that may travel so */
	PARCEL_NO_KEY,	/* the centre has not told its key yet: sign in once */
	PARCEL_FOREIGN, /* another world, centre or terminal */
	PARCEL_DAMAGED, /* not such a file, or not whole */
};
#define PARCEL_ERROR parcel_error_quark()
GQuark parcel_error_quark(void); /* messages are translated sentences */

/* Who makes it; all lent.  `centre_key` is base64. */
struct parcel_origin {
	const char *world, *centre, *officer_id, *terminal, *centre_key;
	const struct signer *signer;
};

/* The file, and how many letters are in it.  They are marked on disk before it is given. */
GBytes *parcel_make(struct outbox *outbox, const struct parcel_origin *origin,
		    unsigned *letters, GError **error);

/* What came back: how many letters were settled by it.  -1 and an error: nothing was. */
int parcel_settle(struct courier *courier, const struct parcel_origin *origin, GBytes *file,
		  GError **error);

/* A file that somebody named: a plain one of no more than a package's size; new. */
GBytes *parcel_read_file(const char *path, GError **error);
/* On the stick when it returns true; never over a file that is there. */
bool parcel_write_file(const char *path, GBytes *file, GError **error);

#endif
