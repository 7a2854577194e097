/* aside - entries of the journal that are only there to go on with. */
#include "tui/aside.h"

#include <string.h>

#include "client/journal.h"
#include "tui/app.h"

#include "i18n/banned.h"

void aside_keep(struct app *app, struct aside *aside, const struct form *form,
		const char *about, const char *subject, unsigned at, struct json *body_taken)
{
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	g_autoptr(GError) error = NULL;

	entry->id = g_strdup(aside->id);
	entry->form = g_strdup(form->name);
	entry->target = g_strdup(about);
	entry->subject = g_strdup(subject);
	entry->body = json_print(body_taken);
	entry->at = at;
	entry->open = entry->aside = true;
	json_free(body_taken);
	if (app->journal != NULL && !journal_keep(app->journal, entry, &error))
		app_say(app, "%s", error->message);
	else if (app->journal != NULL) {
		g_free(aside->id);
		aside->id = g_strdup(entry->id);
	}
	journal_entry_free(entry);
}

struct json *aside_find(struct app *app, struct aside *aside, const struct form *form,
			const char *about)
{
	struct journal_entry *entry =
		app->journal != NULL ? journal_find(app->journal, form->name, about, NULL) : NULL;
	struct json *body = NULL;

	if (entry != NULL && (body = json_parse(entry->body, strlen(entry->body), NULL)) != NULL) {
		g_free(aside->id);
		aside->id = g_strdup(entry->id);
	}
	journal_entry_free(entry);
	return body;
}

void aside_keep_inputs(struct app *app, struct aside *aside, const struct form *form,
		       const struct inputs *inputs)
{
	struct json *body = json_object();

	for (size_t i = 0; i < inputs->count; i++)
		json_put_text(body, form->field[i].key, inputs_text(inputs, i));
	json_put_number(body, "focus", (int64_t)inputs->focus);
	aside_keep(app, aside, form, "", "", (unsigned)inputs->focus + 1, body);
}

void aside_find_inputs(struct app *app, struct aside *aside, const struct form *form,
		       struct inputs *inputs)
{
	g_autoptr(json_owned) body = aside_find(app, aside, form, "");

	for (size_t i = 0; body != NULL && i < inputs->count; i++) {
		const char *text = json_text_at(body, form->field[i].key);

		if (text != NULL)
			lineedit_set(&inputs->input[i].edit, text);
	}
	if (body != NULL)
		inputs->focus = (size_t)CLAMP(json_number_at(body, "focus", 0), 0,
					      (int64_t)inputs->count - 1);
}

void aside_drop(struct app *app, struct aside *aside)
{
	if (aside->id != NULL && app->journal != NULL)
		journal_drop(app->journal, aside->id, NULL);
	g_clear_pointer(&aside->id, g_free);
}

void aside_close(struct app *app, struct aside *aside)
{
	if (app->exit_status <= 0)
		aside_drop(app, aside);
	g_clear_pointer(&aside->id, g_free);
}
