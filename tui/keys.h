/*
 * keys - bytes from the terminal in, keys out.
 *
 * One own table decodes what xterm, PuTTY, the Linux console, VT100, rxvt,
 * screen and tmux send, whatever TERM says.  Pure: no read(), no curses, no
 * clock.  The caller feeds what it read together with its steady clock, takes
 * keys until there are none, and comes back at the deadline:
 *
 *	keys_feed(&k, bytes, n, now);
 *	while (keys_next(&k, &key))
 *		...
 *	wait until there is input or keys_deadline(&k); then
 *	keys_tick(&k, now); and take keys again.
 *
 * What stands behind the rules:
 * - an Esc followed by nothing is a key after 50 ms; after `ESC [` or `ESC O`
 *   the rest is awaited for 1 s, for a bad line tears sequences apart;
 * - a sequence that is not in the table is swallowed whole and named
 *   (K_UNKNOWN), never taken for Esc or for text; so are Alt-letter,
 *   Alt-digit and bytes that are not UTF-8;
 * - `ESC ESC` is Esc and then the rest; `ESC TAB` is Shift-Tab;
 * - modifiers are swallowed: Ctrl-Left is Left, Shift-F3 is F3;
 * - the number pad types digits, in application mode too;
 * - between K_PASTE_BEGIN and K_PASTE_END everything is K_TEXT, control
 *   characters (Enter is "\r" or "\n"), ESC and bytes that are not UTF-8 too:
 *   the text door judges them.
 *   A paste whose end was lost ends after 10 s of silence;
 * - `ESC [ 1 ; n R` is F3 with a modifier, so a question for the cursor must
 *   be asked with the cursor below the first row; other rows are
 *   K_CURSOR_REPORT.
 * Names begin with K_ because curses has taken KEY_.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_code {
	K_NONE,
	K_TEXT, /* text: one code point, UTF-8 */
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_ENTER,
	K_TAB,
	K_BACKTAB,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_PGUP,
	K_PGDN,
	K_HOME,
	K_END,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_ESC,
	K_CTRL, /* letter: 'a' to 'z', or one of @ \ ] ^ _ */
	K_PASTE_BEGIN,
	K_PASTE_END,
	K_CURSOR_REPORT, /* row, col: from 1, as the terminal counts */
	K_UNKNOWN	 /* text: the sequence in readable letters, "ESC[99~" */
};

struct key {
	enum key_code code;
	char letter;
	int row, col;
	char text[32]; /* always ended by a NUL */
};

/* Embedded in its owner; all members are private. */
struct keys {
	GByteArray *held; /* not yet decoded */
	size_t due;	  /* how many of them have waited long enough */
	int64_t fed;	  /* when the last byte came, steady ms */
	bool pasting;
	bool paste_lost;
};

void keys_init(struct keys *keys);
void keys_clear(struct keys *keys);

/* `now` in steady milliseconds, never going back. */
void keys_feed(struct keys *keys, const uint8_t *bytes, size_t n, int64_t now);

/* False: nothing more for now; *key is then K_NONE. */
bool keys_next(struct keys *keys, struct key *key);

/* When keys_tick() must be called though nothing came; INT64_MAX: never. */
int64_t keys_deadline(const struct keys *keys);
void keys_tick(struct keys *keys, int64_t now);

/* True between the begin and the end of a paste. */
bool keys_pasting(const struct keys *keys);

/*
 * The name of a key as helps and plays write it ("F3", "Shift-Tab", "Ctrl-S",
 * or the text itself), into `into`, which is also returned.
 */
const char *key_name(const struct key *key, char *into, size_t size);

/* Writes bytes as somebody would read them aloud: ESC[99~, ^A, <C3>. */
void key_spell(char *into, size_t size, const uint8_t *bytes, size_t n);

#endif
