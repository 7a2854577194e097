/*
 * places - the divisions of Việt Nam, with the dates between which each stood.
 *
 * A code alone means nothing: 00004 was Phường Trúc Bạch and is Phường Ba Đình.  The
 * key of a unit is its code and an edition of the official list ("2019", "2025h1",
 * "2025") or a day.  So a record keeps three things and none is ever rewritten: the
 * text as written, the code, the edition that the code belongs to.  What has become
 * of a unit since is worked out when it is shown: "(nay là xã …)".  Where a commune
 * was split nobody guesses: PLACE_SPLIT, and a person chooses.
 *
 * A list is built once (place_list_new, _edition, _unit, _link, _seal) and only read
 * afterwards; three editions of three levels and two of two levels take about 1.5 MB.
 * The program has no list of its own: it comes from the centre (client/atlas.h).
 *
 * Units are named by their number in the list, below place_count(); texts are lent
 * by the list.  Days are numbers like 20250701; 0 = open; `to` is inclusive.
 */
#ifndef FORMS_PLACES_H
#define FORMS_PLACES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum place_level {
	PLACE_NATION, /* no unit has it */
	PLACE_PROVINCE,
	PLACE_DISTRICT, /* until 30/06/2025 */
	PLACE_COMMUNE,
	PLACE_AREA, /* land that belonged to no commune; has no code of its own */
};

/* What a unit is called; the letter travels (forms/delta.h). */
#define PLACE_KINDS(X) \
	X(XA, 'X', "xã") \
	X(PHUONG, 'P', "phường") \
	X(THI_TRAN, 'R', "thị trấn") \
	X(DAC_KHU, 'D', "đặc khu") \
	X(HUYEN, 'H', "huyện") \
	X(QUAN, 'Q', "quận") \
	X(THI_XA, 'S', "thị xã") \
	X(THANH_PHO, 'C', "thành phố") \
	X(TINH, 'T', "tỉnh") \
	X(KHU_VUC, 'K', "khu vực")

enum place_kind {
#define X(id, letter, word) PLACE_##id,
	PLACE_KINDS(X)
#undef X
	PLACE_KIND_COUNT
};

char place_kind_letter(enum place_kind kind);
const char *place_kind_word(enum place_kind kind); /* "phường"; never translated */
/* Of the word in any case, "Phường", or of the letter alone; false: no such kind. */
bool place_kind_read(const char *text, enum place_kind *kind);

/* The level that a code has by its shape; PLACE_NATION: it is no code. "376-1" is an area
 * of district 376. */
enum place_level place_level_of(const char *code);

/* "2025-07-01" to 20250701 and back (new, "" for 0); 0: no whole day. */
uint32_t place_day(const char *iso);
char *place_day_iso(uint32_t day);
uint32_t place_day_after(uint32_t day);
uint32_t place_day_before(uint32_t day);

/* ---- building ------------------------------------------------------------------ */
struct place_list;

struct place_list *place_list_new(void);
void place_list_free(struct place_list *list); /* NULL is fine */
/* An edition of the official list, in force from a day. */
bool place_list_edition(struct place_list *list, const char *name, const char *from_iso);
struct place_row { /* lent; dates in ISO, "" = open */
	const char *code, *name, *kind, *parent, *from, *to;
};
/* False: not well-formed, nothing was added. */
bool place_list_unit(struct place_list *list, const struct place_row *row);
/*
 * On `day_iso` the unit `old_code` went into the unit `new_code`, whole ('w') or in part
 * ('p'); see PLACE_LINKS.  On a day with links a code is not carried on by itself.
 */
bool place_list_link(struct place_list *list, const char *old_code, const char *new_code,
		     const char *day_iso, char how);
#define PLACE_LINK_LETTERS "wpaeunrot"
void place_list_seal(struct place_list *list);

/* ---- reading ------------------------------------------------------------------- */
#define PLACE_NONE (-1)

size_t place_count(const struct place_list *list);
size_t place_bytes(const struct place_list *list); /* of memory, all of it */

struct place_unit {
	char code[8], parent[8]; /* parent "" of a province */
	enum place_level level;
	enum place_kind kind;
	const char *name; /* "Ba Đình" */
	uint32_t from, to;
};
struct place_unit place_unit(const struct place_list *list, int unit);

/* The unit of this code in an edition, or on an ISO day; PLACE_NONE. */
int place_find(const struct place_list *list, const char *code, const char *edition);
int place_on(const struct place_list *list, const char *code, uint32_t day);
/* The unit above it, as of the unit's last day (today's when it stands); PLACE_NONE. */
int place_above(const struct place_list *list, int unit);
bool place_stands(const struct place_list *list, int unit, uint32_t day);

/* The edition that `code` of a record is to name: the newest that has the unit, or the
 * ISO day from which it was, when it came and went between two. New. */
char *place_edition(const struct place_list *list, int unit);
/* What a record keeps as the code: "" of an area. */
const char *place_code(const struct place_unit *unit);

/* "xã Tập Huấn", and "xã Tập Huấn, huyện H, tỉnh Ví Dụ" as it read at last. New. */
char *place_title(const struct place_list *list, int unit);
char *place_text(const struct place_list *list, int unit);

/* ---- what became of it (places_now.c) ------------------------------------------ */
enum place_fate {
	PLACE_STANDS, /* it is there; *heirs is itself */
	PLACE_BECAME, /* one unit has all of it */
	PLACE_SPLIT,  /* several have: which, only a person can say */
	PLACE_ENDED,  /* it is gone, and the list does not say into what; *heirs is empty */
};
/* `heirs` (of int, emptied first): the units on `day`, in the order of their codes. */
enum place_fate place_now(const struct place_list *list, int unit, uint32_t day,
			  GArray *heirs);
/*
 * "nay là xã A, tỉnh B"; "nay thuộc 3 nơi: xã A, xã B, phường C"; "không còn từ 01/11/2021";
 * "" where it stands.  Translated but for the names.  `most` names at most.  New.
 */
char *place_now_text(const struct place_list *list, int unit, uint32_t day, unsigned most);
/*
 * The same of a value of KIND_PLACE, by its code and edition; "" also where it has none, or
 * the list does not know it.  `list` may be NULL.  New.
 */
char *place_value_now(const struct place_list *list, const char *value, uint32_t day);

/* ---- search (places_search.c) --------------------------------------------------- */
struct place_hit {
	int unit;
	unsigned rank;   /* smaller is nearer */
	unsigned detail; /* bytes of `typed` before the unit's own words */
};
/*
 * What typed letters may mean, best first, at most `limit` (0: all) into `hits` (struct place_hit,
 * emptied first); how many there are in all.  With or without marks, the kind may stand
 * before the name, in full or short ("p. ba dinh"), the units above behind it, with
 * commas or without ("ngoc ha ba dinh"), beginnings of words and first letters will do; a
 * slip of the fingers is forgiven when nothing else fits.  Words before the unit are its
 * detail ("Thôn Bến Gỗ, xã …").  What stands on `day` comes before what is gone.
 * "" gives the provinces that stand.  About 1 ms.
 */
size_t place_search(const struct place_list *list, const char *typed, uint32_t day,
		    size_t limit, GArray *hits);

#endif
