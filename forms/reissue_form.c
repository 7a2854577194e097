/*
 * reissue_form - hủy, xác lập lại số định danh cá nhân (TT 59/2021/TT-BCA, điều 6):
 * sex, birth year and place of birth registration are inside the number, so they
 * change only together with it.  Opened from the locked field of a correction.
 * Who decides: C06, after the chief of the commune police has agreed.
 */
#include "forms/desk_fields.h"
#include "forms/register.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct field fields[] = {
	{ "GioiTinh", N_("Sex"),
	  N_("What the civil status paper says. The number is cancelled and a new one is "
	     "given, because sex is part of it."),
	  N_("Nam or Nữ as on the civil status paper; leave empty when right."),
	  KIND_CODE, CATALOGUE_SEX, 0, FIELD_TYPING, FIELD_SEX, "huy-xac-lap", CHECK_NONE },
	{ "NgayThangNamSinh", N_("Date of birth"),
	  N_("The whole date with the right year, as on the birth certificate or the "
	     "decision that corrects it. Another day or month of the same year is an "
	     "ordinary correction."),
	  N_("The whole date with the right year, dd/mm/yyyy; leave empty when right."),
	  KIND_DATE, CATALOGUE_NONE, 10, 0, FIELD_BIRTH, "huy-xac-lap", CHECK_REISSUE_BIRTH },
	{ "NoiDangKyKhaiSinh", N_("Birth registered at"),
	  N_("The commune that registered the birth, as on the birth certificate, also when "
	     "it has another name today."),
	  N_("Commune and province as on the birth certificate; leave empty when right."),
	  KIND_PLACE, CATALOGUE_NONE, 200, FIELD_TYPING, FIELD_BIRTH_PLACE, "huy-xac-lap",
	  CHECK_NONE },
	{ "reason", N_("Reason"),
	  N_("Civil status has changed, or it was taken down wrongly: one of the reasons of "
	     "this procedure. The list holds what fits the changed fields."),
	  N_("Why: code (DD01…) or letters of the reason. F4 lists those that fit."),
	  KIND_CODE, CATALOGUE_REASON, 0, FIELD_REQUIRED | FIELD_TYPING, FIELD_NONE, "",
	  CHECK_REISSUE_REASON },
	DESK_PAPER, DESK_NOTE, DESK_APPLICANT, DESK_NEXT_PAPERS,
};
/* clang-format on */

const struct form form_reissue = {
	.name = "reissue",
	.title = N_("Re-issue the number"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "2021-07-01",
	.to = "",
	.circular = "TT 59/2021/TT-BCA",
	.unverified = true,
};
