/* self - the rows of a database that say whose it is. */
#include "central/self.h"

#include <string.h>

#include "central/schema.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

bool centre_found(struct centre_ledger *l, const struct world *world,
		  const struct centre_birth *birth, GError **why)
{
	g_autofree char *id = world_uuid(world);
	uint8_t key[CENTRE_VAULT_KEY];
	struct text_refusal refusal;
	g_autofree char *name = text_admit(birth->name, strlen(birth->name), NULL, &refusal);
	bool done;

	if (!name) {
		g_autofree char *sentence = text_refusal_sentence(&refusal);

		g_set_error_literal(why, CENTRE_LEDGER_ERROR, 3, sentence);
		return false;
	}
	world_random(world, key, sizeof(key));
	done = centre_begin(l) && centre_schema_make(l) &&
	       centre_do(l, "INSERT INTO meta VALUES('world', ?1), ('id', ?2), ('name', ?3),"
			    " ('ops', ?4), ('memory', ?5), ('key', ?6), ('receipt', 0)",
			 "sssiib", birth->world_name, id, name, birth->cost.ops,
			 birth->cost.memory, key, sizeof(key)) &&
	       centre_commit(l);
	if (!done)
		g_set_error_literal(why, CENTRE_LEDGER_ERROR, 3,
				    _("The database could not be written. Nothing was made."));
	return done;
}

static char *meta(struct centre_ledger *l, const char *key)
{
	return centre_word(l, "SELECT value FROM meta WHERE key = ?1", "s", key);
}

static int64_t meta_number(struct centre_ledger *l, const char *key)
{
	return centre_number(l, 0, "SELECT value FROM meta WHERE key = ?1", "s", key);
}

struct centre *centre_new(const struct world *world, struct centre_ledger *l, GError **why)
{
	struct centre_rows *rows;
	struct centre *centre;
	size_t length;
	const void *key;

	if (!centre_schema_check(l, why))
		return NULL;
	centre = g_new0(struct centre, 1);
	centre->world = world;
	centre->searches = CENTRE_SEARCHES;
	centre->world_name = meta(l, "world");
	centre->id = meta(l, "id");
	centre->name = meta(l, "name");
	centre->cost.ops = meta_number(l, "ops");
	centre->cost.memory = meta_number(l, "memory");
	rows = centre_ask(l, "SELECT value FROM meta WHERE key = 'key'", "");
	if (centre_next(rows) && (key = centre_blob(rows, 0, &length)) &&
	    length == CENTRE_VAULT_KEY)
		memcpy(centre->key, key, CENTRE_VAULT_KEY);
	centre_done(rows);
	return centre;
}

void centre_free(struct centre *centre)
{
	if (!centre)
		return;
	centre_wipe(centre->key, sizeof(centre->key));
	g_free(centre->world_name);
	g_free(centre->id);
	g_free(centre->name);
	g_free(centre);
}
