/* package - covers of files, and the lives of letters and receipts. */
#include "forms/package.h"

#include <string.h>

#include "forms/uuid.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define COVER_LINES 4
#define COVER_BYTES 400u

static const char *const heads[] = {
	[PACKAGE_LETTERS] = "dancu-package 1",
	[PACKAGE_RECEIPTS] = "dancu-receipts 1",
};

void package_cover_clear(struct package_cover *cover)
{
	g_clear_pointer(&cover->world, g_free);
	g_clear_pointer(&cover->centre, g_free);
	g_clear_pointer(&cover->id, g_free);
}

static bool foreign(GError **why)
{
	g_set_error_literal(why, JSON_ERROR, JSON_SHAPE,
			    _("This file is no package of letters. Nothing was changed."));
	return false;
}

/* The first four lines; *length becomes what they take with their ends. */
static char **lines_of(const char *bytes, size_t *length)
{
	size_t most = MIN(*length, COVER_BYTES), at = 0;
	unsigned lines = 0;
	g_autofree char *text = NULL;

	while (at < most && lines < COVER_LINES) {
		if (!g_ascii_isprint(bytes[at]) && bytes[at] != '\n')
			return NULL;
		lines += bytes[at++] == '\n';
	}
	if (lines < COVER_LINES)
		return NULL;
	*length = at;
	text = g_strndup(bytes, at - 1);
	return g_strsplit(text, "\n", -1);
}

bool package_cover_read(struct package_cover *cover, const char *bytes, size_t length,
			GError **why)
{
	size_t taken = length;
	g_auto(GStrv) line = lines_of(bytes, &taken);
	int kind = PACKAGE_LETTERS;

	*cover = (struct package_cover){0};
	while (line && kind <= PACKAGE_RECEIPTS && strcmp(line[0], heads[kind]) != 0)
		kind++;
	if (!line || kind > PACKAGE_RECEIPTS || !*line[1] || !*line[2] || !uuid_is(line[3]) ||
	    taken == length)
		return foreign(why);
	cover->kind = (enum package_kind)kind;
	cover->world = g_strdup(line[1]);
	cover->centre = g_strdup(line[2]);
	cover->id = g_strdup(line[3]);
	cover->box = bytes + taken;
	cover->length = length - taken;
	return true;
}

GBytes *package_cover_print(const struct package_cover *cover)
{
	GString *out = g_string_new(heads[cover->kind]);

	g_string_append_printf(out, "\n%s\n%s\n%s\n", cover->world, cover->centre, cover->id);
	g_string_append_len(out, cover->box, (gssize)cover->length);
	return g_string_free_to_bytes(out);
}

static void letter_free(void *data)
{
	struct package_letter *letter = data;

	g_free(letter->key);
	g_free(letter->id);
	g_free(letter->match);
	json_free(letter->body);
	g_free(letter);
}

struct package *package_new(void)
{
	struct package *p = g_new0(struct package, 1);

	p->id = g_strdup("");
	p->world = g_strdup("");
	p->centre = g_strdup("");
	p->officer = g_strdup("");
	p->terminal = g_strdup("");
	p->letters = g_ptr_array_new_with_free_func(letter_free);
	return p;
}

void package_free(struct package *p)
{
	if (!p)
		return;
	g_free(p->id);
	g_free(p->world);
	g_free(p->centre);
	g_free(p->officer);
	g_free(p->terminal);
	g_ptr_array_unref(p->letters);
	g_free(p);
}

void package_add(struct package *p, enum operation op, const char *key, const char *id,
		 const char *match, struct json *body)
{
	struct package_letter *letter = g_new0(struct package_letter, 1);

	letter->op = op;
	letter->key = g_strdup(key);
	letter->id = g_strdup(id ? id : "");
	letter->match = g_strdup(match ? match : "");
	letter->body = body;
	g_ptr_array_add(p->letters, letter);
}

bool package_takes(enum operation op)
{
	return op != OP_NONE && (operations[op].needs & NEEDS_KEY);
}

static void receipt_free(void *data)
{
	struct package_receipt *receipt = data;

	g_free(receipt->key);
	json_free(receipt->body);
	g_free(receipt);
}

struct package_receipts *package_receipts_new(void)
{
	struct package_receipts *r = g_new0(struct package_receipts, 1);

	r->id = g_strdup("");
	r->world = g_strdup("");
	r->centre = g_strdup("");
	r->letters = g_ptr_array_new_with_free_func(receipt_free);
	return r;
}

void package_receipts_free(struct package_receipts *r)
{
	if (!r)
		return;
	g_free(r->id);
	g_free(r->world);
	g_free(r->centre);
	g_ptr_array_unref(r->letters);
	g_free(r);
}

void package_receipts_add(struct package_receipts *r, const char *key, unsigned status,
			  struct json *body)
{
	struct package_receipt *receipt = g_new0(struct package_receipt, 1);

	receipt->key = g_strdup(key);
	receipt->status = status;
	receipt->body = body ? body : json_object();
	g_ptr_array_add(r->letters, receipt);
}
