/*
 * replica_answer - searches and single residents out of the copy.
 *
 * A search is done anew for each page: it takes less than the picture of one.
 * Its cursor is how many rows were given.
 */
#include "client/replica_answer.h"

#include <string.h>

#include "forms/catalogue.h"
#include "forms/identity.h"
#include "forms/kinds.h"
#include "forms/person_row.h"
#include "forms/values.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "i18n/match.h"

#include "i18n/banned.h"

#define EXACT_TOTAL 1000u /* as at the centre: beyond it the total says "more than" */
#define PAGE 50

struct hit {
	unsigned score, slot;
	char *sort; /* lent of search.sorts */
};

struct search {
	struct replica *replica;
	const struct session *session;
	struct query query;
	GArray *hits; /* struct hit */
	GHashTable *sorts; /* name, lent of the copy -> its sort key */
	unsigned exact, sounds;
};

bool replica_answers(enum operation op)
{
	return op == OP_FIND || op == OP_RESIDENT || op == OP_HOUSEHOLD || op == OP_HAMLETS ||
	       op == OP_WORKLIST || op == OP_REVEAL;
}

static const char *cell(const struct replica *r, unsigned slot, enum entry_cell which)
{
	return replica_index_cell(replica_people(r), slot, which);
}

static void put(char **into, const char *text)
{
	g_free(*into);
	*into = g_strdup(text);
}

static const char *note_of(const char *life, bool pending)
{
	if (*life && strcmp(life, "0") != 0 && strcmp(life, "1") != 0)
		return catalogue_name(CATALOGUE_LIFE, life);
	return pending ? P_("note in a list", "pending") : "";
}

struct person_row *replica_person(const struct replica *r, const struct session *session,
				  unsigned slot)
{
	struct person_row *row = person_row_new();

	put(&row->id, cell(r, slot, ENTRY_ID));
	put(&row->version, cell(r, slot, ENTRY_VERSION));
	put(&row->name, cell(r, slot, ENTRY_NAME));
	put(&row->birth, cell(r, slot, ENTRY_BIRTH));
	put(&row->sex, cell(r, slot, ENTRY_SEX));
	g_free(row->number);
	row->number = kind_hide(cell(r, slot, ENTRY_NUMBER));
	put(&row->hamlet, session_hamlet_name(session, cell(r, slot, ENTRY_HAMLET)));
	put(&row->house, cell(r, slot, ENTRY_HOUSE));
	put(&row->household_id, cell(r, slot, ENTRY_HOUSEHOLD));
	put(&row->state, cell(r, slot, ENTRY_LIFE));
	put(&row->relation, cell(r, slot, ENTRY_RELATION));
	put(&row->note, note_of(row->state, *cell(r, slot, ENTRY_PENDING)));
	put(&row->verified, cell(r, slot, ENTRY_VERIFIED_AT));
	return row;
}

/* ---- searching -------------------------------------------------------------------- */

static int hit_compare(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	int sort;

	if (x->score != y->score)
		return x->score < y->score ? -1 : 1;
	sort = strcmp(x->sort, y->sort);
	return sort ? sort : (x->slot > y->slot) - (x->slot < y->slot);
}

/* Many bear one name. */
static char *sort_of(struct search *s, const char *name)
{
	char *sort = g_hash_table_lookup(s->sorts, name);
	bool family = strcmp(s->query.order, "family") == 0;
	g_auto(GStrv) part = NULL;
	bool whole;

	if (sort)
		return sort;
	part = g_strsplit(name, KIND_PART_TEXT, 3);
	whole = g_strv_length(part) == 3;
	sort = (family ? collate_person_family : collate_person)(
		whole ? part[0] : NULL, whole ? part[1] : NULL, whole ? part[2] : name);
	g_hash_table_insert(s->sorts, (char *)name, sort);
	return sort;
}

static void add(unsigned score, unsigned slot, void *to)
{
	struct search *s = to;
	struct hit hit = {score, slot, sort_of(s, cell(s->replica, slot, ENTRY_NAME))};

	s->exact += score < (MATCH_MARKS + 1) * MATCH_SCORE_RANK;
	s->sounds += score >= MATCH_SOUND * MATCH_SCORE_RANK;
	g_array_append_val(s->hits, hit);
}

static const char *without_zeros(const char *number)
{
	return number + strspn(number, "0");
}

/* All whose cell is this; of a household the head before the others. */
static void add_all(struct search *s, enum entry_cell which, const char *text)
{
	unsigned slots = replica_index_slots(replica_people(s->replica));

	for (unsigned slot = 0; *text && slot < slots; slot++) {
		const char *own = cell(s->replica, slot, which);
		bool house = which == ENTRY_HOUSEHOLD_NUMBER;

		if (!*own || strcmp(house ? without_zeros(own) : own,
				    house ? without_zeros(text) : text) != 0)
			continue;
		add(house && !*cell(s->replica, slot, ENTRY_HEAD), slot, s);
	}
}

static void gather(struct search *s)
{
	switch (s->query.kind) {
	case QUERY_NUMBER:
	case QUERY_CARD:
		add_all(s, ENTRY_NUMBER, s->query.number);
		break;
	case QUERY_OLD_NUMBER:
		add_all(s, ENTRY_OLD_NUMBER, s->query.number);
		break;
	case QUERY_NAME:
		replica_index_find(replica_people(s->replica), &s->query, add, s);
		break;
	case QUERY_HOUSEHOLD:
		add_all(s, ENTRY_HOUSEHOLD_NUMBER, s->query.household);
		break;
	case QUERY_HAMLET:
		add_all(s, ENTRY_HAMLET, s->query.hamlet);
		break;
	case QUERY_NONE:
	case QUERY_KIND_COUNT:
		break;
	}
	g_array_sort(s->hits, hit_compare);
}

static const char *rank_of(const struct search *s, guint at)
{
	if (at < s->exact)
		return "exact";
	return at < s->hits->len - s->sounds ? "maybe" : "sound";
}

static void fill_page(struct search *s, struct person_list *list, guint from, guint most)
{
	guint to = MIN(s->hits->len, from + most);

	for (guint at = from; at < to; at++) {
		struct person_row *row =
			replica_person(s->replica, s->session,
				       g_array_index(s->hits, struct hit, at).slot);

		put(&row->rank, rank_of(s, at));
		g_ptr_array_add(list->rows, row);
	}
	if (to < s->hits->len) {
		g_free(list->cursor);
		list->cursor = g_strdup_printf("%u", to);
	}
}

static struct json *list_of(struct search *s, const struct json *body)
{
	struct person_list *list = person_list_new();
	const char *cursor = json_text_at(body, "cursor");
	guint64 from = cursor ? g_ascii_strtoull(cursor, NULL, 10) : 0;
	struct json *json;

	gather(s);
	list->total = MIN(s->hits->len, EXACT_TOTAL);
	list->total_more = s->hits->len > EXACT_TOTAL;
	list->exact = MIN(s->exact, EXACT_TOTAL);
	list->sounds = list->total - MIN(list->total, s->hits->len - s->sounds);
	list->as_of = replica_state(s->replica)->as_of;
	fill_page(s, list, (guint)MIN(from, s->hits->len),
		  (guint)CLAMP(json_number_at(body, "limit", PAGE), 1, PAGE));
	json = person_list_to_json(list);
	person_list_free(list);
	return json;
}

static struct json *find(struct replica *replica, const struct session *session,
			 const struct json *body)
{
	struct search s = {.replica = replica, .session = session};
	struct json *json = NULL;

	query_init(&s.query);
	s.hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	s.sorts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	if (query_of_json(json_get(body, "query"), &s.query, NULL))
		json = list_of(&s, body);
	g_array_unref(s.hits);
	g_hash_table_unref(s.sorts);
	query_clear(&s.query);
	return json;
}

/* ---- one resident ------------------------------------------------------------------ */

/* The head's cells of a household are not kept with its members. */
static void add_head(struct replica *replica, struct record *record)
{
	const struct replica_index *people = replica_people(replica);

	for (unsigned slot = 0; slot < replica_index_slots(people); slot++) {
		const char *house = replica_index_cell(people, slot, ENTRY_HOUSEHOLD);

		if (!*house || strcmp(house, record->household_id) != 0)
			continue;
		record->members++;
		if (!*replica_index_cell(people, slot, ENTRY_HEAD))
			continue;
		record_set(record, FIELD_HEAD_NAME, replica_index_cell(people, slot, ENTRY_NAME));
		record_set(record, FIELD_HEAD_NUMBER,
			   replica_index_cell(people, slot, ENTRY_NUMBER));
		record_set(record, FIELD_HEAD_OLD,
			   replica_index_cell(people, slot, ENTRY_OLD_NUMBER));
	}
}

static struct record *record_of(struct replica *replica, const struct session *session,
				const char *id)
{
	struct copy_row *row = id ? replica_row(replica, id, NULL) : NULL;
	struct record *record;

	if (!row)
		return NULL;
	record = record_new();
	copy_row_to_record(row, session->officer_id, record);
	copy_row_free(row);
	record_put(&record->commune_code, session->commune_code);
	record_put(&record->commune, session->commune);
	record_put(&record->hamlet, session_hamlet_name(session, record->hamlet_id));
	add_head(replica, record);
	record_put(&record->number_agrees,
		   identity_agrees(record->value[FIELD_NUMBER], record->value[FIELD_BIRTH],
				   record->value[FIELD_SEX]));
	record->as_of = replica_state(replica)->as_of;
	record->papers = record_papers(record);
	return record;
}

static struct json *resident(struct replica *replica, const struct session *session,
			     const char *id)
{
	struct record *record = record_of(replica, session, id);
	struct json *json = record ? record_to_json(record, true) : NULL;

	record_free(record);
	return json;
}

/* A number that was asked for, as the centre shows it. */
static struct json *number(struct replica *replica, const struct session *session,
			   const char *id, const struct json *body)
{
	const char *path = json_text_at(body, "field");
	enum record_field field = path ? record_field_of_path(path) : FIELD_NONE;
	struct record *record = NULL;
	struct json *json = NULL;

	if (record_is_number(field))
		record = record_of(replica, session, id);
	if (!record)
		return NULL;
	json = json_object();
	json_put_text(json, "number", record->value[field]);
	record_free(record);
	return json;
}

struct json *replica_answer(struct replica *replica, const struct session *session,
			    enum operation op, const char *id, const struct json *body)
{
	if (op == OP_FIND)
		return find(replica, session, body);
	if (op == OP_RESIDENT)
		return resident(replica, session, id);
	if (op == OP_HOUSEHOLD)
		return replica_household(replica, session, id);
	if (op == OP_HAMLETS)
		return replica_hamlets(replica, session);
	if (op == OP_WORKLIST)
		return replica_worklist(replica, id);
	if (op == OP_REVEAL)
		return number(replica, session, id, body);
	return NULL;
}
