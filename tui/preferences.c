/*
 * preferences - the last seven keys of the settings file, and the password.
 *
 * Each line holds one of a few words; Left, Right and Space change it and it
 * is written at once.  How letters are typed is the officer's own, once
 * somebody is signed in.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/session.h"
#include "client/settings.h"
#include "i18n/cells.h"
#include "i18n/macro.h"
#include "tui/keychain.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define FIRST_ROW 2
#define VALUE_COLUMN 26
#define WORDS_COLUMN 46

enum row {
	ROW_LANGUAGE,
	ROW_ORDER,
	ROW_LOCK,
	ROW_TYPING,
	ROW_TONE,
	ROW_LONE_W,
	ROW_BRACKETS,
	ROW_MACROS,
	ROW_PASSWORD,
	ROW_KEYRING,
	ROWS
};

struct preferences {
	struct screen base;
	unsigned row;
};

struct choice_word {
	const char *value, *word;	/* of the file; msgid */
};

static const struct choice_word languages[] = {{"vi", "Tiếng Việt"}, {"en", "English"}};
static const struct choice_word orders[] = {
	{"given", N_("given name first")},
	{"family", N_("family name first")},
};
static const struct choice_word locks[] = {
	{"2", N_("2 minutes")},	  {"5", N_("5 minutes")},
	{"10", N_("10 minutes")}, {"15", N_("15 minutes")},
};

static const struct choice_word methods[] = {
	{"telex", "Telex"},
	{"vni", "VNI"},
	{"viqr", "VIQR"},
	{"off", N_("off, the machine's own")},
};
static const struct choice_word tones[] = {{"old", "hòa, thủy"}, {"new", "hoà, thuỷ"}};
static const struct choice_word lone_ws[] = {{"on", "ư"}, {"off", "w"}};
static const struct choice_word brackets[] = {{"off", "[ ]"}, {"on", "ơ ư"}};

struct row_of {
	const char *label, *key, *note;
	const struct choice_word *words;
	size_t count;
};

static const struct row_of rows[ROWS] = {
	[ROW_LANGUAGE] = {N_("Language"), "lang", N_("from the next start on"), languages, 2},
	[ROW_ORDER] = {N_("Order of persons"), "name_order", N_("in every list of persons"),
		       orders, 2},
	[ROW_LOCK] = {N_("Lock after"), "lock_minutes", N_("without a key"), locks, 4},
	[ROW_TYPING] = {N_("Vietnamese typing"), "typing", "", methods, 4},
	[ROW_TONE] = {N_("Tone mark in"), "tone", "", tones, 2},
	[ROW_LONE_W] = {N_("w alone types"), "lone_w", N_("in Telex"), lone_ws, 2},
	[ROW_BRACKETS] = {N_("[ and ] type"), "brackets", N_("in Telex"), brackets, 2},
	[ROW_MACROS] = {N_("Abbreviations"), NULL, "", NULL, 0},
	[ROW_PASSWORD] = {N_("Password"), NULL, "", NULL, 0},
	[ROW_KEYRING] = {N_("Key in the keyring"), NULL, "", NULL, 0},
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Settings");
}

static bool is_own(enum row row)
{
	return row == ROW_ORDER || (row >= ROW_TYPING && row <= ROW_BRACKETS);
}

static char *value_of(const struct app *app, enum row row)
{
	const struct settings *settings = app->settings;

	if (is_own(row))
		return g_strdup(settings_own(settings, app->session->login, rows[row].key));
	if (row == ROW_LANGUAGE)
		return g_strdup(settings->lang);
	return g_strdup_printf("%u", settings->lock_minutes);
}

static size_t index_of(const struct app *app, enum row row)
{
	g_autofree char *value = value_of(app, row);

	for (size_t i = 0; i < rows[row].count; i++)
		if (g_str_equal(rows[row].words[i].value, value))
			return i;
	return 0;
}

static unsigned count_macros(const struct app *app)
{
	const char *text = settings_macros(app->settings, app->session->login);
	struct macros *macros = macros_new(text, strlen(text), NULL);
	unsigned count = (unsigned)macros_count(macros);

	macros_free(macros);
	return count;
}

static char *shown(const struct app *app, enum row row)
{
	if (row == ROW_PASSWORD)
		return g_strdup(app->session->open ? _("Enter changes it")
						   : _("after signing in"));
	if (row == ROW_KEYRING)
		return g_strdup(keychain_word(app));
	if (row == ROW_MACROS && !app->session->open)
		return g_strdup(_("after signing in"));
	if (row == ROW_MACROS)
		return g_strdup_printf(_("%u; Enter lists them"), count_macros(app));
	if (row == ROW_LOCK)
		return g_strdup_printf(_("%u minutes"), app->settings->lock_minutes);
	return g_strdup(_(rows[row].words[index_of(app, row)].word));
}

static void change(struct preferences *s, int step)
{
	struct app *app = s->base.app;
	enum row row = s->row;
	const struct row_of *of = &rows[row];
	size_t at;
	g_autoptr(GError) error = NULL;

	if (row == ROW_KEYRING) {
		keychain_turn(app);
		return;
	}
	if (row == ROW_PASSWORD || row == ROW_MACROS) {
		if (app->session->open)
			app_push(app, row == ROW_MACROS ? macros_screen(app)
							: password_screen(app));
		return;
	}
	at = (index_of(app, row) + of->count + (size_t)step) % of->count;
	if (row == ROW_TYPING)
		app->typing_paused = false;
	if (!(is_own(row) && app->session->open
		      ? settings_set_own(app->settings, app->session->login, of->key,
					 of->words[at].value, &error)
		      : settings_set(app->settings, of->key, of->words[at].value, &error))) {
		app_say(app, "%s", error->message);
		return;
	}
	if (!settings_save(app->settings, app->places->config_file, &error)) {
		app_say(app, "%s", error->message);
		return;
	}
	app_say(app, row == ROW_LANGUAGE ? _("Kept. The language changes at the next start.")
					 : _("Kept."));
}

static void draw(struct screen *screen, struct paint *p)
{
	struct preferences *s = (struct preferences *)screen;

	for (unsigned i = 0; i < ROWS; i++) {
		int row = FIRST_ROW + (int)i;
		g_autofree char *value = shown(screen->app, i);

		paint_text(p, row, 2, 22, ROLE_PLAIN, _(rows[i].label));
		paint_text(p, row, VALUE_COLUMN, p->cols - 1 - VALUE_COLUMN, ROLE_PLAIN, value);
		if (rows[i].note[0] != '\0')
			paint_text(p, row, WORDS_COLUMN, p->cols - 1 - WORDS_COLUMN, ROLE_PLAIN,
				   _(rows[i].note));
		if (i != s->row)
			continue;
		paint_text(p, row, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, row, VALUE_COLUMN);
	}
	paint_text(p, FIRST_ROW + ROWS + 1, 2, 22, ROLE_PLAIN, _("Written to"));
	g_autofree char *file = cells_fit(screen->app->places->config_file,
					  p->cols - 1 - VALUE_COLUMN, CELLS_MORE);
	paint_data(p, FIRST_ROW + ROWS + 1, VALUE_COLUMN, p->cols - 1 - VALUE_COLUMN, ROLE_PLAIN,
		   file);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct preferences *s = (struct preferences *)screen;
	bool space = key->code == K_TEXT && key->text[0] == ' ';

	if (action == ACTION_PREFERENCES)
		return true;
	if (action != ACTION_NONE)
		return false;
	if (key->code == K_UP || key->code == K_BACKTAB)
		s->row -= s->row > 0;
	else if (key->code == K_DOWN || key->code == K_TAB)
		s->row += s->row + 1 < ROWS;
	else if (key->code == K_LEFT)
		change(s, -1);
	else if (key->code == K_RIGHT || key->code == K_ENTER || space)
		change(s, 1);
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	struct preferences *s = (struct preferences *)screen;

	if (s->row == ROW_PASSWORD)
		return g_strdup(_("Enter: a new password, at the centre and for this machine's "
				  "store."));
	if (s->row == ROW_KEYRING)
		return g_strdup(_("A second way in, for the day the password is reset; Enter turns "
				  "it."));
	if (s->row == ROW_MACROS)
		return g_strdup(_("Enter: short names that become a longer text, gõ tắt."));
	return g_strdup(_("Left, Right or Space change it; it is kept at once."));
}

static const struct screen_ops ops = {
	.name = "preferences",
	.help = N_("How this terminal behaves for you. Changes are kept at once; the language "
		   "changes at the next start. The password is changed at the centre, and the "
		   "drafts and letters kept here open with the new one."),
	.row = {ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
};

struct screen *preferences_screen(struct app *app)
{
	return screen_new(&ops, app, sizeof(struct preferences));
}
