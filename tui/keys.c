/*
 * keys - the decoder.  What came is held until its front is a whole key, so
 * that it does not matter where the line cut it; time only decides about a
 * front that stays incomplete.
 */
#include "tui/keys.h"

#include <string.h>

#include "i18n/banned.h"

enum { ESC = 27, DEL = 127, LONGEST = 256 };
enum { WAIT_ESC = 50, WAIT_REST = 1000, WAIT_PASTE = 10000 };

/* How far the front got: bytes taken, or 0 and how long to wait for more. */
struct front {
	size_t taken;
	int64_t wait;
};

struct numbered {
	int number;
	enum key_code code;
};

/* ESC [ number ~ : VT220 and all its children. */
static const struct numbered tilde[] = {
	{ 1, K_HOME },	{ 2, K_INSERT }, { 3, K_DELETE }, { 4, K_END },	 { 5, K_PGUP },
	{ 6, K_PGDN },	{ 7, K_HOME },	 { 8, K_END },	  { 11, K_F1 },	 { 12, K_F2 },
	{ 13, K_F3 },	{ 14, K_F4 },	 { 15, K_F5 },	  { 17, K_F6 },	 { 18, K_F7 },
	{ 19, K_F8 },	{ 20, K_F9 },	 { 21, K_F10 },	  { 23, K_F11 }, { 24, K_F12 },
	{ 200, K_PASTE_BEGIN },		 { 201, K_PASTE_END },
};

/* ESC [ letter, ESC [ 1 ; modifier letter and ESC O letter. */
static const struct numbered lettered[] = {
	{ 'A', K_UP },	{ 'B', K_DOWN }, { 'C', K_RIGHT }, { 'D', K_LEFT },
	{ 'H', K_HOME }, { 'F', K_END }, { 'P', K_F1 },	   { 'Q', K_F2 },
	{ 'R', K_F3 },	{ 'S', K_F4 },	 { 'Z', K_BACKTAB },
	/* rxvt with Shift (ESC [) or Ctrl (ESC O) */
	{ 'a', K_UP },	{ 'b', K_DOWN }, { 'c', K_RIGHT }, { 'd', K_LEFT },
};

/* The number pad in application mode, from ESC O j on; M, X and I besides. */
static const char pad[] = "*+,-./0123456789";

static enum key_code look_up(const struct numbered *table, size_t n, int number)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].number == number)
			return table[i].code;
	return K_NONE;
}

static size_t unknown(struct key *key, const uint8_t *b, size_t n)
{
	key->code = K_UNKNOWN;
	key_spell(key->text, sizeof(key->text), b, n);
	return n;
}

static size_t text(struct key *key, const uint8_t *b, size_t n)
{
	key->code = K_TEXT;
	memcpy(key->text, b, n);
	key->text[n] = '\0';
	return n;
}

static size_t ctrl(struct key *key, uint8_t byte)
{
	static const char others[] = "[\\]^_";

	key->code = K_CTRL;
	if (byte == 0)
		key->letter = '@';
	else
		key->letter = (char)(byte <= 26 ? 'a' + byte - 1 : others[byte - 27]);
	return 1;
}

/* A byte below 32 (not ESC), or DEL. */
static size_t control(struct key *key, uint8_t byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		key->code = K_ENTER;
		return 1;
	case '\t':
		key->code = K_TAB;
		return 1;
	case '\b':
	case DEL:
		key->code = K_BACKSPACE;
		return 1;
	default:
		return ctrl(key, byte);
	}
}

/* One code point that may be torn; `over`: no more bytes will come. */
static struct front letter(struct key *key, const uint8_t *b, size_t n, bool over)
{
	gunichar c = g_utf8_get_char_validated((const char *)b, (gssize)n);

	if (c == (gunichar)-2 && !over)
		return (struct front){ 0, WAIT_REST };
	if (c == (gunichar)-2)
		return (struct front){ unknown(key, b, n), 0 };
	if (c == (gunichar)-1)
		return (struct front){ unknown(key, b, 1), 0 };
	if (c >= 0x80 && c < 0xA0)
		return (struct front){ unknown(key, b, 2), 0 };
	return (struct front){ text(key, b, (size_t)g_unichar_to_utf8(c, NULL)), 0 };
}

/* CSI code ; modifier u and CSI 27 ; modifier ; code ~: a key by its letter. */
static void by_letter(struct key *key, int code, int modifier)
{
	int mods = modifier > 0 ? modifier - 1 : 0;

	if (code == '\t')
		key->code = mods & 1 ? K_BACKTAB : K_TAB;
	else if (code == ESC)
		key->code = K_ESC;
	else if (code == '\r' || code == DEL || code == '\b')
		control(key, (uint8_t)code);
	else if ((mods & 4) && code >= 'A' && code <= 'z' && g_ascii_isalpha(code))
		ctrl(key, (uint8_t)(code & 31));
	else if (mods <= 1 && code >= 32 && g_unichar_validate((gunichar)code)) {
		key->code = K_TEXT;
		key->text[g_unichar_to_utf8((gunichar)code, key->text)] = '\0';
	}
}

/* Splits "1;5" into numbers, each at most 9999; how many there are. */
static int numbers(const uint8_t *b, size_t n, int *into, int room)
{
	int count = 0;

	for (int i = 0; i < room; i++)
		into[i] = 0;
	for (size_t i = 0; i < n; i++) {
		if (b[i] == ';' || b[i] == ':') {
			if (++count >= room)
				return -1;
		} else if (g_ascii_isdigit(b[i]) && into[count] < 10000) {
			into[count] = into[count] * 10 + (b[i] - '0');
		} else {
			return -1;
		}
	}
	return count + 1;
}

/* A whole `ESC [ parameters final`: fills *key, or leaves it K_NONE. */
static void judge_csi(struct key *key, const uint8_t *parameters, size_t n, uint8_t final)
{
	int v[4];
	int count = numbers(parameters, n, v, G_N_ELEMENTS(v));

	if (count < 0)
		return;
	if (final == 'R' && count == 2 && v[0] > 1) {
		key->code = K_CURSOR_REPORT;
		key->row = v[0];
		key->col = v[1];
	} else if (final == 'u') {
		by_letter(key, v[0], v[1]);
	} else if (final == '~' && v[0] == 27 && count == 3) {
		by_letter(key, v[2], v[1]);
	} else if (strchr("~^$@", final) != NULL) {
		key->code = look_up(tilde, G_N_ELEMENTS(tilde), v[0]);
		if (v[0] >= 200 && (final != '~' || count > 1))
			key->code = K_NONE;
	} else if (v[0] <= 1) {
		key->code = look_up(lettered, G_N_ELEMENTS(lettered), final);
	}
}

/*
 * b[0..1] is ESC [.  A byte that cannot stand in a sequence ends it: what came
 * before is swallowed, the byte itself is looked at anew.
 */
static struct front csi(struct key *key, const uint8_t *b, size_t n, bool over)
{
	size_t i = 2;

	if (n > 2 && b[2] == '[') { /* the Linux console's F1 to F5 */
		if (n < 4)
			return (struct front){ over ? unknown(key, b, n) : 0, WAIT_REST };
		if (b[3] >= 'A' && b[3] <= 'E')
			key->code = (enum key_code)(K_F1 + (b[3] - 'A'));
		else if (b[3] < 32 || b[3] >= DEL)
			return (struct front){ unknown(key, b, 3), 0 };
		else
			unknown(key, b, 4);
		return (struct front){ 4, 0 };
	}
	while (i < n && b[i] >= 0x20 && b[i] < 0x40) {
		/* rxvt ends with $ where the standard goes on */
		if (b[i] == '$' && i > 2 && g_ascii_isdigit(b[2]))
			break;
		i++;
	}
	if (i == n && (over || n > LONGEST))
		return (struct front){ unknown(key, b, n), 0 };
	if (i == n)
		return (struct front){ 0, WAIT_REST };
	if (b[i] != '$' && (b[i] < 0x40 || b[i] >= DEL))
		return (struct front){ unknown(key, b, i), 0 };
	judge_csi(key, b + 2, i - 2, b[i]);
	if (key->code == K_NONE)
		unknown(key, b, i + 1);
	return (struct front){ i + 1, 0 };
}

/* b[0..1] is ESC O; some put the modifier's digit before the letter. */
static struct front ss3(struct key *key, const uint8_t *b, size_t n, bool over)
{
	size_t i = 2;

	while (i < n && (g_ascii_isdigit(b[i]) || b[i] == ';'))
		i++;
	if (i == n && (over || n > LONGEST))
		return (struct front){ unknown(key, b, n), 0 };
	if (i == n)
		return (struct front){ 0, WAIT_REST };
	if (b[i] < 0x40 || b[i] >= DEL)
		return (struct front){ unknown(key, b, i), 0 };
	if (b[i] >= 'j' && b[i] <= 'y')
		text(key, (const uint8_t *)&pad[b[i] - 'j'], 1);
	else if (b[i] == 'X')
		text(key, (const uint8_t *)"=", 1);
	else if (b[i] == 'M' || b[i] == 'I')
		control(key, b[i] == 'M' ? '\r' : '\t');
	else
		key->code = look_up(lettered, G_N_ELEMENTS(lettered), b[i]);
	if (key->code == K_NONE)
		unknown(key, b, i + 1);
	return (struct front){ i + 1, 0 };
}

/* An answer in a string (ESC ] digit, ESC P): nobody asked; swallow it whole. */
static struct front string(struct key *key, const uint8_t *b, size_t n, bool over)
{
	for (size_t i = 2; i < n && i < 16 * LONGEST; i++) {
		if (b[i] == '\a')
			return (struct front){ unknown(key, b, i + 1), 0 };
		if (b[i] == ESC && i + 1 < n && b[i + 1] == '\\')
			return (struct front){ unknown(key, b, i + 2), 0 };
		if (b[i] < 32 && b[i] != ESC)
			return (struct front){ unknown(key, b, i), 0 };
		if (b[i] == ESC && i + 1 < n)
			return (struct front){ unknown(key, b, i), 0 };
	}
	if (over || n >= 16 * LONGEST)
		return (struct front){ unknown(key, b, n), 0 };
	return (struct front){ 0, WAIT_REST };
}

static struct front escape(struct key *key, const uint8_t *b, size_t n, bool over)
{
	struct front after;

	if (n == 1 && !over)
		return (struct front){ 0, WAIT_ESC };
	if (n == 1 || b[1] == ESC) {
		key->code = K_ESC;
		return (struct front){ 1, 0 };
	}
	if (b[1] == '[')
		return csi(key, b, n, over);
	if (b[1] == 'O')
		return ss3(key, b, n, over);
	if (b[1] == '\t') {
		key->code = K_BACKTAB;
		return (struct front){ 2, 0 };
	}
	if ((b[1] == ']' || b[1] == 'P') && n == 2 && !over)
		return (struct front){ 0, WAIT_ESC };
	if ((b[1] == ']' || b[1] == 'P') && n > 2 && b[2] > 32 && !g_ascii_isalpha(b[2]))
		return string(key, b, n, over);
	/* Alt with a letter: the letter may itself be torn. */
	if (b[1] < 0x80)
		return (struct front){ unknown(key, b, 2), 0 };
	after = letter(key, b + 1, n - 1, over);
	if (after.taken > 0)
		after.taken = unknown(key, b, after.taken + 1);
	return after;
}

/* A byte that is no UTF-8 goes to the text door as it is. */
static struct front pasted_letter(struct key *key, const uint8_t *b, size_t n, bool over)
{
	struct front front = letter(key, b, n, over);

	if (key->code == K_UNKNOWN)
		front.taken = text(key, b, MIN(front.taken, 2));
	return front;
}

/* Inside a paste only its end is no text. */
static struct front pasted(struct key *key, const uint8_t *b, size_t n, bool over)
{
	static const char end[] = "\033[201~";
	size_t same = 0;

	while (same < n && same < sizeof(end) - 1 && b[same] == (uint8_t)end[same])
		same++;
	if (same == sizeof(end) - 1) {
		key->code = K_PASTE_END;
		return (struct front){ same, 0 };
	}
	if (same == n && !over)
		return (struct front){ 0, WAIT_REST };
	if (b[0] == 0) /* no text can hold it: a letter that was lost */
		text(key, (const uint8_t *)"\xef\xbf\xbd", 3);
	else if (b[0] < 0x80)
		text(key, b, 1);
	else
		return pasted_letter(key, b, n, over);
	return (struct front){ 1, 0 };
}

static struct front decode(const struct keys *keys, struct key *key)
{
	bool over = keys->due > 0;
	const uint8_t *b = keys->held->data;
	size_t n = over ? keys->due : keys->held->len;

	memset(key, 0, sizeof(*key));
	if (n == 0)
		return (struct front){ 0, INT64_MAX };
	if (keys->pasting)
		return pasted(key, b, n, over);
	if (b[0] == ESC)
		return escape(key, b, n, over);
	if (b[0] < 32 || b[0] == DEL)
		return (struct front){ control(key, b[0]), 0 };
	return letter(key, b, n, over);
}

void keys_init(struct keys *keys)
{
	memset(keys, 0, sizeof(*keys));
	keys->held = g_byte_array_new();
}

void keys_clear(struct keys *keys)
{
	if (keys->held != NULL && keys->held->len > 0)
		memset(keys->held->data, 0, keys->held->len);
	g_clear_pointer(&keys->held, g_byte_array_unref);
}

void keys_feed(struct keys *keys, const uint8_t *bytes, size_t n, int64_t now)
{
	if (n == 0)
		return;
	keys_tick(keys, now);
	g_byte_array_append(keys->held, bytes, (guint)n);
	keys->fed = now;
}

bool keys_next(struct keys *keys, struct key *key)
{
	struct front front;

	memset(key, 0, sizeof(*key));
	if (keys->paste_lost && keys->due == 0) {
		keys->paste_lost = false;
		keys->pasting = false;
		key->code = K_PASTE_END;
		return true;
	}
	front = decode(keys, key);
	if (front.taken == 0) {
		key->code = K_NONE;
		return false;
	}
	g_byte_array_remove_range(keys->held, 0, (guint)front.taken);
	keys->due -= MIN(keys->due, front.taken);
	if (key->code == K_PASTE_BEGIN)
		keys->pasting = true;
	if (key->code != K_PASTE_END)
		return true;
	if (!keys->pasting) /* an end without a beginning */
		unknown(key, (const uint8_t *)"\033[201~", 6);
	keys->pasting = false;
	keys->paste_lost = false;
	return true;
}

int64_t keys_deadline(const struct keys *keys)
{
	struct key key;
	struct front front;

	if (keys->due > 0 || keys->paste_lost)
		return keys->fed;
	front = decode(keys, &key);
	if (front.taken > 0)
		return keys->fed;
	if (front.wait == INT64_MAX)
		return keys->pasting ? keys->fed + WAIT_PASTE : INT64_MAX;
	return keys->fed + front.wait;
}

/* Only a front that is incomplete can be late; whole keys just wait to be taken. */
void keys_tick(struct keys *keys, int64_t now)
{
	struct key key;
	struct front front;

	if (keys->due > 0 || keys->paste_lost)
		return;
	front = decode(keys, &key);
	if (front.taken > 0)
		return;
	if (front.wait == INT64_MAX)
		keys->paste_lost = keys->pasting && now - keys->fed >= WAIT_PASTE;
	else if (now - keys->fed >= front.wait)
		keys->due = keys->held->len;
}

bool keys_pasting(const struct keys *keys)
{
	return keys->pasting;
}
