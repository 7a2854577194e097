/*
 * relations - what a relation to the head of household says by itself: the sex and
 * the generation of the member, and what the old head is to the member when that
 * one becomes head (đổi chủ hộ).  Codes are those of CATALOGUE_RELATION.
 */
#ifndef FORMS_RELATIONS_H
#define FORMS_RELATIONS_H

#include <stdbool.h>
#include <stddef.h>

#define NO_GENERATION 99

enum kin {
	KIN_NONE,
	KIN_BLOOD,
	KIN_MARRIAGE,
	KIN_ADOPTION,
	KIN_LAW, /* guardian and ward */
};

struct relation_row {
	const char *code;
	const char *sex; /* of the member: "1", "2"; "" either */
	int generation;	 /* above the head: 1 = father, -1 = child; NO_GENERATION: none */
	enum kin kin;
	bool close; /* Luật Cư trú 2020 điều 30: lưu trú is told once for them */
	const char *of_man, *of_woman; /* the old head, a man or a woman; "?" ask, "" cannot be */
};

const struct relation_row *relation_rows(size_t *n);
const struct relation_row *relation_row(const char *code);

/* Code of what the old head of that sex ("1", "2") is to the new one; "?" when the
 * words do not tell, "" when it cannot be.  Lent. */
const char *relation_inverse(const char *code, const char *old_head_sex);

#endif
