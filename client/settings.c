/*
 * settings - a small GKeyFile, every key with its rule in one table, so that
 * the file, the preferences screen and the manual cannot say different things.
 */
#include "client/settings.h"

#include <string.h>
#include <unistd.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define SHOWN_LETTERS 40 /* of a stranger's key in a sentence */
#define GROUP "dancu"
#define MACROS_GROUP "macros"
#define MINUTES_MAX 480
#define DAYS_MAX 30

enum rule { RULE_TEXT, RULE_NUMBER, RULE_WORD };

struct key_row {
	const char *key;
	enum rule rule;
	bool practice; /* practice.conf knows it too */
	bool own;      /* an officer may choose otherwise */
	size_t at;     /* of the char * or the unsigned */
	unsigned least, most;
	const char *words; /* blank separated; the first is the default */
};

static const struct key_row keys[] = {
	{ "url", RULE_TEXT, false, false, offsetof(struct settings, url), 0, 0, "" },
	{ "ca", RULE_TEXT, false, false, offsetof(struct settings, ca), 0, 0, "" },
	{ "cert", RULE_TEXT, false, false, offsetof(struct settings, cert), 0, 0, "" },
	{ "key", RULE_TEXT, false, false, offsetof(struct settings, key), 0, 0, "" },
	{ "token_uri", RULE_TEXT, false, false, offsetof(struct settings, token_uri), 0, 0, "" },
	{ "offline_days", RULE_NUMBER, false, false, offsetof(struct settings, offline_days), 0,
	  DAYS_MAX, "3" },
	{ "lock_minutes", RULE_NUMBER, true, false, offsetof(struct settings, lock_minutes), 1,
	  MINUTES_MAX, "5" },
	{ "typing", RULE_WORD, true, true, offsetof(struct settings, typing), 0, 0,
	  "telex vni viqr off" },
	{ "tone", RULE_WORD, true, true, offsetof(struct settings, tone), 0, 0, "old new" },
	{ "lone_w", RULE_WORD, true, true, offsetof(struct settings, lone_w), 0, 0, "on off" },
	{ "brackets", RULE_WORD, true, true, offsetof(struct settings, brackets), 0, 0,
	  "off on" },
	{ "name_order", RULE_WORD, true, true, offsetof(struct settings, name_order), 0, 0,
	  "given family" },
	{ "printer", RULE_TEXT, true, false, offsetof(struct settings, printer), 0, 0,
	  "/usr/bin/lp" },
	{ "lang", RULE_WORD, true, false, offsetof(struct settings, lang), 0, 0, "vi en" },
};

G_DEFINE_QUARK(dancu-settings-error, settings_error)

static char **text_slot(struct settings *settings, const struct key_row *row)
{
	return (char **)(void *)((char *)settings + row->at);
}

static unsigned *number_slot(struct settings *settings, const struct key_row *row)
{
	return (unsigned *)(void *)((char *)settings + row->at);
}

/* `said` is taken; always false, for `return`. */
static bool refuse(GError **error, char *said)
{
	g_set_error_literal(error, SETTINGS_ERROR, 0, said);
	g_free(said);
	return false;
}

static const struct key_row *row_of(const struct settings *settings, const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (!strcmp(keys[i].key, key) && (keys[i].practice || !settings->practice))
			return &keys[i];
	return NULL;
}

static bool is_word(const char *words, const char *value)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);

	return g_strv_contains((const char *const *)list, value);
}

static void put_text(struct settings *settings, const struct key_row *row, const char *value)
{
	char *copy = g_strdup(value);

	g_free(*text_slot(settings, row));
	*text_slot(settings, row) = copy;
}

bool settings_set(struct settings *settings, const char *key, const char *value,
		  GError **error)
{
	const struct key_row *row = row_of(settings, key);
	g_autofree char *range = NULL;
	guint64 number;

	if (!row) {
		g_autofree char *shown = text_show_start(key, SHOWN_LETTERS);

		return refuse(error, g_strdup_printf(_("There is no setting \"%s\"."), shown));
	}
	if (row->rule == RULE_NUMBER) {
		range = g_strdup_printf("%u-%u", row->least, row->most);
		if (!g_ascii_string_to_unsigned(value, 10, row->least, row->most, &number, NULL))
			return refuse(error,
				      g_strdup_printf(_("The setting \"%s\" takes a number: %s."),
						      key, range));
		*number_slot(settings, row) = (unsigned)number;
		return true;
	}
	if (row->rule == RULE_WORD && !is_word(row->words, value))
		return refuse(error, g_strdup_printf(_("The setting \"%s\" takes one of: %s."), key,
						     row->words));
	put_text(settings, row, value);
	return true;
}

static void set_default(struct settings *settings, const struct key_row *row)
{
	g_autofree char *first = g_strndup(row->words, strcspn(row->words, " "));

	if (row->rule == RULE_NUMBER)
		*number_slot(settings, row) = (unsigned)g_ascii_strtoull(first, NULL, 10);
	else
		put_text(settings, row, first);
}

static void set_defaults(struct settings *settings)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		set_default(settings, &keys[i]);
	g_hash_table_remove_all(settings->own);
	g_hash_table_remove_all(settings->macros);
}

struct settings *settings_new(bool practice)
{
	struct settings *settings = g_new0(struct settings, 1);

	settings->practice = practice;
	settings->own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	settings->macros = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	set_defaults(settings);
	return settings;
}

void settings_free(struct settings *settings)
{
	if (!settings)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].rule != RULE_NUMBER)
			g_free(*text_slot(settings, &keys[i]));
	g_hash_table_unref(settings->own);
	g_hash_table_unref(settings->macros);
	g_free(settings);
}

/* ---- the file ----------------------------------------------------------------- */

/* A path may be spelt as its disk spells it, but not with what cannot be seen. */
static bool check_text(const char *key, const char *value, GError **error)
{
	struct text_refusal why;
	g_autofree char *clean = text_admit(value, strlen(value), NULL, &why);
	g_autofree char *sentence = clean ? NULL : text_refusal_sentence(&why);
	g_autofree char *shown = clean ? NULL : text_show_start(key, SHOWN_LETTERS);

	return clean || refuse(error, g_strdup_printf(_("The setting \"%s\": %s"), shown,
						      sentence));
}

static bool read_group(struct settings *settings, GKeyFile *file, GError **error)
{
	g_auto(GStrv) names = g_key_file_get_keys(file, GROUP, NULL, NULL);

	for (size_t i = 0; names && names[i]; i++) {
		g_autofree char *value = g_key_file_get_string(file, GROUP, names[i], error);

		if (!value || !check_text(names[i], g_strstrip(value), error) ||
		    !settings_set(settings, names[i], value, error))
			return false;
	}
	return true;
}

/* What officers chose: a group of each key's name. */
static bool read_own(struct settings *settings, GKeyFile *file, const char *key,
		     GError **error)
{
	g_auto(GStrv) names = g_key_file_get_keys(file, key, NULL, NULL);

	for (size_t i = 0; names && names[i]; i++) {
		g_autofree char *value = g_key_file_get_string(file, key, names[i], error);

		if (!value || !check_text(names[i], names[i], error) ||
		    !settings_set_own(settings, names[i], key, value, error))
			return false;
	}
	return true;
}

static bool read_officers(struct settings *settings, GKeyFile *file, GError **error)
{
	g_auto(GStrv) names = g_key_file_get_keys(file, MACROS_GROUP, NULL, NULL);

	for (size_t i = 0; names && names[i]; i++) {
		g_autofree char *text =
			g_key_file_get_string(file, MACROS_GROUP, names[i], error);

		if (!text)
			return false;
		settings_set_macros(settings, names[i], text);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].own && !read_own(settings, file, keys[i].key, error))
			return false;
	return true;
}

bool settings_load(struct settings *settings, const char *path, GError **error)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	GError *why = NULL;

	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &why)) {
		bool absent = g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT);

		g_clear_error(&why);
		if (absent)
			return true;
		return refuse(error,
			      g_strdup_printf(_("The settings in %s cannot be read."), path));
	}
	if (read_group(settings, file, error) && read_officers(settings, file, error))
		return true;
	set_defaults(settings);
	return false;
}

static void write_row(struct settings *settings, const struct key_row *row, GKeyFile *file)
{
	if (settings->practice && !row->practice)
		return;
	if (row->rule == RULE_NUMBER)
		g_key_file_set_uint64(file, GROUP, row->key, *number_slot(settings, row));
	else if (**text_slot(settings, row))
		g_key_file_set_string(file, GROUP, row->key, *text_slot(settings, row));
}

static void write_officers(const struct settings *settings, GKeyFile *file)
{
	GHashTableIter iter;
	gpointer whose, word;

	g_hash_table_iter_init(&iter, settings->own);
	while (g_hash_table_iter_next(&iter, &whose, &word)) {
		const char *login = strchr(whose, ' ') + 1;
		g_autofree char *key =
			g_strndup(whose, (gsize)(login - 1 - (const char *)whose));

		g_key_file_set_string(file, key, login, word);
	}
	g_hash_table_iter_init(&iter, settings->macros);
	while (g_hash_table_iter_next(&iter, &whose, &word))
		g_key_file_set_string(file, MACROS_GROUP, whose, word);
}

bool settings_save(const struct settings *settings, const char *path, GError **error)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autofree char *dir = g_path_get_dirname(path);
	g_autofree char *text = NULL;
	gsize length;

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		write_row((struct settings *)settings, &keys[i], file);
	write_officers(settings, file);
	text = g_key_file_to_data(file, &length, NULL);
	if (g_mkdir_with_parents(dir, 0700) == 0 &&
	    g_file_set_contents_full(path, text, (gssize)length,
				     G_FILE_SET_CONTENTS_CONSISTENT |
					     G_FILE_SET_CONTENTS_DURABLE,
				     0600, NULL))
		return true;
	return refuse(error, g_strdup_printf(_("The settings cannot be written to %s."), path));
}

bool settings_check_files(const struct settings *settings, const char *file, GError **error)
{
	if (*settings->ca && access(settings->ca, R_OK))
		return refuse(error, g_strdup_printf(_("The certificates that ca in %s names "
						       "cannot be read."),
						     file));
	if (!*settings->cert != !*settings->key)
		return refuse(error, g_strdup_printf(_("Set both cert and key in %s, or "
						       "neither."),
						     file));
	if (*settings->cert && access(settings->cert, R_OK))
		return refuse(error, g_strdup_printf(_("This machine's certificate, which cert "
						       "in %s names, cannot be read."),
						     file));
	if (*settings->key && access(settings->key, R_OK))
		return refuse(error, g_strdup_printf(_("The key of this machine, which key in "
						       "%s names, cannot be read."),
						     file));
	return true;
}

bool settings_check_real(const struct settings *settings, const char *file, GError **error)
{
	if (!*settings->url)
		return refuse(error, g_strdup_printf(_("No centre is set yet: put "
						       "url=https://HOST into %s."),
						     file));
	if (!g_str_has_prefix(settings->url, "https://"))
		return refuse(error, g_strdup_printf(_("Real work goes to https:// only: "
						       "mend url in %s."),
						     file));
	return settings_check_files(settings, file, error);
}

/* ---- what officers chose --------------------------------------------------------- */

const char *settings_own(const struct settings *settings, const char *login, const char *key)
{
	g_autofree char *whose = g_strdup_printf("%s %s", key, login);
	const char *word = g_hash_table_lookup(settings->own, whose);

	return word ? word : *text_slot((struct settings *)settings, row_of(settings, key));
}

bool settings_set_own(struct settings *settings, const char *login, const char *key,
		      const char *word, GError **error)
{
	const struct key_row *row = row_of(settings, key);

	if (!is_word(row->words, word))
		return refuse(error, g_strdup_printf(_("The setting \"%s\" takes one of: %s."),
						     login, row->words));
	g_hash_table_insert(settings->own, g_strdup_printf("%s %s", key, login),
			    g_strdup(word));
	return true;
}

const char *settings_macros(const struct settings *settings, const char *login)
{
	const char *text = g_hash_table_lookup(settings->macros, login);

	return text ? text : "";
}

void settings_set_macros(struct settings *settings, const char *login, const char *text)
{
	g_hash_table_insert(settings->macros, g_strdup(login), g_strdup(text));
}

/* ---- places ------------------------------------------------------------------- */

/* An XDG folder; an empty or relative variable counts as unset. New. */
static char *xdg(const char *variable, const char *otherwise)
{
	const char *value = g_getenv(variable);

	if (value && *value == '/')
		return g_strdup(value);
	return otherwise ? g_build_filename(g_get_home_dir(), otherwise, NULL) : NULL;
}

struct places *places_new(bool practice)
{
	g_autofree char *config = xdg("XDG_CONFIG_HOME", ".config");
	g_autofree char *state = xdg("XDG_STATE_HOME", ".local/state");
	struct places *places = g_new0(struct places, 1);

	places->config_file = g_build_filename(
		config, "dancu", practice ? "practice.conf" : "real.conf", NULL);
	places->state_dir =
		g_build_filename(state, "dancu", practice ? "practice" : "real", NULL);
	places->runtime = xdg("XDG_RUNTIME_DIR", NULL);
	return places;
}

void places_free(struct places *places)
{
	if (!places)
		return;
	g_free(places->config_file);
	g_free(places->state_dir);
	g_free(places->runtime);
	g_free(places);
}
