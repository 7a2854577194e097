/* residents_store - rows of residents in and out of the ledger. */
#include <string.h>

#include "central/names.h"
#include "central/pairs.h"
#include "central/residents.h"
#include "forms/catalogue.h"
#include "forms/digest.h"
#include "forms/identity.h"
#include "forms/request.h"
#include "i18n/collate.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static bool is_derived(enum record_field field)
{
	return field == FIELD_HEAD_NAME || field == FIELD_HEAD_NUMBER ||
	       field == FIELD_HEAD_OLD;
}

/*
 * His leaf in the hash tree of the commune's copies: of the very row that
 * centre_copy_row_load() would make of him, before there is one to load.
 */
static void first_leaf(struct centre_ledger *l, const struct record *r, const char *id, bool head,
		       uint8_t hash[DIGEST_BYTES])
{
	struct copy_row *row = copy_row_new();
	struct centre_rows *rows = centre_ask(
		l, "SELECT number, house FROM household WHERE id = ?1", "s", r->household_id);
	bool found = centre_next(rows);

	copy_row_of_record(row, r);
	copy_row_set(row, COPY_ID, id);
	copy_row_set(row, COPY_VERSION, "1");
	copy_row_set(row, COPY_NUMBER, found ? centre_text(rows, 0) : "");
	copy_row_set(row, COPY_HOUSE, found ? centre_text(rows, 1) : "");
	copy_row_set(row, COPY_HEAD, head ? "1" : "");
	copy_row_set(row, COPY_VERIFIED_AT, "");
	centre_done(rows);
	digest_row(row, hash);
	copy_row_free(row);
}

static char *pack(const struct record *r)
{
	GString *out = g_string_sized_new(1024);

	for (int f = 0; f < FIELD_COUNT; f++)
		if (*r->value[f] && f != FIELD_MEMBERS)
			g_string_append_printf(out, "%s=%s\n", record_fields[f].path,
					       r->value[f]);
	return g_string_free(out, FALSE);
}

void centre_resident_values_read(struct record *r, const char *fields)
{
	g_auto(GStrv) lines = g_strsplit(fields, "\n", -1);

	for (size_t i = 0; lines[i]; i++) {
		char *value = strchr(lines[i], '=');
		enum record_field field;

		if (!value)
			continue;
		*value++ = '\0';
		field = record_field_of_path(lines[i]);
		if (field != FIELD_NONE)
			record_set(r, field, value);
	}
}

bool centre_household_insert(struct centre_ledger *l, const char *id, const char *number,
			     const char *house, const char *commune_code,
			     const char *hamlet_id)
{
	return centre_do(l, "INSERT INTO household VALUES(?1, ?2, ?3, ?4, ?5)", "sssss", id,
			 number, house, commune_code, hamlet_id);
}

/* The columns that are made from the values. */
struct keys {
	char *text, *fold, *sort;
};

static void keys_make(struct keys *k, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, KIND_PART_TEXT, 3);
	bool whole = g_strv_length(parts) == 3;

	k->text = value_name_text(name);
	k->fold = fold_key(k->text, FOLD_SEARCH);
	k->sort = collate_person(whole ? parts[0] : NULL, whole ? parts[1] : NULL,
				 whole ? parts[2] : name);
}

static void keys_clear(struct keys *k)
{
	g_free(k->text);
	g_free(k->fold);
	g_free(k->sort);
}

char *centre_resident_insert(struct centre_ledger *l, const struct world *world,
			     const struct record *r, bool head)
{
	char *id = *r->id ? g_strdup(r->id) : world_uuid(world);
	g_autofree char *fields = pack(r);
	struct centre_event event = {"import", "", "", "", world_now(world)};
	uint8_t leaf[DIGEST_BYTES];
	struct keys k;
	bool done;

	first_leaf(l, r, id, head, leaf);
	keys_make(&k, r->value[FIELD_NAME]);
	done = centre_names_add(l, r->commune_code, k.fold) &&
	       centre_do(l,
			 "INSERT INTO resident(id, version, commune, hamlet, household, head,"
			 " relation, number, old_number, name, name_text, fold, sort, birth,"
			 " sex, life, fields, bucket, leaf) VALUES(?1, 1, ?2, ?3, ?4, ?5, ?6, ?7,"
			 " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
			 "ssssdsssssssssssdb", id, r->commune_code, r->hamlet_id,
			 r->household_id, (int)head, r->value[FIELD_HEAD_RELATION],
			 r->value[FIELD_NUMBER], r->value[FIELD_OLD_NUMBER],
			 r->value[FIELD_NAME], k.text, k.fold, k.sort, r->value[FIELD_BIRTH],
			 r->value[FIELD_SEX], r->value[FIELD_LIFE], fields,
			 (int)digest_bucket(id), leaf, sizeof(leaf));
	keys_clear(&k);
	if (done && centre_history_add(l, id, 1, NULL, 0, &event) &&
	    centre_pairs_watch(l, id, event.time))
		return id;
	g_free(id);
	return NULL;
}

/* [[path, from, to], ...] */
static char *edits_print(const struct centre_edit *edits, size_t count)
{
	struct json *list = json_array();
	char *text;

	for (size_t i = 0; i < count; i++) {
		struct json *edit = json_array();

		json_push_text(edit, record_fields[edits[i].field].path);
		json_push_text(edit, edits[i].from);
		json_push_text(edit, edits[i].to);
		json_push(list, edit);
	}
	text = json_print(list);
	json_free(list);
	return text;
}

bool centre_history_add(struct centre_ledger *l, const char *resident, int64_t version,
			const struct centre_edit *edits, size_t count,
			const struct centre_event *e)
{
	g_autofree char *changes = edits_print(edits, count);

	return centre_do(l,
			 "INSERT INTO history(resident, version, time, kind, receipt, actor,"
			 " office, changes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
			 "siisssss", resident, version, e->time, e->kind, e->receipt, e->actor,
			 e->office, changes);
}

/* The name's key as it stands, and the commune in whose index it is; both new. */
static char *key_before(struct centre_ledger *l, const char *id, char **commune)
{
	struct centre_rows *rows =
		centre_ask(l, "SELECT fold, commune FROM resident WHERE id = ?1", "s", id);
	bool there = centre_next(rows);
	char *key = g_strdup(there ? centre_text(rows, 0) : "");

	*commune = g_strdup(there ? centre_text(rows, 1) : "");
	centre_done(rows);
	return key;
}

bool centre_resident_write(struct centre_ledger *l, struct record *r,
			   const struct centre_edit *edits, size_t count,
			   const struct centre_event *event)
{
	int64_t version = g_ascii_strtoll(r->version, NULL, 10) + 1;
	g_autofree char *fields = pack(r);
	g_autofree char *before = NULL, *commune = NULL;
	struct keys k;
	bool done;

	keys_make(&k, r->value[FIELD_NAME]);
	before = key_before(l, r->id, &commune);
	done = centre_do(l,
			 "UPDATE resident SET version = ?2, relation = ?3, number = ?4,"
			 " old_number = ?5, name = ?6, name_text = ?7, fold = ?8, sort = ?9,"
			 " birth = ?10, sex = ?11, life = ?12, fields = ?13"
			 " WHERE id = ?1 AND version = ?2 - 1",
			 "sisssssssssss", r->id, version, r->value[FIELD_HEAD_RELATION],
			 r->value[FIELD_NUMBER], r->value[FIELD_OLD_NUMBER],
			 r->value[FIELD_NAME], k.text, k.fold, k.sort, r->value[FIELD_BIRTH],
			 r->value[FIELD_SEX], r->value[FIELD_LIFE], fields) &&
	       centre_touched(l) == 1 &&
	       (strcmp(before, k.fold) == 0 || (centre_names_add(l, commune, k.fold) &&
						centre_names_drop(l, commune, before)));
	keys_clear(&k);
	if (!done)
		return false;
	g_free(r->version);
	r->version = g_strdup_printf("%" G_GINT64_FORMAT, version);
	return centre_history_add(l, r->id, version, edits, count, event) &&
	       centre_pairs_watch(l, r->id, event->time);
}

char *centre_resident_value_at(struct centre_ledger *l, const struct record *now,
			       enum record_field field, int64_t version)
{
	char *value = g_strdup(now->value[field]);
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT changes FROM history WHERE resident = ?1 AND version > ?2"
		" ORDER BY row DESC",
		"si", now->id, version);

	while (centre_next(rows)) {
		const char *text = centre_text(rows, 0);
		g_autoptr(json_owned) list = json_parse(text, strlen(text), NULL);

		for (const struct json *e = json_first(list); e; e = json_next(e)) {
			const struct json *path = json_first(e);

			if (record_field_of_path(json_text(path)) != field)
				continue;
			g_free(value);
			value = g_strdup(json_text(json_next(path)));
		}
	}
	centre_done(rows);
	return value;
}

char *centre_commune_name(struct centre_ledger *l, const char *code)
{
	char *name = centre_word(l, "SELECT name FROM commune WHERE code = ?1", "s", code);

	return name ? name : g_strdup("");
}

static void load_head(struct centre_ledger *l, struct record *r)
{
	struct centre_rows *rows = centre_ask(l,
					      "SELECT name, number, old_number FROM resident"
					      " WHERE household = ?1 AND head = 1 LIMIT 1",
					      "s", r->household_id);

	if (centre_next(rows))
		for (int f = FIELD_HEAD_NAME, at = 0; f <= FIELD_HEAD_OLD; f++)
			if (is_derived((enum record_field)f))
				record_set(r, (enum record_field)f, centre_text(rows, at++));
	centre_done(rows);
}

void centre_members_load(struct centre_ledger *l, struct record *r)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT name, number, old_number, relation FROM resident WHERE household = ?1"
		" AND household <> '' AND id <> ?2 ORDER BY head DESC, row LIMIT ?3",
		"ssd", r->household_id, r->id, VALUE_ITEMS);

	record_set(r, FIELD_MEMBERS, "");
	while (centre_next(rows)) {
		g_autofree char *name = g_strdup(centre_text(rows, 0));
		g_autofree char *item = NULL, *list = r->value[FIELD_MEMBERS];

		/* The nationality does not stand in a column of its own. */
		item = g_strjoin(KIND_PART_TEXT, *name ? name : KIND_PART_TEXT KIND_PART_TEXT,
				 centre_text(rows, 1), centre_text(rows, 2), "",
				 centre_text(rows, 3), NULL);
		r->value[FIELD_MEMBERS] = value_items_add(list, item);
	}
	centre_done(rows);
}

static void load_open(struct centre_ledger *l, struct record *r, const char *officer)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT q.receipt, q.state, q.sent_at, q.author, group_concat(f.field, ' ')"
		" FROM request_field f JOIN request q ON q.id = f.request"
		" WHERE f.resident = ?1 AND f.open = 1 GROUP BY q.id ORDER BY q.sent_at",
		"s", r->id);

	while (centre_next(rows)) {
		struct open_request *open = record_add_open(r);

		record_put(&open->receipt, centre_text(rows, 0));
		record_put(&open->state, centre_text(rows, 1));
		open->made_at = centre_int(rows, 2);
		open->mine = officer && strcmp(centre_text(rows, 3), officer) == 0;
		record_put(&open->fields, centre_text(rows, 4));
	}
	centre_done(rows);
}

static struct record *record_of(struct centre_rows *rows)
{
	struct record *r = record_new();
	int64_t verified = centre_int(rows, 10);

	record_put(&r->id, centre_text(rows, 0));
	record_put(&r->version, centre_text(rows, 1));
	record_put(&r->commune_code, centre_text(rows, 2));
	record_put(&r->commune, centre_text(rows, 3));
	record_put(&r->hamlet_id, centre_text(rows, 4));
	record_put(&r->hamlet, centre_text(rows, 5));
	record_put(&r->household_id, centre_text(rows, 6));
	record_put(&r->household_number, centre_text(rows, 7));
	record_put(&r->house, centre_text(rows, 8));
	centre_resident_values_read(r, centre_text(rows, 9));
	if (verified) {
		g_autofree char *iso = moment_iso(verified);

		record_put(&r->verified, iso);
	}
	r->members = (unsigned)centre_int(rows, 11);
	r->history = (unsigned)centre_int(rows, 12);
	r->papers = record_papers(r);
	return r;
}

struct record *centre_resident_load(struct centre_ledger *l, const char *id, int64_t now,
				    const char *officer)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT r.id, r.version, r.commune, c.name, r.hamlet, h.name, r.household,"
		" k.number, k.house, r.fields, r.verified_at,"
		" (SELECT count(*) FROM resident m WHERE m.household = r.household"
		"  AND r.household <> ''),"
		" (SELECT count(*) FROM history x WHERE x.resident = r.id)"
		" FROM resident r LEFT JOIN commune c ON c.code = r.commune"
		" LEFT JOIN hamlet h ON h.id = r.hamlet"
		" LEFT JOIN household k ON k.id = r.household WHERE r.id = ?1",
		"s", id);
	struct record *r = centre_next(rows) ? record_of(rows) : NULL;

	centre_done(rows);
	if (!r)
		return NULL;
	load_head(l, r);
	load_open(l, r, officer);
	r->as_of = now;
	record_put(&r->number_agrees, identity_agrees(r->value[FIELD_NUMBER],
						      r->value[FIELD_BIRTH],
						      r->value[FIELD_SEX]));
	return r;
}

static const char *note_of(const char *life, bool pending)
{
	if (*life && strcmp(life, "0") != 0 && strcmp(life, "1") != 0)
		return catalogue_name(CATALOGUE_LIFE, life);
	return pending ? P_("note in a list", "pending") : "";
}

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

struct person_row *centre_row_of(struct centre_rows *rows)
{
	struct person_row *row = person_row_new();
	int64_t verified = centre_int(rows, 11);

	put(&row->id, centre_text(rows, 0));
	put(&row->version, centre_text(rows, 1));
	put(&row->name, centre_text(rows, 2));
	put(&row->birth, centre_text(rows, 3));
	put(&row->sex, centre_text(rows, 4));
	g_free(row->number);
	row->number = kind_hide(centre_text(rows, 5));
	put(&row->hamlet, centre_text(rows, 6));
	put(&row->house, centre_text(rows, 7));
	put(&row->household_id, centre_text(rows, 8));
	put(&row->state, centre_text(rows, 9));
	put(&row->relation, centre_text(rows, 10));
	put(&row->note, note_of(row->state, centre_int(rows, 12) != 0));
	if (verified) {
		g_free(row->verified);
		row->verified = moment_iso(verified);
	}
	return row;
}

struct person_row *centre_row_load(struct centre_ledger *l, const char *id)
{
	struct centre_rows *rows =
		centre_ask(l, CENTRE_ROW_SELECT "WHERE r.id = ?1", "s", id);
	struct person_row *row = centre_next(rows) ? centre_row_of(rows) : NULL;

	centre_done(rows);
	return row;
}
