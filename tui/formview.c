/* formview - the keys of a form: where the cursor goes and what is read when. */
#include "tui/formview.h"

#include <string.h>

#include "forms/kinds.h"
#include "forms/name_case.h"
#include "forms/register.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/typing.h"
#include "tui/misspelt.h"

#include "i18n/banned.h"

#define LETTERS_UNLESS_SAID 120

const struct field *formview_field(const struct formview *view)
{
	return &view->form->field[view->cursor];
}

bool formview_locked(const struct formview *view)
{
	return draft_locked(view->draft, formview_field(view));
}

bool formview_put(struct formview *view, const char *value)
{
	bool taken = draft_choose(view->draft, formview_field(view)->key, value);

	if (taken)
		formview_refresh(view);
	return taken;
}

static size_t room(const struct field *field)
{
	switch (field->kind) {
	case KIND_DATE:
		return 10;
	case KIND_NUMBER12:
		return 14; /* too many digits are refused in words, not swallowed */
	case KIND_NUMBER9:
		return 12;
	case KIND_TEXT:
	case KIND_NAME:
	case KIND_CODE:
	case KIND_PLACE:
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
	case KIND_COUNT:
		break;
	}
	return field->letters ? field->letters : LETTERS_UNLESS_SAID;
}

/* Shows the draft's text of the field under the cursor. */
void formview_refresh(struct formview *view)
{
	const struct field *field = formview_field(view);

	lineedit_clear(&view->edit);
	lineedit_init(&view->edit, room(field));
	view->edit.masked = field->flags & FIELD_SECRET;
	lineedit_set(&view->edit, draft_typed(view->draft, field->key));
	view->typed = false;
	view->again = false;
}

void formview_init(struct formview *view, struct draft *draft, const char *key)
{
	int at = key ? form_index(draft_form(draft), key) : -1;

	*view = (struct formview){ .draft = draft, .form = draft_form(draft) };
	lineedit_init(&view->edit, 1);
	if (at >= 0)
		view->cursor = (size_t)at;
	formview_refresh(view);
}

void formview_clear(struct formview *view)
{
	lineedit_clear(&view->edit);
	g_clear_pointer(&view->refusal, g_free);
	g_clear_pointer(&view->mended, g_free);
	if (view->paste)
		g_string_free(g_steal_pointer(&view->paste), TRUE);
}

/*
 * The year of a birth date stays, so day and month are enough: "17/03" gets
 * the year that the register has.
 */
static char *with_year(const struct formview *view, const struct field *field,
		       const char *typed)
{
	const char *original = draft_original(view->draft, field->key);
	unsigned slashes = 0;

	for (const char *s = typed; *s; s++) {
		if (*s == '/')
			slashes++;
		else if (!g_ascii_isdigit(*s) && *s != '-')
			return g_strdup(typed);
	}
	/* "1950" has got a slash on its way: no month is that high. */
	if (slashes == 1 && strlen(typed) == 5 && typed[2] == '/' && !*original &&
	    strncmp(typed + 3, "12", 2) > 0)
		return g_strdup_printf("%.2s%s", typed, typed + 3);
	if (slashes != 1 || strlen(typed) > 5 || strlen(original) < 4)
		return g_strdup(typed);
	return g_strdup_printf("%s/%.4s", typed, original);
}

void formview_keep(struct formview *view)
{
	const struct field *field = formview_field(view);
	g_autofree char *text = NULL;

	if (!view->typed || view->again || formview_locked(view))
		return;
	text = field->flags & FIELD_YEAR_STAYS
		       ? with_year(view, field, lineedit_text(&view->edit))
		       : g_strdup(lineedit_text(&view->edit));
	draft_set(view->draft, field->key, text);
}

static enum screen_text kind_of(const struct formview *view)
{
	const struct field *field = formview_field(view);

	if (formview_locked(view))
		return SCREEN_NO_TEXT;
	if (!(field->flags & FIELD_TYPING))
		return SCREEN_PLAIN_TEXT;
	return field->flags & FIELD_KEEP_CASE ? SCREEN_NUMBERED_TEXT : SCREEN_TYPED_TEXT;
}

enum screen_text formview_kind(struct formview *view, struct lineedit **line)
{
	*line = &view->edit;
	return kind_of(view);
}

static struct typing *typing_of(const struct formview *view)
{
	enum screen_text kind = kind_of(view);

	if (kind < SCREEN_NUMBERED_TEXT || view->typing == NULL)
		return NULL;
	return kind == SCREEN_NUMBERED_TEXT && view->typing->method == TYPING_VNI ? NULL
										   : view->typing;
}

/* What the door mends when the field is read. */
static void note_repairs(struct formview *view)
{
	const char *typed = lineedit_text(&view->edit);
	g_autofree char *clean = NULL;
	unsigned repairs = 0;

	if (!view->edit.masked) /* no copy of a password is made */
		clean = text_admit(typed, strlen(typed), &repairs, NULL);
	if (!clean || !*clean || repairs == 0)
		return;
	view->mended = text_repair_sentence(repairs);
	lineedit_set(&view->edit, clean);
}

/* Papers are filled in with capitals: a name gets one per word. */
static void mend_case(struct formview *view)
{
	g_autofree char *mended = name_case(lineedit_text(&view->edit));

	if (!mended)
		return;
	lineedit_set(&view->edit, mended);
	if (!view->mended)
		view->mended = g_strdup_printf(_("Written with one capital a word: %s"), mended);
}

void formview_settle(struct formview *view)
{
	const struct field *field = formview_field(view);

	g_clear_pointer(&view->mended, g_free);
	if (view->typed) {
		compose_end(typing_of(view), &view->edit);
		note_repairs(view);
		if (field->kind == KIND_NAME && form_is_paper(view->form))
			mend_case(view);
	}
	formview_keep(view);
	if (!view->typed || view->again)
		return;
	/* "tay" was read as a code: its name stands there from now on. */
	if (field->kind == KIND_CODE && !draft_complaint(view->draft, field->key) &&
	    draft_changed(view->draft, field->key)) {
		g_autofree char *value = g_strdup(draft_value(view->draft, field->key));

		draft_choose(view->draft, field->key, value);
	}
	formview_refresh(view);
}

void formview_move(struct formview *view, size_t at)
{
	formview_settle(view);
	view->left = view->cursor;
	view->cursor = MIN(at, view->form->fields - 1);
	draft_set_cursor(view->draft, formview_field(view)->key);
	formview_refresh(view);
}

static enum formview_reply step(struct formview *view, int by)
{
	size_t last = view->form->fields - 1;
	bool was_typed = view->typed;

	if (by < 0)
		formview_move(view, view->cursor < (size_t)-by ? 0 : view->cursor - (size_t)-by);
	else
		formview_move(view, view->cursor + (size_t)by > last ? last
								     : view->cursor + (size_t)by);
	return was_typed ? FORMVIEW_LEFT : FORMVIEW_DONE;
}

/* The next page begins with the first field that did not fit on this one. */
static enum formview_reply page(struct formview *view, bool down)
{
	size_t last = view->form->fields - 1, top = view->top, shown = MAX(view->shown, 1);
	bool was_typed = view->typed;

	if (down)
		top = top + shown > last ? top : top + shown;
	else
		top = top > shown ? top - shown : 0;
	if (top == view->top)
		formview_move(view, down ? last : 0);
	else
		formview_move(view, top);
	view->top = top;
	return was_typed ? FORMVIEW_LEFT : FORMVIEW_DONE;
}

/* ---- the second typing ------------------------------------------------------------- */

static enum formview_reply begin_again(struct formview *view)
{
	lineedit_set(&view->edit, "");
	view->typed = false;
	view->again = true;
	return FORMVIEW_AGAIN;
}

/* FORMVIEW_OTHER: nothing holds the cursor here. */
static enum formview_reply held(struct formview *view, bool enter)
{
	const struct field *field = formview_field(view);
	g_autofree char *text = NULL;
	char *complaint;

	if (!(field->flags & FIELD_TWICE) || formview_locked(view))
		return FORMVIEW_OTHER;
	if (!view->again) {
		formview_settle(view);
		return draft_is_once(view->draft, field->key) ? begin_again(view)
							      : FORMVIEW_OTHER;
	}
	if (!*lineedit_text(&view->edit))
		return enter ? FORMVIEW_AGAIN : FORMVIEW_OTHER;
	text = with_year(view, field, lineedit_text(&view->edit));
	if (draft_repeat(view->draft, field->key, text, &complaint))
		return FORMVIEW_OTHER;
	g_free(view->refusal);
	view->refusal = complaint;
	return FORMVIEW_DIFFERS;
}

static enum formview_reply forward(struct formview *view, bool enter)
{
	bool was_typed = view->typed;
	enum formview_reply reply = held(view, enter);

	if (reply != FORMVIEW_OTHER)
		return reply;
	if (enter && view->cursor + 1 == view->form->fields) {
		formview_settle(view);
		return FORMVIEW_LAST;
	}
	reply = step(view, 1);
	return was_typed ? FORMVIEW_LEFT : reply;
}

static enum formview_reply undo(struct formview *view)
{
	const struct field *field = formview_field(view);

	if (formview_locked(view) ||
	    (!view->typed && !draft_changed(view->draft, field->key) &&
	     !draft_complaint(view->draft, field->key)))
		return FORMVIEW_ESC;
	draft_undo(view->draft, field->key);
	formview_refresh(view);
	return FORMVIEW_UNDONE;
}

/* A paste is text: judged as a whole when it has ended, kept even when refused. */
static enum formview_reply paste_ended(struct formview *view)
{
	g_autoptr(GString) raw = g_steal_pointer(&view->paste);
	struct text_refusal why;
	unsigned repairs;
	g_autofree char *clean = text_admit(raw->str, raw->len, &repairs, &why);
	g_autofree char *shown = NULL;

	g_clear_pointer(&view->refusal, g_free);
	if (formview_locked(view))
		return FORMVIEW_LOCKED;
	view->typed = true;
	if (clean && !lineedit_insert(&view->edit, clean))
		return FORMVIEW_FULL;
	if (clean) {
		view->refusal = text_repair_sentence(repairs);
		return view->refusal ? FORMVIEW_MENDED : FORMVIEW_DONE;
	}
	shown = text_show(raw->str, raw->len);
	why.letter += lineedit_place(&view->edit);
	lineedit_insert(&view->edit, shown);
	view->refusal = text_refusal_sentence(&why);
	return FORMVIEW_REFUSED;
}

/* After "17" and "17/03" a digit begins the next part of a date. */
static void part_date(struct formview *view, const struct key *key)
{
	const char *text = lineedit_text(&view->edit);
	size_t length = strlen(text);

	if (formview_field(view)->kind != KIND_DATE || key->code != K_TEXT ||
	    !g_ascii_isdigit(key->text[0]) || view->edit.at != length)
		return;
	if ((length == 2 && strspn(text, "0123456789-") == 2) ||
	    (length == 5 && text[2] == '/' && strspn(text + 3, "0123456789-") == 2))
		lineedit_insert(&view->edit, "/");
}

static bool changes_text(const struct key *key)
{
	return key->code == K_TEXT || key->code == K_BACKSPACE || key->code == K_DELETE;
}

static enum formview_reply typing(struct formview *view, const struct key *key)
{
	bool full = false;

	if (formview_locked(view))
		return changes_text(key) ? FORMVIEW_LOCKED : FORMVIEW_OTHER;
	if (key->code == K_TEXT && strcmp(key->text, "?") == 0 && !*lineedit_text(&view->edit))
		return FORMVIEW_HELP;
	part_date(view, key);
	if (!compose_key(typing_of(view), &view->edit, key, &full))
		return FORMVIEW_OTHER;
	view->typed |= changes_text(key);
	return full ? FORMVIEW_FULL : FORMVIEW_DONE;
}

static enum formview_reply movement(struct formview *view, const struct key *key)
{
	switch ((int)key->code) {
	case K_ENTER:
	case K_TAB:
	case K_DOWN:
		return forward(view, key->code == K_ENTER);
	case K_BACKTAB:
	case K_UP:
		return step(view, -1);
	case K_PGDN:
	case K_PGUP:
		return page(view, key->code == K_PGDN);
	case K_ESC:
		return undo(view);
	default:
		return typing(view, key);
	}
}

enum formview_reply formview_key(struct formview *view, const struct key *key)
{
	if (key->code == K_PASTE_BEGIN) {
		if (!view->paste)
			view->paste = g_string_new(NULL);
		return FORMVIEW_DONE;
	}
	if (key->code == K_PASTE_END && view->paste)
		return paste_ended(view);
	if (view->paste) {
		g_string_append(view->paste, key->text);
		return FORMVIEW_DONE;
	}
	return movement(view, key);
}

const char *formview_refusal(const struct formview *view)
{
	return view->refusal;
}

/* ---- row 22 -------------------------------------------------------------------------- */

/* A slip in a name is asked about, never refused. */
static char *slip(const struct formview *view, size_t at)
{
	const char *people = draft_value(view->draft, record_fields[FIELD_ETHNIC].path);

	if (view->form->field[at].kind != KIND_NAME)
		return NULL;
	if (at == view->cursor && view->typed)
		return misspelt_so_far(view->edit.text->str, people);
	return misspelt_question(draft_typed(view->draft, view->form->field[at].key), people);
}

char *formview_says(const struct formview *view, size_t at)
{
	const char *complaint = draft_complaint(view->draft, view->form->field[at].key);

	if (complaint && !(view->typed && at == view->cursor))
		return g_strdup(complaint);
	return slip(view, at);
}

char *formview_hint(const struct formview *view)
{
	const struct field *field = formview_field(view);
	char *said;

	if (view->again)
		return g_strdup_printf(_("%s: type it a second time; the first one is hidden."),
				       _(field->label));
	said = formview_says(view, view->cursor);
	return said ? said : g_strdup(_(draft_hint(view->draft, field)));
}
