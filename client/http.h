/*
 * http - the wire over libcurl: the only file that includes curl.
 *
 * Never blocks: one curl_multi handle, woken at the first start() and not
 * before, so that the sign-in screen is painted before libcurl costs anything.
 * One connection is kept for up to 300 s of rest.
 *
 * What comes back is bounded before it is believed: 1 MiB of body (in the write
 * callback, where no header can lie), 16 KiB and 100 lines of headers, at least
 * 30 bytes/s over 30 s, no redirects, no proxy, no netrc, no cookies kept, a
 * JSON media type or no body at all, and a length (Content-Length or chunked)
 * that was kept.
 */
#ifndef CLIENT_HTTP_H
#define CLIENT_HTTP_H

#include "client/http_files.h"
#include "client/transport.h"

#include <glib.h>

/*
 * `address` is "unix:/path/of/socket" or "https://host[:port]"; `files` is
 * copied, NULL for unix.  Nothing is opened yet.  NULL and an error when the
 * address is neither.  Close it with transport_close().
 */
struct transport *http_new(const char *address, const struct http_files *files,
			   GError **error);

/* Another socket from now on (a practice centre that was started again). */
void http_move(struct transport *http, const char *address);

/*
 * For slow lines and tests: the least speed (bytes/s) and how long (seconds)
 * below it is borne.  30 and 30 unless said otherwise.
 */
void http_patience(struct transport *http, unsigned speed, unsigned seconds);

#endif
