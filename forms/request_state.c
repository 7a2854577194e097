/* request_state - the states of a request, and which event leads where. */
#include <string.h>

#include "forms/request.h"
#include "i18n/language.h"
#include "i18n/banned.h"

struct state_row {
	const char *word;
	const char *name; /* msgid */
};

static const struct state_row states[REQUEST_STATE_COUNT] = {
	[REQUEST_DRAFT] = { "draft", N_("draft, not sent") },
	[REQUEST_PENDING] = { "pending", N_("waiting for approval") },
	[REQUEST_RETURNED] = { "returned", N_("returned") },
	[REQUEST_REFUSED] = { "refused", N_("refused") },
	[REQUEST_WITHDRAWN] = { "withdrawn", N_("withdrawn") },
	[REQUEST_SUPERSEDED] = { "superseded", N_("replaced by a newer request") },
	[REQUEST_FORWARDED] = { "forwarded", N_("forwarded to a higher office") },
	[REQUEST_APPROVED] = { "approved", N_("approved") },
	[REQUEST_UNDONE] = { "undone", N_("approved, then undone") },
};

static const char *const events[REQUEST_EVENT_COUNT] = {
	[REQUEST_SEND] = "send",	 [REQUEST_APPROVE] = "approve",
	[REQUEST_RETURN] = "return",	 [REQUEST_REFUSE] = "refuse",
	[REQUEST_WITHDRAW] = "withdraw", [REQUEST_REPLACE] = "replace",
	[REQUEST_FORWARD] = "forward",	 [REQUEST_UNDO] = "undo",
};

/* All that can happen; what is not here cannot. */
static const struct {
	enum request_state from;
	enum request_event event;
	enum request_state to;
} steps[] = {
	{ REQUEST_DRAFT, REQUEST_SEND, REQUEST_PENDING },
	{ REQUEST_PENDING, REQUEST_APPROVE, REQUEST_APPROVED },
	{ REQUEST_PENDING, REQUEST_RETURN, REQUEST_RETURNED },
	{ REQUEST_PENDING, REQUEST_REFUSE, REQUEST_REFUSED },
	{ REQUEST_PENDING, REQUEST_WITHDRAW, REQUEST_WITHDRAWN },
	{ REQUEST_PENDING, REQUEST_FORWARD, REQUEST_FORWARDED },
	{ REQUEST_RETURNED, REQUEST_REPLACE, REQUEST_SUPERSEDED },
	{ REQUEST_RETURNED, REQUEST_WITHDRAW, REQUEST_WITHDRAWN },
	{ REQUEST_FORWARDED, REQUEST_APPROVE, REQUEST_APPROVED },
	{ REQUEST_FORWARDED, REQUEST_RETURN, REQUEST_RETURNED },
	{ REQUEST_FORWARDED, REQUEST_REFUSE, REQUEST_REFUSED },
	{ REQUEST_FORWARDED, REQUEST_FORWARD, REQUEST_FORWARDED },
	{ REQUEST_FORWARDED, REQUEST_WITHDRAW, REQUEST_WITHDRAWN },
	{ REQUEST_APPROVED, REQUEST_UNDO, REQUEST_UNDONE },
};

const char *request_state_word(enum request_state state)
{
	return states[state].word;
}

bool request_state_of_word(const char *word, enum request_state *state)
{
	for (int i = 0; word && i < REQUEST_STATE_COUNT; i++)
		if (strcmp(states[i].word, word) == 0) {
			*state = (enum request_state)i;
			return true;
		}
	return false;
}

const char *request_state_name(enum request_state state)
{
	return _(states[state].name);
}

bool request_state_is_open(enum request_state state)
{
	return state == REQUEST_PENDING || state == REQUEST_FORWARDED;
}

bool request_step(enum request_state from, enum request_event event,
		  enum request_state *to)
{
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		if (steps[i].from == from && steps[i].event == event) {
			*to = steps[i].to;
			return true;
		}
	return false;
}

const char *request_event_word(enum request_event event)
{
	return events[event];
}

bool request_event_of_word(const char *word, enum request_event *event)
{
	for (int i = 0; word && i < REQUEST_EVENT_COUNT; i++)
		if (strcmp(events[i], word) == 0) {
			*event = (enum request_event)i;
			return true;
		}
	return false;
}
