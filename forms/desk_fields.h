/*
 * desk_fields - what every paper form asks besides the record's own fields: why,
 * which papers prove it, who came to the desk and how it was seen who that is.
 *
 *	static const struct field fields[] = { ..., DESK_FIELDS, ... };
 *
 * All of them are columns of the request (draft_request.h puts them there).  The
 * usual case costs no key: a draft begins with "the person himself, by card"
 * (desk_default()), which stands there until something else is chosen.  A second
 * and a third paper may stay empty; begun, they are told whole.
 */
#ifndef FORMS_DESK_FIELDS_H
#define FORMS_DESK_FIELDS_H

#include "forms/form.h"
#include "i18n/language.h"

#define DESK_PAPERS 3
/* The keys of paper `n` from 0: "paper_kind", "paper_2_kind". */
extern const char *const desk_paper_keys[DESK_PAPERS][4]; /* kind, number, date, issuer */

/* What stands in this answer before anything is typed: "self", "card", else "".  Lent. */
const char *desk_default(const char *key);

/* clang-format off */
#define DESK_REASON \
	{ "reason", N_("Reason"), \
	  N_("Why the register is to change: the fact has changed, it was taken down " \
	     "wrongly, or it was missing. The list holds what fits the changed fields."), \
	  N_("Why: code or letters of the reason. F4 lists those that fit."), \
	  KIND_CODE, CATALOGUE_REASON, 0, FIELD_REQUIRED | FIELD_TYPING, FIELD_NONE, "", CHECK_REASON }

#define DESK_PAPER \
	{ "paper_kind", N_("Kind of paper"), \
	  N_("The paper that proves it. Look at the original and hand it back; copies " \
	     "are no longer asked for. Nothing may be asked for that is already in a " \
	     "register."), \
	  N_("The paper that proves it: letters of its name. F4 lists those that fit."), \
	  KIND_CODE, CATALOGUE_PAPER, 0, FIELD_REQUIRED | FIELD_TYPING, FIELD_NONE, "", CHECK_PAPER_KIND }, \
	{ "paper_number", N_("Number of the paper"), \
	  N_("The number exactly as it stands on the paper, with strokes and letters. " \
	     "“không số” when the paper has none."), \
	  N_("As on the paper: 27/2026/TLKS; “không số” when it has none."), \
	  KIND_TEXT, CATALOGUE_NONE, 50, FIELD_REQUIRED | FIELD_TYPING | FIELD_KEEP_CASE, FIELD_NONE, "", \
	  CHECK_NONE }, \
	{ "paper_date", N_("Date of issue"), \
	  N_("The day on which the paper was issued, whole: day, month and year. It " \
	     "cannot lie in the future or before the birth."), \
	  N_("The day the paper was issued, dd/mm/yyyy."), \
	  KIND_DATE, CATALOGUE_NONE, 10, FIELD_REQUIRED, FIELD_NONE, "", CHECK_PAPER_DATE }, \
	{ "paper_issuer", N_("Issued by"), \
	  N_("The office that issued the paper, in full, as its stamp says."), \
	  N_("The office in full: Ủy ban nhân dân xã Tập Huấn."), \
	  KIND_TEXT, CATALOGUE_NONE, 100, FIELD_REQUIRED | FIELD_TYPING, FIELD_NONE, "", CHECK_NONE }

#define DESK_REASON_AND_PAPER DESK_REASON, DESK_PAPER

#define DESK_NOTE \
	{ "note", N_("Note"), \
	  N_("What the chief should know in order to decide: what was seen, who was " \
	     "asked. No more personal data than needed."), \
	  N_("A sentence for the one who decides; may stay empty."), \
	  KIND_TEXT, CATALOGUE_NONE, 500, FIELD_TYPING, FIELD_NONE, "", CHECK_NONE }

#define DESK_APPLICANT \
	{ "applicant_who", N_("Who asks"), \
	  N_("Who came to the desk: the person himself, a parent, guardian, head of " \
	     "household, an office, or yourself when you found it while checking. It goes " \
	     "into the request and into the log."), \
	  N_("The person himself unless another is chosen; letters of the word, or F4."), \
	  KIND_CODE, CATALOGUE_APPLICANT, 0, FIELD_TYPING, FIELD_NONE, "", CHECK_NONE }, \
	{ "applicant_name", N_("Name of who asks"), \
	  N_("The name of who asks, when it is not the person himself."), \
	  N_("Only when somebody else asks than the person himself."), \
	  KIND_TEXT, CATALOGUE_NONE, 100, FIELD_TYPING, FIELD_NONE, "", CHECK_APPLICANT_NAME }, \
	{ "applicant_number", N_("Number of who asks"), \
	  N_("The number on the card of who asks, when it is not the person himself: " \
	     "12 digits, on an old card 9."), \
	  N_("12 digits from that card, or 9 from an old one; may stay empty."), \
	  KIND_TEXT, CATALOGUE_NONE, 12, 0, FIELD_NONE, "", CHECK_APPLICANT_NUMBER }, \
	{ "applicant_checked", N_("Identity seen by"), \
	  N_("How you saw that it is this person: card, VNeID, other papers, or known to " \
	     "you. Who can prove nothing needs a note that says why he is believed."), \
	  N_("By card unless another is chosen; letters of the word, or F4."), \
	  KIND_CODE, CATALOGUE_IDENTITY_CHECK, 0, FIELD_TYPING, FIELD_NONE, "", CHECK_NONE }, \
	{ "applicant_note", N_("Note on identity"), \
	  N_("Who vouched, which paper was seen; needed when nothing proves who asks."), \
	  N_("A sentence; needed when nothing proves who asks."), \
	  KIND_TEXT, CATALOGUE_NONE, 200, FIELD_TYPING, FIELD_NONE, "", CHECK_APPLICANT_NOTE }

#define DESK_NEXT_PAPER(n, kind, number, date, issuer) \
	{ "paper_" n "_kind", kind, \
	  N_("One more paper, when the first does not prove all that is to change. It may " \
	     "stay empty."), \
	  N_("One more paper, or empty: letters of its name. F4 lists those that fit."), \
	  KIND_CODE, CATALOGUE_PAPER, 0, FIELD_TYPING, FIELD_NONE, "", CHECK_PAPER_KIND }, \
	{ "paper_" n "_number", number, \
	  N_("The number exactly as it stands on the paper, with strokes and letters. " \
	     "“không số” when the paper has none."), \
	  N_("As on the paper: 27/2026/TLKS; “không số” when it has none."), \
	  KIND_TEXT, CATALOGUE_NONE, 50, FIELD_TYPING | FIELD_KEEP_CASE, FIELD_NONE, "", \
	  CHECK_PAPER_PART }, \
	{ "paper_" n "_date", date, \
	  N_("The day on which the paper was issued, whole: day, month and year. It " \
	     "cannot lie in the future or before the birth."), \
	  N_("The day the paper was issued, dd/mm/yyyy."), \
	  KIND_DATE, CATALOGUE_NONE, 10, 0, FIELD_NONE, "", CHECK_PAPER_DATE }, \
	{ "paper_" n "_issuer", issuer, \
	  N_("The office that issued the paper, in full, as its stamp says."), \
	  N_("The office in full: Ủy ban nhân dân xã Tập Huấn."), \
	  KIND_TEXT, CATALOGUE_NONE, 100, FIELD_TYPING, FIELD_NONE, "", CHECK_PAPER_PART }

#define DESK_NEXT_PAPERS \
	DESK_NEXT_PAPER("2", N_("Paper 2: kind"), N_("Paper 2: number"), N_("Paper 2: date"), \
			N_("Paper 2: issued by")), \
	DESK_NEXT_PAPER("3", N_("Paper 3: kind"), N_("Paper 3: number"), N_("Paper 3: date"), \
			N_("Paper 3: issued by"))

#define DESK_FIELDS DESK_REASON_AND_PAPER, DESK_NOTE, DESK_APPLICANT, DESK_NEXT_PAPERS
/* clang-format on */

#endif
