/* person_lines - a record as lines: one field each, so that F6 has one meaning. */
#include "tui/person.h"

#include <string.h>

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "forms/places.h"
#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define RELATIVE_NAME_CELLS 26
#define RELATIVE_NUMBER_CELLS 14

static void line_free(void *data)
{
	struct person_line *line = data;

	g_free(line->label);
	g_free(line->value);
	g_free(line->resident);
	g_free(line);
}

struct person_line *person_line_add(GPtrArray *lines, const char *label, char *value_taken)
{
	struct person_line *line = g_new0(struct person_line, 1);

	line->label = g_strdup(label);
	line->value = value_taken;
	line->field = line->number = FIELD_NONE;
	g_ptr_array_add(lines, line);
	return line;
}

void person_line_heading(GPtrArray *lines, const char *words)
{
	if (lines->len > 0)
		person_line_add(lines, "", g_strdup(""))->heading = true;
	person_line_add(lines, words, g_strdup(""))->heading = true;
}

/* A date without its day, or nothing at all where the law wants a value. */
static bool is_missing(const struct record *record, enum record_field field)
{
	const char *value = record->value[field];

	if (field == FIELD_BIRTH)
		return strlen(value) < strlen("1950-03-17");
	return field == FIELD_NAME && value[0] == '\0';
}

/* "xã Bến Gỗ, tỉnh Ví Dụ (nay là xã Tập Huấn, tỉnh Ví Dụ)": what was written stays. */
static char *shown_of(const struct person_source *source, const struct record_field_row *row,
		      const char *value)
{
	char *shown = kind_show(row->kind, row->catalogue, value);
	g_autofree char *now = NULL;

	if (row->kind != KIND_PLACE)
		return shown;
	now = place_value_now(source->places, value, source->today);
	if (*now) {
		char *both = g_strdup_printf("%s (%s)", shown, now);

		g_free(shown);
		shown = both;
	}
	return shown;
}

static void add_field(GPtrArray *lines, const struct person_source *source,
		      enum record_field field)
{
	const struct record_field_row *row = &record_fields[field];
	const char *value = source->record->value[field];
	bool number = (row->flags & RECORD_HIDDEN) != 0 && value[0] != '\0';
	g_autofree char *shown = number ? people_number(value, "", source->plain)
					: shown_of(source, row, value);
	bool missing = is_missing(source->record, field);
	struct person_line *line = person_line_add(lines, record_label(field),
				       missing && source->plain
					       ? g_strdup_printf(_("%s, incomplete"), shown)
					       : g_steal_pointer(&shown));

	line->field = field;
	line->missing = missing && !source->plain;
	if (number)
		line->number = field;
}

/* ---- Nhân thân ----------------------------------------------------------------------- */

static const char *spouse_label(const struct record *record)
{
	const char *sex = record->value[FIELD_SEX];

	if (g_str_equal(catalogue_name(CATALOGUE_SEX, sex), "Nữ"))
		return P_("label", "Husband");
	return sex[0] != '\0' ? P_("label", "Wife") : P_("label", "Spouse");
}

/* Name, number and nationality of a relative on one line, in fixed columns. */
static void add_relative(GPtrArray *lines, const struct person_source *source,
			 const char *label, enum record_field name, bool may_be_none)
{
	const struct record *record = source->record;
	enum record_field number = name + 1, old = name + 2, nation = name + 3;
	g_autofree char *who = kind_show(KIND_NAME, CATALOGUE_NONE, record->value[name]);
	g_autofree char *digits = NULL, *column = NULL, *second = NULL;
	struct person_line *line;

	if (record->value[name][0] == '\0') {
		line = person_line_add(lines, label, g_strdup(may_be_none ? P_("relative", "none")
							      : _("no information yet")));
		line->field = name;
		return;
	}
	if (record->value[number][0] == '\0')
		number = record->value[old][0] != '\0' ? old : FIELD_NONE;
	digits = number != FIELD_NONE ? people_number(record->value[number], "", source->plain)
				      : g_strdup(_("no number"));
	column = cells_pad(who, RELATIVE_NAME_CELLS, CELLS_MORE);
	second = cells_pad(digits, RELATIVE_NUMBER_CELLS, CELLS_MORE);
	line = person_line_add(lines, label,
		   g_strconcat(column, second,
			       record->value[nation][0] != '\0'
				       ? catalogue_name(CATALOGUE_COUNTRY, record->value[nation])
				       : "", NULL));
	line->field = name;
	line->number = number;
}

/* The field when it is known, or when it is not. */
static void add_known(GPtrArray *lines, const struct person_source *source,
		      enum record_field field, bool known)
{
	if ((source->record->value[field][0] != '\0') == known)
		add_field(lines, source, field);
}

static void add_person(GPtrArray *lines, const struct person_source *source)
{
	for (enum record_field f = FIELD_NAME; f <= FIELD_OLD_NUMBER; f++)
		add_field(lines, source, f);
	add_relative(lines, source, P_("label", "Father"), FIELD_FATHER_NAME, false);
	add_relative(lines, source, P_("label", "Mother"), FIELD_MOTHER_NAME, false);
	add_relative(lines, source, spouse_label(source->record), FIELD_SPOUSE_NAME, true);
	add_relative(lines, source, P_("label", "Representative"), FIELD_GUARDIAN_NAME, true);
	/* Sixteen lines fill the window: what is unknown of the rest stands at the papers. */
	add_known(lines, source, FIELD_OTHER_NAME, true);
	add_known(lines, source, FIELD_BORN_AT, true);
}

/* ---- the other parts --------------------------------------------------------------------- */

static void add_residence(GPtrArray *lines, const struct person_source *source)
{
	const struct record *record = source->record;
	int64_t at;
	const char *never = _("not yet");

	add_field(lines, source, FIELD_RESIDENCE);
	add_field(lines, source, FIELD_PRESENT);
	add_known(lines, source, FIELD_TEMPORARY, true);
	if (record->value[FIELD_ABSENCE][0] != '\0')
		person_add_stays(lines, source, FIELD_ABSENCE);
	person_line_add(lines, P_("label", "Hamlet"), people_hamlet(record->hamlet));
	person_line_add(lines, P_("label", "Commune"), g_strdup(record->commune));
	person_line_add(lines, P_("label", "House"), g_strdup(record->house));
	add_field(lines, source, FIELD_LIFE);
	if (record->value[FIELD_DEATH][0] != '\0')
		add_field(lines, source, FIELD_DEATH);
	person_line_add(lines, P_("label", "Verified"),
	    moment_from_iso(record->verified, &at) ? moment_show(at)
		: g_strdup(record->verified[0] != '\0' ? record->verified : never));
	add_field(lines, source, FIELD_RESIDENCE_FILE);
	add_known(lines, source, FIELD_BOOK, true);
	person_add_stays(lines, source, FIELD_STAYS);
	person_add_codes(lines, source);
}

static void add_household(GPtrArray *lines, const struct person_source *source)
{
	const struct record *record = source->record;

	person_line_add(lines, P_("label", "Household"), g_strdup(record->household_number));
	add_field(lines, source, FIELD_HEAD_NAME);
	add_field(lines, source, FIELD_HEAD_RELATION);
	add_field(lines, source, FIELD_HEAD_NUMBER);
	add_field(lines, source, FIELD_HEAD_OLD);
	person_add_members(lines, source);
	person_add_people(lines, source, FIELD_CHILDREN);
	if (record->value[FIELD_WARDS][0] != '\0')
		person_add_people(lines, source, FIELD_WARDS);
}

static void add_papers(GPtrArray *lines, const struct person_source *source)
{
	const char *agrees = source->record->number_agrees;

	add_field(lines, source, FIELD_NUMBER);
	add_field(lines, source, FIELD_OLD_NUMBER);
	person_line_add(lines, P_("label", "Number and birth"),
	    g_strdup(g_str_equal(agrees, "yes") ? _("the number fits birth year and sex")
		     : g_str_equal(agrees, "no") ? _("the number does NOT fit birth year or sex")
						 : _("not checked: something is missing")));
	person_add_cancelled(lines, source);
	person_add_cards(lines, source);
	person_line_heading(lines, _("Contact and other"));
	for (enum record_field f = FIELD_PHONE; f <= FIELD_OTHER; f++)
		add_field(lines, source, f);
	add_known(lines, source, FIELD_OTHER_NAME, false);
	add_known(lines, source, FIELD_BORN_AT, false);
}

static void add_requests(GPtrArray *lines, const struct record *record)
{
	if (record->open->len == 0)
		person_line_add(lines, _("No open request"), g_strdup(_("F6 on a line proposes a change of it.")));
	for (unsigned i = 0; i < record->open->len; i++) {
		const struct open_request *open = g_ptr_array_index(record->open, i);
		g_auto(GStrv) paths = g_strsplit(open->fields, " ", -1);
		g_autoptr(GString) labels = g_string_new(NULL);
		g_autofree char *at = moment_show(open->made_at);

		for (char **path = paths; *path != NULL; path++) {
			enum record_field field = record_field_of_path(*path);

			if (field != FIELD_NONE)
				g_string_append_printf(labels, "%s%s", labels->len > 0 ? ", " : "",
						       record_label(field));
		}
		person_line_add(lines, open->receipt,
		    g_strdup_printf("%s  %s%s", at, labels->str, open->mine ? _(" (mine)") : ""));
	}
}

/* ---- Lịch sử ------------------------------------------------------------------------------- */

static void add_change(GPtrArray *lines, const struct change *change)
{
	const struct record_field_row *row = &record_fields[change->field];
	g_autofree char *from = kind_show(row->kind, row->catalogue, change->from);
	g_autofree char *to = kind_show(row->kind, row->catalogue, change->to);

	g_autofree char *unseen = diff_unseen(from, to);

	person_line_add(lines, "",
	    g_strdup_printf(unseen ? "%s: %s > %s (%s)" : "%s: %s > %s",
			    record_label(change->field), from, to, unseen));
}

static void add_history(GPtrArray *lines, const struct person_source *source)
{
	person_line_heading(lines, _("What changed"));
	for (unsigned i = 0; source->history != NULL && i < source->history->len; i++) {
		const struct history_entry *entry = g_ptr_array_index(source->history, i);
		g_autofree char *at = moment_show(entry->time);

		person_line_add(lines, at,
		    g_strdup_printf(_("version %s  %s  %s  %s"), entry->version,
				    history_kind_name(entry->kind), entry->receipt,
				    entry->actor[0] != '\0' ? entry->actor : entry->office));
		for (unsigned k = 0; k < entry->changes->len; k++)
			add_change(lines, g_ptr_array_index(entry->changes, k));
	}
	person_line_heading(lines, _("Who looked"));
	for (unsigned i = 0; source->accesses != NULL && i < source->accesses->len; i++) {
		const struct access_entry *entry = g_ptr_array_index(source->accesses, i);
		g_autofree char *at = moment_show(entry->time);

		person_line_add(lines, at,
		    g_strdup_printf("%s  %s  %s %s", entry->officer,
				    access_action_name(entry->action), entry->procedure,
				    entry->case_number));
	}
	if (source->history == NULL || source->accesses == NULL)
		person_line_add(lines, _("(reading…)"), g_strdup(""));
}

GPtrArray *person_lines(const struct person_source *source, enum record_part part)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);

	switch (part) {
	case PART_PERSON:
		add_person(lines, source);
		break;
	case PART_RESIDENCE:
		add_residence(lines, source);
		break;
	case PART_HOUSEHOLD:
		add_household(lines, source);
		break;
	case PART_PAPERS:
		add_papers(lines, source);
		break;
	case PART_REQUESTS:
		add_requests(lines, source->record);
		break;
	case PART_HISTORY:
		add_history(lines, source);
		break;
	case PART_COUNT:
		break;
	}
	return lines;
}

/* ---- words about the whole ------------------------------------------------------------------ */

char *person_part_title(const struct record *record, enum record_part part, bool with_count)
{
	const char *name = _(record_part_names[part]);
	unsigned count = 0;

	if (record != NULL && part == PART_HOUSEHOLD)
		count = record->members;
	else if (record != NULL && part == PART_PAPERS)
		count = record->papers;
	else if (record != NULL && part == PART_REQUESTS)
		count = record->open->len;
	else if (record != NULL && part == PART_HISTORY)
		count = record->history;
	if (!with_count || count == 0)
		return g_strdup(name);
	return g_strdup_printf("%s %u", name, count);
}

static void add_open_labels(GString *out, const struct record *record)
{
	const struct open_request *open = g_ptr_array_index(record->open, 0);
	g_auto(GStrv) paths = g_strsplit(open->fields, " ", -1);

	for (char **path = paths; *path != NULL; path++) {
		enum record_field field = record_field_of_path(*path);

		if (field != FIELD_NONE)
			g_string_append_printf(out, "%s%s", path == paths ? "" : ", ",
					       record_label(field));
	}
}

char *person_warnings(const struct record *record)
{
	GString *out = g_string_new(NULL);

	if (is_missing(record, FIELD_BIRTH))
		g_string_append(out, strlen(record->value[FIELD_BIRTH]) > strlen("1950")
					     ? _("The day of birth is missing. ")
					     : _("Day and month of birth are missing. "));
	if (g_str_equal(record->number_agrees, "no"))
		g_string_append(out, _("The number does not fit birth year or sex. "));
	if (record->open->len > 0) {
		g_string_append_printf(out, _("Open requests: %u, for "), record->open->len);
		add_open_labels(out, record);
		g_string_append_c(out, '.');
	}
	return g_string_free(out, FALSE);
}

bool person_may_reissue(enum record_field field)
{
	return field == FIELD_SEX || field == FIELD_BIRTH_PLACE;
}

char *person_line_hint(const struct record *record, const struct person_line *line)
{
	const struct record_field_row *row;

	if (line->resident != NULL)
		return g_strdup(_("Enter opens the record of this member."));
	if (line->field == FIELD_NONE)
		return g_strdup(_("Left and Right show the other parts of the record."));
	row = &record_fields[line->field];
	if ((row->flags & RECORD_LOCKED) != 0 && line->number != FIELD_NONE)
		return g_strdup_printf(_("F9 shows or compares it. To change it: %s"),
				       catalogue_name(CATALOGUE_PROCEDURE, row->procedure));
	if (person_may_reissue(line->field))
		return g_strdup_printf(_("F6 leads to this procedure: %s"),
				       catalogue_name(CATALOGUE_PROCEDURE, row->procedure));
	if ((row->flags & RECORD_LOCKED) != 0)
		return g_strdup_printf(_("Not corrected here. Procedure: %s"),
				       catalogue_name(CATALOGUE_PROCEDURE, row->procedure));
	if ((row->flags & RECORD_YEAR_LOCKED) != 0)
		return g_strdup_printf(is_missing(record, line->field)
					       ? _("F6 adds day and month. The year: %s")
					       : _("F6 changes day and month. The year: %s"),
				       catalogue_name(CATALOGUE_PROCEDURE, row->procedure));
	if (line->number != FIELD_NONE)
		return g_strdup(_("F6 proposes a change. F9 shows or compares the hidden number; it "
				  "is logged."));
	return g_strdup(_("F6 proposes a change of this line, F7 verifies this person."));
}
