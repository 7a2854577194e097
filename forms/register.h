/*
 * register - every declared form in menu order: the array that the menus, the
 * help and the tests walk.  A new form is one file of const tables and one row here.
 */
#ifndef FORMS_REGISTER_H
#define FORMS_REGISTER_H

#include <stddef.h>

#include "forms/form.h"

/* All forms; *n of them. */
const struct form *const *forms_registered(size_t *n);

/* The form of this name, or NULL; "decision" is form_return. */
const struct form *form_named(const char *name);

/* The tables themselves, one per file. */
extern const struct form form_lookup;
extern const struct form form_correction;
extern const struct form form_verification;
extern const struct form form_return;  /* the chief returns: reason, note */
extern const struct form form_withdrawal; /* the maker takes it back: reason */
extern const struct form form_refusal; /* the chief refuses: reason, note */
extern const struct form form_sign_in;
extern const struct form form_password;
extern const struct form form_preferences;

#endif
