/* forms-test - every declared form walked: labels, hints and help fit and are translated.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/register.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define LABEL_CELLS 22
#define HINT_CELLS 78

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

static void is_translated(const struct form *form, const char *key, const char *msgid)
{
	if (!msgid || !*msgid || !strcmp(_(msgid), msgid))
		fail_msg("%s/%s: not translated: %s", form->name, key, msgid);
}

static void fits(const struct form *form, const char *key, const char *text, int cells)
{
	if (cells_width(text) > cells)
		fail_msg("%s/%s: %d cells: %s", form->name, key, cells_width(text), text);
}

/* One to three sentences. */
static void is_help(const struct form *form, const struct field *field)
{
	const char *help = _(field->help), *p;
	unsigned sentences = 0;

	for (p = help; *p; p++)
		sentences += strchr(".?!", *p) && (p[1] == ' ' || !p[1]);
	if (sentences < 1 || sentences > 4)
		fail_msg("%s/%s: %u sentences", form->name, field->key, sentences);
}

static void words_fit_and_are_translated(void **state)
{
	size_t n;
	const struct form *const *forms = forms_registered(&n);

	(void)state;
	assert_true(n >= 21);
	for (size_t f = 0; f < n; f++) {
		is_translated(forms[f], "", forms[f]->title);
		fits(forms[f], "", _(forms[f]->title), 32);
		for (size_t i = 0; i < forms[f]->fields; i++) {
			const struct field *field = &forms[f]->field[i];

			is_translated(forms[f], field->key, field->label);
			is_translated(forms[f], field->key, field->hint);
			is_translated(forms[f], field->key, field->help);
			fits(forms[f], field->key, _(field->label), LABEL_CELLS);
			fits(forms[f], field->key, _(field->hint), HINT_CELLS);
			is_help(forms[f], field);
		}
	}
}

static void tables_are_sound(void **state)
{
	size_t n;
	const struct form *const *forms = forms_registered(&n);

	(void)state;
	for (size_t f = 0; f < n; f++) {
		const struct form *form = forms[f];

		assert_ptr_equal(form_named(form->name), form);
		assert_true(form->fields > 0);
		for (size_t i = 0; i < form->fields; i++) {
			const struct field *field = &form->field[i];

			assert_int_equal(form_index(form, field->key), i);
			assert_true(field->kind < KIND_COUNT);
			assert_true(field->check < CHECK_COUNT);
			assert_int_equal(field->kind == KIND_CODE,
					 field->catalogue != CATALOGUE_NONE);
			assert_int_equal(field->kind == KIND_PASSWORD,
					 (field->flags & FIELD_SECRET) != 0);
			if (field->flags & FIELD_LOCKED)
				assert_true(*field->procedure != '\0');
			if (*field->procedure)
				assert_non_null(catalogue_row(CATALOGUE_PROCEDURE,
							      field->procedure, NULL));
		}
	}
	assert_null(form_named("nothing"));
	assert_non_null(form_named("decision"));
	assert_int_equal(form_index(&form_lookup, "nothing"), -1);
}

/* A field of the record is asked under its own path, kind and name. */
static void record_fields_agree_with_the_record(void **state)
{
	size_t n;
	const struct form *const *forms = forms_registered(&n);

	(void)state;
	for (size_t f = 0; f < n; f++)
		for (size_t i = 0; i < forms[f]->fields; i++) {
			const struct field *field = &forms[f]->field[i];
			const struct record_field_row *row;

			if (field->record == FIELD_NONE)
				continue;
			row = &record_fields[field->record];
			assert_string_equal(field->key, row->path);
			assert_string_equal(field->label, row->label);
			assert_int_equal(field->kind, row->kind);
			assert_int_equal(field->catalogue, row->catalogue);
			assert_string_equal(field->procedure, row->procedure);
			if (forms[f] == &form_reissue) /* it is there to change them */
				continue;
			assert_int_equal((field->flags & FIELD_LOCKED) != 0,
					 (row->flags & RECORD_LOCKED) != 0);
		}
}

/* The correction form shows all fields of the 2014 law, and all that may be corrected. */
static void correction_has_every_field(void **state)
{
	(void)state;
	for (int f = 0; f < FIELD_COUNT; f++)
		if (f <= FIELD_LIFE || !(record_fields[f].flags & RECORD_LOCKED))
			assert_non_null(form_field(&form_correction,
						   record_fields[f].path));
	assert_true(form_correction.unverified);
	assert_non_null(strstr(form_correction.circular, "TT 17/2024"));
	assert_string_equal(form_correction.from, "2024-07-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_fit_and_are_translated),
		cmocka_unit_test(tables_are_sound),
		cmocka_unit_test(record_fields_agree_with_the_record),
		cmocka_unit_test(correction_has_every_field),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
