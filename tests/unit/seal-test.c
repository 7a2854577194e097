/* seal: what is sealed opens only as it was, where it was, with its key. */
#include "tests/unit/client_help.h"

#include "client/seal.h"

#include "i18n/banned.h"

#define PASS "mat khau cua toi"
static const char name[] = "Nguyễn Văn Mẫu";

struct fixture {
	struct help_world help;
	uint8_t header[SEAL_HEADER_BYTES];
	struct seal *seal;
};

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 1);
	f->seal = seal_new(&f->help.world, SEAL_COST_LEAST, PASS, f->header, NULL);
	*state = f;
	return f->seal ? 0 : -1;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	seal_free(f->seal);
	g_free(f);
	return 0;
}

static void opens_with_the_passphrase(void **state)
{
	struct fixture *f = *state;
	g_autoptr(GBytes) sealed = seal_close(f->seal, "db|1|draft", name, strlen(name));
	struct seal *again =
		seal_open(&f->help.world, f->header, sizeof(f->header), PASS, NULL);
	g_autofree char *plain = NULL;
	size_t length;

	assert_non_null(again);
	plain = seal_read(again, "db|1|draft", g_bytes_get_data(sealed, NULL),
			  g_bytes_get_size(sealed), &length, NULL);
	assert_string_equal(plain, name);
	assert_int_equal(length, strlen(name));
	seal_free(again);
}

static void refuses_another_passphrase(void **state)
{
	struct fixture *f = *state;
	GError *error = NULL;

	assert_null(seal_open(&f->help.world, f->header, sizeof(f->header), PASS "x", &error));
	assert_true(g_error_matches(error, SEAL_ERROR, SEAL_PASSPHRASE));
	g_clear_error(&error);
}

/* Every byte of the header, changed: told as damage, never as a wrong password. */
static void header_tampered(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(f->header); i++) {
		GError *error = NULL;

		f->header[i] ^= 0x10;
		assert_null(
			seal_open(&f->help.world, f->header, sizeof(f->header), PASS, &error));
		assert_true(g_error_matches(error, SEAL_ERROR, SEAL_DAMAGED));
		g_clear_error(&error);
		f->header[i] ^= 0x10;
	}
	for (size_t length = 0; length < sizeof(f->header); length++)
		assert_null(seal_open(&f->help.world, f->header, length, PASS, NULL));
}

/* Every byte of a payload, and every shorter length. */
static void payload_tampered(void **state)
{
	struct fixture *f = *state;
	g_autoptr(GBytes) sealed = seal_close(f->seal, "p", name, strlen(name));
	size_t size = g_bytes_get_size(sealed);
	g_autofree uint8_t *copy = g_memdup2(g_bytes_get_data(sealed, NULL), size);
	GError *error = NULL;

	for (size_t i = 0; i < size; i++) {
		copy[i] ^= 1;
		assert_null(seal_read(f->seal, "p", copy, size, NULL, &error));
		assert_true(g_error_matches(error, SEAL_ERROR, SEAL_DAMAGED));
		g_clear_error(&error);
		copy[i] ^= 1;
		assert_null(seal_read(f->seal, "p", copy, i, NULL, NULL));
	}
	assert_null(seal_read(f->seal, "q", copy, size, NULL, NULL));
	g_free(seal_read(f->seal, "p", copy, size, NULL, &error));
	assert_null(error);
}

static void padded_and_never_the_same(void **state)
{
	struct fixture *f = *state;
	g_autofree char *zeros = g_malloc0(600);

	for (size_t length = 0; length <= 600; length++) {
		g_autoptr(GBytes) one = seal_close(f->seal, "p", zeros, length);
		g_autoptr(GBytes) two = seal_close(f->seal, "p", zeros, length);
		g_autofree char *plain = NULL;
		size_t got = 9999;

		assert_int_equal((g_bytes_get_size(one) - SEAL_NONCE - SEAL_TAG) % 256, 0);
		assert_false(g_bytes_equal(one, two));
		plain = seal_read(f->seal, "p", g_bytes_get_data(one, NULL),
				  g_bytes_get_size(one), &got, NULL);
		assert_non_null(plain);
		assert_int_equal(got, length);
	}
}

static void rewrapped(void **state)
{
	struct fixture *f = *state;
	g_autoptr(GBytes) sealed = seal_close(f->seal, "p", name, strlen(name));
	g_autofree char *plain = NULL;
	struct seal *again;

	assert_true(seal_rewrap(f->seal, SEAL_COST_LEAST, "moi", f->header, NULL));
	assert_null(seal_open(&f->help.world, f->header, sizeof(f->header), PASS, NULL));
	again = seal_open(&f->help.world, f->header, sizeof(f->header), "moi", NULL);
	assert_non_null(again);
	plain = seal_read(again, "p", g_bytes_get_data(sealed, NULL), g_bytes_get_size(sealed),
			  NULL, NULL);
	assert_string_equal(plain, name);
	seal_free(again);
}

static void blind_finds_and_hides(void **state)
{
	struct fixture *f = *state;
	g_autofree char *one = seal_blind(f->seal, "about", "099304003789");
	g_autofree char *same = seal_blind(f->seal, "about", "099304003789");
	g_autofree char *other = seal_blind(f->seal, "about", "099304003788");
	g_autofree char *what = seal_blind(f->seal, "draft", "099304003789");

	assert_string_equal(one, same);
	assert_string_not_equal(one, other);
	assert_string_not_equal(one, what);
	assert_int_equal(strlen(one), 32);
}

static void secrets(void **state)
{
	struct secret *secret = secret_of_text("abc");
	char text[] = "abc";

	(void)state;
	assert_string_equal(secret_text(secret), "abc");
	assert_int_equal(secret_length(secret), 3);
	secret_free(secret);
	secret_free(NULL);
	assert_string_equal(secret_text(NULL), "");
	seal_wipe_text(text);
	assert_memory_equal(text, "\0\0\0", 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opens_with_the_passphrase, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_another_passphrase, setup, teardown),
		cmocka_unit_test_setup_teardown(header_tampered, setup, teardown),
		cmocka_unit_test_setup_teardown(payload_tampered, setup, teardown),
		cmocka_unit_test_setup_teardown(padded_and_never_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(rewrapped, setup, teardown),
		cmocka_unit_test_setup_teardown(blind_finds_and_hides, setup, teardown),
		cmocka_unit_test(secrets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
