/* verify_state - digits in, answers out. */
#include "tui/verify_state.h"

#include <glib.h>
#include <string.h>

#include "forms/json.h"
#include "forms/values.h"

#include "i18n/banned.h"

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

void verify_state_init(struct verify_state *state)
{
	memset(state, 0, sizeof(*state));
	state->person = VERIFY_NOBODY;
	state->cursor = VERIFY_PERSON_LINE;
	state->count = MIN(verification_field_count, VERIFY_LINES_MOST);
	for (unsigned i = 0; i < state->count; i++) {
		state->line[i].field = verification_fields[i];
		state->line[i].value = g_strdup("");
	}
}

void verify_state_clear(struct verify_state *state)
{
	for (unsigned i = 0; i < state->count; i++)
		g_clear_pointer(&state->line[i].value, g_free);
	state->count = 0;
}

static struct verify_line *current(struct verify_state *state)
{
	return state->cursor >= 0 ? &state->line[state->cursor] : NULL;
}

static void answer(struct verify_line *line, enum verification_word word)
{
	line->answered = true;
	line->word = word;
	line->compared = COMPARED_NOT;
	line->corrected = false;
	put(&line->value, "");
}

/* To the next open line below, else the first open one, else the one below. */
static void step_on(struct verify_state *state)
{
	for (unsigned i = (unsigned)(state->cursor + 1); i < state->count; i++) {
		if (!state->line[i].answered) {
			state->cursor = (int)i;
			return;
		}
	}
	if (verify_state_left(state) > 0)
		state->cursor = verify_state_open(state);
	else
		verify_state_move(state, 1);
}

static enum verify_reply answer_person(struct verify_state *state, unsigned digit)
{
	if (digit < 1 || digit > PERSON_COUNT)
		return VERIFY_NO_SUCH;
	state->person = (int)digit - 1;
	if (state->person == PERSON_PRESENT)
		step_on(state);
	return VERIFY_TAKEN;
}

static enum verify_reply answer_rest(struct verify_state *state)
{
	if (!verify_state_rest_allowed(state))
		return VERIFY_NOT_SHOWN;
	for (unsigned i = 0; i < state->count; i++)
		if (!state->line[i].answered)
			answer(&state->line[i], VERIFIED_REST);
	state->cursor = (int)state->count - 1;
	return VERIFY_TAKEN;
}

enum verify_reply verify_state_digit(struct verify_state *state, unsigned digit, bool known)
{
	struct verify_line *line = current(state);

	if (line == NULL)
		return answer_person(state, digit);
	if (state->person != PERSON_PRESENT)
		return VERIFY_NOT_ASKED;
	switch (digit) {
	case 0:
	case 1:
		if (line->field == FIELD_NUMBER && known)
			return VERIFY_ASK_NUMBER;
		if (digit == 0)
			return VERIFY_NO_SUCH;
		answer(line, VERIFIED_AGREES);
		break;
	case 2:
		return VERIFY_ASK_VALUE;
	case 3:
		answer(line, VERIFIED_NO_PAPER);
		break;
	case 9:
		return answer_rest(state);
	default:
		return VERIFY_NO_SUCH;
	}
	step_on(state);
	return VERIFY_TAKEN;
}

void verify_state_differs(struct verify_state *state, const char *value, bool corrected)
{
	struct verify_line *line = current(state);

	if (line == NULL || value[0] == '\0')
		return;
	answer(line, VERIFIED_DIFFERS);
	put(&line->value, value);
	line->corrected = corrected;
	step_on(state);
}

void verify_state_agrees(struct verify_state *state, enum verify_compared compared)
{
	struct verify_line *line = current(state);

	if (line == NULL)
		return;
	answer(line, VERIFIED_AGREES);
	line->compared = compared;
	step_on(state);
}

void verify_state_forget(struct verify_state *state)
{
	struct verify_line *line = current(state);

	if (line == NULL) {
		state->person = VERIFY_NOBODY;
		return;
	}
	answer(line, VERIFIED_AGREES);
	line->answered = false;
}

void verify_state_move(struct verify_state *state, int step)
{
	int to = state->cursor + step;

	state->cursor = CLAMP(to, VERIFY_PERSON_LINE, (int)state->count - 1);
}

void verify_state_show(struct verify_state *state, unsigned lines)
{
	state->shown = MAX(state->shown, MIN(lines, state->count));
}

bool verify_state_rest_allowed(const struct verify_state *state)
{
	return state->person == PERSON_PRESENT && state->shown >= state->count;
}

unsigned verify_state_left(const struct verify_state *state)
{
	unsigned left = 0;

	for (unsigned i = 0; i < state->count; i++)
		left += !state->line[i].answered;
	return left;
}

unsigned verify_state_count(const struct verify_state *state, enum verification_word word)
{
	unsigned n = 0;

	for (unsigned i = 0; i < state->count; i++) {
		enum verification_word is = state->line[i].word;

		if (is == VERIFIED_REST && word == VERIFIED_AGREES)
			is = VERIFIED_AGREES;
		n += state->line[i].answered && is == word;
	}
	return n;
}

bool verify_state_complete(const struct verify_state *state)
{
	if (state->person == VERIFY_NOBODY)
		return false;
	return state->person != PERSON_PRESENT || verify_state_left(state) == 0;
}

int verify_state_open(const struct verify_state *state)
{
	if (state->person == PERSON_PRESENT)
		for (unsigned i = 0; i < state->count; i++)
			if (!state->line[i].answered)
				return (int)i;
	return VERIFY_PERSON_LINE;
}

unsigned verify_state_rebase(struct verify_state *state, const struct record *was,
			     const struct record *now)
{
	unsigned gone = 0;
	int cursor = state->cursor;

	for (unsigned i = 0; i < state->count; i++) {
		enum record_field field = state->line[i].field;

		if (!state->line[i].answered ||
		    strcmp(was->value[field], now->value[field]) == 0)
			continue;
		state->cursor = (int)i;
		verify_state_forget(state);
		gone++;
	}
	state->cursor = gone > 0 ? verify_state_open(state) : cursor;
	return gone;
}

void verify_state_fill(const struct verify_state *state, struct verification *into)
{
	into->person = (enum verification_person)MAX(state->person, 0);
	if (state->person != PERSON_PRESENT)
		return;
	for (unsigned i = 0; i < state->count; i++) {
		const struct verify_line *line = &state->line[i];

		if (line->answered)
			verification_answer(into, line->field, line->word, line->value);
	}
}

/* ---- the journal ---------------------------------------------------------------- */

struct json *verify_state_to_json(const struct verify_state *state)
{
	struct json *all = json_object(), *lines = json_array();

	json_put_number(all, "person", state->person);
	json_put_number(all, "cursor", state->cursor);
	json_put_number(all, "shown", state->shown);
	for (unsigned i = 0; i < state->count; i++) {
		const struct verify_line *line = &state->line[i];
		struct json *one;

		if (!line->answered)
			continue;
		one = json_object();
		json_put_text(one, "field", record_fields[line->field].path);
		json_put_number(one, "word", line->word);
		json_put_number(one, "compared", line->compared);
		json_put_bool(one, "corrected", line->corrected);
		if (line->value[0] != '\0')
			json_put(one, "value", value_to_wire(line->field, line->value));
		json_push(lines, one);
	}
	json_put(all, "lines", lines);
	return all;
}

static int within(const struct json *json, const char *key, int least, int most, int otherwise)
{
	int64_t number = json_number_at(json, key, otherwise);

	return number < least || number > most ? otherwise : (int)number;
}

static struct verify_line *line_of(struct verify_state *state, const char *path)
{
	enum record_field field = path != NULL ? record_field_of_path(path) : FIELD_NONE;

	for (unsigned i = 0; field != FIELD_NONE && i < state->count; i++)
		if (state->line[i].field == field)
			return &state->line[i];
	return NULL;
}

static void take_line(struct verify_state *state, const struct json *json)
{
	struct verify_line *line = line_of(state, json_text_at(json, "field"));
	int word = within(json, "word", 0, VERIFIED_COUNT - 1, -1);
	const struct json *told = json_get(json, "value");
	g_autofree char *value = NULL;

	if (line == NULL || word < 0)
		return;
	if (word == VERIFIED_DIFFERS) {
		value = told != NULL ? value_of_wire(line->field, told, NULL) : NULL;
		if (value == NULL || value[0] == '\0')
			return;
	}
	answer(line, (enum verification_word)word);
	line->compared = (enum verify_compared)within(json, "compared", 0, COMPARED_ENDING, 0);
	line->corrected = json_bool_at(json, "corrected", false);
	if (value != NULL)
		put(&line->value, value);
}

void verify_state_of_json(struct verify_state *state, const struct json *json)
{
	verify_state_init(state);
	state->person = within(json, "person", VERIFY_NOBODY, PERSON_COUNT - 1, VERIFY_NOBODY);
	state->cursor = within(json, "cursor", VERIFY_PERSON_LINE, (int)state->count - 1,
			       VERIFY_PERSON_LINE);
	state->shown = (unsigned)within(json, "shown", 0, (int)state->count, 0);
	for (const struct json *c = json_first(json_get(json, "lines")); c != NULL;
	     c = json_next(c))
		take_line(state, c);
}
