/* rounds - tables by id, and a table of answers by resident. */
#include "tui/rounds.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

struct answered {
	char *household, *letter;
	enum round_outcome outcome;
	bool arrived;	/* the centre has it */
	bool asked;	/* ... and had it when the worklist was asked for */
	bool counted;	/* the worklist at hand counts it */
};

struct rounds {
	struct hamlet_list *hamlets;
	GHashTable *worklists;	/* hamlet id -> struct worklist */
	GHashTable *households;	/* id -> struct household */
	GHashTable *records;	/* resident id -> struct record */
	GHashTable *answers;	/* resident id -> struct answered */
};

static void answered_free(void *data)
{
	struct answered *answered = data;

	g_free(answered->household);
	g_free(answered->letter);
	g_free(answered);
}

static GHashTable *table_new(GDestroyNotify freed)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, freed);
}

struct rounds *rounds_new(void)
{
	struct rounds *rounds = g_new0(struct rounds, 1);

	rounds->worklists = table_new((GDestroyNotify)worklist_free);
	rounds->households = table_new((GDestroyNotify)household_free);
	rounds->records = table_new((GDestroyNotify)record_free);
	rounds->answers = table_new(answered_free);
	return rounds;
}

void rounds_free(struct rounds *rounds)
{
	if (rounds == NULL)
		return;
	hamlet_list_free(rounds->hamlets);
	g_hash_table_destroy(rounds->worklists);
	g_hash_table_destroy(rounds->households);
	g_hash_table_destroy(rounds->records);
	g_hash_table_destroy(rounds->answers);
	g_free(rounds);
}

void rounds_keep_hamlets(struct rounds *rounds, struct hamlet_list *taken)
{
	hamlet_list_free(rounds->hamlets);
	rounds->hamlets = taken;
}

const struct hamlet_list *rounds_hamlets(const struct rounds *rounds)
{
	return rounds->hamlets;
}

/* ---- worklists -------------------------------------------------------------------- */

static const struct work_row *row_of(const struct worklist *list, const char *household)
{
	for (unsigned i = 0; list != NULL && i < list->rows->len; i++) {
		const struct work_row *row = g_ptr_array_index(list->rows, i);

		if (strcmp(row->id, household) == 0)
			return row;
	}
	return NULL;
}

void rounds_ask(struct rounds *rounds)
{
	GHashTableIter iter;
	void *value;

	g_hash_table_iter_init(&iter, rounds->answers);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		((struct answered *)value)->asked = ((struct answered *)value)->arrived;
}

void rounds_keep_worklist(struct rounds *rounds, const char *hamlet, struct worklist *taken)
{
	GHashTableIter iter;
	void *value;

	g_hash_table_iter_init(&iter, rounds->answers);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		struct answered *answered = value;

		if (answered->asked && row_of(taken, answered->household) != NULL)
			answered->counted = true;
	}
	g_hash_table_insert(rounds->worklists, g_strdup(hamlet), taken);
}

const struct worklist *rounds_worklist(const struct rounds *rounds, const char *hamlet)
{
	return g_hash_table_lookup(rounds->worklists, hamlet);
}

/* ---- households and records --------------------------------------------------------- */

void rounds_keep_household(struct rounds *rounds, struct household *taken)
{
	g_hash_table_insert(rounds->households, g_strdup(taken->id), taken);
}

const struct household *rounds_household(const struct rounds *rounds, const char *id)
{
	return g_hash_table_lookup(rounds->households, id);
}

const char *rounds_household_number(const struct rounds *rounds, const char *id)
{
	const struct household *household = rounds_household(rounds, id);
	GHashTableIter iter;
	void *value;

	if (household != NULL)
		return household->number;
	g_hash_table_iter_init(&iter, rounds->worklists);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const struct work_row *row = row_of(value, id);

		if (row != NULL)
			return row->number;
	}
	return "";
}

void rounds_keep_record(struct rounds *rounds, const struct record *record)
{
	if (g_hash_table_size(rounds->records) >= ROUNDS_RECORDS_MOST)
		g_hash_table_remove_all(rounds->records);
	g_hash_table_insert(rounds->records, g_strdup(record->id), record_copy(record));
}

const struct record *rounds_record(const struct rounds *rounds, const char *resident)
{
	return g_hash_table_lookup(rounds->records, resident);
}

/* ---- answers -------------------------------------------------------------------------- */

void rounds_note(struct rounds *rounds, const char *household, const char *resident,
		 const char *letter, enum round_outcome outcome)
{
	struct answered *answered = g_new0(struct answered, 1);

	answered->household = g_strdup(household);
	answered->letter = g_strdup(letter);
	answered->outcome = outcome;
	g_hash_table_insert(rounds->answers, g_strdup(resident), answered);
}

void rounds_settle(struct rounds *rounds, const char *letter, bool arrived)
{
	GHashTableIter iter;
	void *value;

	g_hash_table_iter_init(&iter, rounds->answers);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		struct answered *answered = value;

		if (strcmp(answered->letter, letter) != 0)
			continue;
		if (!arrived)
			g_hash_table_iter_remove(&iter);
		else
			answered->arrived = true;
		return;
	}
}

bool rounds_answered(const struct rounds *rounds, const char *resident,
		     enum round_outcome *outcome)
{
	const struct answered *answered = g_hash_table_lookup(rounds->answers, resident);

	if (answered != NULL && outcome != NULL)
		*outcome = answered->outcome;
	return answered != NULL;
}

static void count_one(struct round_count *count, enum round_outcome outcome)
{
	switch (outcome) {
	case ROUND_AGREES:
		count->agree++;
		break;
	case ROUND_DIFFERS:
		count->differ++;
		break;
	case ROUND_PAPER:
		count->paper++;
		break;
	case ROUND_ABSENT:
		count->absent++;
		return;
	case ROUND_GONE:
		break;
	}
	count->done++;
}

void rounds_count(const struct rounds *rounds, const char *household,
		  struct round_count *count)
{
	GHashTableIter iter;
	void *value;

	memset(count, 0, sizeof(*count));
	g_hash_table_iter_init(&iter, rounds->answers);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const struct answered *answered = value;

		if (!answered->counted && strcmp(answered->household, household) == 0)
			count_one(count, answered->outcome);
	}
}

GPtrArray *rounds_letters(const struct rounds *rounds)
{
	GPtrArray *letters = g_ptr_array_new();
	GHashTableIter iter;
	void *value;

	g_hash_table_iter_init(&iter, rounds->answers);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		struct answered *answered = value;

		if (!answered->arrived)
			g_ptr_array_add(letters, answered->letter);
	}
	return letters;
}

static bool is_living(const struct person_row *row)
{
	return row->state[0] == '\0' || strcmp(row->state, "0") == 0 ||
	       strcmp(row->state, "1") == 0;
}

GPtrArray *rounds_open(const struct rounds *rounds, const struct household *household)
{
	GPtrArray *open = g_ptr_array_new();

	for (unsigned i = 0; i < household->members->len; i++) {
		struct person_row *row = g_ptr_array_index(household->members, i);
		enum round_outcome outcome;
		bool asked = rounds_answered(rounds, row->id, &outcome);

		if (is_living(row) && row->verified[0] == '\0' &&
		    (!asked || outcome == ROUND_ABSENT))
			g_ptr_array_add(open, row);
	}
	return open;
}
