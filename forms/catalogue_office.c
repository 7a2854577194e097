/*
 * catalogue_office - who is who at the police, and the short lists of the desk:
 * ranks, roles, commune kinds, why a request goes back or is refused, how a
 * person was found at the door, and the choices of the preferences form.
 *
 * Ranks are those of Luật Công an nhân dân 2018, điều 21, lowest first, in full.
 * Reasons to return and refuse have no public list: codes and words are ours.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

static const struct code_row rank[] = {
	CODE_ROW("BN2", "Binh nhì", ""),
	CODE_ROW("BN1", "Binh nhất", ""),
	CODE_ROW("HS", "Hạ sĩ", ""),
	CODE_ROW("TRS", "Trung sĩ", ""),
	CODE_ROW("THS", "Thượng sĩ", ""),
	CODE_ROW("THU", "Thiếu úy", ""),
	CODE_ROW("TRU", "Trung úy", ""),
	CODE_ROW("THGU", "Thượng úy", ""),
	CODE_ROW("DU", "Đại úy", ""),
	CODE_ROW("THTA", "Thiếu tá", ""),
	CODE_ROW("TRTA", "Trung tá", ""),
	CODE_ROW("THGTA", "Thượng tá", ""),
	CODE_ROW("DTA", "Đại tá", ""),
	CODE_ROW("THTG", "Thiếu tướng", ""),
	CODE_ROW("TRTG", "Trung tướng", ""),
	CODE_ROW("THGTG", "Thượng tướng", ""),
	CODE_ROW("DTG", "Đại tướng", ""),
};
const struct catalogue_table catalogue_rank = CODE_TABLE(rank, "");

/* What an officer is, beside his rank: in the order of a list, chief first. */
static const struct code_row post[] = {
	{ "truong-ca", "Trưởng Công an xã, phường, đặc khu", "", "", "trưởng công an xã", "", "",
	  "" },
	{ "truong-ca-tt", "Trưởng Công an thị trấn", "", "2025-06-30", "", "", "",
	  "" },
	{ "pho-truong-ca", "Phó Trưởng Công an xã, phường, đặc khu", "", "", "phó trưởng công an xã", "", "",
	  "" },
	{ "pho-truong-ca-tt", "Phó Trưởng Công an thị trấn", "", "2025-06-30", "", "", "",
	  "" },
	{ "cskv", "Cảnh sát khu vực", "", "", "", "", "",
	  "" },
	{ "can-bo", "Cán bộ Công an xã", "", "", "", "", "",
	  "" },
	{ "cong-an-vien", "Công an viên", "", "2024-06-30", "", "", "",
	  "" },
	{ "llbv", "Lực lượng bảo vệ an ninh, trật tự ở cơ sở", "2024-07-01", "", "", "", "",
	  "" },
	{ "tiep-nhan", "Cán bộ tiếp nhận hồ sơ", "", "", "", "", "",
	  "" },
	{ "truc-ban", "Cán bộ trực ban", "", "", "", "", "",
	  "" },
	{ "truc-chi-huy", "Trực chỉ huy", "", "", "", "", "",
	  "" },
	{ "to-truong", "Tổ trưởng", "", "", "", "", "",
	  "" },
	{ "doi-truong-pc06", "Đội trưởng (PC06)", "", "", "", "", "",
	  "" },
	{ "pho-tp-pc06", "Phó Trưởng phòng PC06", "", "", "", "", "",
	  "" },
	{ "tp-pc06", "Trưởng phòng PC06", "", "", "", "", "",
	  "" },
	{ "pho-gd", "Phó Giám đốc Công an tỉnh, thành phố", "", "", "", "", "",
	  "" },
	{ "gd", "Giám đốc Công an tỉnh, thành phố", "", "", "", "", "",
	  "" },
	{ "pho-ct-c06", "Phó Cục trưởng C06", "", "", "", "", "",
	  "" },
	{ "ct-c06", "Cục trưởng C06", "", "", "", "", "",
	  "" },
	{ "truong-cah", "Trưởng Công an cấp huyện", "", "2025-02-28", "quận, thị xã, thành phố", "", "",
	  "" },
	{ "doi-truong-qlhc", "Đội trưởng Đội Cảnh sát QLHC về TTXH", "", "2025-02-28", "huyện", "", "",
	  "" },
};
const struct catalogue_table catalogue_post = CODE_TABLE(post, "");

/* Before the title of who signs for another (NĐ 30/2020/NĐ-CP). */
static const struct code_row signature[] = {
	CODE_ROW("KT", "Ký thay", "KT."),
	CODE_ROW("TL", "Thừa lệnh", "TL."),
	CODE_ROW("TUQ", "Thừa ủy quyền", "TUQ."),
	CODE_ROW("Q", "Quyền", "Q."),
	CODE_ROW("TM", "Thay mặt", "TM."),
};
const struct catalogue_table catalogue_signature = CODE_TABLE(signature, "");

static const struct code_row role[] = {
	CODE_ROW("officer", "Cán bộ Công an xã", "cảnh sát khu vực"),
	CODE_ROW("chief", "Trưởng Công an xã", "phường;đặc khu"),
	CODE_ROW("deputy", "Phó Trưởng Công an xã", "được ủy quyền"),
	CODE_ROW("province", "Công an tỉnh, thành phố", "PC06"),
	CODE_ROW("c06", "Cục Cảnh sát QLHC về TTXH", "C06"),
	CODE_ROW("auditor", "Thanh tra, kiểm tra", ""),
	CODE_ROW("support", "Hỗ trợ kỹ thuật", ""),
	CODE_ROW("admin", "Quản trị hệ thống", ""),
};
const struct catalogue_table catalogue_role = CODE_TABLE(role, "");

static const struct code_row commune_kind[] = {
	CODE_ROW("xa", "Xã", ""),
	CODE_ROW("phuong", "Phường", ""),
	{ "dac-khu", "Đặc khu", "2025-07-01", "", "", "", "", "Luật 72/2025/QH15" },
	{ "thi-tran", "Thị trấn", "", "2025-06-30", "", "", "", "Luật 72/2025/QH15" },
};
const struct catalogue_table catalogue_commune_kind = CODE_TABLE(commune_kind, "");

/* Who asks, and how he proved who he is: words of the desk, codes are ours. */
static const struct code_row applicant[] = {
	CODE_ROW("self", "Chính công dân", "bản thân"),
	CODE_ROW("parent", "Cha, mẹ", "bố"),
	CODE_ROW("child", "Con", ""),
	CODE_ROW("spouse", "Vợ, chồng", ""),
	CODE_ROW("guardian", "Người giám hộ, người đại diện", ""),
	CODE_ROW("head", "Chủ hộ", ""),
	CODE_ROW("agency", "Cơ quan, tổ chức", ""),
	CODE_ROW("officer", "Cán bộ phát hiện khi kiểm tra", "công an"),
};
const struct catalogue_table catalogue_applicant = CODE_TABLE(applicant, "");

static const struct code_row identity_check[] = {
	CODE_ROW("card", "Thẻ căn cước, căn cước công dân", "CCCD"),
	CODE_ROW("vneid", "Căn cước điện tử trên VNeID", ""),
	CODE_ROW("papers", "Giấy tờ khác", "hộ chiếu;giấy khai sinh"),
	CODE_ROW("known", "Cán bộ biết rõ người này", ""),
	CODE_ROW("none", "Không chứng minh được, ghi rõ", "không có giấy tờ"),
};
const struct catalogue_table catalogue_identity_check = CODE_TABLE(identity_check, "");

static const struct code_row return_reason[] = {
	CODE_ROW("TL01", "Thiếu giấy tờ chứng minh", ""),
	CODE_ROW("TL02", "Giấy tờ không khớp với nội dung đề nghị", ""),
	CODE_ROW("TL03", "Chưa đối chiếu bản chính", "bản gốc"),
	CODE_ROW("TL04", "Nội dung đề nghị ghi chưa đúng giấy tờ", "sai chính tả"),
	CODE_ROW("TL05", "Lý do điều chỉnh chưa phù hợp", ""),
	CODE_ROW("TL06", "Cần xác minh thêm tại nơi cư trú", ""),
	CODE_ROW("TL99", "Lý do khác, ghi rõ", ""),
};
const struct catalogue_table catalogue_return_reason = CODE_TABLE(return_reason, "");

static const struct code_row refuse_reason[] = {
	CODE_ROW("TC01", "Không có căn cứ để điều chỉnh", ""),
	CODE_ROW("TC02", "Phải thực hiện theo thủ tục khác", "hủy, xác lập lại"),
	CODE_ROW("TC03", "Không thuộc thẩm quyền của Công an xã", ""),
	CODE_ROW("TC04", "Giấy tờ bị tẩy xóa, có dấu hiệu giả mạo", ""),
	CODE_ROW("TC05", "Trùng với đề nghị khác đã giải quyết", ""),
	CODE_ROW("TC06", "Công dân rút đề nghị", ""),
	CODE_ROW("TC99", "Lý do khác, ghi rõ", ""),
};
const struct catalogue_table catalogue_refuse_reason = CODE_TABLE(refuse_reason, "");

/* In the order of the digits that answer at "Người này": see forms/verification. */
static const struct code_row person_state[] = {
	CODE_ROW("present", "Có mặt", "1"),
	CODE_ROW("absent", "Vắng", "2"),
	CODE_ROW("dead", "Đã chết", "3"),
	CODE_ROW("missing", "Mất tích", "4"),
	CODE_ROW("moved", "Đã chuyển đi", "5"),
	CODE_ROW("unknown", "Không xác định được người này", "6"),
};
const struct catalogue_table catalogue_person_state = CODE_TABLE(person_state, "");

static const struct code_row typing[] = {
	CODE_ROW("telex", "Telex", "1"),
	CODE_ROW("vni", "VNI", "2"),
	CODE_ROW("viqr", "VIQR", "3"),
	CODE_ROW("off", "Tắt, dùng bộ gõ bên ngoài", "0"),
};
const struct catalogue_table catalogue_typing = CODE_TABLE(typing, "");

static const struct code_row tone[] = {
	CODE_ROW("old", "Kiểu cũ: hòa, thủy", "1"),
	CODE_ROW("new", "Kiểu mới: hoà, thuỷ", "2"),
};
const struct catalogue_table catalogue_tone = CODE_TABLE(tone, "");

static const struct code_row name_order[] = {
	CODE_ROW("given", "Theo tên, rồi họ", "1"),
	CODE_ROW("family", "Theo họ, rồi tên", "2"),
};
const struct catalogue_table catalogue_name_order = CODE_TABLE(name_order, "");

static const struct code_row language[] = {
	CODE_ROW("vi", "Tiếng Việt", "1"),
	CODE_ROW("en", "English", "2"),
};
const struct catalogue_table catalogue_language = CODE_TABLE(language, "");
