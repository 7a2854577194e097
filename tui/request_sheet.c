/* request_sheet - a request in lines, the same for those who ask and those who decide. */
#include "tui/request_sheet.h"

#include <string.h>

#include "forms/catalogue.h"
#include "forms/form_answers.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/undo.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

/* ---- what about ------------------------------------------------------------------ */

/* "••••••••••12": nobody needs more to see whom it is about. */
static char *claimed(const struct person_claim *person)
{
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, person->name);
	g_autofree char *birth = kind_show(KIND_DATE, CATALOGUE_NONE, person->birth);
	g_autofree char *hidden = kind_hide(person->number);
	g_autofree char *number = kind_show(KIND_NUMBER12, CATALOGUE_NONE, hidden);

	return g_strdup_printf("%s, %s, %s", name, birth, number);
}

void request_sheet_about(struct sheet *sheet, const struct request *request)
{
	if (request_kind(request) != REQUEST_KIND_CORRECTION)
		sheet_wide(sheet, _("What is asked"), request_kind_name(request_kind(request)));
	if (request_is_claim(request) && !request->head) {
		g_autofree char *who = claimed(&request->person);

		sheet_wide(sheet, _("About"), who);
	}
	if (*request->origin && strcmp(request->origin_code, request->commune_code) != 0) {
		g_autofree char *way = g_strdup_printf(_("from %s to %s, where the person is registered"),
						       request->origin, request->commune);

		sheet_wide(sheet, _("Way"), way);
	}
}

/* ---- the changes ------------------------------------------------------------------- */

bool request_sheet_new_person(struct sheet *sheet, const struct request *request)
{
	if (request_kind(request) != REQUEST_KIND_COLLECT)
		return false;
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);
		const struct record_field_row *row = &record_fields[change->field];
		g_autofree char *hidden = record_is_number(change->field) ? kind_hide(change->to)
									  : g_strdup(change->to);
		g_autofree char *shown = kind_show(row->kind, row->catalogue, hidden);

		sheet_wide(sheet, record_label(change->field), shown);
	}
	return true;
}

void request_sheet_change(struct sheet *sheet, const struct request *request,
			  const struct change *change)
{
	const struct record_field_row *row = &record_fields[change->field];
	g_autofree char *to = NULL;

	if (!request_is_claim(request) || *change->from || *request->resident) {
		sheet_change(sheet, change->field, change->from, change->to);
		return;
	}
	to = kind_show(row->kind, row->catalogue, change->to);
	sheet_pair(sheet, record_label(change->field), _("not seen from here"), "*", to, true);
}

void request_sheet_changes(struct sheet *sheet, const struct request *request)
{
	if (request_sheet_new_person(sheet, request))
		return;
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		request_sheet_change(sheet, request, change);
		if (change->now && !g_str_equal(change->now, change->from) &&
		    request_state_is_open(request->state)) {
			const struct record_field_row *row = &record_fields[change->field];
			g_autofree char *now = kind_show(row->kind, row->catalogue, change->now);
			g_autofree char *words = g_strdup_printf(_("the register says by now: %s"),
								 now);

			sheet_wide(sheet, NULL, words);
		}
	}
}

/* ---- the desk ------------------------------------------------------------------------ */

static void add_paper(struct sheet *sheet, const struct paper *paper, bool first)
{
	g_autofree char *date = kind_show(KIND_DATE, CATALOGUE_NONE, paper->date);
	g_autofree char *words = g_strdup_printf(_("%s number %s, issued %s"),
						 catalogue_name(CATALOGUE_PAPER, paper->kind),
						 paper->number, date);

	sheet_wide(sheet, first ? _("Paper") : NULL, words);
	sheet_wide(sheet, NULL, paper->issuer);
}

bool request_sheet_is_usual(const struct request *request)
{
	const struct applicant *a = &request->applicant;

	return strcmp(a->who, "self") == 0 && strcmp(a->checked, "card") == 0 && !*a->note;
}

void request_sheet_applicant(struct sheet *sheet, const struct request *request)
{
	const struct applicant *a = &request->applicant;
	GString *words;

	if (!*a->who)
		return;
	words = g_string_new(catalogue_name(CATALOGUE_APPLICANT, a->who));
	if (*a->name)
		g_string_append_printf(words, ": %s", a->name);
	if (*a->number) {
		g_autofree char *hidden = kind_hide(a->number);
		g_autofree char *number = kind_show(KIND_NUMBER12, CATALOGUE_NONE, hidden);

		g_string_append_printf(words, ", %s", number);
	}
	if (*a->checked)
		g_string_append_printf(words, "; %s",
				       catalogue_name(CATALOGUE_IDENTITY_CHECK, a->checked));
	sheet_wide(sheet, _("Who asks"), words->str);
	g_string_free(words, TRUE);
	if (*a->note)
		sheet_wide(sheet, NULL, a->note);
}

/* Which paper was entered, and what it asks beside the record. */
static void add_form(struct sheet *sheet, const struct request *request)
{
	const struct form *form = *request->form ? form_named(request->form) : NULL;
	g_autofree char *date = NULL, *words = NULL;

	if (!form)
		return;
	date = kind_show(KIND_DATE, CATALOGUE_NONE, request->form_date);
	words = g_strdup_printf(_("%s, dated %s"), form->circular, date);
	sheet_wide(sheet, _("Paper form"), words);
	for (unsigned i = 0; i < request->answers->len; i++) {
		const struct form_answer *answer = g_ptr_array_index(request->answers, i);
		g_autofree char *shown = form_answer_show(request->form, answer);

		sheet_wide(sheet, form_answer_label(request->form, answer), shown);
	}
}

void request_sheet_why(struct sheet *sheet, const struct request *request)
{
	add_form(sheet, request);
	if (*request->reason)
		sheet_wide(sheet, _("Reason"), catalogue_name(CATALOGUE_REASON, request->reason));
	for (unsigned i = 0; i < request->papers->len; i++)
		add_paper(sheet, g_ptr_array_index(request->papers, i), i == 0);
}

void request_sheet_notes(struct sheet *sheet, const struct request *request)
{
	if (*request->note)
		sheet_wide(sheet, _("Note"), request->note);
	for (unsigned i = 0; i < request->overrides->len; i++) {
		const struct override *over = g_ptr_array_index(request->overrides, i);
		g_autofree char *words = g_strdup_printf("%s: %s", over->rule, over->reason);

		sheet_wide(sheet, i == 0 ? _("Warning overridden") : NULL, words);
	}
}

void request_sheet_after(struct sheet *sheet, const GPtrArray *after)
{
	for (unsigned i = 0; i < after->len; i++) {
		const struct after_row *row = g_ptr_array_index(after, i);
		g_autofree char *date = moment_show(row->date);
		g_autofree char *labels = after_row_labels(row);
		g_autofree char *words = g_strdup_printf("%s%s, %s, %s: %s", row->blocks ? "! " : "",
							 row->receipt, date, row->office, labels);

		sheet_wide(sheet, i == 0 ? _("Came after it") : NULL, words);
	}
}

void request_sheet(struct sheet *sheet, const struct request *request, bool whole)
{
	int before = sheet_lines(sheet);

	request_sheet_about(sheet, request);
	if (sheet_lines(sheet) > before)
		sheet_blank(sheet);
	request_sheet_changes(sheet, request);
	sheet_blank(sheet);
	request_sheet_why(sheet, request);
	if (whole || !request_sheet_is_usual(request))
		request_sheet_applicant(sheet, request);
	request_sheet_notes(sheet, request);
	request_sheet_after(sheet, request->after);
}
