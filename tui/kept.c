/* kept - drafts of corrections in the journal, and letters made of them. */
#include "tui/kept.h"

#include <string.h>

#include "client/journal.h"
#include "client/letter.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/draft_request.h"
#include "forms/json.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/services.h"

#include "i18n/banned.h"

static void set_today(struct app *app, struct draft *draft)
{
	g_autofree char *today = date_iso(moment_date(world_now(app->world)));

	draft_set_today(draft, today);
}

static struct kept *kept_begin(void)
{
	struct kept *kept = g_new0(struct kept, 1);

	purpose_init(&kept->purpose);
	kept->replaces = g_strdup("");
	kept_paper_init(kept);
	return kept;
}

void kept_free(struct kept *kept)
{
	if (!kept)
		return;
	draft_free(kept->draft);
	record_free(kept->record);
	purpose_clear(&kept->purpose);
	kept_paper_clear(kept);
	g_free(kept->replaces);
	g_free(kept->id);
	g_free(kept);
}

/* Over the record, or of a person that has none: then `record` is an empty one. */
struct kept *kept_new(struct app *app, const struct form *form, const struct record *record)
{
	struct kept *kept = kept_begin();

	kept->record = record_copy(record);
	kept->draft = *record->id ? draft_of_record(form, record) : draft_new(form);
	purpose_copy(&kept->purpose, app->purpose);
	set_today(app, kept->draft);
	return kept;
}

char *kept_subject(const struct kept *kept)
{
	const char *name = kept->record->value[FIELD_NAME];

	if (kept_is_new(kept))
		name = draft_value(kept->draft, "HoVaTen");
	else if (kept_is_claim(kept))
		name = draft_value(kept->draft, "person_name");

	if (*name)
		return kind_show(KIND_NAME, CATALOGUE_NONE, name);
	return g_strdup(kept_is_claim(kept) ? _("Another commune's") : _("New person"));
}

/* ---- the journal -------------------------------------------------------------- */

/* Who has no record here has no id; the reader of records wants one. */
#define NOBODY "-"

static struct json *print_record(const struct kept *kept)
{
	struct record *copy = record_copy(kept->record);
	struct json *json;

	if (!*copy->id) {
		record_put(&copy->id, NOBODY);
		record_put(&copy->version, "0");
	}
	json = record_to_json(copy, true);
	record_free(copy);
	return json;
}

static struct record *read_record(const struct json *json, GError **error)
{
	struct record *record = record_of_json(json, error);

	if (record && strcmp(record->id, NOBODY) == 0) {
		record_put(&record->id, "");
		record_put(&record->version, "");
	}
	return record;
}

static char *kept_print(const struct kept *kept)
{
	g_autoptr(json_owned) all = json_object();

	json_put(all, "draft", draft_to_json(kept->draft));
	json_put(all, "record", print_record(kept));
	json_put_text(all, "procedure", kept->purpose.procedure);
	json_put_text(all, "case", kept->purpose.case_number);
	json_put_text(all, "replaces", kept->replaces);
	kept_paper_print(kept, all);
	return json_print(all);
}

static void put_text(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text ? text : "");
}

static struct kept *kept_read(struct app *app, const struct journal_entry *entry, GError **error)
{
	g_autoptr(json_owned) all = json_parse(entry->body, strlen(entry->body), error);
	struct kept *kept;

	if (!all)
		return NULL;
	kept = kept_begin();
	kept->id = g_strdup(entry->id);
	put_text(&kept->purpose.procedure, json_text_at(all, "procedure"));
	put_text(&kept->purpose.case_number, json_text_at(all, "case"));
	put_text(&kept->replaces, json_text_at(all, "replaces"));
	kept_paper_read(kept, all);
	kept->record = read_record(json_get(all, "record"), error);
	if (kept->record)
		kept->draft = draft_of_json(json_get(all, "draft"), error);
	if (!kept->draft) {
		kept_free(kept);
		return NULL;
	}
	set_today(app, kept->draft);
	return kept;
}

/* The draft of this form about this resident, or a new one. */
struct kept *kept_find(struct app *app, const struct form *form, const struct record *record)
{
	struct journal_entry *entry =
		app->journal ? journal_find(app->journal, form->name, record->id, NULL) : NULL;
	struct kept *kept = entry ? kept_read(app, entry, NULL) : NULL;

	journal_entry_free(entry);
	return kept ? kept : kept_new(app, form, record);
}

struct kept *kept_of_record(struct app *app, const struct record *record)
{
	return kept_find(app, &form_correction, record);
}

struct kept *kept_load(struct app *app, const char *journal_id, GError **error)
{
	struct journal_entry *entry = journal_load(app->journal, journal_id, error);
	struct kept *kept = NULL;

	if (entry)
		kept = kept_read(app, entry, error);
	else if (error && !*error)
		g_set_error_literal(error, JSON_ERROR, JSON_SHAPE,
				    _("This draft is no longer on this machine."));
	journal_entry_free(entry);
	return kept;
}

bool kept_save(struct app *app, struct kept *kept, GError **error)
{
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	bool done;

	entry->id = g_strdup(kept->id);
	entry->form = g_strdup(draft_form(kept->draft)->name);
	entry->target = g_strdup(kept->record->id);
	entry->subject = kept_subject(kept);
	entry->version = g_strdup(kept->record->version);
	entry->body = kept_print(kept);
	entry->open = kept->open;
	entry->at = kept->at;
	done = journal_keep(app->journal, entry, error);
	if (done)
		put_text(&kept->id, entry->id);
	journal_entry_free(entry);
	return done;
}

void kept_close(struct app *app, struct kept *kept)
{
	if (app->exit_status < 0 && app->journal != NULL && kept->id != NULL)
		journal_close(app->journal, kept->id, NULL);
}

bool kept_drop(struct app *app, struct kept *kept, GError **error)
{
	return !kept->id || journal_drop(app->journal, kept->id, error);
}

void kept_replace(struct kept *kept, const struct request *returned)
{
	put_text(&kept->replaces, returned->id);
	purpose_copy(&kept->purpose, &returned->purpose);
}

/* ---- the letter ------------------------------------------------------------------ */

struct request *kept_request(struct app *app, const struct kept *kept, const char *uuid)
{
	struct request *request = request_new();

	put_text(&request->id, uuid);
	put_text(&request->kind, "correction");
	put_text(&request->world, app->session->world);
	put_text(&request->centre, app->session->centre);
	put_text(&request->resident, kept->record->id);
	put_text(&request->replaces, kept->replaces);
	put_text(&request->terminal, app->options->machine);
	request->made_at = world_now(app->world);
	purpose_copy(&request->purpose, &kept->purpose);
	draft_to_request(kept->draft, request);
	kept_paper_request(kept, request);
	return request;
}

bool kept_send(struct app *app, struct kept *kept, GError **error)
{
	g_autofree char *uuid = world_uuid(app->world);
	struct request *request;
	struct letter *letter;
	struct json *body;
	bool done;

	if (!kept_save(app, kept, error))
		return false;
	request = kept_request(app, kept, uuid);
	body = request_to_json(request, false);
	letter = letter_new(OP_REQUEST);
	put_text(&letter->uuid, uuid);
	put_text(&letter->base, request->base_version);
	/* Nobody yet: what is about him is about nobody else. */
	put_text(&letter->about, *kept->record->id ? kept->record->id : uuid);
	put_text(&letter->title, _(draft_form(kept->draft)->title));
	put_text(&letter->draft, kept->id);
	g_free(letter->subject);
	letter->subject = kept_subject(kept);
	g_free(letter->body);
	letter->body = json_print(body);
	done = outbox_put(app->outbox, letter, error);
	json_free(body);
	request_free(request);
	letter_free(letter);
	if (done)
		services_note_letters(app);
	return done;
}
