/*
 * residents - the register: people in households in hamlets of a commune.
 *
 * A resident's values stand together in one text (`fields`: path=value, one a
 * line, as struct record has them, all digits), because they are read and
 * written together; what is searched by or shown in lists stands beside it in
 * columns of its own.  The head of the household is not copied into its
 * members: FIELD_HEAD_NAME, _NUMBER and _OLD are read from the head's own row.
 */
#ifndef CENTRAL_RESIDENTS_H
#define CENTRAL_RESIDENTS_H

#include "central/call.h"
#include "central/ledger.h"
#include "forms/person_row.h"
#include "forms/record.h"
#include "forms/world.h"

/*
 * Into a transaction that the caller began (thousands may share one).
 *
 * A household: `id` is the caller's choice (unique, of A-Z a-z 0-9 - _ ., at most
 * 64 letters), `number` unique in the commune.
 */
bool centre_household_insert(struct centre_ledger *ledger, const char *id, const char *number,
			     const char *house, const char *commune_code,
			     const char *hamlet_id);
/*
 * A resident: commune_code, hamlet_id, household_id and the values are taken
 * from the record; id too, or a new one is made when it is "".  `head`: he is
 * the head of his household.  The answer is the id (new), NULL when the ledger
 * refused (for one, the number is there already).  Telling it to the commune's
 * feed is the caller's matter: one entry each, or centre_feed_restart() for many.
 */
char *centre_resident_insert(struct centre_ledger *ledger, const struct world *world,
			     const struct record *record, bool head);

/* With the envelope, all digits; NULL: no such id. Scope is the caller's matter. */
struct record *centre_resident_load(struct centre_ledger *ledger, const char *id,
				    int64_t now, const char *officer);
/*
 * FIELD_MEMBERS of the record: the others of his household, the head first.  It is
 * in no answer, since each person that is shown owes a line in the trail.
 */
void centre_members_load(struct centre_ledger *ledger, struct record *record);
/*
 * In the call's scope, or anybody's for those who search everywhere; NULL: refused as
 * not found, and that is owed to the trail.
 */
struct record *centre_resident_seek(struct centre_call *call, const char *id);
/* The value of a field at an earlier version; new. */
char *centre_resident_value_at(struct centre_ledger *ledger, const struct record *now,
			       enum record_field field, int64_t version);

/* One field changed by a request: remembered for the history. */
struct centre_edit {
	enum record_field field;
	const char *from, *to;
};
struct centre_event {
	const char *kind, *receipt, *actor, *office;
	int64_t time;
};
/* Writes the record's values as a new version (record->version is set) with its history. */
bool centre_resident_write(struct centre_ledger *ledger, struct record *record,
			   const struct centre_edit *edits, size_t count,
			   const struct centre_event *event);
bool centre_history_add(struct centre_ledger *ledger, const char *resident, int64_t version,
			const struct centre_edit *edits, size_t count,
			const struct centre_event *event);

/* The values of a row of the register (column `fields`) into a record. */
void centre_resident_values_read(struct record *record, const char *fields);

/* What centre_row_of() reads: SELECT CENTRE_ROW_SELECT WHERE r.id = ... */
#define CENTRE_ROW_SELECT                                                              \
	"SELECT r.id, r.version, r.name, r.birth, r.sex, r.number, h.name, k.house,"   \
	" r.household, r.life, r.relation, r.verified_at, EXISTS(SELECT 1 FROM"        \
	" request q WHERE q.resident = r.id AND q.state IN ('pending', 'forwarded'))"  \
	" FROM resident r"                                                             \
	" LEFT JOIN hamlet h ON h.id = r.hamlet"                                       \
	" LEFT JOIN household k ON k.id = r.household "
struct person_row *centre_row_of(struct centre_rows *rows);
struct person_row *centre_row_load(struct centre_ledger *ledger, const char *id);

/* Commune's name; "" when unknown. New. */
char *centre_commune_name(struct centre_ledger *ledger, const char *code);

/* Operations. */
void centre_find(struct centre_call *call);
void centre_resident(struct centre_call *call);
void centre_history(struct centre_call *call);
void centre_accesses(struct centre_call *call);
void centre_copy_look(struct centre_call *call);
void centre_reveal(struct centre_call *call);
void centre_match(struct centre_call *call);
void centre_household(struct centre_call *call);

/* How many numbers an officer may have shown, and compare, in a day. */
#define CENTRE_REVEALS_A_DAY 60
#define CENTRE_MATCHES_A_DAY 300

#endif
