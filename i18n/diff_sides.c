/*
 * diff_sides - Myers' comparison in linear memory: walk from both ends along
 * the fewest edits until the walks meet, then do the same before and behind.
 */
#include "i18n/diff_sides.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "i18n/text.h"

#include "i18n/banned.h"

/* Steps that one comparison may take; about a fifth of a second. */
#define STEPS_MAX (1 << 25)

/* Half-open in both texts; of letters still to be compared, or of equal ones. */
struct box {
	long a, a_end, b, b_end;
};

struct hunt {
	struct diff_side *a, *b;
	long *forward, *backward; /* how far each diagonal was walked; index 0 in the middle */
	long steps;		  /* left */
};

void diff_side_init(struct diff_side *side, const char *text)
{
	size_t bytes = strlen(text), length, marks = 0;
	uint32_t code;

	side->text = text;
	side->at = g_new(size_t, bytes + 1);
	side->kept = g_new0(bool, bytes + 1);
	side->count = 0;
	side->fine = true;
	for (size_t i = 0; i < bytes; i += length) {
		enum text_flaw flaw = text_read(text + i, bytes - i, &code, &length);
		bool mark = text_is_mark(code) && flaw == TEXT_FINE;

		side->fine &= flaw == TEXT_FINE;
		marks += mark;
		if (side->count == 0 || !mark)
			side->at[side->count++] = i;
	}
	side->at[side->count] = bytes;
	if (side->fine && marks > 0)
		side->fine = diff_is_fine(text, bytes);
}

bool diff_is_fine(const char *text, size_t bytes)
{
	g_autofree char *clean = text_admit(text, bytes, NULL, NULL);

	return clean != NULL;
}

void diff_side_clear(struct diff_side *side)
{
	g_free(side->at);
	g_free(side->kept);
}

static bool same(const struct hunt *h, long i, long j)
{
	const size_t *a = h->a->at + i, *b = h->b->at + j;
	size_t length = a[1] - a[0];

	return length == b[1] - b[0] && h->a->text[*a] == h->b->text[*b] &&
	       memcmp(h->a->text + *a, h->b->text + *b, length) == 0;
}

static void keep(struct hunt *h, long i, long j)
{
	h->a->kept[i] = h->b->kept[j] = true;
}

/* Where a walk stands that comes to diagonal k with its d-th edit. */
static long step(const long *walk, long k, long d)
{
	return k == -d || (k != d && walk[k - 1] < walk[k + 1]) ? walk[k + 1] : walk[k - 1] + 1;
}

/* One more edit from the start; true when the walk from the end is met, at *met. */
static bool go_forward(struct hunt *h, const struct box *box, long d, struct box *met)
{
	long n = box->a_end - box->a, m = box->b_end - box->b, delta = n - m;

	for (long k = -d; k <= d; k += 2) {
		long x = step(h->forward, k, d), from = x;

		while (x < n && x - k < m && same(h, box->a + x, box->b + x - k))
			x++;
		h->steps -= 1 + x - from;
		h->forward[k] = x;
		if (delta % 2 != 0 && labs(k - delta) < d && x + h->backward[delta - k] >= n) {
			*met = (struct box){ box->a + from, box->a + x, box->b + from - k,
					     box->b + x - k };
			return true;
		}
	}
	return false;
}

static bool go_backward(struct hunt *h, const struct box *box, long d, struct box *met)
{
	long n = box->a_end - box->a, m = box->b_end - box->b, delta = n - m;

	for (long k = -d; k <= d; k += 2) {
		long x = step(h->backward, k, d), from = x;

		while (x < n && x - k < m &&
		       same(h, box->a_end - 1 - x, box->b_end - 1 - (x - k)))
			x++;
		h->steps -= 1 + x - from;
		h->backward[k] = x;
		if (delta % 2 == 0 && labs(delta - k) <= d && x + h->forward[delta - k] >= n) {
			*met = (struct box){ box->a_end - x, box->a_end - from,
					     box->b_end - (x - k), box->b_end - (from - k) };
			return true;
		}
	}
	return false;
}

/* Equal letters in the middle of a way of fewest edits; false: too far to look. */
static bool meet(struct hunt *h, const struct box *box, struct box *met)
{
	h->forward[1] = h->backward[1] = 0;
	for (long d = 0; h->steps > 0; d++)
		if (go_forward(h, box, d, met) || go_backward(h, box, d, met))
			return true;
	return false;
}

static void compare_places(struct hunt *h, const struct box *box)
{
	for (long i = 0; box->a + i < box->a_end && box->b + i < box->b_end; i++)
		if (same(h, box->a + i, box->b + i))
			keep(h, box->a + i, box->b + i);
}

static void compare(struct hunt *h, struct box box)
{
	struct box met, before, behind;

	while (box.a < box.a_end && box.b < box.b_end && same(h, box.a, box.b))
		keep(h, box.a++, box.b++);
	while (box.a < box.a_end && box.b < box.b_end && same(h, box.a_end - 1, box.b_end - 1))
		keep(h, --box.a_end, --box.b_end);
	if (box.a == box.a_end || box.b == box.b_end)
		return;
	if (!meet(h, &box, &met)) {
		compare_places(h, &box);
		return;
	}
	before = (struct box){ box.a, met.a, box.b, met.b };
	behind = (struct box){ met.a_end, box.a_end, met.b_end, box.b_end };
	for (; met.a < met.a_end; met.a++, met.b++)
		keep(h, met.a, met.b);
	compare(h, before);
	compare(h, behind);
}

void diff_sides_keep(struct diff_side *a, struct diff_side *b)
{
	size_t diagonals = a->count + b->count + 2;
	g_autofree long *walks = g_new(long, 4 * diagonals + 2);
	struct hunt hunt = { a, b, walks + diagonals, walks + 3 * diagonals + 1, STEPS_MAX };

	compare(&hunt, (struct box){ 0, (long)a->count, 0, (long)b->count });
}
