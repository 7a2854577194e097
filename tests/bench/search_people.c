/* search_people - the invented register of the bench, and somebody of it by chance. */
#include "config.h"

#include <stdlib.h>

#include "central/admin.h"
#include "central/schema.h"
#include "forms/record.h"
#include "tests/bench/bench.h"
#include "tests/bench/search.h"

#include "i18n/banned.h"

void search_fail(const char *what)
{
	fprintf(stderr, "search: %s\n", what);
	exit(1);
}

unsigned search_draw(unsigned below)
{
	uint32_t n;

	bench_random(NULL, &n, sizeof(n));
	return n % below;
}

/* ---- the register --------------------------------------------------------------------- */

static void make_commune(struct bench *b, unsigned at)
{
	static const char *const hamlets[] = { "Bến Gỗ", "Gò Trám", "Suối Cát", "Nà Mơ" };
	g_autofree char *code = g_strdup_printf("99%03u", at + 1);
	g_autofree char *name = g_strdup_printf("xã Số %u", at + 1);
	g_autofree char *login = g_strdup_printf("canbo%u", at);
	const struct centre_commune_plan plan = { code, name, "xa", "tỉnh Ví Dụ", hamlets, 4, 0 };
	const struct centre_officer_plan who = { login, "Nguyễn Văn Mẫu", "DU", "officer", code,
						 PASSWORD, 0, 0 };
	unsigned count = MIN(COMMUNE, b->residents - at * COMMUNE);
	GError *why = NULL;

	if (!centre_commune_add(b->centre, b->writer, &plan, &why) ||
	    !centre_officer_add(b->centre, b->writer, &who, &why) ||
	    !centre_populate(b->centre, b->writer, code, "1", count, NULL, &why))
		search_fail(why->message);
}

static void make_register(struct bench *b)
{
	const struct centre_birth birth = { "practice", "Bench", CENTRE_COST_TEST };
	const struct centre_officer_plan province = { "tinh", "Trần Thị Ví", "DU", "province",
						      "99001", PASSWORD, 0, 0 };
	g_autofree char *figure = g_strdup_printf("%u invented residents, made", b->residents);
	g_autofree char *took = NULL;
	double began = bench_ms();
	GError *why = NULL;

	b->writer = centre_ledger_open(b->database, CENTRE_LEDGER_CREATE, &why);
	if (!b->writer || !centre_found(b->writer, &bench_world, &birth, &why))
		search_fail(why->message);
	b->centre = centre_new(&bench_world, b->writer, &why);
	for (unsigned i = 0; i < b->communes; i++)
		make_commune(b, i);
	if (!centre_officer_add(b->centre, b->writer, &province, &why))
		search_fail(why->message);
	took = g_strdup_printf("%.0f s", (bench_ms() - began) / 1e3);
	bench_row(figure, took, "", 0, "minutes");
}

void search_open_register(struct bench *b)
{
	GError *why = NULL;

	if (g_file_test(b->database, G_FILE_TEST_EXISTS)) {
		b->writer = centre_ledger_open(b->database, CENTRE_LEDGER_WRITE, &why);
		if (!b->writer || !centre_schema_renew(b->writer, &why))
			search_fail(why->message);
		b->centre = centre_new(&bench_world, b->writer, &why);
	} else {
		make_register(b);
	}
	b->reader = centre_ledger_open(b->database, CENTRE_LEDGER_READ, &why);
	if (!b->centre || !b->reader)
		search_fail(why->message);
	b->centre->searches = 0;
	b->world = g_strdup_printf("practice;%s", b->centre->id);
}

/* ---- queries ------------------------------------------------------------------------------ */

void search_draw_person(struct bench *b, struct person *p)
{
	struct centre_rows *rows = centre_ask(
		b->reader,
		"SELECT id, number, name_text, birth, commune, (SELECT count(*) FROM resident s"
		" WHERE s.commune = r.commune AND s.fold = r.fold), (SELECT count(*) FROM"
		" resident s WHERE s.commune = r.commune AND s.fold = r.fold AND s.name_text ="
		" r.name_text)"
		" FROM resident r WHERE row = ?1",
		"i", (int64_t)search_draw(b->residents) + 1);

	if (!centre_next(rows))
		search_fail("a resident is missing");
	record_put(&p->id, centre_text(rows, 0));
	record_put(&p->number, centre_text(rows, 1));
	record_put(&p->name, centre_text(rows, 2));
	record_put(&p->birth, centre_text(rows, 3));
	p->commune = (unsigned)g_ascii_strtoull(centre_text(rows, 4) + 2, NULL, 10) - 1;
	p->namesakes[0] = (unsigned)centre_int(rows, 5);
	p->namesakes[1] = (unsigned)centre_int(rows, 6);
	centre_done(rows);
}

void search_person_clear(struct person *p)
{
	g_free(p->id);
	g_free(p->number);
	g_free(p->name);
	g_free(p->birth);
}

/* One slip in one word that has a letter to lose. */
char *search_slip(const char *name)
{
	g_auto(GStrv) words = g_strsplit(name, " ", -1);
	unsigned count = g_strv_length(words), at, tries = 0;
	glong letters, place;
	g_autofree gunichar *word = NULL;
	GString *out = g_string_new(NULL);
	unsigned kind = search_draw(4);

	do
		at = search_draw(count);
	while (g_utf8_strlen(words[at], -1) < 2 && tries++ < 50);
	word = g_utf8_to_ucs4_fast(words[at], -1, &letters);
	place = (glong)search_draw((unsigned)(kind == 3 && letters > 1 ? letters - 1 : letters));
	for (glong i = 0; i < letters; i++) {
		if (i != place || kind == 0)
			g_string_append_unichar(out, word[i]);
		if (i == place && kind < 2)
			g_string_append_c(out, (char)('a' + search_draw(26)));
		if (i == place && kind == 3 && i + 1 < letters) {
			g_string_append_unichar(out, word[++i]);
			g_string_append_unichar(out, word[place]);
		}
	}
	g_free(words[at]);
	words[at] = g_string_free(out, FALSE);
	return g_strjoinv(" ", words);
}
