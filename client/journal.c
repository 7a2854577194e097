/*
 * journal - drafts in the store.  In clear stand the id, a blind hash of form
 * and target, the time, and whether a letter was made of it; the rest is sealed.
 */
#include "client/journal.h"

#include <string.h>

#include "forms/json.h"

#include "i18n/banned.h"

#define COLUMNS "SELECT id, saved_at, sent, body, open FROM draft "

struct journal {
	struct store *store;
};

struct journal *journal_new(struct store *store)
{
	struct journal *journal = g_new0(struct journal, 1);

	journal->store = store;
	return journal;
}

void journal_free(struct journal *journal)
{
	g_free(journal);
}

void journal_entry_free(struct journal_entry *entry)
{
	if (!entry)
		return;
	g_free(entry->id);
	g_free(entry->form);
	g_free(entry->target);
	g_free(entry->subject);
	g_free(entry->version);
	g_free(entry->body);
	g_free(entry);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static char *place_of(struct journal *journal, const char *form, const char *target)
{
	g_autofree char *both = g_strdup_printf("%s\n%s", form, or_empty(target));

	return store_blind(journal->store, "draft", both);
}

static GBytes *entry_seal(struct journal *journal, const struct journal_entry *entry)
{
	g_autoptr(json_owned) all = json_object();
	g_autofree char *text = NULL;

	json_put_text(all, "form", or_empty(entry->form));
	json_put_text(all, "target", or_empty(entry->target));
	json_put_text(all, "subject", or_empty(entry->subject));
	json_put_text(all, "version", or_empty(entry->version));
	json_put_text(all, "body", or_empty(entry->body));
	json_put_number(all, "at", entry->at);
	text = json_print(all);
	return store_seal(journal->store, "draft", entry->id, text);
}

/* The row the statement stands on; NULL and an error when it does not open. */
static struct journal_entry *entry_read(struct journal *journal, struct statement *s,
					bool with_body, GError **error)
{
	g_autoptr(json_owned) all = NULL;
	g_autofree char *text = NULL;
	struct journal_entry *entry;
	const void *sealed;
	size_t length;

	sealed = statement_bytes(s, 3, &length);
	text = store_unseal(journal->store, "draft", statement_text(s, 0), sealed, length,
			    error);
	if (!text || !(all = json_parse(text, strlen(text), error)))
		return NULL;
	entry = g_new0(struct journal_entry, 1);
	entry->id = g_strdup(statement_text(s, 0));
	entry->saved_at = statement_number(s, 1);
	entry->sent = statement_number(s, 2) != 0;
	entry->open = statement_number(s, 4) != 0;
	entry->at = (unsigned)CLAMP(json_number_at(all, "at", 0), 0, 999);
	entry->form = g_strdup(or_empty(json_text_at(all, "form")));
	entry->target = g_strdup(or_empty(json_text_at(all, "target")));
	entry->subject = g_strdup(or_empty(json_text_at(all, "subject")));
	entry->version = g_strdup(or_empty(json_text_at(all, "version")));
	if (with_body)
		entry->body = g_strdup(or_empty(json_text_at(all, "body")));
	return entry;
}

/* One row or none; frees the statement. */
static struct journal_entry *read_one(struct journal *journal, struct statement *s,
				      GError **error)
{
	struct journal_entry *entry = NULL;

	if (statement_step(s, error) == STATEMENT_ROW)
		entry = entry_read(journal, s, true, error);
	statement_free(s);
	return entry;
}

/*
 * "(2,5)": the windows that hold something and are open now, without this one.
 * What is kept aside by them is not for this window.
 */
static char *others(struct journal *journal)
{
	struct statement *s = store_ask(journal->store,
					"SELECT DISTINCT window FROM draft WHERE window > 0", "");
	GString *list = g_string_new("(-1");

	while (statement_step(s, NULL) == STATEMENT_ROW) {
		unsigned window = (unsigned)statement_number(s, 0);

		if (store_window_lives(journal->store, window))
			g_string_append_printf(list, ",%u", window);
	}
	statement_free(s);
	g_string_append_c(list, ')');
	return g_string_free(list, FALSE);
}

/* The newest draft, not sent, at this place. */
static struct statement *ask_place(struct journal *journal, const char *place)
{
	g_autofree char *away = others(journal);
	g_autofree char *sql = g_strdup_printf(
		COLUMNS "WHERE place = ? AND sent = 0 AND (work = 1 OR window NOT IN %s) "
			"ORDER BY saved_at DESC, id DESC LIMIT 1", away);

	return store_ask(journal->store, sql, "t", place);
}

/* The id under which a draft is kept: its own, the one of its place, or a new one. */
static char *id_for(struct journal *journal, const struct journal_entry *entry,
		    const char *place, GError **error)
{
	enum statement_step step;
	struct statement *s;
	char *id = NULL;

	if (entry->id)
		s = store_ask(journal->store, "SELECT id FROM draft WHERE id = ? AND sent = 0",
			      "t", entry->id);
	else
		s = ask_place(journal, place);
	step = statement_step(s, error);
	if (step == STATEMENT_ROW)
		id = g_strdup(statement_text(s, 0));
	else if (step == STATEMENT_DONE)
		id = world_uuid(store_world(journal->store));
	statement_free(s);
	return id;
}

bool journal_keep(struct journal *journal, struct journal_entry *entry, GError **error)
{
	g_autofree char *place = place_of(journal, or_empty(entry->form), entry->target);
	char *id = id_for(journal, entry, place, error);
	g_autoptr(GBytes) sealed = NULL;

	if (!id)
		return false;
	g_free(entry->id);
	entry->id = id;
	entry->sent = false;
	entry->saved_at = world_now(store_world(journal->store));
	sealed = entry_seal(journal, entry);
	return store_run(journal->store, error, NULL,
			 "INSERT INTO draft (id, place, saved_at, body, open, work, window, lasting) "
			 "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
			 "ON CONFLICT (id) DO UPDATE SET place = excluded.place, "
			 "saved_at = excluded.saved_at, body = excluded.body, "
			 "open = excluded.open, work = excluded.work, "
			 "window = excluded.window, lasting = excluded.lasting",
			 "ttnbnnnn", entry->id, place, entry->saved_at, sealed,
			 (int64_t)entry->open, (int64_t)(!entry->aside && !entry->lasting),
			 entry->open || entry->lasting ? (int64_t)store_window(journal->store) : 0,
			 (int64_t)entry->lasting);
}

bool journal_close(struct journal *journal, const char *id, GError **error)
{
	return store_run(journal->store, error, NULL,
			 "UPDATE draft SET open = 0 WHERE id = ? AND open = 1", "t", id);
}

/* What was open in windows that are gone, and in this one. */
#define GONE "open = 1 AND sent = 0 AND window NOT IN %s "
#define NEWEST GONE "ORDER BY saved_at DESC, id DESC LIMIT 1"

bool journal_begin(struct journal *journal, GError **error)
{
	g_autofree char *away = others(journal);
	g_autofree char *shut = g_strdup_printf(
		"UPDATE draft SET open = 0 WHERE " GONE
		"AND id IS NOT (SELECT id FROM draft WHERE " NEWEST ")", away, away);
	g_autofree char *take = g_strdup_printf(
		"UPDATE draft SET window = ? WHERE window NOT IN %s "
		"AND (open = 1 OR lasting = 1)", away);

	return store_run(journal->store, error, NULL, shut, "") &&
	       store_run(journal->store, error, NULL, take, "n",
			 (int64_t)store_window(journal->store)) &&
	       store_run(journal->store, error, NULL,
			 "DELETE FROM draft WHERE work = 0 AND open = 0 AND lasting = 0", "");
}

struct journal_entry *journal_resume(struct journal *journal, GError **error)
{
	g_autofree char *away = others(journal);
	g_autofree char *sql = g_strdup_printf(COLUMNS "WHERE " NEWEST, away);

	return read_one(journal, store_ask(journal->store, sql, ""), error);
}

GPtrArray *journal_lasting(struct journal *journal, const char *form)
{
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)journal_entry_free);
	g_autofree char *away = others(journal);
	g_autofree char *sql = g_strdup_printf(
		COLUMNS "WHERE lasting = 1 AND window NOT IN %s ORDER BY saved_at, id", away);
	struct statement *s = store_ask(journal->store, sql, "");

	while (statement_step(s, NULL) == STATEMENT_ROW) {
		struct journal_entry *entry = entry_read(journal, s, true, NULL);

		if (entry && !strcmp(entry->form, form))
			g_ptr_array_add(list, entry);
		else
			journal_entry_free(entry);
	}
	statement_free(s);
	return list;
}

GPtrArray *journal_list(struct journal *journal, GError **error)
{
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)journal_entry_free);
	struct statement *s = store_ask(journal->store,
					COLUMNS "WHERE sent = 0 AND work = 1 "
						"ORDER BY saved_at DESC, id DESC", "");
	struct journal_entry *entry;

	while (statement_step(s, error) == STATEMENT_ROW) {
		entry = entry_read(journal, s, false, NULL);
		if (entry)
			g_ptr_array_add(list, entry);
	}
	statement_free(s);
	return list;
}

unsigned journal_count(struct journal *journal)
{
	struct statement *s =
		store_ask(journal->store, "SELECT count(*) FROM draft WHERE sent = 0 AND work = 1",
			  "");
	unsigned count = 0;

	if (statement_step(s, NULL) == STATEMENT_ROW)
		count = (unsigned)statement_number(s, 0);
	statement_free(s);
	return count;
}

struct journal_entry *journal_load(struct journal *journal, const char *id, GError **error)
{
	return read_one(journal, store_ask(journal->store, COLUMNS "WHERE id = ?", "t", id),
			error);
}

struct journal_entry *journal_find(struct journal *journal, const char *form,
				   const char *target, GError **error)
{
	g_autofree char *place = place_of(journal, form, target);

	return read_one(journal, ask_place(journal, place), error);
}

bool journal_drop(struct journal *journal, const char *id, GError **error)
{
	int64_t gone;

	if (!store_run(journal->store, error, &gone, "DELETE FROM draft WHERE id = ?", "t", id))
		return false;
	if (gone > 0)
		store_forget(journal->store);
	return true;
}
