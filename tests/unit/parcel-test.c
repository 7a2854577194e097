/*
 * parcel - letters by hand against the real centre: out of one terminal's
 * outbox, carried by another officer, settled by the receipts that come back.
 */
#include "tests/unit/fake_wire.h"

#include "tests/unit/central_help.h"

#include "client/courier.h"
#include "client/parcel.h"
#include "forms/package.h"

#include "i18n/banned.h"

struct trip {
	struct help_world help;
	struct lab *lab;
	char *dir, *officer, *centre_key;
	struct fake_wire *wire;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	struct signer *signer;
	struct parcel_origin origin;
};

/* Signs canbo1 in with the terminal's key. */
static void tell_key(struct trip *t)
{
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_TYPE] = "application/json"};
	struct json *j = json_object();
	g_autofree char *body = NULL;
	struct got got = {0};

	json_put_text(j, "officer", "canbo1");
	json_put_text(j, "password", PASSWORD);
	json_put_text(j, "world", "practice");
	json_put_text(j, "terminal", "t1");
	package_put_bytes(j, "terminal_key", signer_public(t->signer), SIGNER_BYTES);
	body = json_print(j);
	json_free(j);
	lab_send(t->lab, "POST", "/v1/sign-in", header, body, strlen(body), &got);
	assert_int_equal(got.status, 200);
	t->centre_key = g_strdup(json_text_at(got.body, "centre_key"));
	t->officer = g_strdup(json_text_at(json_get(got.body, "officer"), "id"));
	got_clear(&got);
}

static int begin(void **state)
{
	struct trip *t = g_new0(struct trip, 1);
	const struct store_owner owner = {"practice", "c1", "canbo1"};

	help_world_init(&t->help, 5);
	t->lab = lab_new_at(":memory:");
	t->dir = help_folder();
	t->wire = fake_new();
	t->session = session_new();
	t->central = central_new(&t->help.world, &t->wire->base, t->session);
	t->store = store_open_costing(&t->help.world, t->dir, &owner, "mat-khau-1",
				      SEAL_COST_LEAST, NULL);
	assert_non_null(t->store);
	t->box = outbox_new(t->store);
	t->courier = courier_new(&t->help.world, t->box, t->central);
	t->signer = store_signer(t->store, NULL, NULL);
	assert_non_null(t->signer);
	tell_key(t);
	t->origin = (struct parcel_origin){"practice", t->lab->centre->id, t->officer, "t1",
					   t->centre_key, t->signer};
	*state = t;
	return 0;
}

static int end(void **state)
{
	struct trip *t = *state;

	signer_free(t->signer);
	courier_free(t->courier);
	outbox_free(t->box);
	store_close(t->store);
	central_free(t->central);
	session_free(t->session);
	transport_close(&t->wire->base);
	help_remove(t->dir);
	lab_teardown((void **)&t->lab);
	g_free(t->dir);
	g_free(t->officer);
	g_free(t->centre_key);
	g_free(t);
	return 0;
}

static char *put(struct trip *t, const char *resident, const char *version)
{
	struct letter *letter = letter_new(OP_REQUEST);
	char *uuid = lab_uuid(t->lab);

	letter->uuid = g_strdup(uuid);
	letter->about = g_strdup(resident);
	letter->base = g_strdup(version);
	letter->body = correction(t->lab, uuid, resident, version, "NhomMau", "null", "\"01\"", "");
	assert_true(outbox_put(t->box, letter, NULL));
	letter_free(letter);
	return uuid;
}

/* Carried by the other officer; the receipts, new. */
static GBytes *carry(struct trip *t, GBytes *file)
{
	struct asker carrier = sign_in(t->lab, "canbo2");
	struct json *j = json_object();
	g_autofree char *body = NULL;
	GBytes *receipts;
	struct got got = {0};

	package_put_bytes(j, "package", g_bytes_get_data(file, NULL), g_bytes_get_size(file));
	body = json_print(j);
	json_free(j);
	ask(&carrier, OP_PACKAGE, NULL, body, &got);
	assert_int_equal(got.status, 200);
	receipts = package_take_bytes(got.body, "receipts", RECEIPTS_MOST_BYTES, NULL);
	assert_non_null(receipts);
	got_clear(&got);
	asker_clear(&carrier);
	return receipts;
}

static enum letter_state state_of(struct trip *t, const char *uuid)
{
	struct letter *letter = outbox_load(t->box, uuid, NULL);
	enum letter_state state = letter->state;

	letter_free(letter);
	return state;
}

static void there_and_back(void **state)
{
	struct trip *t = *state;
	g_autofree char *one = put(t, "r1", "1"), *far = put(t, "x1", "1"), *two = put(t, "r2", "1");
	unsigned count = 0;
	g_autoptr(GBytes) file = parcel_make(t->box, &t->origin, &count, NULL);
	g_autoptr(GBytes) receipts = NULL;
	struct letter *letter;
	GError *error = NULL;

	assert_non_null(file);
	assert_int_equal(count, 3);
	/* the carrier sees who it is for, a uuid and a size */
	assert_null(memmem(g_bytes_get_data(file, NULL), g_bytes_get_size(file), "NhomMau", 7));
	assert_null(memmem(g_bytes_get_data(file, NULL), g_bytes_get_size(file), one, 36));
	/* in a package they still wait, and are not taken back any more */
	assert_int_equal(outbox_waiting(t->box), 3);
	assert_false(outbox_withdraw(t->box, one, NULL));
	receipts = carry(t, file);
	assert_int_equal(parcel_settle(t->courier, &t->origin, receipts, &error), 3);
	assert_int_equal(state_of(t, one), LETTER_DONE);
	assert_int_equal(state_of(t, two), LETTER_DONE);
	assert_int_equal(state_of(t, far), LETTER_REFUSED);
	letter = outbox_load(t->box, one, NULL);
	assert_true(g_str_has_prefix(letter->receipt, "TH-"));
	assert_string_equal(letter->body, "");
	letter_free(letter);
	/* brought twice: nothing happens twice */
	assert_int_equal(parcel_settle(t->courier, &t->origin, receipts, NULL), 0);
}

/* The same letters in two packages, carried one after the other: done once. */
static void twice_is_once(void **state)
{
	struct trip *t = *state;
	g_autofree char *one = put(t, "r1", "1");
	unsigned count = 0;
	g_autoptr(GBytes) first = parcel_make(t->box, &t->origin, &count, NULL);
	g_autoptr(GBytes) second = parcel_make(t->box, &t->origin, &count, NULL);
	g_autoptr(GBytes) lost = carry(t, first);
	g_autoptr(GBytes) came = carry(t, second);

	(void)lost;
	assert_int_equal(parcel_settle(t->courier, &t->origin, came, NULL), 1);
	assert_int_equal(state_of(t, one), LETTER_DONE);
}

/* Anything that is not exactly ours changes nothing. */
static void strangers(void **state)
{
	struct trip *t = *state;
	g_autofree char *one = put(t, "r1", "1");
	unsigned count = 0;
	g_autoptr(GBytes) file = parcel_make(t->box, &t->origin, &count, NULL);
	g_autoptr(GBytes) receipts = carry(t, file);
	struct parcel_origin other = t->origin;
	struct signer *stranger = signer_new(&t->help.world);
	gsize size = g_bytes_get_size(receipts);

	other.signer = stranger;
	assert_int_equal(parcel_settle(t->courier, &other, receipts, NULL), -1);
	assert_int_equal(parcel_settle(t->courier, &t->origin, file, NULL), -1);
	for (gsize at = 0; at < size; at += 37) {
		g_autofree uint8_t *bytes = g_memdup2(g_bytes_get_data(receipts, NULL), size);
		g_autoptr(GBytes) torn = NULL;

		bytes[at] ^= 0x20;
		torn = g_bytes_new(bytes, size);
		assert_int_equal(parcel_settle(t->courier, &t->origin, torn, NULL), -1);
	}
	signer_free(stranger);
	other = t->origin;
	other.centre_key = "";
	assert_null(parcel_make(t->box, &other, &count, NULL));
	assert_int_equal(state_of(t, one), LETTER_WAITING);
	assert_int_equal(parcel_settle(t->courier, &t->origin, receipts, NULL), 1);
}

/* The key pair is the same at the next start, and its public part is told before. */
static void the_same_key(void **state)
{
	struct trip *t = *state;
	g_autofree char *public = g_base64_encode(signer_public(t->signer), SIGNER_BYTES);
	g_autofree char *peeked = store_peek_signer(t->dir, "canbo1");
	g_autofree char *nobody = store_peek_signer(t->dir, "canbo9");
	struct signer *again = store_signer(t->store, NULL, NULL);

	assert_string_equal(peeked, public);
	assert_string_equal(nobody, "");
	assert_memory_equal(signer_seed(again), signer_seed(t->signer), SIGNER_BYTES);
	signer_free(again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(there_and_back, begin, end),
		cmocka_unit_test_setup_teardown(twice_is_once, begin, end),
		cmocka_unit_test_setup_teardown(strangers, begin, end),
		cmocka_unit_test_setup_teardown(the_same_key, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
