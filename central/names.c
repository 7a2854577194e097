/* names - the index of names, kept and read; see names.h. */
#include "central/names.h"

#include <string.h>

#include "i18n/fold.h"

#include "i18n/banned.h"

static bool is_first(char **words, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(words[i], words[at]) == 0)
			return false;
	return true;
}

static bool each_word(struct centre_ledger *l, const char *sql, const char *commune,
		      const char *key)
{
	g_auto(GStrv) words = g_strsplit(key, " ", -1);
	bool done = true;

	for (size_t i = 0; words[i] && done; i++)
		if (is_first(words, i))
			done = centre_do(l, sql, "sss", commune, words[i], key);
	return done;
}

bool centre_names_add(struct centre_ledger *l, const char *commune, const char *key)
{
	return each_word(l, "INSERT OR IGNORE INTO name_word VALUES(?1, ?2, ?3)", commune, key);
}

bool centre_names_drop(struct centre_ledger *l, const char *commune, const char *key)
{
	if (centre_number(l, 0, "SELECT 1 FROM resident WHERE commune = ?1 AND fold = ?2 LIMIT 1",
			  "ss", commune, key))
		return true;
	return each_word(l, "DELETE FROM name_word WHERE commune = ?1 AND word = ?2"
			    " AND fold = ?3", commune, key);
}

static bool rebuild_some(struct centre_ledger *l, int64_t *row, unsigned *count)
{
	struct centre_rows *rows = centre_ask(l,
					      "SELECT row, name_text, commune, fold FROM resident"
					      " WHERE row > ?1 ORDER BY row LIMIT 1000",
					      "i", *row);
	bool done = true;

	for (*count = 0; done && centre_next(rows); ++*count) {
		g_autofree char *key = fold_key(centre_text(rows, 1), FOLD_SEARCH);

		*row = centre_int(rows, 0);
		done = (strcmp(key, centre_text(rows, 3)) == 0 ||
			centre_do(l, "UPDATE resident SET fold = ?2 WHERE row = ?1", "is", *row,
				  key)) &&
		       centre_names_add(l, centre_text(rows, 2), key);
	}
	centre_done(rows);
	return done && !centre_is_broken(l);
}

bool centre_names_rebuild(struct centre_ledger *l)
{
	int64_t row = 0;
	unsigned count;
	bool done = centre_do(l, "DELETE FROM name_word", "");

	do
		done = done && rebuild_some(l, &row, &count);
	while (done && count > 0);
	return done && centre_do(l,
				 "INSERT INTO meta VALUES('fold', ?1) ON CONFLICT(key)"
				 " DO UPDATE SET value = excluded.value",
				 "d", FOLD_VERSION);
}
