/*
 * verify - kiểm tra, xác minh: a person is asked field by field, one digit per
 * answer; the next person of the household stands there at once.
 *
 * Every answer is a draft on disk; F8 makes it a letter on disk, one per
 * person, whether there is a line or not.  A difference becomes a draft
 * correction of that field, to be sent when a paper has been entered.
 */
#include "tui/verify.h"

#include <string.h>

#include "client/journal.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "tui/keys.h"
#include "tui/screens.h"
#include "tui/visit.h"

#include "i18n/banned.h"

#define INPUT_LETTERS 200
#define KEEP_AFTER_MS 2000

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Check and verify");
}

/* ---- digits -------------------------------------------------------------------------------- */

static void press(struct verify *s, unsigned digit)
{
	struct app *app = s->base.app;
	const char text[] = {(char)('0' + digit), '\0'};
	bool was_corrected = s->state.cursor >= 0 && verify_line_here(s)->corrected;
	int at = s->state.cursor;

	switch (verify_state_digit(&s->state, digit, verify_known(s))) {
	case VERIFY_TAKEN:
		/* 9 answers only what is open; 1 and 3 take a difference back. */
		if (was_corrected && !s->state.line[at].corrected)
			visit_forget_difference(app, s->record, s->state.line[at].field);
		verify_keep(s);
		app_hush(app);
		break;
	case VERIFY_NO_SUCH:
		app_say(app, _("This digit means nothing here; the line below lists them."));
		break;
	case VERIFY_NOT_ASKED:
		app_say(app, _("Fields are asked only of somebody present. Up: this person."));
		break;
	case VERIFY_NOT_SHOWN:
		app_say(app, _("9 works when the last field has been shown: PgDn."));
		break;
	case VERIFY_ASK_VALUE:
		verify_type_open(s, INPUT_VALUE, "");
		break;
	case VERIFY_ASK_NUMBER:
		verify_type_open(s, INPUT_NUMBER, digit == 0 ? text : "");
		break;
	}
}

/* How far a key moves the cursor; 0: it does not. */
static int step_of(const struct verify *s, enum key_code code)
{
	int page = MAX(s->rows - 1, 1);
	const struct {
		enum key_code code;
		int step;
	} steps[] = {
		{K_UP, -1},	 {K_BACKTAB, -1}, {K_DOWN, 1},
		{K_TAB, 1},	 {K_ENTER, 1},	  {K_PGUP, -page},
		{K_PGDN, page},	 {K_HOME, -VERIFY_LINES_MOST},
		{K_END, VERIFY_LINES_MOST},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		if (steps[i].code == code)
			return steps[i].step;
	return 0;
}

static bool act_key(struct verify *s, const struct key *key)
{
	int step = step_of(s, key->code);

	if (step != 0) {
		verify_state_move(&s->state, step);
	} else if (key->code == K_BACKSPACE || key->code == K_DELETE) {
		verify_forget_correction(s);
		verify_state_forget(&s->state);
		verify_keep(s);
	} else if (key->code == K_TEXT && key->text[1] == '\0' && g_ascii_isdigit(key->text[0])) {
		press(s, (unsigned)(key->text[0] - '0'));
	} else {
		return false;
	}
	return true;
}

/* ---- sending --------------------------------------------------------------------------------- */

static void say_incomplete(struct verify *s)
{
	s->state.cursor = verify_state_open(&s->state);
	if (s->state.person == VERIFY_NOBODY)
		app_say(s->base.app, _("First say how this person was found: 1 to 6."));
	else
		app_say(s->base.app, _("Not sent: %u fields are not answered yet. Kept as a draft."),
			verify_state_left(&s->state));
}

static void go_on(struct verify *s, const char *name)
{
	struct app *app = s->base.app;
	unsigned sent = s->sent;

	if (s->at + 1 < s->people->len) {
		verify_open_person(s, s->at + 1);
		app_say(app, _("Kept: the result of %s goes out by itself. Now the next person."),
			name);
		return;
	}
	app_back(app);
	app_say(app, _("Kept: results of %u people, the last %s. They go out by themselves."), sent,
		name);
}

static void send_result(struct verify *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	g_autofree char *name = NULL;
	struct visit_person person;

	if (s->record == NULL)
		return;
	if (!verify_state_complete(&s->state)) {
		say_incomplete(s);
		return;
	}
	person = (struct visit_person){s->record->id, s->record->version,
				       s->record->value[FIELD_NAME], s->record->household_id};
	if (!visit_send(app, &person, &s->state, &s->purpose, s->journal_id, &error)) {
		app_say(app, "%s", error->message);
		return;
	}
	s->sent++;
	name = kind_show(KIND_NAME, CATALOGUE_NONE, person.name);
	go_on(s, name);
}

static void save(struct verify *s)
{
	app_say(s->base.app, _("The draft is kept, NOT sent."));
	verify_keep(s);
}

static void go_back(struct verify *s)
{
	struct app *app = s->base.app;
	bool kept = s->record != NULL && s->journal_id[0] != '\0';

	if (kept)
		verify_keep(s);
	app_back(app);
	if (kept)
		app_say(app, _("The draft is kept, NOT sent. You find it under My drafts."));
}

/* ---- the screen -------------------------------------------------------------------------------- */

/* What is being typed is on the disk two seconds after the last key. */
static bool type_key(struct verify *s, const struct key *key)
{
	s->base.wake_at = world_steady(s->base.app->world) + KEEP_AFTER_MS;
	return verify_type_key(s, key);
}

static void tick(struct screen *screen, int64_t steady)
{
	(void)steady;
	screen->wake_at = INT64_MAX;
	verify_keep((struct verify *)screen);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct verify *s = (struct verify *)screen;

	if (action == ACTION_BACK && s->input != INPUT_NONE)
		verify_type_close(s);
	else if (action == ACTION_BACK)
		go_back(s);
	else if (action == ACTION_RELOAD)
		verify_reload(s);
	else if (s->record == NULL)
		return false;
	else if (action == ACTION_SAVE)
		save(s);
	else if (action == ACTION_SEND)
		send_result(s);
	else if (action == ACTION_CHOOSE)
		verify_type_choose(s);
	else if (action != ACTION_NONE)
		return false;
	else
		return s->input != INPUT_NONE ? type_key(s, key) : act_key(s, key);
	return true;
}

/* What does not fit its cells is told in full. */
static char *line_hint(struct verify *s)
{
	enum record_field field = verify_line_here(s)->field;
	g_autofree char *says = verify_register_says(s, field);
	unsigned left = verify_state_left(&s->state);

	if (cells_width(says) > 25)
		return g_strdup_printf(_("%s. Type 1, 2 or 3."), says);
	if (field == FIELD_NUMBER && verify_known(s))
		return g_strdup(_("Type the number of the card (0…), or 3 when there is no card."));
	if (verify_state_rest_allowed(&s->state) && left > 1)
		return g_strdup_printf(_("%s: ask, then type 1, 2 or 3. 9 when all %u left are "
					 "right."), record_label(field), left);
	return g_strdup_printf(_("%s: ask, then type 1, 2 or 3."), record_label(field));
}

static char *hint(struct screen *screen)
{
	struct verify *s = (struct verify *)screen;

	if (s->record == NULL)
		return g_strdup(s->failed ? _("Nothing was read; F5 tries again, Esc goes back.") : "");
	if (s->complaint != NULL)
		return g_strdup(s->complaint);
	if (s->input != INPUT_NONE)
		return verify_type_hint(s);
	if (verify_state_complete(&s->state))
		return g_strdup(s->at + 1 < s->people->len
					? _("All is answered. F8 sends; the next person follows.")
					: _("All is answered. F8 sends."));
	if (s->state.cursor == VERIFY_PERSON_LINE)
		return g_strdup(_("How was this person found? Type 1 to 6."));
	return line_hint(s);
}

static char *field_help(struct screen *screen)
{
	const struct field *field = verify_field((struct verify *)screen);

	return field != NULL ? g_strdup(_(field->help)) : NULL;
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_SAVE;
	list[1] = ACTION_CHOOSE;
	list[2] = ACTION_RELOAD;
	list[3] = ACTION_SEND;
	list[4] = ACTION_NONE;
}

static void leave(struct screen *screen)
{
	struct verify *s = (struct verify *)screen;

	if (s->record != NULL && (s->journal_id[0] != '\0' || s->input != INPUT_NONE))
		verify_keep(s);
}

static void close_verify(struct screen *screen)
{
	struct verify *s = (struct verify *)screen;
	struct app *app = screen->app;

	if (app->exit_status < 0 && app->journal != NULL && s->journal_id[0] != '\0')
		journal_close(app->journal, s->journal_id, NULL);
	lineedit_clear(&s->edit);
	verify_state_clear(&s->state);
	purpose_clear(&s->purpose);
	g_ptr_array_free(s->people, TRUE);
	g_hash_table_destroy(s->fresh);
	record_free(s->record);
	g_free(s->household);
	g_free(s->wanted);
	g_free(s->journal_id);
	g_free(s->complaint);
	g_free(s->mismatch);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	struct verify *s = (struct verify *)screen;
	const struct field *field = s->input == INPUT_VALUE ? verify_field(s) : NULL;

	if (s->input == INPUT_NONE)
		return SCREEN_NO_TEXT;
	*line = &s->edit;
	return field != NULL && field->flags & FIELD_TYPING ? SCREEN_TYPED_TEXT
							    : SCREEN_PLAIN_TEXT;
}

static const struct screen_ops ops = {
	.name = "verify",
	.help = N_("One person is asked field by field; a digit answers and moves on: 1 right, 2 "
		   "differs (then what the person says), 3 could not show a paper, 9 the rest is "
		   "right, once the last field has been shown. Backspace takes an answer back. F8 "
		   "keeps the result for sending, and the next person of the household follows. A "
		   "difference becomes a draft correction (*), which is sent when its paper has "
		   "been entered."),
	.row = {ACTION_SAVE, ACTION_SEND, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = verify_draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.tick = tick,
	.leave = leave,
	.close = close_verify,
};

struct screen *verify_screen(struct app *app, const char *resident, const char *household)
{
	struct verify *s = (struct verify *)screen_new(&ops, app, sizeof(*s));

	s->household = g_strdup(household);
	s->wanted = g_strdup(resident);
	s->journal_id = g_strdup("");
	s->people = g_ptr_array_new_with_free_func((GDestroyNotify)person_row_free);
	s->fresh = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	purpose_init(&s->purpose);
	lineedit_init(&s->edit, INPUT_LETTERS);
	verify_state_init(&s->state);
	verify_begin(s);
	return &s->base;
}

struct screen *verify_record_screen(struct app *app, const struct record *record)
{
	rounds_keep_record(visit_rounds(app), record);
	return verify_screen(app, record->id, "");
}

struct screen *verify_draft_screen(struct app *app, const char *journal_id)
{
	struct journal_entry *entry = journal_load(app->journal, journal_id, NULL);
	struct screen *screen = NULL;

	if (entry != NULL && g_str_equal(entry->form, form_verification.name)) {
		g_autoptr(json_owned) body = json_parse(entry->body, strlen(entry->body), NULL);
		struct record *was = record_of_json(json_get(body, "record"), NULL);

		/* without a line it goes on over the record that it was begun on */
		if (was != NULL)
			rounds_keep_record(visit_rounds(app), was);
		record_free(was);
		screen = verify_screen(app, entry->target, "");
	}
	journal_entry_free(entry);
	return screen;
}
