/*
 * fold - one text, seen with fewer and fewer marks.
 *
 * Search keys: FOLD_CANONICAL (K0) keeps everything but case and the two ways
 * of placing a tone (hòa = hoà); FOLD_TONELESS (K1) drops the tones and keeps
 * ă â đ ê ô ơ ư; FOLD_ASCII (K2) drops all marks.  In all of them syllables
 * are joined by one blank (hyphens too become blanks), and ' ’ ʼ are one
 * apostrophe, which FOLD_ASCII drops (H'Hen = hhen).  Text is expected clean
 * (text_admit); anything else still gives a key.
 *
 * FOLD_SEARCH is FOLD_ASCII with the free choice of i and y made: Lý = Lí = li,
 * Quý = qui, Yên = ien, Nguyễn = nguien; behind another vowel at the end of a
 * word y is a sound of its own (May is not Mai).  It is what names are looked
 * up by, never shown.  FOLD_PHONETIC (K3) is how that is heard by an ear that
 * knows neither North nor South (phonetic.h): what sounds alike anywhere.
 *
 * The centre stores these keys: changing a rule here means building them anew
 * (FOLD_VERSION).
 *
 * All answers are new (g_free).
 */
#ifndef I18N_FOLD_H
#define I18N_FOLD_H

#define FOLD_VERSION 2

enum fold_level {
	FOLD_CANONICAL,
	FOLD_TONELESS,
	FOLD_ASCII,
	FOLD_SEARCH,
	FOLD_PHONETIC,
};

char *fold_key(const char *text, enum fold_level level);

/*
 * For a screen that shows ASCII only.  fold_ascii() is for the program's own
 * words, which stay readable without marks: "Kết quả" -> "Ket qua", – -> -,
 * “ -> ", ₫ -> d, • -> *, … -> "..", ─ -> -; what has no likeness becomes "?".
 * fold_viqr() is for data, which must never lose a mark: VIQR (RFC 1456),
 * Nguye^~n Thi. Ma^.u, with \ before what would be read as a mark; o( for ŏ,
 * c< for č, b- for ƀ.  Neither text is ever written back to a record.
 */
char *fold_ascii(const char *text);
char *fold_viqr(const char *text);

#endif
