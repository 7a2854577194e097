/*
 * journal - drafts: what is being filled in, kept field by field, so that a
 * closed window loses nothing.  Sealed in the store; one draft per form and
 * target.
 */
#ifndef CLIENT_JOURNAL_H
#define CLIENT_JOURNAL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "client/store.h"

struct journal;

struct journal_entry {
	char *id;	 /* uuid; NULL in journal_keep(): by form and target, or a new one */
	char *form;	 /* "correction" */
	char *target;	 /* opaque resident id, "" when about nobody yet */
	char *subject;	 /* who it is about, for the list: "Nguyễn Thị Mâu" */
	char *version;	 /* base version of the register it was begun on */
	int64_t saved_at; /* ms; set by journal_keep() */
	bool sent;	 /* a letter was made of it and is on its way */
	bool open;	 /* a screen of this window holds it: when the program ends now,
			    offer it again */
	bool aside;	 /* kept only to go on with, never sent: in no list and no count */
	bool lasting;	 /* aside, but until it is dropped: journal_lasting() */
	unsigned at;	 /* number of the field under the cursor, from 1; 0 none */
	char *body;	 /* draft_to_json() as text; NULL in a list */
};

struct journal *journal_new(struct store *store); /* the store is lent */
void journal_free(struct journal *journal);
void journal_entry_free(struct journal_entry *entry);

/*
 * On disk when it returns true.  Fills entry->id (g_free() by journal_entry_free)
 * and saved_at.  Never touches a draft that is marked sent: then a new one is begun.
 */
bool journal_keep(struct journal *journal, struct journal_entry *entry, GError **error);

/* Drafts not sent, newest first, without bodies; of struct journal_entry, owned. */
GPtrArray *journal_list(struct journal *journal, GError **error);
/* How many drafts are not sent. */
unsigned journal_count(struct journal *journal);
struct journal_entry *journal_load(struct journal *journal, const char *id, GError **error);
/* The draft, not sent, of this form about this target; NULL without an error: none. */
struct journal_entry *journal_find(struct journal *journal, const char *form,
				   const char *target, GError **error);
/* Its screen was left by the officer himself: not to be offered again. */
bool journal_close(struct journal *journal, const char *id, GError **error);
/*
 * What other windows of the same officer hold that are open now is theirs: it is not
 * offered here, and what they keep aside is not found here.
 *
 * At the start: of what was open when the program ended only the newest is
 * offered; the other drafts stay drafts, what was kept aside goes.
 */
bool journal_begin(struct journal *journal, GError **error);
/* What was open when the program ended, the newest; NULL without an error: nothing. */
struct journal_entry *journal_resume(struct journal *journal, GError **error);
/* What lasts of this form, with bodies, of struct journal_entry, owned; oldest first. */
GPtrArray *journal_lasting(struct journal *journal, const char *form);
/* Deleted in the file and in its log. */
bool journal_drop(struct journal *journal, const char *id, GError **error);

#endif
