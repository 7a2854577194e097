/*
 * match - how near a name is to what was typed; the same at the terminal and
 * at the centre, so both rank alike.
 *
 * Smart folding: a letter typed without any mark matches every mark; a mark
 * that was typed must be there, or the name ranks lower.  Words may come in
 * any order, may be the beginning of a word ("n v a", or "nva" in one), and a
 * name may have more words than were typed, or lack a Thị or Văn; each of these
 * ranks below a match of the whole.  i for y and y for i is the same name
 * (Lý, Lí), written as typed first.
 *
 * What only sounds alike (phonetic.h) comes last, as a group of its own, even
 * where one slip would make it.
 */
#ifndef I18N_MATCH_H
#define I18N_MATCH_H

#include <stdbool.h>

/* Best first; each includes only what none above it does. */
enum match_rank {
	MATCH_EXACT,  /* the same but for case, tone placement, and i for y */
	MATCH_MARKS,  /* every mark that was typed is there; others may be too */
	MATCH_TONE,   /* the same letters, a typed tone missing or other */
	MATCH_HAT,    /* a typed hat missing or other, đ where đ was typed */
	MATCH_FOLDED, /* the same without any marks */
	MATCH_PART,   /* all words typed are in the name, as words or beginnings */
	MATCH_NEAR,   /* one slip of the fingers away (two from eight letters on) */
	MATCH_SOUND,  /* heard alike, in the North or in the South */
	MATCH_NONE,
};

/* A query, read once and asked of many names. */
struct match_query;
struct match_query *match_query_new(const char *typed);
void match_query_free(struct match_query *query);

enum match_rank match_rank(const struct match_query *query, const char *name);

/*
 * The same for a name of which only the FOLD_SEARCH key is at hand: every name
 * with this key that match_rank() accepts is accepted here, and a few more.
 */
enum match_rank match_rank_key(const struct match_query *query, const char *key);

/*
 * For sorting, smaller is nearer: rank first, then how much had to be
 * forgiven.  MATCH_SCORE_NONE does not match.  rank = score / MATCH_SCORE_RANK.
 */
#define MATCH_SCORE_RANK 1000u
#define MATCH_SCORE_SLIPS 200u /* NEAR, and from here on with two slips */
#define MATCH_SCORE_NONE (MATCH_NONE * MATCH_SCORE_RANK)
unsigned match_score(const struct match_query *query, const char *name);

/*
 * How `name` differs from what was typed, as one translated sentence for row
 * 22: 'Tên ghi là "Mâu", đã gõ "mậu": thiếu dấu nặng; họ và chữ đệm giống.'
 * NULL when it does not differ.  New (g_free).
 */
char *match_difference(const char *typed, const char *name);

/*
 * What was done to `from` to make `to`, in a few translated words that fit
 * under a label (22 cells where possible): "thêm dấu nặng", "bỏ dấu mũ",
 * "đổi dấu hỏi thành dấu ngã".  "" when equal.  New.
 */
char *match_words(const char *from, const char *to);

#endif
