/*
 * fake_wire - a transport that a test writes by hand: it keeps what was asked,
 * and gives what it is told to, from collect() and never before.
 */
#ifndef TESTS_UNIT_FAKE_WIRE_H
#define TESTS_UNIT_FAKE_WIRE_H

#include "tests/unit/client_help.h"

#include "client/transport.h"

struct fake_ask {
	unsigned ticket;
	char *method, *path, *body, *headers; /* headers: lines, each ended by \n */
	wire_done done;
	void *to;
	bool answered;
	struct wire_reply reply;
	char *reply_body, *reply_type, *reply_etag;
};

struct fake_wire {
	struct transport base;
	GPtrArray *asks; /* under way, oldest first */
	unsigned last, starts, cancels;
};

static inline void fake_ask_free(void *self)
{
	struct fake_ask *ask = self;

	g_free(ask->method);
	g_free(ask->path);
	g_free(ask->body);
	g_free(ask->headers);
	g_free(ask->reply_body);
	g_free(ask->reply_type);
	g_free(ask->reply_etag);
	g_free(ask);
}

static inline unsigned fake_start(void *self, const struct wire_request *request,
				  wire_done done, void *to)
{
	struct fake_wire *wire = self;
	struct fake_ask *ask = g_new0(struct fake_ask, 1);
	GString *headers = g_string_new("\n");

	ask->ticket = ++wire->last;
	ask->method = g_strdup(request->method);
	ask->path = g_strdup(request->path);
	ask->body = request->body ? g_strndup(request->body, request->length) : NULL;
	for (size_t i = 0; request->headers && request->headers[i]; i++)
		g_string_append_printf(headers, "%s\n", request->headers[i]);
	ask->headers = g_string_free(headers, FALSE);
	ask->done = done;
	ask->to = to;
	g_ptr_array_add(wire->asks, ask);
	wire->starts++;
	return ask->ticket;
}

static inline void fake_cancel(void *self, unsigned ticket)
{
	struct fake_wire *wire = self;

	for (guint i = 0; i < wire->asks->len; i++) {
		struct fake_ask *ask = wire->asks->pdata[i];

		if (ask->ticket != ticket)
			continue;
		wire->cancels++;
		g_ptr_array_remove_index(wire->asks, i);
		return;
	}
}

static inline int fake_wait(void *self, struct pollfd *fds, size_t count, int timeout)
{
	(void)self;
	(void)timeout;
	return poll(fds, (nfds_t)count, 0);
}

static inline void fake_collect(void *self)
{
	struct fake_wire *wire = self;
	guint i = 0;

	while (i < wire->asks->len) {
		struct fake_ask *ask = wire->asks->pdata[i];

		if (!ask->answered) {
			i++;
			continue;
		}
		g_ptr_array_steal_index(wire->asks, i);
		ask->done(&ask->reply, ask->to);
		fake_ask_free(ask);
		i = 0;
	}
}

static inline void fake_close(void *self)
{
	struct fake_wire *wire = self;

	g_ptr_array_unref(wire->asks);
	g_free(wire);
}

static inline struct fake_wire *fake_new(void)
{
	static const struct transport_ops ops = { fake_start, fake_cancel, fake_wait,
						  fake_collect, fake_close };
	struct fake_wire *wire = g_new0(struct fake_wire, 1);

	wire->base = (struct transport){ &ops, wire };
	wire->asks = g_ptr_array_new_with_free_func(fake_ask_free);
	return wire;
}

/* The oldest question that has no answer yet; NULL: none. */
static inline struct fake_ask *fake_open(struct fake_wire *wire)
{
	for (guint i = 0; i < wire->asks->len; i++) {
		struct fake_ask *ask = wire->asks->pdata[i];

		if (!ask->answered)
			return ask;
	}
	return NULL;
}

/* A receipt names its letter, as the real centre's do, unless the body says another id. */
static inline char *fake_receipt(const struct fake_ask *ask, const char *body)
{
	const char *key = strstr(ask->headers, "\nIdempotency-Key: \"");

	if (!key || !g_str_has_prefix(body, "{\"receipt\"") || strstr(body, "\"id\""))
		return g_strdup(body);
	return g_strdup_printf("{\"id\":\"%.36s\",%s", key + 19, body + 1);
}

/* Answers the oldest open question; delivered by the next collect(). */
static inline void fake_answer(struct fake_wire *wire, unsigned status, const char *body)
{
	struct fake_ask *ask = fake_open(wire);

	assert_non_null(ask);
	ask->answered = true;
	ask->reply_body = fake_receipt(ask, body);
	ask->reply = (struct wire_reply){
		.error = WIRE_FINE,
		.status = status,
		.etag = "",
		.content_type = status < 400 ? "application/json" : "application/problem+json",
		.body = ask->reply_body,
		.length = strlen(ask->reply_body),
		.elapsed = 20,
	};
}

static inline void fake_problem(struct fake_wire *wire, unsigned status, const char *slug)
{
	g_autofree char *body = g_strdup_printf(
		"{\"type\":\"https://dancu.invalid/p/%s\",\"title\":\"x\",\"status\":%u}", slug,
		status);

	fake_answer(wire, status, body);
}

static inline void fake_fail(struct fake_wire *wire, enum wire_error error)
{
	struct fake_ask *ask = fake_open(wire);

	assert_non_null(ask);
	ask->answered = true;
	ask->reply = (struct wire_reply){
		.error = error, .etag = "", .content_type = "", .body = ""
	};
}

#endif
