/*
 * settings - what this terminal was told once: real.conf or practice.conf, and
 * the folders that go with a world.
 *
 * A missing file means the defaults; an unreadable or wrong one is an error
 * that names the key, and the defaults stand.  practice.conf knows only the
 * last eight keys.  How letters are typed (typing, tone, lone_w, brackets) is
 * remembered per officer: a group of each key's name holds login=word, and
 * where an officer has chosen nothing the key in [dancu] counts.  [macros]
 * holds each officer's gõ tắt, one macro a line (i18n/macro.h).
 */
#ifndef CLIENT_SETTINGS_H
#define CLIENT_SETTINGS_H

#include <glib.h>
#include <stdbool.h>

/*
 * Where things live (XDG; an empty or relative variable counts as unset).
 * All absolute; `runtime` is NULL when there is no private runtime folder.
 */
struct places {
	char *config_file; /* .../dancu/practice.conf */
	char *state_dir;   /* .../dancu/practice: the stores, and the practice centre */
	char *runtime;	   /* $XDG_RUNTIME_DIR or NULL */
};

struct places *places_new(bool practice);
void places_free(struct places *places);

struct settings {
	bool practice;
	char *url, *ca, *cert, *key, *token_uri; /* "" when not set */
	unsigned offline_days;
	unsigned lock_minutes;
	char *typing;	  /* "telex" "vni" "viqr" "off" */
	char *tone;	  /* "old" (hòa) or "new" (hoà) */
	char *lone_w;	  /* "on": in Telex a w alone is ư; "off" */
	char *brackets;	  /* "off"; "on": in Telex [ is ơ, ] is ư */
	char *name_order; /* "given" (by given name first) or "family" */
	char *printer;	  /* path of the program that prints: /usr/bin/lp */
	char *lang;	  /* "vi" or "en" */
	GHashTable *own;    /* "typing canbo1" -> the officer's own word */
	GHashTable *macros; /* login -> the text of the officer's macros */
};

#define SETTINGS_ERROR settings_error_quark()
GQuark settings_error_quark(void);

/* The defaults, never NULL. */
struct settings *settings_new(bool practice);
void settings_free(struct settings *settings);

/* Reads `file` over the defaults. False, an error and the defaults when it is wrong. */
bool settings_load(struct settings *settings, const char *file, GError **error);
/* Writes it whole (temporary file, rename), 0600, making the folder 0700. */
bool settings_save(const struct settings *settings, const char *file, GError **error);

/*
 * Sets one key from text with the rules of the file; false and a translated
 * reason when the value is not one of those that the key takes.
 */
bool settings_set(struct settings *settings, const char *key, const char *value,
		  GError **error);

/*
 * Whether real.conf says where the real centre is, in a way that may be used:
 * https and nothing else, and files that can be read.  False and one sentence
 * that names `file` when not.
 */
bool settings_check_real(const struct settings *settings, const char *file, GError **error);

/*
 * Whether `ca`, `cert` and `key` are there to be read, the last two both or
 * neither; asked before the first screen, since no work is possible without.
 * False and one sentence that names `file` when not.
 */
bool settings_check_files(const struct settings *settings, const char *file, GError **error);

/*
 * What this officer has chosen for "typing" "tone" "lone_w" "brackets" or
 * "name_order", or the general word. Lent until it is set anew.
 */
const char *settings_own(const struct settings *settings, const char *login, const char *key);
/* False, and a translated reason, when the key does not take this word. */
bool settings_set_own(struct settings *settings, const char *login, const char *key,
		      const char *word, GError **error);

/* The text of this officer's macros, "" when there are none. Lent. */
const char *settings_macros(const struct settings *settings, const char *login);
void settings_set_macros(struct settings *settings, const char *login, const char *text);

#endif
