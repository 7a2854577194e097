/*
 * digest - do two copies of a commune's records agree, and where not?
 *
 * A tree of SHA-256 hashes, cut to 18 bytes (24 letters of base64).  A leaf is
 * the hash of all cells of a row.  Leaves hang in one of 4,096 buckets, chosen
 * by a hash of the id; 64 buckets make a node, 64 nodes the root.  Inside a
 * bucket the leaves stand by their id's bytes.  On the wire the hashes below
 * the root travel as their first 6 bytes; whether all is well again is judged
 * by the root.
 *
 *   POST /v1/communes/{code}/reconcile
 *   {"seq":412,"root":"..."}        -> {"seq":412,"same":true}
 *                                   or {"seq":412,"nodes":"512 letters"}
 *   {"seq":412,"nodes":[5,17]}      -> {"seq":412,"buckets":["512 letters",...]}
 *   {"seq":412,"buckets":[345,1123]}-> {"seq":412,"leaves":[["id","7","8 letters"],...]}
 *   {"seq":412,"rows":["id",...]}   -> {"seq":412,"columns":[...],"rows":[[...]]}
 *
 * The copy is compared at one place of the feed: when the answer's seq is not
 * the question's, the answer is {"seq":415,"behind":true}; read the feed and
 * begin again.  Rows that were asked for and do not come are not there.
 */
#ifndef FORMS_DIGEST_H
#define FORMS_DIGEST_H

#include "forms/copy.h"

#define DIGEST_BYTES 18u
#define DIGEST_SHORT 6u
#define DIGEST_FAN 64u
#define DIGEST_BUCKETS (DIGEST_FAN * DIGEST_FAN)
#define DIGEST_ASK_BUCKETS 256u /* in one question, at most */
#define DIGEST_ASK_ROWS 200u

/* The leaf of a row; every cell counts. */
void digest_row(const struct copy_row *row, uint8_t hash[DIGEST_BYTES]);
unsigned digest_bucket(const char *id); /* 0 .. DIGEST_BUCKETS - 1 */

struct digest {
	uint8_t root[DIGEST_BYTES];
	uint8_t node[DIGEST_FAN][DIGEST_BYTES];
	uint8_t bucket[DIGEST_BUCKETS][DIGEST_BYTES];
	unsigned count;
	/* while it is being made */
	GChecksum *sum;
	unsigned at;
};
/* Leaves come by bucket, then by id; between new and end. */
struct digest *digest_new(void);
void digest_add(struct digest *digest, unsigned bucket, const uint8_t hash[DIGEST_BYTES]);
void digest_end(struct digest *digest);
void digest_free(struct digest *digest);

struct digest_leaf {
	char *id, *version;
	uint8_t hash[DIGEST_SHORT];
};
struct digest_leaf *digest_leaf_new(const char *id, const char *version, const uint8_t *hash);
void digest_leaf_free(struct digest_leaf *leaf);

enum digest_kind {
	DIGEST_MISSING_HERE,  /* the centre has it */
	DIGEST_MISSING_THERE, /* the centre has not */
	DIGEST_OTHER_VERSION,
	DIGEST_OTHER_VALUES,  /* the same version */
};
struct digest_difference {
	enum digest_kind kind;
	char *id;
};
void digest_difference_free(struct digest_difference *difference);
/*
 * Leaves (struct digest_leaf, any order) of the same buckets on both sides; the
 * differences (struct digest_difference) are added to `out`, by id.
 */
void digest_compare(GPtrArray *here, GPtrArray *there, GPtrArray *out);

enum digest_step { DIGEST_ROOT, DIGEST_NODES, DIGEST_LEAVES, DIGEST_ROWS };

struct digest_question {
	int64_t seq;
	enum digest_step step;
	uint8_t root[DIGEST_BYTES]; /* DIGEST_ROOT */
	GArray *at;		    /* unsigned: nodes or buckets */
	GPtrArray *ids;		    /* char *: DIGEST_ROWS */
};
struct digest_question *digest_question_new(enum digest_step step, int64_t seq);
void digest_question_free(struct digest_question *question);
struct json *digest_question_to_json(const struct digest_question *question);
/* Strict, and within the bounds above. */
struct digest_question *digest_question_of_json(const struct json *json, GError **why);

struct digest_answer {
	int64_t seq;
	bool same, behind;
	GArray *hashes;	   /* uint8_t: DIGEST_FAN * DIGEST_SHORT for each of those asked for */
	GPtrArray *leaves; /* struct digest_leaf */
	GPtrArray *rows;   /* struct copy_row */
};
struct digest_answer *digest_answer_new(int64_t seq);
void digest_answer_free(struct digest_answer *answer);
/* 64 short hashes: of the nodes, or of the buckets under one node. */
void digest_answer_add(struct digest_answer *answer, const struct digest *digest,
		       const unsigned *node);
struct json *digest_answer_to_json(const struct digest_answer *answer,
				   enum digest_step step);
struct digest_answer *digest_answer_of_json(const struct json *json, GError **why);

/*
 * What to ask next: nodes or buckets that differ from mine, as numbers, into
 * `out`.  `asked` is the question's `at` (NULL for the root's answer).  False:
 * the answer has not as many hashes as were asked for.
 */
bool digest_differing(const struct digest *mine, const struct digest_answer *answer,
		      const GArray *asked, GArray *out);

#endif
