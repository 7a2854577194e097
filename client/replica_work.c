/* replica_work - households, hamlets and worklists out of the copy. */
#include <string.h>

#include "client/replica_answer.h"
#include "forms/household.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static void put(char **into, const char *text)
{
	g_free(*into);
	*into = g_strdup(text);
}

static const char *cell(const struct replica *r, unsigned slot, enum entry_cell which)
{
	return replica_index_cell(replica_people(r), slot, which);
}

static bool is(const struct replica *r, unsigned slot, enum entry_cell which, const char *text)
{
	return strcmp(cell(r, slot, which), text) == 0;
}

static unsigned slots_of(const struct replica *r)
{
	return replica_index_slots(replica_people(r));
}

/* Who is to be verified: neither dead nor missing. */
static bool lives(const struct replica *r, unsigned slot)
{
	const char *life = cell(r, slot, ENTRY_LIFE);

	return *cell(r, slot, ENTRY_ID) &&
	       (!*life || strcmp(life, "0") == 0 || strcmp(life, "1") == 0);
}

/* ---- a household -------------------------------------------------------------------- */

static void describe(const struct replica *r, const struct session *session, unsigned slot,
		     struct household *h)
{
	put(&h->id, cell(r, slot, ENTRY_HOUSEHOLD));
	put(&h->number, cell(r, slot, ENTRY_HOUSEHOLD_NUMBER));
	put(&h->house, cell(r, slot, ENTRY_HOUSE));
	put(&h->hamlet_id, cell(r, slot, ENTRY_HAMLET));
	put(&h->hamlet, session_hamlet_name(session, h->hamlet_id));
	put(&h->commune, session->commune);
}

struct json *replica_household(struct replica *r, const struct session *session,
			       const char *id)
{
	struct household *h = household_new();
	struct json *json = NULL;

	for (unsigned slot = 0; id && *id && slot < slots_of(r); slot++) {
		bool head = *cell(r, slot, ENTRY_HEAD);

		if (!is(r, slot, ENTRY_HOUSEHOLD, id))
			continue;
		if (head || h->members->len == 0)
			describe(r, session, slot, h);
		if (head || h->members->len == 0)
			put(&h->head, cell(r, slot, ENTRY_NAME));
		g_ptr_array_insert(h->members, head ? 0 : -1,
				   replica_person(r, session, slot));
	}
	h->as_of = replica_state(r)->as_of;
	if (h->members->len)
		json = household_to_json(h);
	household_free(h);
	return json;
}

/* ---- hamlets ------------------------------------------------------------------------ */

static int64_t deadline_of(const struct session *session)
{
	struct date day;
	int64_t ms = 0;

	if (moment_from_iso(session->deadline, &ms))
		return ms;
	return date_from_iso(session->deadline, &day) ? moment_of(day, 17, 0) : 0;
}

static struct hamlet_row *count_hamlet(const struct replica *r,
				       const struct session_hamlet *hamlet)
{
	struct hamlet_row *row = hamlet_row_new();
	g_autoptr(GHashTable) houses = g_hash_table_new(g_str_hash, g_str_equal);

	put(&row->id, hamlet->id);
	put(&row->name, hamlet->name);
	for (unsigned slot = 0; slot < slots_of(r); slot++) {
		if (!is(r, slot, ENTRY_HAMLET, hamlet->id))
			continue;
		if (*cell(r, slot, ENTRY_HOUSEHOLD))
			g_hash_table_add(houses, (char *)cell(r, slot, ENTRY_HOUSEHOLD));
		if (!lives(r, slot))
			continue;
		row->people++;
		row->left += !*cell(r, slot, ENTRY_VERIFIED_AT);
	}
	row->households = g_hash_table_size(houses);
	row->done = row->people - row->left;
	return row;
}

struct json *replica_hamlets(struct replica *r, const struct session *session)
{
	struct hamlet_list *list = hamlet_list_new();
	struct json *json;

	for (guint i = 0; i < session->hamlets->len; i++)
		g_ptr_array_add(list->rows, count_hamlet(r, session->hamlets->pdata[i]));
	list->deadline = deadline_of(session);
	list->as_of = replica_state(r)->as_of;
	json = hamlet_list_to_json(list);
	hamlet_list_free(list);
	return json;
}

/* ---- the worklist of a hamlet --------------------------------------------------------- */

static void count_person(const struct replica *r, unsigned slot, struct work_row *row)
{
	const char *found = cell(r, slot, ENTRY_VERIFIED);

	row->people++;
	row->agree += strcmp(found, "agree") == 0;
	row->differ += strcmp(found, "differ") == 0;
	row->paper += strcmp(found, "paper") == 0;
	row->left += !*cell(r, slot, ENTRY_VERIFIED_AT);
	if (*cell(r, slot, ENTRY_HEAD))
		put(&row->head, cell(r, slot, ENTRY_NAME));
	if (strcmp(found, "absent") == 0)
		put(&row->note, P_("note in a list", "absent"));
	else if (!*row->note && (strcmp(found, "dead") == 0 || strcmp(found, "missing") == 0 ||
				 strcmp(found, "moved") == 0 || strcmp(found, "unknown") == 0))
		put(&row->note, P_("note in a list", "not met"));
}

static struct work_row *work_row_for(const struct replica *r, unsigned slot,
				     GHashTable *houses, struct worklist *list)
{
	const char *id = cell(r, slot, ENTRY_HOUSEHOLD);
	struct work_row *row = g_hash_table_lookup(houses, id);

	if (row)
		return row;
	row = work_row_new();
	put(&row->id, id);
	put(&row->number, cell(r, slot, ENTRY_HOUSEHOLD_NUMBER));
	put(&row->house, cell(r, slot, ENTRY_HOUSE));
	g_hash_table_insert(houses, row->id, row);
	g_ptr_array_add(list->rows, row);
	return row;
}

static int by_number(gconstpointer a, gconstpointer b)
{
	const struct work_row *x = *(const struct work_row *const *)a;
	const struct work_row *y = *(const struct work_row *const *)b;

	return strcmp(x->number, y->number);
}

struct json *replica_worklist(struct replica *r, const char *hamlet)
{
	g_autoptr(GHashTable) houses = g_hash_table_new(g_str_hash, g_str_equal);
	struct worklist *list = worklist_new();
	struct json *json;

	for (unsigned slot = 0; hamlet && slot < slots_of(r); slot++)
		if (is(r, slot, ENTRY_HAMLET, hamlet) && *cell(r, slot, ENTRY_HOUSEHOLD) &&
		    lives(r, slot))
			count_person(r, slot, work_row_for(r, slot, houses, list));
	g_ptr_array_sort(list->rows, by_number);
	list->total = list->rows->len;
	list->as_of = replica_state(r)->as_of;
	json = worklist_to_json(list);
	worklist_free(list);
	return json;
}
