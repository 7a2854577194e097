/*
 * register - every declared form in menu order: the array that the menus, the
 * help and the tests walk.  A new form is one file of const tables and one row here.
 */
#ifndef FORMS_REGISTER_H
#define FORMS_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/form.h"

/* All forms; *n of them. */
const struct form *const *forms_registered(size_t *n);

/* The form of this name, or NULL; "decision" is form_return. */
const struct form *form_named(const char *name);

/*
 * The paper forms that were in force on the day that stands on the paper (ISO,
 * whole), in the register's order: const struct form *, at most `room` of them.
 * An old paper found later gets its own form.
 */
size_t forms_offered(const char *iso_date, const struct form **out, size_t room);

/* A form with a circular and dates: a paper of the citizen's; "correction" is none. */
/* Whether a draft of it becomes a request: a correction, a re-issue, a claim or a paper. */
bool form_makes_request(const struct form *form);
bool form_is_paper(const struct form *form);

/* Whether a person without a record may be collected with it: DC01. */
bool form_collects(const struct form *form);

/* The tables themselves. */
extern const struct form form_lookup;
extern const struct form form_correction;
extern const struct form form_verification;
extern const struct form form_return;  /* the chief returns: reason, note */
extern const struct form form_withdrawal; /* the maker takes it back: reason */
extern const struct form form_reissue; /* what is inside the number: C06 decides */
extern const struct form form_claim;   /* to the commune of another's residence */
extern const struct form form_merge;	  /* two records are one person: reason */
extern const struct form form_different;  /* they are two people: reason */
extern const struct form form_undo;	  /* an approval is to be undone: reason */
extern const struct form form_refusal; /* the chief refuses: reason, note */
extern const struct form form_sign_in;
extern const struct form form_password;
extern const struct form form_preferences;
extern const struct form form_dc01_2015, form_dc01_2020, form_dc01_2024, form_dc01_2025;
extern const struct form form_dc02_2020, form_dc02_2024;
extern const struct form form_ct01_2021, form_ct01_2023, form_ct01_2025, form_ct01_2026;
extern const struct form form_cc01_2015, form_cc01_2024;

#endif
