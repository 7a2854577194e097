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
	uint8_t key[CENTRE_VAULT_KEY], open[CENTRE_BOX_KEY], secret[CENTRE_BOX_KEY];
	struct text_refusal refusal;
	g_autofree char *name = text_admit(birth->name, strlen(birth->name), NULL, &refusal);
	bool done;

	if (!name) {
		g_autofree char *sentence = text_refusal_sentence(&refusal);

		g_set_error_literal(why, CENTRE_LEDGER_ERROR, 3, sentence);
		return false;
	}
	world_random(world, key, sizeof(key));
	centre_box_make(world, open, secret);
	done = centre_begin(l) && centre_schema_make(l) &&
	       centre_do(l, "INSERT INTO meta VALUES('world', ?1), ('id', ?2), ('name', ?3),"
			    " ('ops', ?4), ('memory', ?5), ('key', ?6), ('receipt', 0),"
			    " ('box_public', ?7), ('box_secret', ?8)",
			 "sssiibbb", birth->world_name, id, name, birth->cost.ops,
			 birth->cost.memory, key, sizeof(key), open, sizeof(open), secret,
			 sizeof(secret)) &&
	       centre_commit(l);
	centre_wipe(secret, sizeof(secret));
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

/* Bytes of exactly this length; what is not there stays zero. */
static void meta_bytes(struct centre_ledger *l, const char *key, uint8_t *into, size_t size)
{
	struct centre_rows *rows =
		centre_ask(l, "SELECT value FROM meta WHERE key = ?1", "s", key);
	size_t length = 0;
	const void *bytes = centre_next(rows) ? centre_blob(rows, 0, &length) : NULL;

	if (bytes && length == size)
		memcpy(into, bytes, size);
	centre_done(rows);
}

struct centre *centre_new(const struct world *world, struct centre_ledger *l, GError **why)
{
	struct centre *centre;

	if (!centre_schema_check(l, why))
		return NULL;
	centre = g_new0(struct centre, 1);
	centre->world = world;
	centre->searches = CENTRE_SEARCHES;
	centre->feed_keep = CENTRE_FEED_KEEP;
	centre->world_name = meta(l, "world");
	centre->id = meta(l, "id");
	centre->name = meta(l, "name");
	centre->cost.ops = meta_number(l, "ops");
	centre->cost.memory = meta_number(l, "memory");
	meta_bytes(l, "key", centre->key, sizeof(centre->key));
	meta_bytes(l, "box_public", centre->box_public, sizeof(centre->box_public));
	meta_bytes(l, "box_secret", centre->box_secret, sizeof(centre->box_secret));
	return centre;
}

void centre_free(struct centre *centre)
{
	if (!centre)
		return;
	centre_wipe(centre->key, sizeof(centre->key));
	centre_wipe(centre->box_secret, sizeof(centre->box_secret));
	g_free(centre->world_name);
	g_free(centre->id);
	g_free(centre->name);
	g_free(centre);
}
