/*
 * decide_kept - the choices of the queue on disk as they are made, each sealed in
 * an entry of the journal of its own (form "decisions", target the request), until
 * it is signed or taken back.
 *
 * A choice was made on one version of the request and of the record.  When either
 * has moved on since, the choice is dropped and the request is unread again.
 */
#include "tui/decide.h"

#include <string.h>

#include "client/journal.h"
#include "forms/json.h"
#include "forms/kinds.h"
#include "forms/record.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define DECISIONS "decisions"

static const char *const words[PICK_COUNT] = {
	[PICK_APPROVE] = "approve",
	[PICK_RETURN] = "return",
	[PICK_REFUSE] = "refuse",
};

unsigned decide_kept_count(struct app *app)
{
	g_autoptr(GPtrArray) list =
		app->journal != NULL ? journal_lasting(app->journal, DECISIONS) : NULL;

	return list != NULL ? list->len : 0;
}

void decide_kept_forget(struct app *app, struct decide_item *item)
{
	if (item->kept != NULL && app->journal != NULL)
		journal_drop(app->journal, item->kept, NULL);
	g_clear_pointer(&item->kept, g_free);
}

void decide_kept_save(struct app *app, struct decide_item *item)
{
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, item->row->name);
	struct journal_entry *entry;
	g_autoptr(json_owned) body = NULL;
	g_autoptr(GError) error = NULL;

	if (words[item->pick] == NULL || app->journal == NULL) {
		decide_kept_forget(app, item);
		return;
	}
	body = json_object();
	json_put_text(body, "choice", words[item->pick]);
	json_put_text(body, "reason", item->reason);
	json_put_text(body, "note", item->note);
	json_put_text(body, "resident_version", item->request->head->version);
	json_put_number(body, "opened_at", item->opened_at);
	entry = g_new0(struct journal_entry, 1);
	entry->id = g_strdup(item->kept);
	entry->form = g_strdup(DECISIONS);
	entry->target = g_strdup(item->row->id);
	entry->subject = g_strdup(name);
	entry->version = g_strdup(item->request->version);
	entry->body = json_print(body);
	entry->aside = entry->lasting = true;
	if (journal_keep(app->journal, entry, &error)) {
		g_free(item->kept);
		item->kept = g_strdup(entry->id);
	} else {
		app_say(app, "%s", error->message);
	}
	journal_entry_free(entry);
}

/* ---- and back ------------------------------------------------------------------------- */

void decide_kept_find(struct decide *s)
{
	struct app *app = s->base.app;

	g_clear_pointer(&s->kept, g_ptr_array_unref);
	if (app->journal != NULL)
		s->kept = journal_lasting(app->journal, DECISIONS);
	s->taken = s->moved = 0;
}

static bool is_of(const struct journal_entry *entry, const struct decide_item *item)
{
	return g_str_equal(entry->target, item->row->id);
}

bool decide_kept_has(const struct decide *s, const struct decide_item *item)
{
	for (unsigned i = 0; s->kept != NULL && i < s->kept->len; i++)
		if (is_of(g_ptr_array_index(s->kept, i), item))
			return true;
	return false;
}

/* False: not of this version any more, or not of this program. */
static bool take(struct decide_item *item, const struct journal_entry *entry)
{
	g_autoptr(json_owned) body = json_parse(entry->body, strlen(entry->body), NULL);
	const char *choice = json_text_at(body, "choice");
	const char *reason = json_text_at(body, "reason"), *note = json_text_at(body, "note");
	const char *version = json_text_at(body, "resident_version");

	if (choice == NULL || reason == NULL || note == NULL || item->request->head == NULL ||
	    g_strcmp0(version, item->request->head->version) != 0 ||
	    g_strcmp0(entry->version, item->request->version) != 0)
		return false;
	for (enum pick pick = PICK_APPROVE; pick < PICK_COUNT; pick++)
		if (g_strcmp0(words[pick], choice) == 0)
			item->pick = pick;
	item->reason = g_strdup(reason);
	item->note = g_strdup(note);
	item->opened_at = json_number_at(body, "opened_at", 0);
	item->seen = item->pick != PICK_NONE;
	return item->seen;
}

void decide_kept_take(struct decide *s, struct decide_item *item)
{
	for (unsigned i = 0; s->kept != NULL && i < s->kept->len; i++) {
		struct journal_entry *entry = g_ptr_array_index(s->kept, i);

		if (!is_of(entry, item))
			continue;
		item->kept = g_strdup(entry->id);
		if (item->pick == PICK_NONE && take(item, entry)) {
			s->taken++;
		} else if (item->pick == PICK_NONE) {
			s->moved++;
			decide_kept_forget(s->base.app, item);
		}
		g_ptr_array_remove_index(s->kept, i);
		break;
	}
}

void decide_kept_rest(struct decide *s)
{
	struct app *app = s->base.app;

	for (unsigned i = 0; s->kept != NULL && i < s->kept->len; i++) {
		const struct journal_entry *entry = g_ptr_array_index(s->kept, i);
		bool is_here = false;

		for (unsigned k = 0; k < s->items->len && !is_here; k++)
			is_here = is_of(entry, decide_item_at(s, k));
		if (is_here)
			continue;
		journal_drop(app->journal, entry->id, NULL);
		s->moved += !g_hash_table_contains(s->signed_already, entry->target);
		g_ptr_array_remove_index(s->kept, i--);
	}
	decide_kept_say(s);
}

void decide_kept_say(struct decide *s)
{
	if (s->kept == NULL || s->kept->len > 0 || s->reading)
		return;
	if (s->moved > 0)
		app_say(s->base.app, _("Choices taken up again: %u. Moved on meanwhile, to be "
				       "read anew: %u. NOT sent."), s->taken, s->moved);
	else if (s->taken > 0)
		app_say(s->base.app, _("Choices taken up again: %u. NOT sent; F8 shows all."),
			s->taken);
	s->taken = s->moved = 0;
}
