/*
 * verify_read - whom to ask, and what the register says of them.
 *
 * The records of the whole household are read one after the other while the
 * first person is being asked, so that a visit once begun ends without a line.
 */
#include "tui/verify.h"

#include <string.h>

#include "client/central.h"
#include "client/journal.h"
#include "client/line.h"
#include "forms/household.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/visit.h"

#include "i18n/banned.h"

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text != NULL ? text : "");
}

const struct person_row *verify_person(const struct verify *s)
{
	return s->at < s->people->len ? g_ptr_array_index(s->people, s->at) : NULL;
}

static bool is_down(const struct app *app)
{
	return app->line != NULL && line_state(app->line) == LINE_DOWN;
}

/* ---- the journal ------------------------------------------------------------------- */

static char *print(const struct verify *s)
{
	g_autoptr(json_owned) all = json_object();

	json_put(all, "state", verify_state_to_json(&s->state));
	json_put(all, "record", record_to_json(s->record, true));
	json_put_text(all, "household", s->household);
	json_put_text(all, "procedure", s->purpose.procedure);
	json_put_text(all, "case", s->purpose.case_number);
	if (s->input != INPUT_NONE) {
		json_put_number(all, "input", s->input);
		json_put_text(all, "typed", lineedit_text(&s->edit));
	}
	return json_print(all);
}

void verify_keep(struct verify *s)
{
	struct app *app = s->base.app;
	struct journal_entry *entry;
	g_autoptr(GError) error = NULL;

	if (app->journal == NULL || s->record == NULL)
		return;
	entry = g_new0(struct journal_entry, 1);
	entry->id = s->journal_id[0] != '\0' ? g_strdup(s->journal_id) : NULL;
	entry->form = g_strdup(form_verification.name);
	entry->target = g_strdup(s->record->id);
	entry->subject = kind_show(KIND_NAME, CATALOGUE_NONE, s->record->value[FIELD_NAME]);
	entry->version = g_strdup(s->record->version);
	entry->body = print(s);
	entry->open = true;
	entry->at = (unsigned)(s->state.cursor + 2); /* "Người này" is the first */
	if (journal_keep(app->journal, entry, &error))
		put(&s->journal_id, entry->id);
	else
		app_say(app, "%s", error->message);
	journal_entry_free(entry);
}

static struct json *kept_answers(struct app *app, const char *resident, char **id)
{
	struct journal_entry *entry =
		app->journal != NULL
			? journal_find(app->journal, form_verification.name, resident, NULL)
			: NULL;
	struct json *body = NULL;

	if (entry != NULL && entry->body != NULL)
		body = json_parse(entry->body, strlen(entry->body), NULL);
	if (body != NULL)
		put(id, entry->id);
	journal_entry_free(entry);
	return body;
}

/* What was being typed when the program ended. */
static void take_typed(struct verify *s, const struct json *body)
{
	int64_t input = json_number_at(body, "input", INPUT_NONE);
	const char *typed = json_text_at(body, "typed");

	if (typed == NULL || s->state.cursor < 0 || (input != INPUT_VALUE && input != INPUT_NUMBER))
		return;
	s->input = (enum verify_input)input;
	lineedit_set(&s->edit, typed);
}

/* What was answered before, where the register still says the same. */
static void resume_answers(struct verify *s)
{
	g_autoptr(json_owned) body = kept_answers(s->base.app, s->record->id, &s->journal_id);
	struct record *was = body != NULL ? record_of_json(json_get(body, "record"), NULL) : NULL;
	unsigned gone;

	if (was == NULL)
		return;
	verify_state_clear(&s->state);
	verify_state_of_json(&s->state, json_get(body, "state"));
	take_typed(s, body);
	gone = verify_state_rebase(&s->state, was, s->record);
	record_free(was);
	if (gone > 0)
		app_say(s->base.app, _("The register has moved on: %u answers are asked again."),
			gone);
	else
		app_say(s->base.app, _("Your answers are still here, NOT sent."));
}

/* ---- one person ------------------------------------------------------------------------ */

static void read_ahead(struct verify *s);

/* `taken`: what the register says. */
static void take_record(struct verify *s, struct record *taken)
{
	record_free(s->record);
	s->record = taken;
	s->failed = false;
	resume_answers(s);
	app_guard(s->base.app);
	app_hint_anew(s->base.app);
	app_touch(s->base.app);
	read_ahead(s);
}

static bool take_at_hand(struct verify *s, const char *id)
{
	const struct record *at_hand = rounds_record(visit_rounds(s->base.app), id);

	if (at_hand == NULL)
		return false;
	take_record(s, record_copy(at_hand));
	return true;
}

static void record_was_read(const struct answer *answer, void *to)
{
	struct verify *s = to;
	struct app *app = s->base.app;
	const struct person_row *person = verify_person(s);
	g_autoptr(GError) error = NULL;
	struct record *record;

	s->reading = false;
	app_touch(app);
	if (answer->kind == ANSWER_NO_LINE && take_at_hand(s, person->id))
		return;
	if (app_answered(app, answer)) {
		s->failed = true;
		return;
	}
	record = record_of_json(answer->body, &error);
	if (record == NULL) {
		s->failed = true;
		app_say(app, "%s", error->message);
		return;
	}
	rounds_keep_record(visit_rounds(app), record);
	g_hash_table_add(s->fresh, g_strdup(record->id));
	take_record(s, record);
}

static void read_person(struct verify *s)
{
	struct app *app = s->base.app;
	const struct person_row *person = verify_person(s);

	if (s->household[0] != '\0')
		purpose_set(&s->purpose, s->purpose.procedure, s->purpose.case_number,
			    world_now(app->world));
	if (!purpose_is_alive(&s->purpose, world_now(app->world))) {
		s->failed = true;
		app_say(app, _("The purpose has ended. F3: type the case number again, then look "
			       "up."));
		return;
	}
	s->reading = true;
	central_resident(app->central, person->id, &s->purpose, NULL, record_was_read, s);
}

void verify_open_person(struct verify *s, unsigned at)
{
	const struct person_row *person;

	s->at = at;
	s->top = 0;
	verify_state_clear(&s->state);
	verify_state_init(&s->state);
	if (s->base.app->journal != NULL)
		journal_close(s->base.app->journal, s->journal_id, NULL);
	put(&s->journal_id, "");
	g_clear_pointer(&s->record, record_free);
	person = verify_person(s);
	app_touch(s->base.app);
	if ((is_down(s->base.app) || g_hash_table_contains(s->fresh, person->id)) &&
	    take_at_hand(s, person->id))
		return;
	read_person(s);
}

/* ---- reading ahead ------------------------------------------------------------------------ */

static void was_read_ahead(const struct answer *answer, void *to)
{
	struct verify *s = to;
	struct record *record =
		answer->kind == ANSWER_DONE ? record_of_json(answer->body, NULL) : NULL;

	if (record == NULL)
		return;
	rounds_keep_record(visit_rounds(s->base.app), record);
	g_hash_table_add(s->fresh, g_strdup(record->id));
	record_free(record);
	read_ahead(s);
}

static void read_ahead(struct verify *s)
{
	struct app *app = s->base.app;

	if (is_down(app))
		return;
	for (unsigned i = s->at + 1; i < s->people->len; i++) {
		const struct person_row *person = g_ptr_array_index(s->people, i);

		if (g_hash_table_contains(s->fresh, person->id))
			continue;
		central_resident(app->central, person->id, &s->purpose, NULL, was_read_ahead, s);
		return;
	}
}

/* ---- the household ------------------------------------------------------------------------- */

static void take_household(struct verify *s, const struct household *household)
{
	struct app *app = s->base.app;
	GPtrArray *open = rounds_open(visit_rounds(app), household);
	unsigned first = 0;

	g_ptr_array_set_size(s->people, 0);
	for (unsigned i = 0; i < open->len; i++) {
		const struct person_row *row = g_ptr_array_index(open, i);

		if (strcmp(row->id, s->wanted) == 0)
			first = i;
		g_ptr_array_add(s->people, person_row_copy(row));
	}
	s->done = household->members->len - open->len;
	g_ptr_array_free(open, TRUE);
	if (s->people->len > 0) {
		verify_open_person(s, first);
		return;
	}
	s->failed = true;
	app_say(app, _("Everybody of this household is verified. Esc goes back."));
}

static bool household_at_hand(struct verify *s)
{
	const struct household *household =
		rounds_household(visit_rounds(s->base.app), s->household);

	if (household == NULL)
		return false;
	take_household(s, household);
	return true;
}

static void household_was_read(const struct answer *answer, void *to)
{
	struct verify *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct household *household;

	s->reading = false;
	app_touch(app);
	if (answer->kind == ANSWER_NO_LINE && household_at_hand(s))
		return;
	if (app_answered(app, answer)) {
		s->failed = true;
		return;
	}
	household = household_of_json(answer->body, &error);
	if (household == NULL) {
		s->failed = true;
		app_say(app, "%s", error->message);
		return;
	}
	rounds_keep_household(visit_rounds(app), household);
	take_household(s, household);
}

static void read_household(struct verify *s)
{
	struct app *app = s->base.app;

	if (is_down(app) && household_at_hand(s))
		return;
	s->reading = true;
	central_household(app->central, s->household, &s->purpose, household_was_read, s);
}

/* The purpose under which these answers were begun, when the look-up's has ended. */
static void take_kept_purpose(struct verify *s)
{
	g_autofree char *id = NULL;
	g_autoptr(json_owned) body = kept_answers(s->base.app, s->wanted, &id);
	const char *procedure = body != NULL ? json_text_at(body, "procedure") : NULL;
	const char *number = body != NULL ? json_text_at(body, "case") : NULL;

	if (procedure != NULL && number != NULL && procedure[0] != '\0' && number[0] != '\0')
		purpose_set(&s->purpose, procedure, number, world_now(s->base.app->world));
}

static void begin_alone(struct verify *s)
{
	struct app *app = s->base.app;
	struct person_row *row = person_row_new();

	put(&row->id, s->wanted);
	g_ptr_array_add(s->people, row);
	purpose_copy(&s->purpose, app->purpose);
	if (!purpose_is_alive(&s->purpose, world_now(app->world)))
		take_kept_purpose(s);
	verify_open_person(s, 0);
}

void verify_begin(struct verify *s)
{
	struct app *app = s->base.app;

	visit_settle(app);
	if (s->household[0] == '\0') {
		begin_alone(s);
		return;
	}
	visit_purpose(app, rounds_household_number(visit_rounds(app), s->household), &s->purpose);
	read_household(s);
}

void verify_reload(struct verify *s)
{
	if (s->reading)
		return;
	s->failed = false;
	g_hash_table_remove_all(s->fresh);
	if (s->people->len == 0)
		read_household(s);
	else
		read_person(s);
}
