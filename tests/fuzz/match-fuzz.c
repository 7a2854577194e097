/*
 * match-fuzz - a line typed and a line of the register: ranks agree between the name
 * and its key, and the plan leads to whatever is accepted.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/fold.h"
#include "i18n/letter.h"
#include "i18n/match_plan.h"
#include "i18n/text.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static int is_latin(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		uint32_t code = g_utf8_get_char(text);

		if (code >= 0x80 && letter_of(code).base == 0 && !letter_is_apostrophe(code))
			return 0;
	}
	return 1;
}

static void lead(const struct match_query *query, char **words, const char *key,
		 enum match_reach reach)
{
	struct match_plan *plan = match_plan_new(query);
	const GPtrArray *chosen;
	int found = 0;

	for (size_t i = 0; words[i] != NULL; i++)
		match_plan_offer(plan, words[i], 1);
	must((match_plan_hopes(plan, key) & (1u << reach)) != 0);
	chosen = match_plan_syllables(plan, reach);
	for (guint c = 0; c < chosen->len; c++)
		for (size_t i = 0; words[i] != NULL; i++)
			found += strcmp(words[i], chosen->pdata[c]) == 0;
	must(found > 0);
	match_plan_free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *both = g_strndup((const char *)data, size);
	char *second = strchr(both, '\n');
	g_autofree char *typed = NULL, *name = NULL, *key = NULL;
	g_auto(GStrv) words = NULL;
	struct match_query *query;
	enum match_rank rank;

	if (second == NULL)
		return 0;
	*second++ = '\0';
	typed = text_admit(both, strlen(both), NULL, NULL);
	name = text_admit(second, strlen(second), NULL, NULL);
	if (typed == NULL || name == NULL)
		return 0;
	query = match_query_new(typed);
	key = fold_key(name, FOLD_SEARCH);
	words = g_strsplit(key, " ", -1);
	rank = match_rank(query, name);
	must(match_score(query, name) / MATCH_SCORE_RANK == (unsigned)rank);
	/* names are Latin letters and fewer words; of longer ones only a part is read */
	if (rank < MATCH_NONE && is_latin(typed) && is_latin(name) && g_strv_length(words) <= 16 && strlen(key) < 100) {
		must(match_rank_key(query, key) < MATCH_NONE);
		lead(query, words, key, match_reach_of(match_rank_key(query, key)));
	}
	match_query_free(query);
	return 0;
}
