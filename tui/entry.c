/*
 * entry - a form being filled in: what the register says, and beside it what it
 * should say; of a person without a record, what the paper says.
 *
 * Nothing typed is ever lost: the draft goes into the journal when a field is
 * left, two seconds after the last key, and whenever the screen is left.
 */
#include "tui/screens.h"

#include "forms/register.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/choose.h"
#include "tui/entry.h"
#include "tui/likely.h"
#include "tui/places.h"

#include "i18n/banned.h"

#define KEEP_AFTER_MS 2000

static const char *title(struct screen *screen)
{
	return _(((struct entry *)screen)->view.form->title);
}

/* ---- keeping ------------------------------------------------------------------------ */

/* An untouched form leaves no draft behind. */
static bool worth_keeping(const struct entry *s)
{
	for (size_t i = 0; i < s->view.form->fields; i++)
		if (*draft_typed(s->kept->draft, s->view.form->field[i].key))
			return true;
	return false;
}

/* True when a draft is on disk now. */
static bool keep(struct entry *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	formview_keep(&s->view);
	/* A draft that was opened and not touched stays, whatever of it could be read. */
	if (!worth_keeping(s)) {
		if (s->changed && kept_drop(app, s->kept, NULL))
			g_clear_pointer(&s->kept->id, g_free);
		return false;
	}
	s->kept->open = true;
	s->kept->at = (unsigned)s->view.cursor + 1;
	if (s->changed && !kept_save(app, s->kept, &error)) {
		app_say(app, _("The draft could not be kept: %s"), error->message);
		return false;
	}
	s->changed = false;
	s->base.wake_at = INT64_MAX;
	return true;
}

static void note_position(struct entry *s)
{
	g_free(s->position);
	s->position = formview_position(&s->view);
	app_touch(s->base.app);
}

static void note_change(struct entry *s)
{
	s->changed = true;
	s->base.wake_at = world_steady(s->base.app->world) + KEEP_AFTER_MS;
}

static void tick(struct screen *screen, int64_t steady)
{
	(void)steady;
	keep((struct entry *)screen);
}

static void leave(struct screen *screen)
{
	keep((struct entry *)screen);
}

static void go_back(struct entry *s)
{
	struct app *app = s->base.app;
	bool kept = keep(s);

	app_back(app);
	if (kept)
		app_say(app, _("The draft is kept, NOT sent. You find it under My drafts."));
}

static void save(struct entry *s)
{
	formview_settle(&s->view);
	s->changed = true;
	if (keep(s))
		app_say(s->base.app, _("The draft is kept on this machine, NOT sent."));
	else if (!worth_keeping(s))
		app_say(s->base.app, _("Nothing has been typed yet, so there is nothing to keep."));
}

static void drop_answered(void *to, unsigned answer)
{
	struct entry *s = to;
	struct app *app = s->base.app;

	if (answer != 1)
		return;
	kept_drop(app, s->kept, NULL);
	app_back(app);
	app_say(app, _("The draft has been thrown away; nothing was sent."));
}

static void drop(struct entry *s)
{
	struct question question = {
		.text = _("Throw it away?"),
		.answers = {_("Throw away"), _("Keep")},
		.safe = 2,
		.answered = drop_answered,
		.to = s,
	};

	app_ask(s->base.app, &question);
}

/* ---- what the keys mean --------------------------------------------------------------- */

static void chosen(void *to, const struct code_row *row)
{
	struct entry *s = to;

	draft_choose(s->kept->draft, formview_field(&s->view)->key, row->code);
	formview_refresh(&s->view);
	note_change(s);
	keep(s);
}

static void chosen_place(void *to, const char *value)
{
	struct entry *s = to;

	formview_put(&s->view, value);
	note_change(s);
	keep(s);
}

static void choose(struct entry *s)
{
	const struct field *field = formview_field(&s->view);
	struct app *app = s->base.app;
	struct choice choice = {
		.catalogue = field->catalogue,
		.title = _(field->label),
		.draft = s->kept->draft,
		.key = field->key,
		.picked = chosen,
		.to = s,
	};

	if (formview_locked(&s->view))
		app_say(app, "%s", _(draft_hint(s->kept->draft, field)));
	else if (field->kind == KIND_PLACE)
		places_choose(app, field, lineedit_text(&s->view.edit), chosen_place, s);
	else if (field->kind != KIND_CODE)
		app_say(app, _("This field has no list: type it as the paper has it."));
	else
		app_push(app, choose_screen(app, &choice));
}

/* About the field `at` if it is wrong, else `otherwise`. */
static void say_complaint(struct entry *s, int at, const char *otherwise)
{
	g_autofree char *said = at < 0 ? NULL : formview_says(&s->view, (size_t)at);

	if (!said && !otherwise)
		return;
	note_position(s);
	app_say(s->base.app, "%s", said ? said : otherwise);
}

/* What hinders is said, and the cursor goes there. */
static void review(struct entry *s)
{
	struct app *app = s->base.app;
	struct draft *draft = s->kept->draft;
	g_autofree char *missing = NULL;
	int at;

	formview_settle(&s->view);
	s->changed = true;
	keep(s);
	missing = draft_missing(draft);
	if (missing && draft_count_changed(draft) + draft_count_errors(draft) == 0) {
		app_say(app, "%s", missing);
		return;
	}
	at = draft_check(draft);
	if (at < 0 && !missing) {
		kept_head(s->kept);
		if (kept_is_new(s->kept))
			likely_begin(app, s->kept);
		else
			app_push(app, review_screen(app, s->kept));
		return;
	}
	if (at >= 0)
		formview_move(&s->view, (size_t)at);
	say_complaint(s, at, missing);
}

/* ---- addresses ------------------------------------------------------------------------ */

/* What was typed into a place is the next thing that Ctrl-R offers. */
static void note_address(struct entry *s)
{
	const struct field *field = &s->view.form->field[s->view.left];
	const char *value = draft_value(s->kept->draft, field->key);

	if (field->kind != KIND_PLACE || !draft_changed(s->kept->draft, field->key) || !*value)
		return;
	g_free(s->base.app->address);
	s->base.app->address = g_strdup(value);
}

/* The household's address, then the one typed last, and round again. */
static void repeat_address(struct entry *s)
{
	struct app *app = s->base.app;
	const struct field *field = formview_field(&s->view);
	const char *home = s->kept->home, *last = app->address ? app->address : "";
	const char *now = draft_value(s->kept->draft, field->key);
	bool use_last = *last && (!*home || g_str_equal(now, home));

	if (!(field->flags & FIELD_REPEATS_HOME))
		app_say(app, _("This field takes no address."));
	else if (formview_locked(&s->view))
		app_say(app, "%s", _(draft_hint(s->kept->draft, field)));
	else if (!*home && !*last)
		app_say(app, _("No address yet: the household has none, and none was typed."));
	else if (formview_put(&s->view, use_last ? last : home)) {
		note_change(s);
		note_position(s);
		app_say(app, "%s",
			use_last ? _("The address typed last. Ctrl-R again: the household's.")
				 : _("The household's address. Ctrl-R again: the one typed last."));
	}
}

static bool replied(struct entry *s, enum formview_reply reply)
{
	struct app *app = s->base.app;
	g_autofree char *said = NULL;

	switch (reply) {
	case FORMVIEW_OTHER:
	case FORMVIEW_HELP:
		return false;
	case FORMVIEW_DONE:
		break;
	case FORMVIEW_LEFT:
		note_change(s);
		note_address(s);
		keep(s);
		say_complaint(s, (int)s->view.left, s->view.mended);
		break;
	case FORMVIEW_AGAIN:
		note_change(s);
		keep(s);
		note_position(s);
		said = formview_hint(&s->view);
		app_say(app, "%s", said);
		break;
	case FORMVIEW_LAST:
		review(s);
		break;
	case FORMVIEW_UNDONE:
		note_change(s);
		app_say(app, "%s",
			kept_is_new(s->kept)
				? _("Taken back: this field is empty again.")
				: _("Taken back: this field stays as the register has it."));
		break;
	case FORMVIEW_ESC:
		go_back(s);
		break;
	case FORMVIEW_LOCKED:
		app_say(app, "%s", _(draft_hint(s->kept->draft, formview_field(&s->view))));
		break;
	case FORMVIEW_FULL:
		app_say(app, _("There is no room for more letters here."));
		break;
	case FORMVIEW_REFUSED:
	case FORMVIEW_MENDED:
	case FORMVIEW_DIFFERS:
		app_say(app, "%s", formview_refusal(&s->view));
		break;
	}
	if (s->view.typed)
		note_change(s);
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct entry *s = (struct entry *)screen;
	static const struct key esc = {.code = K_ESC};

	s->view.typing = app_typing(screen->app);
	if (action == ACTION_NONE || action == ACTION_BACK)
		return replied(s, formview_key(&s->view, action == ACTION_BACK ? &esc : key));
	if (action == ACTION_CHOOSE)
		choose(s);
	else if (action == ACTION_SAVE)
		save(s);
	else if (action == ACTION_SEND)
		review(s);
	else if (action == ACTION_REPEAT)
		repeat_address(s);
	else if (action == ACTION_CHANGE)
		entry_reissue(s);
	else if (action == ACTION_DROP)
		drop(s);
	else
		return false;
	return true;
}

static void offers(struct screen *screen, enum action offers[SCREEN_OFFERS])
{
	static const enum action all[] = {ACTION_SAVE, ACTION_CHOOSE, ACTION_CHANGE, ACTION_SEND, ACTION_REPEAT,
					  ACTION_DROP, ACTION_NONE};

	(void)screen;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		offers[i] = all[i];
}

/* ---- the screen ------------------------------------------------------------------------- */

static char *hint(struct screen *screen)
{
	struct entry *s = (struct entry *)screen;
	char *advice = entry_advice(s);

	note_position(s);
	return advice ? advice : formview_hint(&s->view);
}

static char *field_help(struct screen *screen)
{
	const struct field *field = formview_field(&((struct entry *)screen)->view);

	return g_strdup_printf("%s: %s", _(field->label), _(field->help));
}

/* Back from the review or a list: the draft may have been changed there. */
static void resume(struct screen *screen)
{
	struct entry *s = (struct entry *)screen;

	if (!s->view.typed)
		formview_refresh(&s->view);
	note_position(s);
}

static void close_entry(struct screen *screen)
{
	struct entry *s = (struct entry *)screen;

	kept_close(screen->app, s->kept);
	formview_clear(&s->view);
	kept_free(s->kept);
	g_free(s->position);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return formview_kind(&((struct entry *)screen)->view, line);
}

static const struct screen_ops ops = {
	.name = "entry",
	.help = N_("On the left what the register says, on the right what it should say; an "
		   "empty right side leaves the field as it is. F4 lists what a field can have, "
		   "F8 shows old and new side by side before anything is sent. Every field is "
		   "kept as a draft when you leave it; Esc takes back this field, and once more "
		   "goes back, the draft kept. A locked field is changed by another procedure, "
		   "which the line below names."),
	.row = {ACTION_CHOOSE, ACTION_SEND, ACTION_NONE},
	.pastes = true,
	.text = text,
	.title = title,
	.offers = offers,
	.draw = entry_draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.tick = tick,
	.resume = resume,
	.leave = leave,
	.close = close_entry,
};

struct screen *entry_kept_screen(struct app *app, struct kept *taken, const char *key)
{
	struct entry *s = (struct entry *)screen_new(&ops, app, sizeof(*s));

	s->kept = taken;
	formview_init(&s->view, taken->draft, key);
	note_position(s);
	return &s->base;
}

struct screen *entry_form_screen(struct app *app, const struct form *form, const char *form_date,
				 const struct record *record)
{
	struct kept *kept = kept_of_form(app, form, form_date, record);

	return entry_kept_screen(app, kept, draft_cursor(kept->draft));
}

struct screen *entry_screen(struct app *app, const struct record *record, enum record_field at)
{
	struct kept *kept = kept_of_record(app, record);
	const char *key = at != FIELD_NONE ? record_fields[at].path
					   : draft_cursor(kept->draft);

	return entry_kept_screen(app, kept, key);
}

struct screen *draft_screen(struct app *app, const char *journal_id)
{
	g_autoptr(GError) error = NULL;
	struct screen *verify = verify_draft_screen(app, journal_id);
	struct kept *kept = verify ? NULL : kept_load(app, journal_id, &error);

	if (verify)
		return verify;
	if (!kept) {
		app_say(app, "%s", error->message);
		return NULL;
	}
	return entry_kept_screen(app, kept, draft_cursor(kept->draft));
}
