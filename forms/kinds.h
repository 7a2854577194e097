/*
 * kinds - the kinds of values, and for each: show, edit, read.
 *
 * A value in memory is ONE canonical UTF-8 string (NFC); "" = unknown, which is
 * shown in words ("chưa có thông tin").  Parts inside a value are separated by
 * KIND_PART (US, 0x1f), which cannot pass the text door:
 *   NAME      "Ho\x1fChuDem\x1fTen"; ChuDem may be empty; one word alone is Ten
 *   DATE      "1950", "1950-03", "1950-03-17"; shown --/--/1950, --/03/1950, 17/03/1950
 *   CODE      a catalogue's code; ETHNIC may carry "02\x1fThù Lao" (code, own word)
 *   PLACE     "code\x1fedition\x1fdetail\x1fcountry"
 *   NUMBER12, NUMBER9   digits, or hidden: stars, then the last two digits
 *   TEXT, PASSWORD, LINE   the text
 *   NUMBERS, PEOPLE, CARDS, STAYS   lists, as forms/values.h tells; they are shown
 *             (kind_show: items with "; " between, kind_show_item: one of them) and
 *             never typed: kind_edit gives "", kind_read refuses
 *
 * Reading never changes what was typed: on a refusal the caller keeps the text,
 * and `complaint` is one sentence in the user's language, at most 78 cells in
 * Vietnamese: what is wrong, the rule.  It never repeats the whole text.
 */
#ifndef FORMS_KINDS_H
#define FORMS_KINDS_H

#include <stdbool.h>

#include "forms/catalogue.h"
#include "forms/parts.h"

/* What is typed to say that the register shall hold "chưa có thông tin". */
#define KIND_UNKNOWN_TYPED "-"

/* The value in words for the screen; "" gives "chưa có thông tin" (translated).
 * PASSWORD gives stars, six whatever its length.  g_free() it. */
char *kind_show(enum kind kind, enum catalogue cat, const char *value);

/* One item of a list in words, on one line. g_free() it. */
char *kind_show_item(enum kind kind, const char *item);
/* Words for the first part of a CARDS or STAYS item; translated, lent. */
const char *kind_card_name(const char *word);
const char *kind_stay_name(const char *word);
/* "01/02/2020 - 05/2021"; one that has not ended "từ 01/02/2020"; "" when neither. New. */
char *kind_show_period(const char *from, const char *to);

/* The text an input starts with: as kind_show, but "" for unknown, the whole
 * detail for a place, the name of a code.  kind_read() of it gives the value
 * back.  A hidden number gives "" (stars cannot be read).  g_free() it. */
char *kind_edit(enum kind kind, enum catalogue cat, const char *value);

/*
 * Why this text cannot be taken, as the text door refuses it or has refused it
 * before and it stands there as ⟨U+202E⟩: which letter, and at which place.  A
 * translated sentence, g_free(); NULL: nothing of the kind.
 */
char *kind_refusal(const char *typed);

/*
 * Reads typed text.  True: *value is set (g_free it), "" for blank text and for a
 * lone "-" (say unknown).  False: *value is NULL, *complaint is set (g_free it).
 * `original` ("" or NULL = none) is the value that stands in the register: it
 * decides where a name of several words is cut (a Ho or Ten of several words is
 * kept when the typed words begin or end with it) and lets an unchanged place keep
 * its code and edition.  A code may be typed as code, name or few letters.
 */
bool kind_read(enum kind kind, enum catalogue cat, const char *typed,
	       const char *original, char **value, char **complaint);

/* kind_read, with codes and reasons looked up as of the ISO date `on`. */
bool kind_read_on(enum kind kind, enum catalogue cat, const char *typed,
		  const char *original, const char *on, char **value, char **complaint);

#endif
