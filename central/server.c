/* server - libmicrohttpd's callbacks and the end of a request's way. */
#include "central/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

#include "central/gate.h"
#include "central/listener.h"
#include "central/lounge.h"
#include "central/patience.h"
#include "central/problem.h"
#include "central/writer.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define MEMORY_EACH 16384u   /* bytes of one connection: its request line and headers */
#define MOST_HEADERS 64
#define IDLE_SECONDS 300u    /* between requests; a request that stops on its way: */
#define STUCK_SECONDS 30u
#define HEADER_MS 10000 /* for a whole header, however its bytes drip */
#define BODY_MS (INT64_C(120) * 1000)
#define DRAIN_MS 10000 /* for requests on their way, when the service ends */
#define UNSEATED_SECONDS 30 /* whom the lounge had no place for asks again then */

struct centre_server {
	const struct centre *centre;
	struct centre_server_plan plan;
	struct MHD_Daemon *daemon;
	struct centre_writer *writer;
	struct centre_patience *patience;
	struct centre_lounge *lounge;
	GAsyncQueue *readers; /* struct centre_ledger, one for each worker */
	struct centre_gate *gate;
	char *address;
};

/* One request. */
struct exchange {
	struct centre_server *server;
	struct MHD_Connection *connection;
	struct centre_call call;
	char *path;
	GString *body;
	int64_t began; /* steady ms */
	enum centre_fault fault;
	bool seen, settled, malformed, closes, began_work, unseated, leaves;
	int64_t held_until; /* steady ms; 0: never held */
	unsigned headers;
	unsigned lengths, encodings; /* how often Content-Length, Transfer-Encoding came */
	uint64_t length;
};

static struct centre_waiter *waiter_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
		connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info->socket_context;
}

static void wait_for(struct centre_server *s, struct MHD_Connection *connection, int64_t ms)
{
	centre_patience_set(s->patience, waiter_of(connection), ms);
}

/* A connection comes or goes; its first request is awaited at once. */
static void connection_turns(void *cls, struct MHD_Connection *connection, void **context,
			     enum MHD_ConnectionNotificationCode turn)
{
	struct centre_server *s = cls;
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	if (turn == MHD_CONNECTION_NOTIFY_STARTED)
		*context = centre_patience_add(s->patience, info->connect_fd,
					       s->plan.header_ms);
	else
		centre_patience_drop(s->patience, *context);
}

static void *request_begins(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct centre_server *s = cls;
	struct exchange *x = g_new0(struct exchange, 1);

	x->server = s;
	x->connection = connection;
	x->path = g_strdup(uri);
	x->body = g_string_new(NULL);
	x->began = world_steady(s->centre->world);
	centre_call_init(&x->call);
	MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, STUCK_SECONDS);
	wait_for(s, connection, s->plan.header_ms);
	centre_gate_enter(s->gate);
	return x;
}

static void request_ends(void *cls, struct MHD_Connection *connection, void **con_cls,
			 enum MHD_RequestTerminationCode how)
{
	struct centre_server *s = cls;
	struct exchange *x = *con_cls;

	(void)how;
	if (!x)
		return;
	*con_cls = NULL;
	MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, IDLE_SECONDS);
	wait_for(s, connection, IDLE_SECONDS * INT64_C(1000));
	centre_call_clear(&x->call);
	centre_wipe(x->body->str, x->body->len);
	g_string_free(x->body, TRUE);
	g_free(x->path);
	g_free(x);
	centre_gate_leave(s->gate);
}

static enum MHD_Result send_answer(struct exchange *x)
{
	const struct centre_call *c = &x->call;
	size_t length = strlen(c->answer);
	struct MHD_Response *r = MHD_create_response_from_buffer(length, c->answer,
								 MHD_RESPMEM_MUST_COPY);
	enum MHD_Result result;

	if (!r)
		return MHD_NO;
	if (length > 0)
		MHD_add_response_header(r, "Content-Type",
					c->slug ? "application/problem+json"
						: "application/json");
	MHD_add_response_header(r, "Cache-Control", "no-store");
	MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
	if (c->etag) {
		g_autofree char *tag = g_strdup_printf("\"%s\"", c->etag);

		MHD_add_response_header(r, "ETag", tag);
	}
	if (c->retry_after > 0) {
		g_autofree char *seconds = g_strdup_printf("%u", c->retry_after);

		MHD_add_response_header(r, "Retry-After", seconds);
	}
	if (x->closes)
		MHD_add_response_header(r, "Connection", "close");
	result = MHD_queue_response(x->connection, c->status, r);
	MHD_destroy_response(r);
	return result;
}

static enum MHD_Result refuse_now(struct exchange *x, enum centre_problem problem)
{
	x->closes = true;
	centre_refuse(&x->call, problem);
	return send_answer(x);
}

/* The headers that matter, each at most once, none with a NUL in it. */
static enum MHD_Result header_seen(void *cls, enum MHD_ValueKind kind, const char *key,
				   size_t key_size, const char *value, size_t value_size)
{
	struct exchange *x = cls;

	(void)kind;
	if (++x->headers > MOST_HEADERS || !value || strlen(key) != key_size ||
	    strlen(value) != value_size) {
		x->malformed = true;
		return MHD_NO;
	}
	if (g_ascii_strcasecmp(key, "Content-Length") == 0) {
		x->lengths++;
		if (!g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT64, &x->length, NULL))
			x->malformed = true;
	}
	if (g_ascii_strcasecmp(key, "Transfer-Encoding") == 0)
		x->encodings++;
	for (int h = 0; h < CENTRE_HEADER_COUNT; h++) {
		if (g_ascii_strcasecmp(key, centre_header_names[h]) != 0)
			continue;
		x->malformed = x->malformed || x->call.header[h];
		x->call.header[h] = value;
	}
	return MHD_YES;
}

/* All headers are here, the body is not. */
static enum MHD_Result headers_came(struct exchange *x, const char *method)
{
	x->seen = true;
	wait_for(x->server, x->connection, 0);
	x->call.method = method;
	x->call.path = x->path;
	MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, header_seen, x);
	if (x->malformed || x->lengths + x->encodings > 1)
		return refuse_now(x, PROBLEM_BAD_HEADER);
	if (x->length > CENTRE_MAX_BODY)
		return refuse_now(x, PROBLEM_TOO_LARGE);
	if (centre_gate_is_closed(x->server->gate))
		return refuse_now(x, PROBLEM_BUSY);
	return MHD_YES;
}

/* Beyond the limit one byte too many is kept, so that the centre says so. */
static enum MHD_Result body_comes(struct exchange *x, const char *bytes, size_t *size)
{
	size_t room = CENTRE_MAX_BODY + 1 - MIN(x->body->len, CENTRE_MAX_BODY + 1);

	if (room == 0 || world_steady(x->server->centre->world) - x->began > BODY_MS)
		return MHD_NO;
	g_string_append_len(x->body, bytes, (gssize)MIN(*size, room));
	*size = 0;
	return MHD_YES;
}

static void settled(struct centre_call *call, void *to)
{
	struct exchange *x = to;

	if (call->news)
		centre_lounge_news(x->server->lounge, call->news, call->news_seq);
	x->settled = true;
	MHD_resume_connection(x->connection);
}

static void wake(void *guest, bool may_stay)
{
	struct exchange *x = guest;

	x->leaves = !may_stay;
	MHD_resume_connection(x->connection);
}

static void look(struct exchange *x)
{
	struct centre_server *s = x->server;
	struct centre_ledger *reader = g_async_queue_pop(s->readers);

	centre_look(s->centre, reader, &x->call);
	g_async_queue_push(s->readers, reader);
}

/* Nothing to say yet: suspended until it is woken, or, without a seat, asked at once again. */
static void hold(struct exchange *x)
{
	struct centre_seat seat = {x->call.id, x->call.officer->session, x->call.wait_seq, 0, x};
	struct centre_server *s = x->server;

	if (!x->held_until)
		x->held_until = world_steady(s->centre->world) + x->call.wait_ms;
	seat.until = x->held_until;
	MHD_suspend_connection(x->connection);
	if (centre_lounge_wait(s->lounge, &seat))
		return;
	x->unseated = true;
	MHD_resume_connection(x->connection);
}

static enum MHD_Result finish(struct exchange *x)
{
	if (x->fault == CENTRE_FAULT_LOSE)
		return MHD_NO;
	return send_answer(x);
}

/* What it was told on purpose to do wrong; true: done. */
static bool go_wrong(struct exchange *x, enum MHD_Result *result)
{
	struct centre_server *s = x->server;

	x->began_work = true;
	x->fault = centre_faults_draw(&s->plan.faults, s->centre->world);
	*result = MHD_NO;
	if (x->fault == CENTRE_FAULT_BUSY) {
		centre_lost(&x->call);
		*result = send_answer(x);
	}
	return x->fault == CENTRE_FAULT_BUSY || x->fault == CENTRE_FAULT_DROP;
}

static enum MHD_Result work(struct exchange *x)
{
	struct centre_server *s = x->server;
	enum MHD_Result result;

	if (!x->began_work && go_wrong(x, &result))
		return result;
	if (x->held_until)
		centre_call_again(&x->call);
	x->call.body = x->body->str;
	x->call.length = x->body->len;
	x->call.may_wait = !x->unseated && !x->leaves &&
			   (!x->held_until || world_steady(s->centre->world) < x->held_until);
	look(x);
	if (!x->call.status && x->call.wait_ms) {
		hold(x);
		return MHD_YES;
	}
	if (x->unseated)
		x->call.retry_after = UNSEATED_SECONDS;
	if (!centre_owes(&x->call))
		return finish(x);
	MHD_suspend_connection(x->connection);
	centre_writer_put(s->writer, &x->call, settled, x);
	return MHD_YES;
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url,
			      const char *method, const char *version, const char *upload,
			      size_t *upload_size, void **con_cls)
{
	struct exchange *x = *con_cls;
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	(void)cls;
	(void)url;
	(void)version;
	if (!x || !info)
		return MHD_NO;
	if (!x->seen)
		return centre_peer_is_welcome(info->connect_fd) ? headers_came(x, method)
								: MHD_NO;
	if (*upload_size > 0)
		return body_comes(x, upload, upload_size);
	return x->settled ? finish(x) : work(x);
}

static bool start(struct centre_server *s, int fd)
{
	/* A pool of one is no pool: the daemon is its own worker. */
	unsigned pool = s->plan.workers > 1 ? s->plan.workers : 0;

	s->daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle,
		s, MHD_OPTION_LISTEN_SOCKET, (MHD_socket)fd, MHD_OPTION_THREAD_POOL_SIZE,
		pool, MHD_OPTION_CONNECTION_LIMIT,
		s->plan.workers * CENTRE_CONNECTIONS_EACH,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_EACH,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)STUCK_SECONDS,
		MHD_OPTION_URI_LOG_CALLBACK, request_begins, s, MHD_OPTION_NOTIFY_COMPLETED,
		request_ends, s, MHD_OPTION_NOTIFY_CONNECTION, connection_turns, s,
		MHD_OPTION_END);
	return s->daemon != NULL;
}

static bool open_readers(struct centre_server *s, GError **why)
{
	for (unsigned i = 0; i < s->plan.workers; i++) {
		struct centre_ledger *reader =
			centre_ledger_open(s->plan.database, CENTRE_LEDGER_READ, why);

		if (!reader)
			return false;
		g_async_queue_push(s->readers, reader);
	}
	return true;
}

static void close_reader(void *reader)
{
	centre_ledger_close(reader);
}

struct centre_server *centre_server_new(const struct centre *centre,
					struct centre_ledger *ledger,
					const struct centre_server_plan *plan, GError **why)
{
	struct centre_server *s = g_new0(struct centre_server, 1);
	bool practice = strcmp(centre->world_name, "practice") == 0;
	int fd;

	s->centre = centre;
	s->plan = *plan;
	s->plan.workers = plan->workers ? plan->workers : CENTRE_WORKERS;
	s->plan.header_ms = plan->header_ms ? plan->header_ms : HEADER_MS;
	s->plan.held = plan->held ? plan->held : s->plan.workers * CENTRE_CONNECTIONS_EACH / 2;
	s->readers = g_async_queue_new_full(close_reader);
	s->gate = centre_gate_new();
	fd = open_readers(s, why) ? centre_listen(plan->listen, practice, why) : -1;
	if (fd >= 0) {
		s->address = g_strdup(plan->listen);
		s->writer = centre_writer_new(centre, ledger);
		s->patience = centre_patience_new(centre->world, s->plan.header_ms);
		s->lounge = centre_lounge_new(centre->world, s->plan.held, wake);
		if (s->writer && s->patience && s->lounge && start(s, fd))
			return s;
		close(fd);
		g_set_error_literal(why, g_quark_from_static_string("centre-server"), 0,
				    _("The service could not be started: no threads."));
	}
	centre_server_free(s);
	return NULL;
}

void centre_server_free(struct centre_server *s)
{
	MHD_socket fd = MHD_INVALID_SOCKET;

	if (!s)
		return;
	if (s->daemon) {
		fd = MHD_quiesce_daemon(s->daemon);
		centre_gate_close(s->gate);
		centre_lounge_close(s->lounge);
		centre_gate_drain(s->gate, s->centre->world, DRAIN_MS);
	}
	/* libmicrohttpd ends only when nothing is suspended: the writer goes first. */
	if (s->writer)
		centre_writer_stop(s->writer);
	if (s->daemon)
		MHD_stop_daemon(s->daemon);
	centre_writer_free(s->writer);
	centre_patience_free(s->patience);
	centre_lounge_free(s->lounge);
	if (fd != MHD_INVALID_SOCKET)
		close(fd);
	if (s->address)
		centre_unlisten(s->address);
	g_async_queue_unref(s->readers);
	centre_gate_free(s->gate);
	g_free(s->address);
	g_free(s);
}
