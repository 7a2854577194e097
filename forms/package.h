/*
 * package - letters on a USB stick: from a terminal without a line, by any
 * hand, to the centre; and the receipts back.
 *
 * What the carrier sees is the cover: kind, world, centre, uuid, and the size.
 *
 *   dancu-package 1\n  world\n  centre\n  uuid\n  BOX        a package
 *   dancu-receipts 1\n world\n  centre\n  uuid\n  BOX        its receipts
 *
 * The box of a package is crypto_box_seal() to the centre's key of
 *   32 bytes terminal's signing key (Ed25519), 64 bytes its signature of what
 *   follows, then the manifest: canonical JSON.
 * The box of receipts is 24 bytes nonce and crypto_box_easy() from the centre's
 * key to the terminal's signing key (as Curve25519): only the centre can have
 * made it, only that terminal opens it.
 *
 * The centre's key comes with the answer of sign-in ("centre_key"); the
 * terminal tells its own there ("terminal_key"), and the centre keeps it with
 * the officer.  Both are 32 bytes in base64.
 *
 * The manifest: {"id","world","centre","officer","terminal","made_at",
 *   "letters":[{"key","operation","id","match","body":{...}}]}
 * id, world, centre as on the cover; officer is the id; operation is the name in
 * forms/operations; key the Idempotency-Key, id that of the path or "", match
 * the version in If-Match or "".  A letter here and the same letter over the
 * line are one letter: it is done once and answered alike.
 *
 * The receipts: {"id","world","centre","at",
 *   "letters":[{"key","status":201,"body":{...}}]}: what the centre would have
 *   answered over the line, in the order of the package.
 */
#ifndef FORMS_PACKAGE_H
#define FORMS_PACKAGE_H

#include <glib.h>

#include "forms/json.h"
#include "forms/operations.h"

#define PACKAGE_KEY 32u
#define PACKAGE_SIGNATURE 64u
#define PACKAGE_NONCE 24u
#define PACKAGE_MOST_LETTERS 200u
/* Bytes of a whole package or of its receipts. */
#define PACKAGE_MOST_BYTES ((size_t)128 << 10)
#define RECEIPTS_MOST_BYTES ((size_t)512 << 10)

enum package_kind { PACKAGE_LETTERS, PACKAGE_RECEIPTS };

struct package_cover {
	enum package_kind kind;
	char *world, *centre, *id;
	const char *box; /* lent from the bytes read */
	size_t length;
};
void package_cover_clear(struct package_cover *cover);
/* False: not a file of this kind; `why`. */
bool package_cover_read(struct package_cover *cover, const char *bytes, size_t length,
			GError **why);
/* The whole file: cover and box. */
GBytes *package_cover_print(const struct package_cover *cover);

struct package_letter {
	enum operation op;
	char *key, *id, *match;
	struct json *body;
};
struct package {
	char *id, *world, *centre, *officer, *terminal;
	int64_t made_at;
	GPtrArray *letters; /* struct package_letter */
};
struct package *package_new(void);
void package_free(struct package *package);
/* `body` is taken; the rest copied. */
void package_add(struct package *package, enum operation op, const char *key, const char *id,
		 const char *match, struct json *body);
char *package_print(const struct package *package); /* canonical; new */
struct package *package_of_json(const struct json *json, GError **why);
/* Whether letters of this operation may travel so: what takes an Idempotency-Key. */
bool package_takes(enum operation op);

struct package_receipt {
	char *key;
	unsigned status;
	struct json *body; /* never NULL */
};
struct package_receipts {
	char *id, *world, *centre;
	int64_t at;
	GPtrArray *letters; /* struct package_receipt */
};
struct package_receipts *package_receipts_new(void);
void package_receipts_free(struct package_receipts *receipts);
void package_receipts_add(struct package_receipts *receipts, const char *key,
			  unsigned status, struct json *body);
char *package_receipts_print(const struct package_receipts *receipts);
struct package_receipts *package_receipts_of_json(const struct json *json, GError **why);

/*
 * POST /v1/package {"package":"base64 of the file"} -> {"id","receipts":"base64
 * of the file"}.  Bytes in base64 under a key, and back (new; NULL: `why`).
 */
void package_put_bytes(struct json *object, const char *key, const void *bytes,
		       size_t length);
GBytes *package_take_bytes(const struct json *object, const char *key, size_t most,
			   GError **why);

#endif
