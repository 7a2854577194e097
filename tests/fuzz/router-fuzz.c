/*
 * router-fuzz - whole requests at a practice centre in memory.
 *
 * Input: lines of a request ("POST /v1/search", then headers by their number in
 * enum centre_header: "3 \"1\""), an empty line, the body.  The words BEARER
 * and CENTRE in a header stand for this run's token and id.  Whatever comes in,
 * the answer is a document or a problem, and the trail stays whole.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "central/admin.h"
#include "central/audit.h"
#include "central/centre.h"
#include "central/residents.h"

#include "i18n/banned.h"

#define PASSWORD "mat khau dai"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct lab {
	struct world world;
	struct centre_ledger *ledger;
	struct centre *centre;
	char *bearer;
	int64_t now;
	uint64_t chance;
};

static int64_t lab_now(void *self)
{
	return ((struct lab *)self)->now++;
}

static void lab_random(void *self, void *into, size_t bytes)
{
	struct lab *lab = self;
	uint8_t *at = into;

	while (bytes-- > 0) {
		lab->chance = lab->chance * UINT64_C(6364136223846793005) + 1;
		*at++ = (uint8_t)(lab->chance >> 56);
	}
}

static void answer(struct lab *lab, struct centre_call *c)
{
	centre_answer(lab->centre, lab->ledger, c);
	if (c->status < 200 || c->status > 599 || !c->answer)
		abort();
}

static void add_resident(struct lab *lab)
{
	struct record *r = record_new();
	g_autofree char *name = value_name_of_text("Nguyễn Thị Mâu"), *id = NULL;

	record_put(&r->id, "r1");
	record_put(&r->commune_code, "99001");
	record_put(&r->hamlet_id, "99001-01");
	record_put(&r->household_id, "h1");
	record_set(r, FIELD_NAME, name);
	record_set(r, FIELD_BIRTH, "1950");
	record_set(r, FIELD_SEX, "2");
	record_set(r, FIELD_NUMBER, "099150000012");
	centre_begin(lab->ledger);
	centre_household_insert(lab->ledger, "h1", "0127", "7", "99001", "99001-01");
	id = centre_resident_insert(lab->ledger, &lab->world, r, true);
	centre_commit(lab->ledger);
	record_free(r);
}

static void sign_in(struct lab *lab)
{
	static const char body[] = "{\"officer\":\"truong\",\"password\":\"" PASSWORD
				   "\",\"world\":\"practice\",\"terminal\":\"t\"}";
	struct centre_call c;
	struct json *j;

	centre_call_init(&c);
	c.method = "POST";
	c.path = "/v1/sign-in";
	c.header[CENTRE_HEADER_TYPE] = "application/json";
	c.body = body;
	c.length = strlen(body);
	answer(lab, &c);
	j = json_parse(c.answer, strlen(c.answer), NULL);
	lab->bearer = g_strdup(json_text_at(j, "bearer"));
	json_free(j);
	centre_call_clear(&c);
}

static void lab_open(struct lab *lab)
{
	static const char *const hamlet[] = {"Bến Gỗ"};
	const struct centre_birth birth = {"practice", "x", CENTRE_COST_TEST};
	const struct centre_commune_plan commune = {"99001", "xã Tập Huấn", "xa", "Ví Dụ",
						    hamlet, 1, 1};
	const struct centre_officer_plan officer = {"truong", "Trần Thị Ví", "x", "chief",
						    "99001", PASSWORD, 0, 0};

	*lab = (struct lab){.now = INT64_C(1763900000000), .chance = 1};
	lab->world = (struct world){lab_now, lab_now, lab_random, lab};
	centre_vault_start();
	lab->ledger = centre_ledger_open(":memory:", CENTRE_LEDGER_CREATE, NULL);
	if (!lab->ledger || !centre_found(lab->ledger, &lab->world, &birth, NULL))
		abort();
	lab->centre = centre_new(&lab->world, lab->ledger, NULL);
	if (!centre_commune_add(lab->centre, lab->ledger, &commune, NULL) ||
	    !centre_officer_add(lab->centre, lab->ledger, &officer, NULL))
		abort();
	add_resident(lab);
	sign_in(lab);
}

static void lab_close(struct lab *lab)
{
	if (centre_audit_check(lab->ledger) != 0)
		abort();
	g_free(lab->bearer);
	centre_free(lab->centre);
	centre_ledger_close(lab->ledger);
}

static char *fill_in(const struct lab *lab, const char *text)
{
	GString *out = g_string_new(text);

	g_string_replace(out, "BEARER", lab->bearer, 0);
	g_string_replace(out, "CENTRE", lab->centre->id, 0);
	return g_string_free(out, FALSE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	const char *body = strstr(text, "\n\n");
	g_autofree char *head = g_strndup(text, body ? (size_t)(body - text) : strlen(text));
	g_auto(GStrv) lines = g_strsplit(head, "\n", 32);
	g_auto(GStrv) first = g_strsplit(lines[0] ? lines[0] : "", " ", 2);
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);
	struct centre_call c;
	struct lab lab;

	lab_open(&lab);
	centre_call_init(&c);
	c.method = first[0] ? first[0] : "";
	c.path = first[0] && first[1] ? first[1] : "";
	for (size_t i = 1; lines[0] && lines[i]; i++) {
		unsigned h = (unsigned)(lines[i][0] - '0');

		if (h >= CENTRE_HEADER_COUNT || strlen(lines[i]) < 2)
			continue;
		g_ptr_array_add(kept, fill_in(&lab, lines[i] + 2));
		c.header[h] = kept->pdata[kept->len - 1];
	}
	if (body) {
		g_ptr_array_add(kept, fill_in(&lab, body + 2));
		c.body = kept->pdata[kept->len - 1];
		c.length = strlen(c.body);
	}
	answer(&lab, &c);
	centre_call_clear(&c);
	g_ptr_array_free(kept, TRUE);
	lab_close(&lab);
	return 0;
}
