/*
 * certainty - how sure a row of a dated table is.
 *
 * Codes of our own (reasons, papers, relations ...) are ours whatever this says: it
 * judges the words, the dates and the law a row names.
 */
#ifndef FORMS_CERTAINTY_H
#define FORMS_CERTAINTY_H

#include "forms/catalogue.h"

enum certainty {
	CERTAIN_KNOWN,	  /* general knowledge or our own proposal: check before relying on it */
	CERTAIN_STORED,	  /* read in a copy: a newspaper, a law portal */
	CERTAIN_OFFICIAL, /* the text of an official site or instrument was read */
};

/* Of the newest row of that code; CERTAIN_KNOWN for what is not there. */
enum certainty certainty_of(enum catalogue cat, const char *code);

/* "official text" "read in a copy" "to be checked", translated; lent. */
const char *certainty_name(enum certainty certainty);

#endif
