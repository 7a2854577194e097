/*
 * paper - what is handed over on paper: plain text of at most 80 columns, in
 * pages of 60 lines with a form feed between them, for lp or a file.
 *
 * The words are Vietnamese whatever the screen speaks: a paper is an act of the
 * office and goes to a citizen or into a file.  Layouts that no circular makes
 * public are ours; such a paper says "mẫu chưa đối chiếu" at its foot.
 * Identity numbers stand hidden (two digits), with room to write by hand.
 *
 * Each function returns new text (g_free), all of it letters that text_admit()
 * lets in but for "\n" and "\f".
 */
#ifndef FORMS_PAPER_H
#define FORMS_PAPER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/household.h"
#include "forms/request.h"

#define PAPER_COLUMNS 78 /* of 80: shown whole on a screen of 80 columns, too */
#define PAPER_LINES 60 /* of a page, its foot included */

/* What stands on every paper of an office.  All lent. */
struct paper_office {
	const char *commune;  /* "xã Tập Huấn" */
	const char *province; /* "tỉnh Ví Dụ" */
	const char *officer;  /* "Đại úy Nguyễn Văn Mẫu" */
	const char *number;   /* of this paper: "IN-20261124-003" */
	int64_t at;	      /* ms: when it is made */
	bool practice;	      /* invented people: said on every page */
};

/* ---- about one request ------------------------------------------------------------ */

/*
 * The correction filled in, for the applicant's signature: what stands, what is
 * asked, why, by which papers, who asks.  `form` is the paper's name, "DC02-2024",
 * or ""; `unverified`: its layout is not public.  `head` may be NULL.
 */
char *paper_request(const struct paper_office *office, const struct request *request,
		    const struct person_row *head, bool unverified);
/*
 * The slip of receipt and appointment.  Without the centre's number it says CHƯA
 * GHI NHẬN, and that it is no receipt.
 */
char *paper_receipt(const struct paper_office *office, const struct request *request,
		    const struct person_row *head);
/* What is still missing (a returned request), and why not (a refused one). */
char *paper_more(const struct paper_office *office, const struct request *request,
		 const struct person_row *head);
char *paper_refusal(const struct paper_office *office, const struct request *request,
		    const struct person_row *head);

/* ---- lists ------------------------------------------------------------------------- */

/*
 * For going from door to door: one numbered line per household of a hamlet, with
 * room for a mark and a note.  The household's number typed in the worklist goes to
 * it: lines would move when a household is done, that number does not.
 */
char *paper_rounds(const struct paper_office *office, const char *hamlet,
		   const GPtrArray *rows /* const struct work_row */);

/* What was decided on a day: one line per request. */
char *paper_decided(const struct paper_office *office,
		    const GPtrArray *rows /* const struct request_row */);

struct paper_figure {
	const char *label; /* Vietnamese */
	unsigned count;
};

/* The figures of a day. */
char *paper_figures(const struct paper_office *office, const struct paper_figure *figures,
		    size_t count);

#endif
