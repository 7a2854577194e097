/*
 * patch - base, mine, now: what became of a field while a request was made.
 *
 * base is what the officer saw, mine what he asks for, now what the register
 * says today.  Disjoint changes merge by themselves; where both sides changed
 * one field differently, the officer chooses.
 */
#ifndef FORMS_PATCH_H
#define FORMS_PATCH_H

#include <glib.h>
#include <stdbool.h>

#include "forms/json.h"
#include "forms/record.h"

enum patch {
	PATCH_NONE, /* nobody changed it */
	PATCH_MINE, /* only I changed it: merges */
	PATCH_NOW,  /* only the register changed: merges */
	PATCH_BOTH, /* both, differently: must be chosen */
	PATCH_SAME, /* both, to the same: nothing is left to ask */
};

/* Hidden numbers count as equal to what they can stand for. */
enum patch patch_compare(const char *base, const char *mine, const char *now);

struct patch_row {
	enum record_field field;
	char *base, *mine, *now;
	enum patch patch;
	/* the last change of the field since the base; 0 and "" when there was none */
	int64_t changed_at; /* ms since 1970 UTC */
	char *office;	    /* "xã Tập Huấn" */
	char *receipt;
};

/*
 * The body of a 412 stale: {base_version, now_version,
 * fields:[{field,base,mine,now,changed_at?,office?,receipt?}]}.
 */
struct stale {
	char *base_version, *now_version;
	GPtrArray *rows; /* struct patch_row */
};

struct stale *stale_new(void);
void stale_free(struct stale *stale);
struct patch_row *stale_add(struct stale *stale, enum record_field field, const char *base,
			    const char *mine, const char *now);
/* Who changed the field since; the texts are copied. */
void stale_note(struct patch_row *row, int64_t changed_at, const char *office,
		const char *receipt);
/* Puts the three members into a problem document that is being built. */
void stale_put(struct json *problem, const struct stale *stale);
struct stale *stale_of_json(const struct json *problem, GError **why);

#endif
