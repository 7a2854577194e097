/* digest - leaves, buckets, nodes, root; and two sets of leaves beside each other. */
#include "forms/digest.h"

#include <string.h>

#include "i18n/banned.h"

#define WHOLE 32 /* bytes of SHA-256 */

static void cut(GChecksum *sum, uint8_t hash[DIGEST_BYTES])
{
	guint8 whole[WHOLE];
	gsize length = WHOLE;

	g_checksum_get_digest(sum, whole, &length);
	memcpy(hash, whole, DIGEST_BYTES);
}

/* In decimal; printf would take longer than the hash. */
static void add_number(GString *out, size_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	g_string_append_len(out, digits + at, (gssize)(sizeof(digits) - at));
}

/* "4:name=7:value," so that no two rows share their bytes; empty cells do not count. */
static void add_cell(GString *out, const char *name, const char *cell)
{
	add_number(out, strlen(name));
	g_string_append_c(out, ':');
	g_string_append(out, name);
	g_string_append_c(out, '=');
	add_number(out, strlen(cell));
	g_string_append_c(out, ':');
	g_string_append(out, cell);
	g_string_append_c(out, ',');
}

void digest_row(const struct copy_row *row, uint8_t hash[DIGEST_BYTES])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	GString *text = g_string_sized_new(2048);

	g_string_append(text, "row 1,");
	for (unsigned c = 0; c < COPY_COLUMNS; c++)
		if (*row->cell[c])
			add_cell(text, copy_column_name(c), row->cell[c]);
	g_checksum_update(sum, (const guchar *)text->str, (gssize)text->len);
	cut(sum, hash);
	g_string_free(text, TRUE);
	g_checksum_free(sum);
}

unsigned digest_bucket(const char *id)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	uint8_t hash[DIGEST_BYTES];

	g_checksum_update(sum, (const guchar *)"id ", 3);
	g_checksum_update(sum, (const guchar *)id, -1);
	cut(sum, hash);
	g_checksum_free(sum);
	return (hash[0] * 256u + hash[1]) % DIGEST_BUCKETS;
}

struct digest *digest_new(void)
{
	struct digest *d = g_new0(struct digest, 1);

	d->sum = g_checksum_new(G_CHECKSUM_SHA256);
	return d;
}

void digest_free(struct digest *d)
{
	if (!d)
		return;
	if (d->sum)
		g_checksum_free(d->sum);
	g_free(d);
}

/* Ends every bucket before `bucket`. */
static void move_to(struct digest *d, unsigned bucket)
{
	for (; d->at < bucket; d->at++) {
		cut(d->sum, d->bucket[d->at]);
		g_checksum_reset(d->sum);
	}
}

void digest_add(struct digest *d, unsigned bucket, const uint8_t hash[DIGEST_BYTES])
{
	move_to(d, bucket);
	g_checksum_update(d->sum, hash, DIGEST_BYTES);
	d->count++;
}

/* "N" before the hashes: an inner hash is never a bucket's. */
static void join(GChecksum *sum, const uint8_t hashes[][DIGEST_BYTES], uint8_t hash[DIGEST_BYTES])
{
	g_checksum_reset(sum);
	g_checksum_update(sum, (const guchar *)"N", 1);
	g_checksum_update(sum, hashes[0], DIGEST_FAN * DIGEST_BYTES);
	cut(sum, hash);
}

void digest_end(struct digest *d)
{
	move_to(d, DIGEST_BUCKETS);
	for (unsigned n = 0; n < DIGEST_FAN; n++)
		join(d->sum, &d->bucket[(size_t)n * DIGEST_FAN], d->node[n]);
	join(d->sum, d->node, d->root);
}

struct digest_leaf *digest_leaf_new(const char *id, const char *version, const uint8_t *hash)
{
	struct digest_leaf *leaf = g_new0(struct digest_leaf, 1);

	leaf->id = g_strdup(id);
	leaf->version = g_strdup(version);
	memcpy(leaf->hash, hash, DIGEST_SHORT);
	return leaf;
}

void digest_leaf_free(struct digest_leaf *leaf)
{
	if (!leaf)
		return;
	g_free(leaf->id);
	g_free(leaf->version);
	g_free(leaf);
}

void digest_difference_free(struct digest_difference *difference)
{
	if (!difference)
		return;
	g_free(difference->id);
	g_free(difference);
}

static int by_id(const void *a, const void *b)
{
	const struct digest_leaf *x = *(struct digest_leaf *const *)a;
	const struct digest_leaf *y = *(struct digest_leaf *const *)b;

	return strcmp(x->id, y->id);
}

static void differ(GPtrArray *out, enum digest_kind kind, const char *id)
{
	struct digest_difference *difference = g_new(struct digest_difference, 1);

	*difference = (struct digest_difference){kind, g_strdup(id)};
	g_ptr_array_add(out, difference);
}

static void compare_one(const struct digest_leaf *a, const struct digest_leaf *b, GPtrArray *out)
{
	if (memcmp(a->hash, b->hash, DIGEST_SHORT) == 0)
		return;
	differ(out,
	       strcmp(a->version, b->version) == 0 ? DIGEST_OTHER_VALUES : DIGEST_OTHER_VERSION,
	       a->id);
}

void digest_compare(GPtrArray *here, GPtrArray *there, GPtrArray *out)
{
	guint i = 0, k = 0;

	g_ptr_array_sort(here, by_id);
	g_ptr_array_sort(there, by_id);
	while (i < here->len || k < there->len) {
		const struct digest_leaf *a = i < here->len ? here->pdata[i] : NULL;
		const struct digest_leaf *b = k < there->len ? there->pdata[k] : NULL;
		int order = a && b ? strcmp(a->id, b->id) : (a ? -1 : 1);

		if (order < 0)
			differ(out, DIGEST_MISSING_THERE, a->id);
		else if (order > 0)
			differ(out, DIGEST_MISSING_HERE, b->id);
		else
			compare_one(a, b, out);
		i += order <= 0;
		k += order >= 0;
	}
}

bool digest_differing(const struct digest *mine, const struct digest_answer *answer,
		      const GArray *asked, GArray *out)
{
	guint blocks = asked ? asked->len : 1;

	if (answer->hashes->len != blocks * DIGEST_FAN * DIGEST_SHORT)
		return false;
	for (guint b = 0; b < blocks; b++) {
		unsigned first = asked ? g_array_index(asked, unsigned, b) * DIGEST_FAN : 0;

		for (unsigned i = 0; i < DIGEST_FAN; i++) {
			unsigned at = first + i;
			const uint8_t *hash = asked ? mine->bucket[at] : mine->node[at];
			const char *said = answer->hashes->data +
					   ((size_t)b * DIGEST_FAN + i) * DIGEST_SHORT;

			if (memcmp(hash, said, DIGEST_SHORT) != 0)
				g_array_append_val(out, at);
		}
	}
	return true;
}
