/* replica_state - how far the copy is, as text. */
#include "client/replica_state.h"

#include <glib.h>
#include <string.h>

#include "forms/json.h"

#include "i18n/banned.h"

char *replica_state_print(const struct replica_state *state)
{
	g_autoptr(json_owned) json = json_object();

	json_put_number(json, "seq", state->seq);
	json_put_text(json, "next", state->next);
	json_put_bool(json, "filling", state->filling);
	json_put_bool(json, "whole", state->whole);
	json_put_number(json, "have", state->have);
	json_put_number(json, "total", state->total);
	json_put_number(json, "round", state->round);
	json_put_number(json, "began", state->began);
	json_put_number(json, "as_of", state->as_of);
	json_put_number(json, "seen", state->seen);
	return json_print(json);
}

bool replica_state_read(struct replica_state *state, const char *text)
{
	g_autoptr(json_owned) json = json_parse(text, strlen(text), NULL);
	const char *next = json ? json_text_at(json, "next") : NULL;

	if (!next)
		return false;
	g_free(state->next);
	state->next = g_strdup(next);
	state->seq = json_number_at(json, "seq", 0);
	state->filling = json_bool_at(json, "filling", true);
	state->whole = json_bool_at(json, "whole", false);
	state->have = (unsigned)json_number_at(json, "have", 0);
	state->total = (unsigned)json_number_at(json, "total", 0);
	state->round = json_number_at(json, "round", 1);
	state->began = json_number_at(json, "began", 0);
	state->as_of = json_number_at(json, "as_of", 0);
	state->seen = MAX(state->seen, json_number_at(json, "seen", 0));
	return true;
}
