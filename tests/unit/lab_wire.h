/* lab_wire - a transport whose other end is a centre in memory (central_help.h). */
#ifndef TESTS_UNIT_LAB_WIRE_H
#define TESTS_UNIT_LAB_WIRE_H

#include "tests/unit/central_help.h"

#include "client/transport.h"

struct lab_ask {
	unsigned ticket;
	char *method, *path, *body;
	char *header[CENTRE_HEADER_COUNT];
	wire_done done;
	void *to;
};

struct lab_wire {
	struct transport base;
	struct lab *lab;
	GPtrArray *asks;
	unsigned last;
	bool down; /* every question finds nobody */
	unsigned answered[OPERATION_COUNT];
};

static inline void lab_ask_free(void *self)
{
	struct lab_ask *ask = self;

	for (int i = 0; i < CENTRE_HEADER_COUNT; i++)
		g_free(ask->header[i]);
	g_free(ask->method);
	g_free(ask->path);
	g_free(ask->body);
	g_free(ask);
}

static inline void lab_ask_header(struct lab_ask *ask, const char *line)
{
	static const struct {
		const char *name;
		int at;
	} names[] = {{"Cookie: ", CENTRE_HEADER_COOKIE},
		     {"Idempotency-Key: ", CENTRE_HEADER_KEY},
		     {"If-Match: ", CENTRE_HEADER_MATCH},
		     {"If-None-Match: ", CENTRE_HEADER_NONE_MATCH},
		     {"Dancu-World: ", CENTRE_HEADER_WORLD},
		     {"Dancu-Purpose: ", CENTRE_HEADER_PURPOSE}};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(line, names[i].name))
			ask->header[names[i].at] = g_strdup(line + strlen(names[i].name));
}

static inline unsigned lab_wire_start(void *self, const struct wire_request *request,
				      wire_done done, void *to)
{
	struct lab_wire *wire = self;
	struct lab_ask *ask = g_new0(struct lab_ask, 1);

	ask->ticket = ++wire->last;
	ask->method = g_strdup(request->method);
	ask->path = g_strdup(request->path);
	ask->body = g_strndup(request->body ? request->body : "", request->length);
	for (size_t i = 0; request->headers && request->headers[i]; i++)
		lab_ask_header(ask, request->headers[i]);
	if (request->body)
		ask->header[CENTRE_HEADER_TYPE] = g_strdup("application/json");
	ask->done = done;
	ask->to = to;
	g_ptr_array_add(wire->asks, ask);
	return ask->ticket;
}

static inline void lab_wire_cancel(void *self, unsigned ticket)
{
	struct lab_wire *wire = self;

	for (guint i = 0; i < wire->asks->len; i++)
		if (((struct lab_ask *)wire->asks->pdata[i])->ticket == ticket) {
			g_ptr_array_remove_index(wire->asks, i);
			return;
		}
}

static inline int lab_wire_wait(void *self, struct pollfd *fds, size_t count, int timeout)
{
	(void)self;
	(void)fds;
	(void)count;
	(void)timeout;
	return 0;
}

static inline void lab_wire_answer(struct lab_wire *wire, struct lab_ask *ask)
{
	struct wire_reply reply = {.etag = "", .content_type = "", .body = "", .elapsed = 1};
	struct got got = {0};
	enum operation op = operation_of(ask->method, ask->path, NULL);

	if (wire->down) {
		reply.error = WIRE_NO_ROUTE;
		ask->done(&reply, ask->to);
		return;
	}
	lab_send(wire->lab, ask->method, ask->path, (const char *const *)ask->header,
		 *ask->body ? ask->body : NULL, strlen(ask->body), &got);
	if (op != OP_NONE)
		wire->answered[op]++;
	/* a question that the centre holds: as if its time had passed */
	reply.status = got.status ? got.status : 503;
	reply.content_type = got.status >= 400 ? "application/problem+json" : "application/json";
	reply.body = got.text ? got.text : "";
	reply.length = strlen(reply.body);
	reply.etag = got.etag ? got.etag : "";
	reply.retry_after = got.retry_after;
	ask->done(&reply, ask->to);
	got_clear(&got);
}

/* The oldest question is answered. */
static inline void lab_wire_collect(void *self)
{
	struct lab_wire *wire = self;
	struct lab_ask *ask;

	if (!wire->asks->len)
		return;
	ask = g_ptr_array_steal_index(wire->asks, 0);
	lab_wire_answer(wire, ask);
	lab_ask_free(ask);
}

static inline void lab_wire_close(void *self)
{
	(void)self;
}

static inline void lab_wire_init(struct lab_wire *wire, struct lab *lab)
{
	static const struct transport_ops ops = {lab_wire_start, lab_wire_cancel, lab_wire_wait,
						 lab_wire_collect, lab_wire_close};

	*wire = (struct lab_wire){.lab = lab};
	wire->base = (struct transport){&ops, wire};
	wire->asks = g_ptr_array_new_with_free_func(lab_ask_free);
}

static inline void lab_wire_clear(struct lab_wire *wire)
{
	g_ptr_array_unref(wire->asks);
}

#endif
