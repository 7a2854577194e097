/* visit - letters and draft corrections of a verification. */
#include "tui/visit.h"

#include <string.h>

#include "client/letter.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/draft.h"
#include "forms/json.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/kept.h"
#include "tui/services.h"

#include "i18n/banned.h"

struct rounds *visit_rounds(struct app *app)
{
	if (app->rounds == NULL)
		app->rounds = rounds_new();
	return app->rounds;
}

void visit_purpose(struct app *app, const char *household_number, struct purpose *out)
{
	purpose_set(out, VISIT_PROCEDURE, household_number, world_now(app->world));
}

/* ---- letters ------------------------------------------------------------------------ */

static enum round_outcome outcome_of(const struct verify_state *state)
{
	if (state->person == PERSON_ABSENT)
		return ROUND_ABSENT;
	if (state->person != PERSON_PRESENT)
		return ROUND_GONE;
	if (verify_state_count(state, VERIFIED_DIFFERS) > 0)
		return ROUND_DIFFERS;
	return verify_state_count(state, VERIFIED_NO_PAPER) > 0 ? ROUND_PAPER : ROUND_AGREES;
}

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static char *body_of(struct app *app, const struct visit_person *person,
		     const struct verify_state *state, const struct purpose *purpose,
		     const char *uuid)
{
	struct verification *v = verification_new();
	g_autoptr(json_owned) json = NULL;

	put(&v->id, uuid);
	put(&v->resident, person->id);
	put(&v->base_version, person->version);
	put(&v->terminal, app->options->machine != NULL ? app->options->machine : "");
	put(&v->world, app->session->world);
	put(&v->centre, app->session->centre);
	v->made_at = world_now(app->world);
	purpose_copy(&v->purpose, purpose);
	verify_state_fill(state, v);
	json = verification_to_json(v);
	verification_free(v);
	return json_print(json);
}

bool visit_send(struct app *app, const struct visit_person *person,
		const struct verify_state *state, const struct purpose *purpose,
		const char *journal_id, GError **error)
{
	g_autofree char *uuid = world_uuid(app->world);
	struct letter *letter = letter_new(OP_VERIFY);
	bool done;

	put(&letter->uuid, uuid);
	put(&letter->about, person->id);
	put(&letter->title, _("Result of a check"));
	put(&letter->draft, journal_id);
	g_free(letter->subject);
	letter->subject = kind_show(KIND_NAME, CATALOGUE_NONE, person->name);
	g_free(letter->body);
	letter->body = body_of(app, person, state, purpose, uuid);
	done = outbox_put(app->outbox, letter, error);
	letter_free(letter);
	if (done) {
		rounds_note(visit_rounds(app), person->household, person->id, uuid,
			    outcome_of(state));
		services_note_letters(app);
	}
	return done;
}

static void settle_one(struct app *app, const char *uuid)
{
	struct letter *letter = outbox_load(app->outbox, uuid, NULL);

	if (letter == NULL) { /* done long since, or withdrawn: the centre's figures tell */
		rounds_settle(app->rounds, uuid, false);
		return;
	}
	switch (letter->state) {
	case LETTER_DONE:
		rounds_settle(app->rounds, uuid, true);
		break;
	case LETTER_REFUSED:
	case LETTER_CONFLICT:
		rounds_settle(app->rounds, uuid, false);
		break;
	case LETTER_WAITING:
	case LETTER_IN_FLIGHT:
		break;
	}
	letter_free(letter);
}

void visit_settle(struct app *app)
{
	GPtrArray *letters;

	if (app->rounds == NULL || app->outbox == NULL)
		return;
	letters = rounds_letters(app->rounds);
	for (unsigned i = 0; i < letters->len; i++) {
		g_autofree char *uuid = g_strdup(g_ptr_array_index(letters, i));

		settle_one(app, uuid);
	}
	g_ptr_array_free(letters, TRUE);
}

/* ---- draft corrections --------------------------------------------------------------- */

/* True when an ordinary correction may change this field. */
static bool is_correctable(const struct record *record, enum record_field field,
			   const char *value)
{
	const struct field *asked = form_field(&form_correction, record_fields[field].path);

	if (asked == NULL || (asked->flags & FIELD_LOCKED) != 0)
		return false;
	return (asked->flags & FIELD_YEAR_STAYS) == 0 || record->value[field][0] == '\0' ||
	       strncmp(record->value[field], value, 4) == 0;
}

bool visit_note_difference(struct app *app, const struct record *record,
			   enum record_field field, const char *value,
			   const struct purpose *purpose)
{
	g_autoptr(GError) error = NULL;
	struct kept *kept;
	bool done;

	if (app->journal == NULL || !is_correctable(record, field, value))
		return false;
	kept = kept_of_record(app, record);
	done = draft_note_difference(kept->draft, record_fields[field].path, value);
	if (done) {
		if (kept->id == NULL)
			purpose_copy(&kept->purpose, purpose);
		done = kept_save(app, kept, &error);
		if (!done)
			app_say(app, "%s", error->message);
	}
	kept_free(kept);
	return done;
}

void visit_forget_difference(struct app *app, const struct record *record,
			     enum record_field field)
{
	const char *key = record_fields[field].path;
	struct kept *kept;

	if (app->journal == NULL)
		return;
	kept = kept_of_record(app, record);
	if (kept->id != NULL) {
		draft_undo(kept->draft, key);
		draft_set_mark(kept->draft, key, DRAFT_MARK_NONE);
		if (draft_count_changed(kept->draft) == 0)
			kept_drop(app, kept, NULL);
		else
			kept_save(app, kept, NULL);
	}
	kept_free(kept);
}
