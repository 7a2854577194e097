/*
 * host - what dancu-central needs of the machine it runs on, besides clock and chance.
 */
#ifndef CENTRAL_HOST_H
#define CENTRAL_HOST_H

/* Held as long as somebody works on the database (PATH.lock); -1: somebody else does. */
int centre_host_lock(const char *path);
/* The folder of the catalogues of words; new. */
char *centre_host_locales(void);

#endif
