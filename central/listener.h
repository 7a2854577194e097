/*
 * listener - the socket that the centre answers on: a Unix socket of this user
 * alone, or, in practice, a port of 127.0.0.1.
 */
#ifndef CENTRAL_LISTENER_H
#define CENTRAL_LISTENER_H

#include <glib.h>
#include <stdbool.h>

/*
 * "unix:PATH" or "127.0.0.1:PORT" (tcp allowed only when `practice`).  A dead
 * socket of an earlier centre is replaced, a living one is not.  -1: `why`.
 */
int centre_listen(const char *address, bool practice, GError **why);
/* Removes the socket's file again. */
void centre_unlisten(const char *address);
/* Whether the peer of a Unix socket is this user or root; TCP: always. */
bool centre_peer_is_welcome(int fd);

#endif
