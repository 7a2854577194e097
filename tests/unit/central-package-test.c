/* Letters on a stick: opened, proved, done once, answered to their writer only. */
#include "central_help.h"

#include <sodium.h>

#include "forms/package.h"

#include "i18n/banned.h"

/* A terminal with a signing key, signed in by its officer. */
struct terminal {
	struct asker who;
	uint8_t open[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
	uint8_t centre[crypto_box_PUBLICKEYBYTES];
	char *officer;
};

static void terminal_init(struct terminal *t, struct lab *lab, const char *login)
{
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_TYPE] = "application/json"};
	struct json *j = json_object();
	g_autoptr(GBytes) key = NULL;
	g_autofree char *body = NULL;
	struct got got = {0};

	*t = (struct terminal){.who = {.lab = lab}};
	crypto_sign_keypair(t->open, t->secret);
	json_put_text(j, "officer", login);
	json_put_text(j, "password", PASSWORD);
	json_put_text(j, "world", "practice");
	json_put_text(j, "terminal", "t1");
	package_put_bytes(j, "terminal_key", t->open, sizeof(t->open));
	body = json_print(j);
	json_free(j);
	lab_send(lab, "POST", "/v1/sign-in", header, body, strlen(body), &got);
	assert_int_equal(got.status, 200);
	key = package_take_bytes(got.body, "centre_key", PACKAGE_KEY, NULL);
	assert_non_null(key);
	memcpy(t->centre, g_bytes_get_data(key, NULL), PACKAGE_KEY);
	t->officer = g_strdup(json_text_at(json_get(got.body, "officer"), "id"));
	t->who.cookie = g_strdup_printf("s=%s", json_text_at(got.body, "bearer"));
	t->who.world = g_strdup_printf("practice;%s", lab->centre->id);
	got_clear(&got);
}

static void terminal_clear(struct terminal *t)
{
	asker_clear(&t->who);
	g_free(t->officer);
}

static struct package *package_of(struct terminal *t)
{
	struct package *p = package_new();

	g_free(p->id);
	p->id = lab_uuid(t->who.lab);
	g_free(p->world);
	p->world = g_strdup("practice");
	g_free(p->centre);
	p->centre = g_strdup(t->who.lab->centre->id);
	g_free(p->officer);
	p->officer = g_strdup(t->officer);
	p->made_at = t->who.lab->now;
	return p;
}

/* Adds a correction of one field; *key (may be NULL) is its uuid, new. */
static void add(struct terminal *t, struct package *p, const char *resident, const char *version,
		const char *field, const char *to, char **key)
{
	g_autofree char *uuid = lab_uuid(t->who.lab);
	g_autofree char *body = correction(t->who.lab, uuid, resident, version, field, "null", to,
					   "");

	package_add(p, OP_REQUEST, uuid, NULL, version,
		    json_parse(body, strlen(body), NULL));
	if (key)
		*key = g_steal_pointer(&uuid);
}

/* Signed by the terminal, sealed to the centre, with its cover; the package is freed. */
static GBytes *file_of(struct terminal *t, struct package *p)
{
	g_autofree char *manifest = package_print(p);
	size_t length = strlen(manifest), front = PACKAGE_KEY + PACKAGE_SIGNATURE;
	g_autofree uint8_t *text = g_malloc(front + length);
	g_autofree uint8_t *box = g_malloc(front + length + crypto_box_SEALBYTES);
	const struct package_cover cover = {PACKAGE_LETTERS, p->world, p->centre, p->id,
					    (char *)box, front + length + crypto_box_SEALBYTES};
	GBytes *file;

	memcpy(text, t->open, PACKAGE_KEY);
	memcpy(text + front, manifest, length);
	crypto_sign_detached(text + PACKAGE_KEY, NULL, text + front, length, t->secret);
	crypto_box_seal(box, text, front + length, t->centre);
	file = package_cover_print(&cover);
	package_free(p);
	return file;
}

/* Carried by somebody. */
static void bring(struct asker *carrier, GBytes *file, struct got *got)
{
	struct json *j = json_object();
	g_autofree char *body = NULL;

	package_put_bytes(j, "package", g_bytes_get_data(file, NULL), g_bytes_get_size(file));
	body = json_print(j);
	json_free(j);
	ask(carrier, OP_PACKAGE, NULL, body, got);
}

/* Opened at the terminal that made the package; NULL: not for it. */
static struct package_receipts *open_receipts(struct terminal *t, GBytes *file)
{
	uint8_t secret[crypto_box_SECRETKEYBYTES];
	struct package_receipts *receipts = NULL;
	struct package_cover cover;
	g_autofree char *text = NULL;

	assert_true(package_cover_read(&cover, g_bytes_get_data(file, NULL),
				       g_bytes_get_size(file), NULL));
	assert_int_equal(cover.kind, PACKAGE_RECEIPTS);
	assert_int_equal(crypto_sign_ed25519_sk_to_curve25519(secret, t->secret), 0);
	text = g_malloc0(cover.length);
	if (crypto_box_open_easy((uint8_t *)text, (const uint8_t *)cover.box + PACKAGE_NONCE,
				 cover.length - PACKAGE_NONCE, (const uint8_t *)cover.box,
				 t->centre, secret) == 0) {
		g_autoptr(json_owned) j = json_parse(text, strlen(text), NULL);

		receipts = package_receipts_of_json(j, NULL);
		assert_non_null(receipts);
		assert_string_equal(receipts->id, cover.id);
	}
	package_cover_clear(&cover);
	return receipts;
}

static struct package_receipts *receipts_of(struct terminal *t, const struct got *got)
{
	g_autoptr(GBytes) file =
		package_take_bytes(got->body, "receipts", RECEIPTS_MOST_BYTES, NULL);

	assert_int_equal(got->status, 200);
	assert_non_null(file);
	return open_receipts(t, file);
}

static const struct package_receipt *receipt(const struct package_receipts *r, guint at)
{
	assert_true(at < r->letters->len);
	return r->letters->pdata[at];
}

static void letters_are_done_in_their_writers_name(void **state)
{
	struct lab *lab = *state;
	struct asker carrier = sign_in(lab, "canbo9");
	struct terminal t;
	struct package *p;
	struct package_receipts *r;
	g_autoptr(GBytes) file = NULL;
	g_autofree char *author = NULL;
	struct got got = {0};

	terminal_init(&t, lab, "canbo1");
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	add(&t, p, "x1", "1", "NhomMau", "\"01\"", NULL); /* not of his commune */
	add(&t, p, "r2", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&t, p);
	bring(&carrier, file, &got);
	r = receipts_of(&t, &got);
	assert_non_null(r);
	assert_int_equal(r->letters->len, 3);
	assert_int_equal(receipt(r, 0)->status, 201);
	assert_string_equal(json_text_at(receipt(r, 0)->body, "receipt"), "TH-000001");
	assert_string_equal(json_text_at(receipt(r, 0)->body, "centre"), lab->centre->id);
	assert_int_equal(receipt(r, 1)->status, 404);
	assert_int_equal(receipt(r, 2)->status, 201);
	author = centre_word(lab->ledger, "SELECT author_name FROM request LIMIT 1", "");
	assert_string_equal(author, "Nguyễn Văn Mẫu");
	/* copies hear of it as of any change */
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT seq FROM feed_head WHERE commune = '99001'", ""),
			 2);
	/* the carrier learns nothing of it */
	assert_null(strstr(got.text, "TH-000001"));
	assert_null(strstr(g_bytes_get_data(file, NULL), "NhomMau"));
	package_receipts_free(r);
	assert_int_equal(centre_audit_check(lab->ledger), 0);
	got_clear(&got);
	asker_clear(&carrier);
	terminal_clear(&t);
}

/* Twice on a stick and once over the line is once. */
static void each_letter_is_done_once(void **state)
{
	struct lab *lab = *state;
	struct asker carrier = sign_in(lab, "canbo2");
	struct terminal t;
	struct package *p;
	struct package_receipts *first, *second;
	g_autoptr(GBytes) file = NULL;
	g_autofree char *uuid = NULL, *key = NULL, *body = NULL, *one = NULL, *two = NULL;
	struct got got = {0};

	terminal_init(&t, lab, "canbo1");
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", &uuid);
	body = json_print(((struct package_letter *)p->letters->pdata[0])->body);
	file = file_of(&t, p);
	bring(&carrier, file, &got);
	first = receipts_of(&t, &got);
	bring(&carrier, file, &got);
	second = receipts_of(&t, &got);
	one = json_print(receipt(first, 0)->body);
	two = json_print(receipt(second, 0)->body);
	assert_string_equal(one, two);
	key = quoted(uuid);
	ask_with(&t.who, OP_REQUEST, NULL, key, "\"1\"", body, &got);
	assert_int_equal(got.status, 201);
	assert_string_equal(json_text_at(got.body, "receipt"),
			    json_text_at(receipt(first, 0)->body, "receipt"));
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM request", ""), 1);
	package_receipts_free(first);
	package_receipts_free(second);
	got_clear(&got);
	asker_clear(&carrier);
	terminal_clear(&t);
}

/* Over the line first, then the stick that was made before. */
static void the_line_may_be_quicker(void **state)
{
	struct lab *lab = *state;
	struct terminal t;
	struct package *p;
	struct package_receipts *r;
	g_autoptr(GBytes) file = NULL;
	g_autofree char *uuid = NULL, *key = NULL, *body = NULL, *said = NULL;
	struct got got = {0};

	terminal_init(&t, lab, "canbo1");
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", &uuid);
	body = json_print(((struct package_letter *)p->letters->pdata[0])->body);
	file = file_of(&t, p);
	key = quoted(uuid);
	ask_with(&t.who, OP_REQUEST, NULL, key, "\"1\"", body, &got);
	assert_int_equal(got.status, 201);
	said = g_strdup(json_text_at(got.body, "receipt"));
	bring(&t.who, file, &got);
	r = receipts_of(&t, &got);
	assert_int_equal(receipt(r, 0)->status, 201);
	assert_string_equal(json_text_at(receipt(r, 0)->body, "receipt"), said);
	package_receipts_free(r);
	got_clear(&got);
	terminal_clear(&t);
}

static void four_eyes_and_duties_hold(void **state)
{
	struct lab *lab = *state;
	struct terminal officer, chief;
	struct package *p;
	struct package_receipts *r;
	g_autoptr(GBytes) own = NULL, not_his = NULL;
	g_autofree char *id = NULL, *other = NULL;
	struct got got = {0};

	terminal_init(&officer, lab, "canbo1");
	terminal_init(&chief, lab, "truong");
	assert_int_equal(send_correction(&chief.who, "r1", "1", "NhomMau", "null", "\"01\"", &id,
					 &got),
			 201);
	assert_int_equal(send_correction(&officer.who, "r2", "1", "NhomMau", "null", "\"01\"",
					 &other, &got),
			 201);
	for (unsigned i = 0; i < 2; i++) {
		struct terminal *t = i ? &officer : &chief;
		g_autofree char *uuid = lab_uuid(lab);
		g_autofree char *body = g_strdup_printf(
			"{\"id\":\"%s\",\"decision\":\"approve\",\"reason\":\"\",\"note\":\"\","
			"\"resident_version\":\"1\",\"opened_at\":\"2026-01-01T00:00:00.000Z\","
			"\"decided_at\":\"2026-01-01T00:01:00.000Z\",\"terminal\":\"t2\"}", uuid);

		p = package_of(t);
		package_add(p, OP_DECIDE, uuid, i ? other : id, "1",
			    json_parse(body, strlen(body), NULL));
		if (i)
			not_his = file_of(t, p);
		else
			own = file_of(t, p);
	}
	bring(&officer.who, own, &got);
	r = receipts_of(&chief, &got);
	assert_int_equal(receipt(r, 0)->status, 403);
	assert_non_null(strstr(json_text_at(receipt(r, 0)->body, "type"), "four-eyes"));
	package_receipts_free(r);
	bring(&chief.who, not_his, &got);
	r = receipts_of(&officer, &got);
	assert_int_equal(receipt(r, 0)->status, 403);
	assert_non_null(strstr(json_text_at(receipt(r, 0)->body, "type"), "forbidden"));
	package_receipts_free(r);
	got_clear(&got);
	terminal_clear(&officer);
	terminal_clear(&chief);
}

static void refused(struct terminal *t, GBytes *file, unsigned status,
		    const char *slug)
{
	struct got got = {0};

	bring(&t->who, file, &got);
	assert_int_equal(got.status, status);
	assert_string_equal(got.slug, slug);
	got_clear(&got);
}

static void what_is_not_in_order_changes_nothing(void **state)
{
	struct lab *lab = *state;
	struct terminal t, thief;
	struct package *p;
	GBytes *file;
	g_autofree char *bytes = NULL;
	gsize length;

	terminal_init(&t, lab, "canbo1");
	terminal_init(&thief, lab, "canbo2");
	/* any byte that was changed */
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&t, p);
	length = g_bytes_get_size(file);
	bytes = g_memdup2(g_bytes_get_data(file, NULL), length);
	g_bytes_unref(file);
	bytes[length - 20] ^= 1;
	file = g_bytes_new(bytes, length);
	refused(&t, file, 422, "bad-shape");
	g_bytes_unref(file);
	/* another centre's */
	p = package_of(&t);
	g_free(p->centre);
	p->centre = g_strdup("0198a1b2-0000-7000-8000-000000000001");
	file = file_of(&t, p);
	refused(&t, file, 421, "wrong-world");
	g_bytes_unref(file);
	/* signed by a colleague's terminal in my name */
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&thief, p);
	refused(&thief, file, 403, "forbidden");
	g_bytes_unref(file);
	/* an account that was locked since */
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&t, p);
	assert_true(centre_do(lab->ledger, "UPDATE officer SET locked = 1 WHERE login = 'canbo1'",
			      ""));
	refused(&thief, file, 403, "officer-locked");
	assert_true(centre_officer_lock(lab->centre, lab->ledger, "canbo1", false, NULL));
	/* ... and whose terminals are to sign in anew */
	refused(&thief, file, 403, "forbidden");
	g_bytes_unref(file);
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM request", ""), 0);
	terminal_clear(&t);
	terminal_clear(&thief);
}

static void only_its_terminal_opens_the_receipts(void **state)
{
	struct lab *lab = *state;
	struct terminal t, other;
	struct package *p;
	g_autoptr(GBytes) file = NULL;
	struct package_receipts *r;
	struct got got = {0};

	terminal_init(&t, lab, "canbo1");
	terminal_init(&other, lab, "canbo1");
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&t, p);
	bring(&other.who, file, &got);
	assert_null(receipts_of(&other, &got));
	r = receipts_of(&t, &got);
	assert_non_null(r);
	package_receipts_free(r);
	got_clear(&got);
	terminal_clear(&t);
	terminal_clear(&other);
}

/* dancu-central package FILE: nobody is signed in. */
static void a_stick_may_be_brought_to_the_centre(void **state)
{
	struct lab *lab = *state;
	struct terminal t;
	struct package *p;
	struct package_receipts *r;
	g_autoptr(GBytes) file = NULL, receipts = NULL, junk = g_bytes_new_static("abc", 3);
	GError *why = NULL;

	terminal_init(&t, lab, "canbo1");
	p = package_of(&t);
	add(&t, p, "r1", "1", "NhomMau", "\"01\"", NULL);
	file = file_of(&t, p);
	receipts = centre_package_take(lab->centre, lab->ledger, file, &why);
	assert_non_null(receipts);
	r = open_receipts(&t, receipts);
	assert_int_equal(receipt(r, 0)->status, 201);
	package_receipts_free(r);
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM request", ""), 1);
	assert_null(centre_package_take(lab->centre, lab->ledger, junk, &why));
	assert_non_null(why);
	g_clear_error(&why);
	assert_int_equal(centre_audit_check(lab->ledger), 0);
	terminal_clear(&t);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(letters_are_done_in_their_writers_name),
		AT_LAB(each_letter_is_done_once),
		AT_LAB(the_line_may_be_quicker),
		AT_LAB(four_eyes_and_duties_hold),
		AT_LAB(what_is_not_in_order_changes_nothing),
		AT_LAB(only_its_terminal_opens_the_receipts),
		AT_LAB(a_stick_may_be_brought_to_the_centre),
	};

	return cmocka_run_group_tests_name("central package", tests, NULL, NULL);
}
