/*
 * qcvn109 - the official message of citizen data (QCVN 109:2017/BTTTT, Annex Đ) to
 * and from records, by way of JSON (central/xml.h makes JSON of XML).
 *
 * {"CongdanCollection": {"GhiChu", "ThoiDiemDuLieu", "SoCongDan", "CongDan":
 * [{...}]}} - small d in the collection, capital D in the item; one CongDan
 * may stand without the array; names may bear the prefix dc: or ns1: and
 * attributes @ or -, as converters write them.  Two dialects are read and
 * written: the standard, and that of live exchanges (whole name in Ten and in
 * capitals, plain text names of relatives, plain codes of DanToc and TonGiao,
 * dates yyyyMMdd beside Nam, places as MaTinhThanh, MaQuanHuyen, MaPhuongXa,
 * SoSoHoKhau).  Elements after Me are not public in full; the names used for
 * them are those of live samples.
 *
 * What a record holds and a dialect cannot say is named by qcvn109_lost(): by
 * writing, reading again and comparing, so that nothing is lost in silence.
 * What a citizen says and no field holds is handed to the reader's `strangers`.
 *
 * ThoiDiemDuLieu has no zone: it is Việt Nam's time.
 */
#ifndef FORMS_QCVN109_H
#define FORMS_QCVN109_H

#include <glib.h>

#include "forms/json.h"
#include "forms/record.h"

struct qcvn109 {
	char *note;
	int64_t as_of;
	GPtrArray *records; /* struct record; household_number from SoSoHoKhau */
};

enum qcvn109_dialect { QCVN109_STANDARD, QCVN109_LIVE };

/* A text of a citizen that no field of a record holds. */
struct qcvn109_stranger {
	char *path; /* "NguoiThan/SoDinhDanh", "VoChong/HoVaTen/Ten" of a second one */
	char *text; /* shown: never raw */
};
void qcvn109_stranger_free(void *stranger);

void qcvn109_free(struct qcvn109 *message);
/* NULL: `why` names the citizen ("CongDan 3: ...") and the element. */
struct qcvn109 *qcvn109_of_json(const struct json *json, GError **why);
struct json *qcvn109_to_json(const struct qcvn109 *message, enum qcvn109_dialect dialect);

/* One CongDan; `strangers` may be NULL, else of struct qcvn109_stranger.  NULL: `why`. */
struct record *qcvn109_citizen_of_json(const struct json *citizen, GPtrArray *strangers,
				       GError **why);
/* With bare names, in the order of the standard; new. */
struct json *qcvn109_citizen_to_json(const struct record *record,
				     enum qcvn109_dialect dialect);
/* Paths of what that would lose ("TheCanCuoc", "QueQuan/DanhMuc"); new, of char *. */
GPtrArray *qcvn109_lost(const struct record *record, enum qcvn109_dialect dialect);

/* "2016-01-01T00:00:00" in Việt Nam. New. */
char *qcvn109_moment(int64_t ms);

#endif
