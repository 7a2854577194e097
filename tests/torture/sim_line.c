/*
 * sim_line - a bad line: messages are delayed, lost, doubled and overtake each
 * other; both ways.
 */
#include "tests/torture/sim.h"

#include <poll.h>
#include <string.h>

#include "i18n/banned.h"

#define ANSWER_WITHIN 120000

/* One message on the line. */
struct sim_mail {
	int64_t at; /* arrives */
	bool answer; /* to the terminal; else to the centre */
	struct sim_terminal *terminal;
	unsigned ticket;
	char *method, *path, *body, *type, *etag;
	char *header[CENTRE_HEADER_COUNT];
	size_t length;
	unsigned status, retry_after;
	enum wire_error error;
};

struct question_asked {
	unsigned ticket;
	int64_t until;
	wire_done done;
	void *to;
	struct sim_mail *answer; /* NULL: not yet */
};

struct line_end {
	struct sim_terminal *terminal;
	GPtrArray *asked;
};

static void mail_free(void *self)
{
	struct sim_mail *mail = self;

	if (!mail)
		return;
	g_free(mail->method);
	g_free(mail->path);
	g_free(mail->body);
	g_free(mail->type);
	g_free(mail->etag);
	for (size_t i = 0; i < CENTRE_HEADER_COUNT; i++)
		g_free(mail->header[i]);
	g_free(mail);
}

GPtrArray *sim_mail_new(void)
{
	return g_ptr_array_new_with_free_func(mail_free);
}

static struct sim_mail *mail_copy(const struct sim_mail *of)
{
	struct sim_mail *copy = g_new(struct sim_mail, 1);

	*copy = *of;
	copy->method = g_strdup(of->method);
	copy->path = g_strdup(of->path);
	copy->body = g_strdup(of->body);
	copy->type = g_strdup(of->type);
	copy->etag = g_strdup(of->etag);
	for (size_t i = 0; i < CENTRE_HEADER_COUNT; i++)
		copy->header[i] = g_strdup(of->header[i]);
	return copy;
}

/* Onto the line: maybe late, maybe twice, maybe never. Taken; false: it is lost. */
static bool post(struct sim *sim, struct sim_mail *mail)
{
	bool bad = !sim->calm;

	if (bad && sim_chance(sim, 8)) {
		sim->lost++;
		mail_free(mail);
		return false;
	}
	mail->at = sim->now + 20 + sim_draw(sim, bad && sim_chance(sim, 10) ? 200000 : 900);
	if (bad && sim_chance(sim, 5)) {
		struct sim_mail *twin = mail_copy(mail);

		sim->doubled++;
		twin->at = sim->now + 20 + sim_draw(sim, 60000);
		g_ptr_array_add(sim->mail, twin);
	}
	g_ptr_array_add(sim->mail, mail);
	return true;
}

/* ---- the terminal's end --------------------------------------------------------- */

static void take_header(struct sim_mail *mail, const char *line)
{
	for (size_t i = 0; i < CENTRE_HEADER_COUNT; i++) {
		size_t length = strlen(centre_header_names[i]);

		if (!g_ascii_strncasecmp(line, centre_header_names[i], length) &&
		    g_str_has_prefix(line + length, ": "))
			g_free(mail->header[i]), mail->header[i] = g_strdup(line + length + 2);
	}
}

static unsigned start(void *self, const struct wire_request *request, wire_done done, void *to)
{
	struct line_end *end = self;
	struct sim *sim = end->terminal->sim;
	struct question_asked *asked = g_new0(struct question_asked, 1);
	struct sim_mail *mail = g_new0(struct sim_mail, 1);

	*asked = (struct question_asked){ ++sim->tickets, 0, done, to, NULL };
	asked->until = sim->now + (request->timeout ? request->timeout : ANSWER_WITHIN);
	g_ptr_array_add(end->asked, asked);
	mail->terminal = end->terminal;
	mail->ticket = asked->ticket;
	if (sim->now < sim->line_down_until) {
		mail->answer = true;
		mail->error = WIRE_NO_ROUTE;
		mail->at = sim->now + 5;
		g_ptr_array_add(sim->mail, mail);
		return asked->ticket;
	}
	mail->method = g_strdup(request->method);
	mail->path = g_strdup(request->path);
	mail->body = request->body ? g_strndup(request->body, request->length) : NULL;
	mail->length = request->length;
	if (mail->body)
		mail->header[CENTRE_HEADER_TYPE] = g_strdup("application/json");
	for (size_t i = 0; request->headers && request->headers[i]; i++)
		take_header(mail, request->headers[i]);
	post(sim, mail);
	return asked->ticket;
}

static struct question_asked *asked_of(struct line_end *end, unsigned ticket, guint *at)
{
	for (guint i = 0; i < end->asked->len; i++) {
		struct question_asked *asked = end->asked->pdata[i];

		if (asked->ticket == ticket) {
			if (at)
				*at = i;
			return asked;
		}
	}
	return NULL;
}

static void asked_free(void *self)
{
	struct question_asked *asked = self;

	mail_free(asked->answer);
	g_free(asked);
}

static void cancel(void *self, unsigned ticket)
{
	struct line_end *end = self;
	guint at;

	if (asked_of(end, ticket, &at))
		g_ptr_array_remove_index(end->asked, at);
}

static int wait(void *self, struct pollfd *fds, size_t count, int timeout)
{
	(void)self;
	(void)timeout;
	return poll(fds, (nfds_t)count, 0);
}

static struct question_asked *next_answered(struct line_end *end)
{
	for (guint i = 0; i < end->asked->len; i++) {
		struct question_asked *asked = end->asked->pdata[i];

		if (asked->answer || asked->until <= end->terminal->sim->now)
			return g_ptr_array_steal_index(end->asked, i);
	}
	return NULL;
}

static void collect(void *self)
{
	struct line_end *end = self;
	struct question_asked *asked;

	while ((asked = next_answered(end))) {
		struct wire_reply reply = { .error = WIRE_TIMEOUT,
					    .etag = "",
					    .content_type = "",
					    .body = "",
					    .elapsed = 100 };
		const struct sim_mail *mail = asked->answer;

		if (mail) {
			reply.error = mail->error;
			reply.status = mail->status;
			reply.retry_after = mail->retry_after;
			reply.etag = mail->etag ? mail->etag : "";
			reply.content_type = mail->type ? mail->type : "";
			reply.body = mail->body ? mail->body : "";
			reply.length = strlen(reply.body);
		}
		asked->done(&reply, asked->to);
		asked_free(asked);
	}
}

static void shut(void *self)
{
	struct line_end *end = self;

	g_ptr_array_unref(end->asked);
	g_free(end);
}

struct transport sim_transport(struct sim_terminal *terminal)
{
	static const struct transport_ops ops = { start, cancel, wait, collect, shut };
	struct line_end *end = g_new0(struct line_end, 1);

	end->terminal = terminal;
	end->asked = g_ptr_array_new_with_free_func(asked_free);
	return (struct transport){ &ops, end };
}

/* ---- the centre's end ----------------------------------------------------------- */

/* A receipt that left the centre: it must be true for ever. */
static void note_told(struct sim *sim, const struct centre_call *call)
{
	g_autoptr(json_owned) body = NULL;
	const char *receipt;

	if (call->key && call->status < 500 && call->status != 401 &&
	    !g_hash_table_contains(sim->known, call->key)) {
		g_ptr_array_add(sim->arrived, g_strdup(call->key));
		g_hash_table_add(sim->known, g_strdup(call->key));
	}
	if (!call->key || call->status >= 300 || !call->answer)
		return;
	body = json_parse(call->answer, strlen(call->answer), NULL);
	receipt = json_text_at(body, "receipt");
	if (receipt)
		g_hash_table_insert(sim->told, g_strdup(call->key), g_strdup(receipt));
}

static void ask_centre(struct sim *sim, const struct sim_mail *mail)
{
	struct centre_call call;
	struct sim_mail *back = g_new0(struct sim_mail, 1);
	int64_t held;

	back->answer = true;
	back->terminal = mail->terminal;
	back->ticket = mail->ticket;
	centre_call_init(&call);
	call.method = mail->method;
	call.path = mail->path;
	memcpy(call.header, mail->header, sizeof(call.header));
	call.body = mail->body;
	call.length = mail->length;
	centre_answer(sim->centre, sim->ledger, &call);
	if (disk_is_down(sim->centre_folder)) { /* it ended in the middle */
		back->error = WIRE_BROKEN;
	} else {
		note_told(sim, &call);
		sim_say(sim, "centre: %s %s -> %u %s", mail->method, mail->path, call.status,
			call.slug ? call.slug : "");
		back->status = call.status;
		back->retry_after = call.retry_after;
		back->type = g_strdup(call.slug ? "application/problem+json"
						: "application/json");
		back->body = g_strdup(call.answer);
		back->etag = g_strdup(call.etag);
	}
	held = call.op == OP_FEED ? 4000 : 0; /* the centre holds it until there is news */
	centre_call_clear(&call);
	if (post(sim, back))
		back->at += held;
}

static void arrive(struct sim *sim, struct sim_mail *mail)
{
	sim->delivered++;
	if (mail->answer) {
		struct line_end *end = mail->terminal->up ? mail->terminal->wire.self : NULL;
		struct question_asked *asked = end ? asked_of(end, mail->ticket, NULL) : NULL;

		if (asked && !asked->answer)
			asked->answer = g_steal_pointer(&mail);
	} else if (sim->ledger) {
		ask_centre(sim, mail);
	} else {
		struct sim_mail *back = g_new0(struct sim_mail, 1);

		back->answer = true;
		back->terminal = mail->terminal;
		back->ticket = mail->ticket;
		back->error = WIRE_NO_ROUTE;
		post(sim, back);
	}
	mail_free(mail);
}

void sim_line_move(struct sim *sim)
{
	for (guint i = 0; i < sim->mail->len;) {
		struct sim_mail *mail = sim->mail->pdata[i];

		if (mail->at > sim->now) {
			i++;
			continue;
		}
		arrive(sim, g_ptr_array_steal_index(sim->mail, i));
		if (disk_is_down(sim->centre_folder))
			return;
		i = 0;
	}
}

int64_t sim_line_next(const struct sim *sim)
{
	int64_t next = -1;

	for (guint i = 0; i < sim->mail->len; i++) {
		const struct sim_mail *mail = sim->mail->pdata[i];

		if (next < 0 || mail->at < next)
			next = mail->at;
	}
	return next;
}

void sim_line_forget(struct sim *sim, const struct sim_terminal *terminal)
{
	for (guint i = sim->mail->len; i-- > 0;) {
		struct sim_mail *mail = sim->mail->pdata[i];

		/* what is on its way to the centre still arrives there */
		if (mail->answer && mail->terminal == terminal)
			g_ptr_array_remove_index(sim->mail, i);
	}
}
