/* people_faults - planting, mending, and writing down. */
#include "central/people_faults.h"

#include <string.h>

#include "forms/identity.h"
#include "forms/record.h"
#include "i18n/fold.h"

#include "i18n/banned.h"

#define STEP 40 /* people between two planted faults */

struct people_faults {
	const struct people_plan *plan;
	GHashTable *numbers; /* lent */
	/* who bears a name and a birth date (or a year, in a hamlet), or an old number */
	GHashTable *alike;
	GPtrArray *pairs; /* of the last household: "NUMBER\tNUMBER" */
	struct record *model; /* somebody who may get a double */
	unsigned met, due, next, planted;
	char hundred[16]; /* the day a hundred years ago */
};

struct people_faults *centre_people_faults_new(const struct people_plan *plan,
					       GHashTable *numbers)
{
	struct people_faults *f = g_new0(struct people_faults, 1);

	f->plan = plan;
	f->numbers = numbers;
	f->alike = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	f->pairs = g_ptr_array_new_with_free_func(g_free);
	g_snprintf(f->hundred, sizeof(f->hundred), "%04d-%02d-%02d", plan->today.year - 100,
		   plan->today.month, plan->today.day);
	return f;
}

void centre_people_faults_free(struct people_faults *f)
{
	if (!f)
		return;
	g_hash_table_unref(f->alike);
	g_ptr_array_unref(f->pairs);
	record_free(f->model);
	g_free(f);
}

static bool lives(const struct record *r)
{
	return strcmp(r->value[FIELD_LIFE], "1") == 0;
}

static bool is_whole(const struct record *r)
{
	return strlen(r->value[FIELD_BIRTH]) == 10;
}

static bool is_taken(const struct people_faults *f, const char *number)
{
	return g_hash_table_contains(f->numbers, number) ||
	       (f->plan->is_taken && f->plan->is_taken(number, f->plan->lent));
}

/* A number that fits birth year and sex, drawn from the words of who he was. */
static void give_number(struct people_faults *f, struct record *r)
{
	int year = (int)g_ascii_strtoll(r->value[FIELD_BIRTH], NULL, 10);
	int digit = (year - 1900) / 100 * 2 + (strcmp(r->value[FIELD_SEX], "1") != 0);
	unsigned tail = g_str_hash(r->value[FIELD_NUMBER]) % 1000000;
	char number[16];

	do {
		tail = (tail + 7919) % 1000000;
		g_snprintf(number, sizeof(number), "099%d%02d%06u", digit, year % 100, tail);
	} while (is_taken(f, number));
	g_hash_table_add(f->numbers, g_strdup(number));
	record_set(r, FIELD_NUMBER, number);
}

/* The head of a household of one is its head by name and number. */
static void be_head(struct record *r)
{
	record_set(r, FIELD_HEAD_NAME, r->value[FIELD_NAME]);
	record_set(r, FIELD_HEAD_NUMBER, r->value[FIELD_NUMBER]);
}

static bool plant_partial(struct people_faults *f, struct record *r)
{
	char *birth;

	if (!lives(r) || !is_whole(r))
		return false;
	birth = g_strndup(r->value[FIELD_BIRTH], f->planted % 2 ? 4 : 7);
	record_set(r, FIELD_BIRTH, birth);
	g_free(birth);
	return true;
}

static bool plant_no_parent(struct people_faults *f, struct record *r)
{
	enum record_field number = f->planted % 2 ? FIELD_FATHER_NUMBER : FIELD_MOTHER_NUMBER;

	if (!lives(r) || strcmp(r->value[FIELD_BIRTH], "2016") < 0 || !*r->value[number])
		return false;
	record_set(r, number, "");
	return true;
}

static bool plant_no_residence(struct people_faults *f, struct record *r)
{
	(void)f;
	if (!lives(r))
		return false;
	record_set(r, FIELD_RESIDENCE, "");
	return true;
}

/* The digit of the other sex. Only of somebody whom no other record names. */
static bool plant_bad_number(struct people_faults *f, struct record *r)
{
	g_autofree char *number = g_strdup(r->value[FIELD_NUMBER]);

	if (!lives(r) || strcmp(r->value[FIELD_HEAD_RELATION], "QH04") != 0)
		return false;
	number[3] ^= 1;
	if (is_taken(f, number))
		return false;
	g_hash_table_add(f->numbers, g_strdup(number));
	record_set(r, FIELD_NUMBER, number);
	return true;
}

static bool plant_double(struct people_faults *f, struct record *r)
{
	static const enum record_field same[] = {FIELD_NAME, FIELD_BIRTH, FIELD_SEX,
						 FIELD_BIRTH_PLACE, FIELD_FATHER_NAME,
						 FIELD_MOTHER_NAME};

	if (!f->model || !lives(r))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(same); i++)
		record_set(r, same[i], f->model->value[same[i]]);
	if (f->planted % 2) {
		g_autofree char *plain = fold_ascii(r->value[FIELD_NAME]);

		if (strlen(plain) < 60 && strchr(plain, KIND_PART))
			record_set(r, FIELD_NAME, plain);
	}
	record_set(r, FIELD_OLD_NUMBER, "");
	record_set(r, FIELD_FATHER_NUMBER, "");
	record_set(r, FIELD_MOTHER_NUMBER, "");
	record_set(r, FIELD_MARITAL, "1");
	give_number(f, r);
	be_head(r);
	g_clear_pointer(&f->model, record_free);
	return true;
}

static bool plant_old(struct people_faults *f, struct record *r)
{
	g_autofree char *birth = NULL;

	if (!lives(r) || !is_whole(r))
		return false;
	birth = g_strdup_printf("%04u%s", (unsigned)f->plan->today.year - 101 - f->planted % 7,
				strcmp(r->value[FIELD_BIRTH] + 4, "-02-29") == 0
					? "-02-28"
					: r->value[FIELD_BIRTH] + 4);
	record_set(r, FIELD_BIRTH, birth);
	give_number(f, r);
	be_head(r);
	return true;
}

static bool plant_dead(struct people_faults *f, struct record *r)
{
	if (!lives(r) || strcmp(r->value[FIELD_BIRTH], "2000") > 0)
		return false;
	record_set(r, FIELD_LIFE, "2");
	record_set(r, FIELD_DEATH, f->planted % 2 ? "2021-06-15" : "2024-02-03");
	return true;
}

/* Each kind, and whether only somebody who lives alone may have it. */
static const struct {
	bool (*plant)(struct people_faults *f, struct record *r);
	bool alone;
} kinds[CLEANING_KINDS] = {
	[CLEANING_PARTIAL_BIRTH] = {plant_partial, false},
	[CLEANING_NO_PARENT_NUMBER] = {plant_no_parent, false},
	[CLEANING_NO_RESIDENCE] = {plant_no_residence, false},
	[CLEANING_BAD_NUMBER] = {plant_bad_number, false},
	[CLEANING_DUPLICATE] = {plant_double, true},
	[CLEANING_OVER_100] = {plant_old, true},
	[CLEANING_DEAD_PRESENT] = {plant_dead, true},
};

static void plant(struct people_faults *f, struct record *r, bool alone)
{
	f->met++;
	if (f->met / STEP > f->planted)
		f->due = 1;
	if (!f->due || (kinds[f->next].alone && !alone) || !kinds[f->next].plant(f, r))
		return;
	f->due = 0;
	f->planted++;
	f->next = (f->next + 1) % CLEANING_KINDS;
}

/* The holes of life, closed. */
static void mend(struct people_faults *f, struct record *r)
{
	unsigned chance = g_str_hash(r->value[FIELD_NUMBER]);
	g_autofree char *birth = NULL;

	(void)f;
	record_set(r, FIELD_LIFE, "1");
	record_set(r, FIELD_DEATH, "");
	if (is_whole(r))
		return;
	birth = g_strdup_printf("%.4s-%02u-%02u", r->value[FIELD_BIRTH], chance % 12 + 1,
				chance / 12 % 28 + 1);
	record_set(r, FIELD_BIRTH, birth);
}

/* Three ways in which two may be one; NULL: this one says nothing. */
static char *key(const struct record *r, size_t hamlet, unsigned way)
{
	g_autofree char *name = value_name_text(r->value[FIELD_NAME]);
	g_autofree char *fold = fold_key(name, FOLD_SEARCH);

	switch (way) {
	case 0:
		return is_whole(r) ? g_strdup_printf("%s|%s|%s", fold, r->value[FIELD_SEX],
						     r->value[FIELD_BIRTH])
				   : NULL;
	case 1:
		return g_strdup_printf("%s|%s|%.4s|%zu", fold, r->value[FIELD_SEX],
				       r->value[FIELD_BIRTH], hamlet);
	default:
		return *r->value[FIELD_OLD_NUMBER]
			       ? g_strdup_printf("%s|%.4s", r->value[FIELD_OLD_NUMBER],
						 r->value[FIELD_BIRTH])
			       : NULL;
	}
}

static void note_pair(struct people_faults *f, const char *one, const char *other)
{
	char *line = g_strdup_printf("%s\t%s", one, other);

	for (guint i = 0; i < f->pairs->len; i++)
		if (strcmp(f->pairs->pdata[i], line) == 0) {
			g_free(line);
			return;
		}
	g_ptr_array_add(f->pairs, line);
}

/*
 * Compares with everybody before him.  What is kept for a key is one line of
 * "NUMBER+" (a whole date) or "NUMBER-" for each, blank separated: of those who
 * share name, year and hamlet only those count of whom one has no whole date.
 */
static unsigned meet(struct people_faults *f, const struct record *r, size_t hamlet, unsigned way,
		     bool notes)
{
	g_autofree char *k = key(r, hamlet, way);
	const char *known = k ? g_hash_table_lookup(f->alike, k) : NULL;
	g_auto(GStrv) other = g_strsplit(known ? known : "", " ", -1);
	bool whole = is_whole(r);
	unsigned found = 0;

	for (size_t i = 0; k && other[i]; i++) {
		bool was_whole = other[i][strlen(other[i]) - 1] == '+';
		g_autofree char *number = g_strndup(other[i], 12);

		if (way == 1 && whole && was_whole)
			continue;
		found++;
		if (notes)
			note_pair(f, r->value[FIELD_NUMBER], number);
	}
	return found;
}

static void remember(struct people_faults *f, const struct record *r, size_t hamlet)
{
	for (unsigned way = 0; way < 3; way++) {
		char *k = key(r, hamlet, way);
		const char *known = k ? g_hash_table_lookup(f->alike, k) : NULL;
		char sign = is_whole(r) ? '+' : '-';

		if (!k)
			continue;
		g_hash_table_insert(f->alike, k,
				    known ? g_strdup_printf("%s %s%c", known,
							    r->value[FIELD_NUMBER], sign)
					  : g_strdup_printf("%s%c", r->value[FIELD_NUMBER], sign));
	}
}

/* Nobody may look like somebody else: another day of birth, no old number. */
static void stand_out(struct people_faults *f, struct record *r, size_t hamlet)
{
	for (unsigned day = 1; meet(f, r, hamlet, 0, false) > 0; day++) {
		g_autofree char *birth =
			g_strdup_printf("%.8s%02u", r->value[FIELD_BIRTH], day % 28 + 1);

		record_set(r, FIELD_BIRTH, birth);
	}
	if (meet(f, r, hamlet, 2, false) > 0)
		record_set(r, FIELD_OLD_NUMBER, "");
}

static bool lacks_parent(const struct record *r)
{
	return strcmp(r->value[FIELD_BIRTH], "2016") >= 0 &&
	       ((*r->value[FIELD_FATHER_NAME] && !*r->value[FIELD_FATHER_NUMBER]) ||
		(*r->value[FIELD_MOTHER_NAME] && !*r->value[FIELD_MOTHER_NUMBER]));
}

/* What is wrong with him, planted or from life: bits by enum cleaning_kind. */
static unsigned faults_of(const struct people_faults *f, const struct record *r)
{
	unsigned faults = 0;
	struct identity number;

	if (!lives(r))
		return strcmp(r->value[FIELD_LIFE], "2") == 0 && *r->value[FIELD_RESIDENCE]
			       ? 1u << CLEANING_DEAD_PRESENT
			       : 0;
	if (!is_whole(r))
		faults |= 1u << CLEANING_PARTIAL_BIRTH;
	if (lacks_parent(r))
		faults |= 1u << CLEANING_NO_PARENT_NUMBER;
	if (!*r->value[FIELD_RESIDENCE])
		faults |= 1u << CLEANING_NO_RESIDENCE;
	if (identity_read(r->value[FIELD_NUMBER], &number) &&
	    (number.year != (int)g_ascii_strtoll(r->value[FIELD_BIRTH], NULL, 10) ||
	     strcmp(number.sex, r->value[FIELD_SEX]) != 0))
		faults |= 1u << CLEANING_BAD_NUMBER;
	if (*r->value[FIELD_BIRTH] && strcmp(r->value[FIELD_BIRTH], f->hundred) <= 0)
		faults |= 1u << CLEANING_OVER_100;
	return faults;
}

/* Somebody who may have a double later, from now on. */
static void take_model(struct people_faults *f, const struct record *r)
{
	if (!f->model && lives(r) && is_whole(r) && strcmp(r->value[FIELD_BIRTH], "2005") < 0 &&
	    strcmp(r->value[FIELD_BIRTH], "1940") > 0)
		f->model = record_copy(r);
}

void centre_people_faults_visit(struct people_faults *f, struct people_household *home)
{
	g_ptr_array_set_size(f->pairs, 0);
	for (size_t i = 0; i < home->members; i++) {
		struct record *r = home->member[i];

		if (f->plan->faults == PEOPLE_CLEAN)
			mend(f, r);
		else
			plant(f, r, home->members == 1);
		if (f->plan->faults == PEOPLE_CLEAN)
			stand_out(f, r, home->hamlet);
		for (unsigned way = 0; way < 3; way++)
			meet(f, r, home->hamlet, way, true);
		remember(f, r, home->hamlet);
		home->faults[i] = faults_of(f, r);
	}
	if (home->members > 1)
		take_model(f, home->member[0]);
	home->pairs = f->pairs;
}
