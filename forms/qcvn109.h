/*
 * qcvn109 - the official message of citizen data (QCVN 109:2017/BTTTT, Annex
 * Đ), put into JSON, to and from records.
 *
 * {"CongdanCollection": {"GhiChu", "ThoiDiemDuLieu", "SoCongDan", "CongDan":
 * [{...}]}} - small d in the collection, capital D in the item; one CongDan
 * may stand without the array; names may bear the prefix dc: or ns1: and
 * attributes @ or -, as converters write them.  Two dialects are read: the
 * standard, and that of live exchanges (whole name in Ten and in capitals,
 * plain text names of relatives, plain codes of DanToc and TonGiao, dates
 * yyyyMMdd beside Nam, places as MaTinhThanh, MaQuanHuyen, MaPhuongXa,
 * SoSoHoKhau).  Only the standard is written.  Elements after Me are not
 * public in full; the names used for them are those of live samples.
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

#define QCVN109_MAX_BYTES ((size_t)256 << 20)
#define QCVN109_MAX_VALUES ((size_t)10000000)

void qcvn109_free(struct qcvn109 *message);
/* NULL: `why` names the citizen ("CongDan 3: ...") and the element. */
struct qcvn109 *qcvn109_of_json(const struct json *json, GError **why);
struct json *qcvn109_to_json(const struct qcvn109 *message);

#endif
