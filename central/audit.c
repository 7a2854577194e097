/* audit - the hash chain. */
#include "central/audit.h"

#include <string.h>

#include "i18n/banned.h"

static void add_field(GString *out, const char *text)
{
	g_string_append_printf(out, "%zu:%s,", strlen(text), text);
}

static void add_number(GString *out, int64_t number)
{
	char text[32];

	g_snprintf(text, sizeof(text), "%" G_GINT64_FORMAT, number);
	add_field(out, text);
}

/* The canonical bytes; a new version of the fields would get another first number. */
static GString *canonical(int64_t seq, const struct centre_audit *e)
{
	GString *out = g_string_sized_new(512);

	add_number(out, 1);
	add_number(out, seq);
	add_number(out, e->time);
	add_field(out, e->officer);
	add_field(out, e->name);
	add_field(out, e->commune);
	add_field(out, e->session);
	add_field(out, e->action);
	add_field(out, e->target);
	add_field(out, e->procedure);
	add_field(out, e->case_number);
	add_field(out, e->result);
	add_field(out, e->detail);
	return out;
}

static void chain(uint8_t hash[CENTRE_AUDIT_HASH], int64_t seq, const struct centre_audit *e)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	GString *entry = canonical(seq, e);
	gsize length = CENTRE_AUDIT_HASH;

	g_checksum_update(sum, (const guchar *)"\0", 1);
	g_checksum_update(sum, hash, CENTRE_AUDIT_HASH);
	g_checksum_update(sum, (const guchar *)entry->str, (gssize)entry->len);
	g_checksum_get_digest(sum, hash, &length);
	g_checksum_free(sum);
	g_string_free(entry, TRUE);
}

static int64_t last(struct centre_ledger *l, uint8_t hash[CENTRE_AUDIT_HASH])
{
	struct centre_rows *rows =
		centre_ask(l, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", "");
	int64_t seq = 0;

	memset(hash, 0, CENTRE_AUDIT_HASH);
	if (centre_next(rows)) {
		size_t length;
		const void *bytes = centre_blob(rows, 1, &length);

		seq = centre_int(rows, 0);
		if (length == CENTRE_AUDIT_HASH)
			memcpy(hash, bytes, CENTRE_AUDIT_HASH);
	}
	centre_done(rows);
	return seq;
}

bool centre_audit_append(struct centre_ledger *l, const struct centre_audit *e)
{
	uint8_t hash[CENTRE_AUDIT_HASH];
	int64_t seq = last(l, hash) + 1;

	chain(hash, seq, e);
	return centre_do(l,
			 "INSERT INTO audit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
			 " ?11, ?12, ?13)",
			 "iissssssssssb", seq, e->time, e->officer, e->name, e->commune,
			 e->session, e->action, e->target, e->procedure, e->case_number,
			 e->result, e->detail, hash, (size_t)CENTRE_AUDIT_HASH);
}

struct centre_audit_head centre_audit_head(struct centre_ledger *l)
{
	struct centre_audit_head head;
	uint8_t hash[CENTRE_AUDIT_HASH];

	head.seq = last(l, hash);
	for (size_t i = 0; i < CENTRE_AUDIT_HASH; i++)
		g_snprintf(head.hash + 2 * i, 3, "%02x", hash[i]);
	return head;
}

void centre_audit_put(struct centre_ledger *l, struct json *answer)
{
	struct centre_audit_head head = centre_audit_head(l);
	struct json *audit = json_object();

	json_put_number(audit, "seq", head.seq);
	json_put_text(audit, "head", head.hash);
	json_put(answer, "audit", audit);
}

int64_t centre_audit_check(struct centre_ledger *l)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT seq, time, officer, name, commune, session, action, target, procedure,"
		" case_number, result, detail, hash FROM audit ORDER BY seq",
		"");
	uint8_t hash[CENTRE_AUDIT_HASH] = {0};
	int64_t expected = 1, broken = 0;

	for (; !broken && centre_next(rows); expected++) {
		const struct centre_audit e = {
			centre_int(rows, 1),   centre_text(rows, 2),  centre_text(rows, 3),
			centre_text(rows, 4),  centre_text(rows, 5),  centre_text(rows, 6),
			centre_text(rows, 7),  centre_text(rows, 8),  centre_text(rows, 9),
			centre_text(rows, 10), centre_text(rows, 11),
		};
		size_t length;
		const void *kept;

		chain(hash, expected, &e);
		kept = centre_blob(rows, 12, &length);
		if (centre_int(rows, 0) != expected || length != CENTRE_AUDIT_HASH ||
		    memcmp(kept, hash, CENTRE_AUDIT_HASH) != 0)
			broken = expected;
	}
	centre_done(rows);
	return broken;
}
