/* Signing in, waiting, renewing, restarting. */
#include <unistd.h>

#include <glib/gstdio.h>

#include "central/sessions.h"
#include "central_help.h"

#include "i18n/banned.h"

static void wrong_and_unknown_look_alike(void **state)
{
	struct got got = {0};
	g_autofree char *wrong = NULL;

	try_sign_in(*state, "canbo1", "sai mat khau", &got);
	assert_refused(&got, 401, "sign-in-failed");
	wrong = g_strdup(got.text);
	try_sign_in(*state, "khongai", "sai mat khau", &got);
	assert_string_equal(got.text, wrong);
	got_clear(&got);
}

static void five_wrong_ones_wait(void **state)
{
	static const char *const names[] = {"canbo1", "khongai"};
	struct lab *lab = *state;
	struct got got = {0};

	for (size_t n = 0; n < G_N_ELEMENTS(names); n++) {
		for (int i = 0; i < CENTRE_FREE_FAILS; i++)
			assert_int_equal(try_sign_in(lab, names[n], "sai mat khau", &got), 401);
		try_sign_in(lab, names[n], PASSWORD, &got);
		assert_refused(&got, 429, "too-many");
		assert_int_equal(got.retry_after, 60);
	}
	lab->now += INT64_C(61) * 1000;
	assert_int_equal(try_sign_in(lab, "canbo1", "sai mat khau", &got), 401);
	try_sign_in(lab, "canbo1", PASSWORD, &got);
	assert_int_equal(got.retry_after, 120);
	lab->now += INT64_C(121) * 1000;
	assert_int_equal(try_sign_in(lab, "canbo1", PASSWORD, &got), 200);
	assert_int_equal(try_sign_in(lab, "canbo1", "sai mat khau", &got), 401);
	assert_int_equal(try_sign_in(lab, "canbo1", PASSWORD, &got), 200);
	got_clear(&got);
}

static void worlds_do_not_meet(void **state)
{
	struct lab *lab = *state;
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_TYPE] = "application/json"};
	static const char real[] = "{\"officer\":\"canbo1\",\"password\":\"" PASSWORD
				   "\",\"world\":\"real\",\"terminal\":\"t\"}";
	static const char other[] = "{\"officer\":\"canbo1\",\"password\":\"" PASSWORD
				    "\",\"world\":\"practice\",\"centre\":\"x\",\"terminal\":\"t\"}";
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	lab_send(lab, "POST", "/v1/sign-in", header, real, strlen(real), &got);
	assert_refused(&got, 421, "wrong-world");
	lab_send(lab, "POST", "/v1/sign-in", header, other, strlen(other), &got);
	assert_refused(&got, 421, "wrong-world");
	g_free(a.world);
	a.world = g_strdup_printf("real;%s", lab->centre->id);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_refused(&got, 421, "wrong-world");
	got_clear(&got);
	asker_clear(&a);
}

static unsigned refresh(struct lab *lab, const char *token, struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_TYPE] = "application/json"};
	g_autofree char *body = g_strdup_printf("{\"refresh\":\"%s\"}", token);

	lab_send(lab, "POST", "/v1/refresh", header, body, strlen(body), got);
	return got->status;
}

static void a_bearer_ends_and_is_renewed(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	lab->now += CENTRE_BEARER_MS + 1;
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_refused(&got, 401, "signed-out");
	assert_int_equal(refresh(lab, a.refresh, &got), 200);
	g_free(a.cookie);
	a.cookie = g_strdup_printf("s=%s", json_text_at(got.body, "bearer"));
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 200);
	/* The old one again: somebody has a copy. */
	assert_int_equal(refresh(lab, a.refresh, &got), 401);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_refused(&got, 401, "signed-out");
	got_clear(&got);
	asker_clear(&a);
}

static void signing_out_ends_it(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	ask(&a, OP_SIGN_OUT, NULL, "{}", &got);
	assert_int_equal(got.status, 200);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_refused(&got, 401, "signed-out");
	got_clear(&got);
	asker_clear(&a);
}

static void a_locked_officer_is_out(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	assert_true(centre_officer_lock(lab->centre, lab->ledger, "canbo1", true, NULL));
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 401);
	try_sign_in(lab, "canbo1", PASSWORD, &got);
	assert_refused(&got, 403, "officer-locked");
	assert_false(centre_officer_lock(lab->centre, lab->ledger, "khongai", true, NULL));
	got_clear(&got);
	asker_clear(&a);
}

static void a_password_is_changed(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), b = sign_in(lab, "canbo1");
	struct got got = {0};

	ask(&a, OP_PASSWORD, NULL, "{\"old\":\"khong phai\",\"new\":\"mat khau moi\"}", &got);
	assert_refused(&got, 401, "sign-in-failed");
	ask(&a, OP_PASSWORD, NULL, "{\"old\":\"" PASSWORD "\",\"new\":\"ngan\"}", &got);
	assert_refused(&got, 422, "bad-shape");
	ask(&a, OP_PASSWORD, NULL, "{\"old\":\"" PASSWORD "\",\"new\":\"mat khau moi\"}", &got);
	assert_int_equal(got.status, 200);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 200);
	ask(&b, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 401);
	assert_int_equal(try_sign_in(lab, "canbo1", PASSWORD, &got), 401);
	assert_int_equal(try_sign_in(lab, "canbo1", "mat khau moi", &got), 200);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&b);
}

/* Nothing in the file signs anybody in, and a restart signs nobody out. */
static void a_restart_signs_nobody_out(void **state)
{
	g_autofree char *folder = g_dir_make_tmp("centre-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "r.db", NULL);
	struct lab *lab = lab_new_at(path);
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};
	g_autofree char *bytes = NULL;
	gsize length;

	(void)state;
	centre_free(lab->centre);
	centre_ledger_close(lab->ledger);
	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	assert_null(g_strstr_len(bytes, (gssize)length, a.bearer));
	assert_null(g_strstr_len(bytes, (gssize)length, a.refresh));
	assert_null(g_strstr_len(bytes, (gssize)length, PASSWORD));
	lab->ledger = centre_ledger_open(path, CENTRE_LEDGER_WRITE, NULL);
	lab->centre = centre_new(&lab->world, lab->ledger, NULL);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 200);
	got_clear(&got);
	asker_clear(&a);
	lab_teardown((void **)&lab);
	g_unlink(path);
	g_rmdir(folder);
}

/* One officer's keyboard writes letters whole, another's in pieces. */
static void the_same_letters_are_the_same_password(void **state)
{
	static const char nfc[] = "Mật khẩu số chín", nfd[] = "Ma\u0323\u0302t kha\u0302\u0309u "
							     "so\u0302\u0301 chi\u0301n";
	g_autofree char *hash = centre_password_hash(nfc, CENTRE_COST_TEST);
	g_autofree char *other = centre_password_hash(nfd, CENTRE_COST_TEST);

	(void)state;
	assert_true(centre_password_fits(hash, nfd) && centre_password_fits(other, nfc));
	assert_false(centre_password_fits(hash, "Mật khẩu số chin"));
	assert_false(centre_password_fits(hash, "\xff"));
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_letters_are_the_same_password),
		AT_LAB(wrong_and_unknown_look_alike),
		AT_LAB(five_wrong_ones_wait),
		AT_LAB(worlds_do_not_meet),
		AT_LAB(a_bearer_ends_and_is_renewed),
		AT_LAB(signing_out_ends_it),
		AT_LAB(a_locked_officer_is_out),
		AT_LAB(a_password_is_changed),
		cmocka_unit_test(a_restart_signs_nobody_out),
	};

	return cmocka_run_group_tests_name("central sessions", tests, NULL, NULL);
}
