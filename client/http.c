/*
 * http - libcurl behind transport.h.
 *
 * The library is loaded at the first start() and not with the program: it draws
 * in thirty others.  The names come from its header, so the types are right.
 * One easy handle is kept between questions, with what never changes already set.
 * What breaks a rule ends the transfer in http_head, before it costs memory.
 */
#include "client/http.h"

#include <curl/curl.h>
#include <errno.h>
#include <string.h>

#include "client/address.h"
#include "client/http_calls.h"
#include "client/http_head.h"
#include "client/late.h"
#include "client/seal.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define TIMEOUT_MS 120000
#define CONNECT_MS 10000
#define REST_SECONDS 300L
#define FOR_EVER (24 * 60 * 60 * 1000)
#define FDS_MAX 16

static G_DEFINE_QUARK(dancu-http-error, http_error)

#define CURL_POINTER(name) __typeof__(curl_##name) *name;
#define CURL_LATE(function) { "curl_" #function, &curl->function },
struct curl {
	CURL_CALLS(CURL_POINTER)
};

struct http {
	struct transport base;
	struct curl curl;
	CURLM *multi; /* NULL: not woken yet, or libcurl is not to be had */
	CURL *spare;
	char *url, *socket;
	struct http_files files;
	long speed, seconds;
	unsigned last;
	GHashTable *exchanges; /* ticket -> struct exchange, owned */
	GArray *finished;      /* tickets, in their order */
};

struct exchange {
	struct http *http;
	CURL *easy; /* NULL: could not be started */
	struct curl_slist *headers;
	char *body;
	size_t length;
	struct http_arrival in;
	char words[CURL_ERROR_SIZE]; /* libcurl's own, about a failure */
	CURLcode code;
	unsigned ticket;
	bool again; /* sent a second time, on a new connection */
	wire_done done;
	void *to;
};

/* ---- one easy handle ---------------------------------------------------------- */

/* Only the files that were named count; OpenSSL asks for a password when it has none. */
static void easy_guard(const struct http *http, CURL *easy)
{
	const struct http_files *files = &http->files;
	const struct curl *curl = &http->curl;

	curl->easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_3);
	curl->easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl->easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	curl->easy_setopt(easy, CURLOPT_KEYPASSWD, "none");
	if (files->ca) {
		curl->easy_setopt(easy, CURLOPT_CAINFO, files->ca);
		curl->easy_setopt(easy, CURLOPT_CAPATH, NULL);
	}
	if (files->cert && files->key) {
		curl->easy_setopt(easy, CURLOPT_SSLCERT, files->cert);
		curl->easy_setopt(easy, CURLOPT_SSLKEY, files->key);
	}
}

static CURL *easy_new(struct http *http)
{
	const struct curl *curl = &http->curl;
	CURL *easy = curl->easy_init();

	if (!easy)
		return NULL;
	curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl->easy_setopt(easy, CURLOPT_PROXY, "");
	curl->easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl->easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
	curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, http->socket ? "http" : "https");
	curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
	curl->easy_setopt(easy, CURLOPT_MAXAGE_CONN, REST_SECONDS);
	curl->easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
	curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, http_arrival_body);
	curl->easy_setopt(easy, CURLOPT_HEADERFUNCTION, http_arrival_header);
	if (!http->socket)
		easy_guard(http, easy);
	return easy;
}

static void easy_aim(struct exchange *x, const struct wire_request *request)
{
	const struct http *http = x->http;
	const struct curl *curl = &http->curl;
	g_autofree char *url = g_strconcat(http->url, request->path, NULL);

	if (http->socket)
		curl->easy_setopt(x->easy, CURLOPT_UNIX_SOCKET_PATH, http->socket);
	curl->easy_setopt(x->easy, CURLOPT_URL, url);
	curl->easy_setopt(x->easy, CURLOPT_FRESH_CONNECT, 0L);
	curl->easy_setopt(x->easy, CURLOPT_HTTPHEADER, x->headers);
	curl->easy_setopt(x->easy, CURLOPT_HTTP_VERSION,
			  http->socket || request->held ? (long)CURL_HTTP_VERSION_1_1 :
							  (long)CURL_HTTP_VERSION_2TLS);
	curl->easy_setopt(x->easy, CURLOPT_LOW_SPEED_LIMIT, request->held ? 0L : http->speed);
	curl->easy_setopt(x->easy, CURLOPT_LOW_SPEED_TIME, http->seconds);
	curl->easy_setopt(x->easy, CURLOPT_TIMEOUT_MS,
			 request->timeout ? (long)request->timeout : (long)TIMEOUT_MS);
	curl->easy_setopt(x->easy, CURLOPT_WRITEDATA, &x->in);
	curl->easy_setopt(x->easy, CURLOPT_HEADERDATA, &x->in);
	curl->easy_setopt(x->easy, CURLOPT_PRIVATE, x);
	curl->easy_setopt(x->easy, CURLOPT_ERRORBUFFER, x->words);
	if (!strcmp(request->method, "POST")) {
		curl->easy_setopt(x->easy, CURLOPT_POST, 1L);
		curl->easy_setopt(x->easy, CURLOPT_POSTFIELDS, x->body ? x->body : "");
		curl->easy_setopt(x->easy, CURLOPT_POSTFIELDSIZE, (long)x->length);
	} else {
		curl->easy_setopt(x->easy, CURLOPT_HTTPGET, 1L);
	}
}

/* libcurl's own lines that nobody reads are taken out, ours put in. */
static struct curl_slist *headers_of(const struct curl *curl,
				     const struct wire_request *request)
{
	struct curl_slist *list = curl->slist_append(NULL, "Accept:");

	list = curl->slist_append(list, "Expect:");
	if (request->body)
		list = curl->slist_append(list, "Content-Type: application/json");
	for (size_t i = 0; request->headers && request->headers[i]; i++)
		list = curl->slist_append(list, request->headers[i]);
	return list;
}

static void exchange_free(void *self)
{
	struct exchange *x = self;
	const struct curl *curl = &x->http->curl;

	for (struct curl_slist *h = x->headers; h; h = h->next)
		seal_wipe_text(h->data);
	if (x->easy) {
		curl->multi_remove_handle(x->http->multi, x->easy);
		curl->easy_setopt(x->easy, CURLOPT_HTTPHEADER, NULL);
		curl->easy_setopt(x->easy, CURLOPT_ERRORBUFFER, NULL);
		curl->easy_setopt(x->easy, CURLOPT_POSTFIELDS, NULL);
		if (x->http->spare)
			curl->easy_cleanup(x->easy);
		else
			x->http->spare = x->easy;
	}
	if (x->headers)
		curl->slist_free_all(x->headers);
	if (x->body)
		seal_wipe(x->body, x->length);
	g_free(x->body);
	http_head_clear(&x->in.head);
	if (x->in.got->len) /* a sign-in's answer holds tokens */
		seal_wipe(x->in.got->data, x->in.got->len);
	g_byte_array_unref(x->in.got);
	g_free(x);
}

/* ---- transport ---------------------------------------------------------------- */

/* A socket of this machine needs no TLS, and OpenSSL is half of the memory. */
static bool wake(struct http *http)
{
	static const char *const names[] = { "libcurl.so.4", "libcurl-gnutls.so.4", NULL };
	struct curl *curl = &http->curl;
	const struct late_name wanted[] = { CURL_CALLS(CURL_LATE) };

	if (http->multi)
		return true;
	if (!late_load(names, wanted, G_N_ELEMENTS(wanted)))
		return false;
	curl->global_init(http->socket ? CURL_GLOBAL_NOTHING : CURL_GLOBAL_DEFAULT);
	http->multi = curl->multi_init();
	if (!http->multi)
		return false;
	curl->multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, 4L);
	curl->multi_setopt(http->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 4L);
	return true;
}

static unsigned http_start(void *self, const struct wire_request *request, wire_done done,
			   void *to)
{
	struct http *http = self;
	struct exchange *x = g_new0(struct exchange, 1);
	bool awake = wake(http);

	x->http = http;
	x->ticket = ++http->last;
	x->done = done;
	x->to = to;
	x->in.got = g_byte_array_new();
	x->headers = awake ? headers_of(&http->curl, request) : NULL;
	x->body = request->body ? g_memdup2(request->body, request->length + 1) : NULL;
	x->length = request->body ? request->length : 0;
	x->easy = http->spare || !awake ? http->spare : easy_new(http);
	http->spare = NULL;
	g_hash_table_insert(http->exchanges, GUINT_TO_POINTER(x->ticket), x);
	if (x->easy) {
		easy_aim(x, request);
		if (http->curl.multi_add_handle(http->multi, x->easy) == CURLM_OK)
			return x->ticket;
	}
	x->code = CURLE_FAILED_INIT;
	g_array_append_val(http->finished, x->ticket);
	return x->ticket;
}

static void http_cancel(void *self, unsigned ticket)
{
	struct http *http = self;

	g_hash_table_remove(http->exchanges, GUINT_TO_POINTER(ticket));
}

static int http_wait(void *self, struct pollfd *fds, size_t count, int timeout)
{
	struct http *http = self;
	struct curl_waitfd extra[FDS_MAX];
	int limit = timeout < 0 ? FOR_EVER : timeout;

	if (http->finished->len)
		limit = 0;
	if (!http->multi)
		return poll(fds, (nfds_t)count, limit);
	count = MIN(count, FDS_MAX);
	for (size_t i = 0; i < count; i++) {
		short in = fds[i].events & POLLIN ? CURL_WAIT_POLLIN : 0;
		short out = fds[i].events & POLLOUT ? CURL_WAIT_POLLOUT : 0;

		extra[i] = (struct curl_waitfd){ .fd = fds[i].fd, .events = in | out };
	}
	if (http->curl.multi_poll(http->multi, extra, (unsigned)count, limit, NULL) != CURLM_OK)
		return poll(fds, (nfds_t)count, MIN(limit, 100));
	for (size_t i = 0; i < count; i++)
		fds[i].revents = 0;
	/* curl_multi_poll does not tell POLLHUP of a terminal that went away */
	return count ? poll(fds, (nfds_t)count, 0) : 0;
}

static enum wire_error error_of(const struct exchange *x)
{
	switch ((int)x->code) {
	case CURLE_OK:
		return WIRE_FINE;
	case CURLE_COULDNT_CONNECT:
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_FAILED_INIT:
		return WIRE_NO_ROUTE;
	case CURLE_OPERATION_TIMEDOUT:
		return WIRE_TIMEOUT;
	case CURLE_RECV_ERROR:
	case CURLE_SEND_ERROR:
	case CURLE_PARTIAL_FILE:
	case CURLE_GOT_NOTHING:
		return http_files_error(x->words, WIRE_BROKEN);
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
		return http_files_error(x->words, WIRE_UNTRUSTED);
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CLIENTCERT:
		return WIRE_NOT_KNOWN;
	default:
		return WIRE_STRANGE;
	}
}

static void measure(const struct exchange *x, struct wire_reply *reply)
{
	curl_off_t up = 0, down = 0, time = 0;
	long request = 0, header = 0, status = 0;
	const struct curl *curl = &x->http->curl;

	if (!x->easy)
		return;
	curl->easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
	curl->easy_getinfo(x->easy, CURLINFO_SIZE_UPLOAD_T, &up);
	curl->easy_getinfo(x->easy, CURLINFO_SIZE_DOWNLOAD_T, &down);
	curl->easy_getinfo(x->easy, CURLINFO_REQUEST_SIZE, &request);
	curl->easy_getinfo(x->easy, CURLINFO_HEADER_SIZE, &header);
	curl->easy_getinfo(x->easy, CURLINFO_TOTAL_TIME_T, &time);
	reply->status = (unsigned)status;
	reply->up = (unsigned)(request + up);
	reply->down = (unsigned)(header + down);
	reply->elapsed = (unsigned)(time / 1000);
}

static void deliver(struct exchange *x)
{
	struct wire_reply reply = { .etag = x->in.head.etag ? x->in.head.etag : "",
				    .content_type = x->in.head.type ? x->in.head.type : "",
				    .retry_after = x->in.head.retry_after };

	measure(x, &reply);
	reply.error = x->in.error != WIRE_FINE ? x->in.error : error_of(x);
	if (reply.error == WIRE_FINE)
		reply.error = http_head_check(&x->in.head);
	reply.unsent = reply.error == WIRE_NO_ROUTE && !x->again;
	if (reply.error != WIRE_FINE)
		reply.status = 0;
	reply.length = reply.error == WIRE_FINE ? x->in.got->len : 0;
	g_byte_array_append(x->in.got, (const uint8_t *)"", 1);
	reply.body = reply.length ? (const char *)x->in.got->data : "";
	x->done(&reply, x->to);
}

/*
 * The centre closed the kept connection while the question was on its way: it
 * goes once more, on a new one.  libcurl does so too, but not in every case.
 */
static bool goes_again(struct exchange *x)
{
	const struct curl *curl = &x->http->curl;
	long made = 1;

	curl->easy_getinfo(x->easy, CURLINFO_NUM_CONNECTS, &made);
	if (x->again || made || x->in.head.bytes || error_of(x) != WIRE_BROKEN)
		return false;
	x->again = true;
	curl->multi_remove_handle(x->http->multi, x->easy);
	curl->easy_setopt(x->easy, CURLOPT_FRESH_CONNECT, 1L);
	return curl->multi_add_handle(x->http->multi, x->easy) == CURLM_OK;
}

static void http_collect(void *self)
{
	struct http *http = self;
	const struct curl *curl = &http->curl;
	CURLMsg *message;
	int running, left;

	if (http->multi)
		curl->multi_perform(http->multi, &running);
	while (http->multi && (message = curl->multi_info_read(http->multi, &left))) {
		struct exchange *x = NULL;

		curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &x);
		x->code = message->data.result;
		if (!goes_again(x))
			g_array_append_val(http->finished, x->ticket);
	}
	for (guint left_over = http->finished->len; left_over > 0; left_over--) {
		unsigned ticket = g_array_index(http->finished, unsigned, 0);
		struct exchange *x = NULL;

		g_array_remove_index(http->finished, 0);
		g_hash_table_steal_extended(http->exchanges, GUINT_TO_POINTER(ticket), NULL,
					    (gpointer *)&x);
		if (!x)
			continue;
		deliver(x);
		exchange_free(x);
	}
}

static void http_close(void *self)
{
	struct http *http = self;

	g_hash_table_unref(http->exchanges);
	if (http->multi) {
		http->curl.easy_cleanup(http->spare);
		http->curl.multi_cleanup(http->multi);
		http->curl.global_cleanup();
	}
	g_array_unref(http->finished);
	g_free(http->url);
	g_free(http->socket);
	http_files_clear(&http->files);
	g_free(http);
}

static const struct transport_ops ops = { http_start, http_cancel, http_wait, http_collect,
					  http_close };

/* ---- where to ----------------------------------------------------------------- */

/* False: not an address, or one of the other kind than before. */
static bool aim(struct http *http, const char *address)
{
	const char *socket = address_socket(address);

	if (!socket || (http->socket && !*socket))
		return false;
	g_free(http->url);
	http->url = g_strdup(*socket ? "http://localhost" : address);
	g_free(http->socket);
	http->socket = *socket ? g_strdup(socket) : NULL;
	return true;
}

struct transport *http_new(const char *address, const struct http_files *files,
			   GError **error)
{
	struct http *http = g_new0(struct http, 1);

	http->base = (struct transport){ &ops, http };
	http->speed = 30;
	http->seconds = 30;
	http_files_copy(&http->files, files);
	http->exchanges = g_hash_table_new_full(NULL, NULL, NULL, exchange_free);
	http->finished = g_array_new(FALSE, FALSE, sizeof(unsigned));
	if (aim(http, address))
		return &http->base;
	http_close(http);
	g_set_error(error, http_error_quark(), 0,
		    _("\"%s\" is not the address of a centre: it begins with https://."),
		    address);
	return NULL;
}

void http_move(struct transport *transport, const char *address)
{
	aim(transport->self, address);
}

void http_patience(struct transport *transport, unsigned speed, unsigned seconds)
{
	struct http *http = transport->self;

	http->speed = (long)speed;
	http->seconds = (long)seconds;
}
