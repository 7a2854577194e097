/* match_parts - how the files of match call each other; for i18n/match*.c only. */
#ifndef I18N_MATCH_PARTS_H
#define I18N_MATCH_PARTS_H

#include "i18n/match.h"
#include "i18n/phonetic.h"
#include "i18n/word.h"

/* A text taken apart, its y written i where that is free (word_y_is_i). */
struct match_text {
	struct words words;
	bool y[WORDS_LETTERS]; /* letter i was written y */
	uint32_t seen;	       /* bit 0: an a is in it ... */
};

/* So many letters have two words that were written as one. */
#define MATCH_JOINED 4

struct match_query {
	struct match_text text;
	unsigned by_length[WORDS_MAX]; /* token numbers, the longest first */
	char **key;		       /* the tokens as FOLD_SEARCH has them */
	bool spare[WORDS_MAX];	       /* a Thị or Văn that a register may lack */
	uint32_t needed;	       /* letters seen, those of spare tokens left out */
	char sound[PHONETIC_ANYWHERE][WORDS_MAX][PHONETIC_BYTES];
	struct match_query *initials;  /* "nva" read as n v a; NULL: it cannot be */
};

/* a is bit 0; i and y are one; 0 for what is no Latin letter. */
uint32_t match_letter_bit(char base);

/* 0 for what is too short to have a slip. */
unsigned match_slips_allowed(const struct match_query *query);

/* Fills query->sound. */
void match_query_listen(struct match_query *query);

void match_text_read(struct match_text *text, const char *written);

/* One typed letter against one written; MATCH_NONE: not the same letter at all. */
enum match_rank match_letter(const struct match_text *q, unsigned i,
			     const struct match_text *n, unsigned j);

unsigned match_score_of(enum match_rank rank, unsigned forgiven);

/* MATCH_SCORE_NONE, or a score of rank MATCH_SOUND; of MATCH_PART or MATCH_NEAR. */
unsigned match_sound_score(const struct match_query *query, const struct match_text *n);
unsigned match_near_score(const struct match_query *query, const struct match_text *n);

/* `count` letters of two keys are the same; i and y are one: in tuy it is y, in tuien i. */
bool match_same_key(const char *a, const char *b, size_t count);

/* How many slips of the fingers make one of two words without marks: 0, 1, or 2 for more. */
unsigned match_slips(const char *typed, size_t typed_count, const char *written,
		     size_t written_count);

#endif
