/*
 * catalogue_reason - why a record is to be corrected.
 *
 * No official code list is public; the groups follow the law: TD the fact has
 * changed, SS it was taken down wrongly, BS it was missing, CU residence, DG
 * divisions, DD what is inside the personal number (never an ordinary
 * correction: C06 decides, see procedure huy-xac-lap).  `serves` names the
 * record fields that a reason can carry.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct code_row reason[] = {
	{ "TD01", "Thay đổi họ, chữ đệm, tên", "", "", "theo quyết định hộ tịch;đổi tên",
	  "HoVaTen", "chief", "BLDS 2015 Đ.27-28; Luật Hộ tịch 2014" },
	{ "TD02", "Cải chính họ, chữ đệm, tên", "", "", "trong giấy khai sinh", "HoVaTen",
	  "chief", "Luật Hộ tịch 2014; NĐ 123/2015/NĐ-CP" },
	{ "TD03", "Cải chính ngày, tháng sinh", "", "", "năm sinh không đổi",
	  "NgayThangNamSinh", "chief", "Luật Hộ tịch 2014; NĐ 123/2015/NĐ-CP" },
	{ "TD04", "Xác định lại dân tộc", "", "", "", "DanToc", "chief",
	  "BLDS 2015 Đ.29; Luật Hộ tịch 2014" },
	{ "TD05", "Thay đổi, cải chính quê quán", "", "", "", "QueQuan", "chief",
	  "Luật Hộ tịch 2014" },
	{ "TD06", "Công dân khai lại tôn giáo", "", "", "", "TonGiao", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "TD07", "Kết hôn", "", "", "", "TinhTrangHonNhan VoChong", "chief",
	  "Luật Hôn nhân và gia đình 2014" },
	{ "TD08", "Ly hôn", "", "", "", "TinhTrangHonNhan VoChong", "chief",
	  "Luật Hôn nhân và gia đình 2014" },
	{ "TD09", "Vợ hoặc chồng chết", "", "", "góa", "TinhTrangHonNhan VoChong",
	  "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "TD10", "Hủy việc kết hôn trái pháp luật", "", "", "",
	  "TinhTrangHonNhan VoChong", "chief", "Luật Hôn nhân và gia đình 2014" },
	{ "TD11", "Nhận cha, mẹ, con", "", "", "", "Cha Me HoVaTen", "chief",
	  "Luật Hộ tịch 2014" },
	{ "TD12", "Nuôi con nuôi", "", "", "", "Cha Me HoVaTen ChuHo/QuanHe", "chief",
	  "Luật Nuôi con nuôi 2010" },
	{ "TD13", "Chấm dứt việc nuôi con nuôi", "", "", "", "Cha Me HoVaTen", "chief",
	  "Luật Nuôi con nuôi 2010" },
	{ "TD14", "Đăng ký, thay đổi, chấm dứt giám hộ", "", "", "đại diện",
	  "NguoiDaiDien", "chief", "BLDS 2015; Luật Hộ tịch 2014" },
	{ "TD15", "Nhập, trở lại quốc tịch Việt Nam", "", "", "", "QuocTich", "province",
	  "Luật Quốc tịch Việt Nam 2008" },
	{ "TD16", "Thôi, tước quốc tịch Việt Nam", "", "", "", "QuocTich", "province",
	  "Luật Quốc tịch Việt Nam 2008" },
	{ "TD17", "Cập nhật nhóm máu theo yêu cầu", "", "", "xét nghiệm", "NhomMau",
	  "chief", "Luật Căn cước 2023 Đ.9" },
	{ "TD18", "Thay đổi quốc tịch của người thân", "", "",
	  "cha, mẹ, vợ, chồng, người đại diện",
	  "Cha/QuocTich Me/QuocTich VoChong/QuocTich NguoiDaiDien/QuocTich", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS01", "Sai sót khi thu thập", "", "", "cán bộ nhập sai so với giấy tờ",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao QuocTich TinhTrangHonNhan "
	  "NhomMau SoCMND Cha Me VoChong NguoiDaiDien ChuHo NoiOHienTai "
	  "TenGoiKhac NoiSinh LienHe NgheNghiep ThongTinKhac", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS02", "Công dân kê khai sai trên phiếu", "", "", "DC01",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao QuocTich TinhTrangHonNhan "
	  "NhomMau SoCMND Cha Me VoChong NguoiDaiDien ChuHo NoiOHienTai "
	  "TenGoiKhac NoiSinh LienHe NgheNghiep ThongTinKhac", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS03", "Sai chính tả, sai dấu", "", "", "lỗi dấu",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao QuocTich TinhTrangHonNhan "
	  "NhomMau SoCMND Cha Me VoChong NguoiDaiDien ChuHo NoiOHienTai", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS04", "Sai do chuyển đổi mã danh mục", "", "", "",
	  "DanToc TonGiao QueQuan NoiOHienTai", "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS05", "Số CMND gắn nhầm người hoặc trùng", "", "", "chứng minh nhân dân 9 số",
	  "SoCMND Cha/SoCMND Me/SoCMND VoChong/SoCMND NguoiDaiDien/SoCMND", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "SS06", "Sai thông tin cha, mẹ, vợ, chồng", "", "", "người đại diện",
	  "Cha Me VoChong NguoiDaiDien", "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS01", "Bổ sung ngày, tháng sinh", "", "", "khi chỉ có năm",
	  "NgayThangNamSinh", "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS03", "Bổ sung quê quán", "", "", "", "QueQuan", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS04", "Bổ sung dân tộc, tôn giáo, quốc tịch", "", "", "",
	  "DanToc TonGiao QuocTich", "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS05", "Bổ sung thông tin cha, mẹ", "", "", "", "Cha Me", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS06", "Bổ sung vợ, chồng, người đại diện", "", "", "",
	  "VoChong NguoiDaiDien TinhTrangHonNhan", "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS07", "Bổ sung số chứng minh nhân dân 9 số", "", "", "CMND", "SoCMND",
	  "chief", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "BS08", "Thu thập lần đầu, chưa có trong CSDL", "", "", "DC01", "", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "CU05", "Điều chỉnh quan hệ với chủ hộ", "", "", "thành viên hộ",
	  "ChuHo/QuanHe", "chief", "Luật Cư trú 2020 Đ.26" },
	{ "CU11", "Thay đổi nơi ở hiện tại", "", "", "", "NoiOHienTai", "chief",
	  "Luật Cư trú 2020 Đ.19" },
	{ "DG03", "Đặt, đổi tên đường, thôn, số nhà", "", "", "tổ dân phố", "NoiOHienTai",
	  "chief", "Luật Cư trú 2020 Đ.26" },
	{ "DD01", "Xác định lại giới tính", "", "", "", "GioiTinh", "c06",
	  "TT 59/2021/TT-BCA Đ.6" },
	{ "DD02", "Cải chính năm sinh theo hộ tịch", "", "", "", "NgayThangNamSinh",
	  "c06", "TT 59/2021/TT-BCA Đ.6" },
	{ "DD03", "Sai sót khi nhập nơi đăng ký khai sinh", "", "", "",
	  "NoiDangKyKhaiSinh", "c06", "TT 59/2021/TT-BCA Đ.6" },
	{ "DD04", "Sai sót khi nhập năm sinh", "", "", "", "NgayThangNamSinh", "c06",
	  "TT 59/2021/TT-BCA Đ.6" },
	{ "DD05", "Sai sót khi nhập giới tính", "", "", "", "GioiTinh", "c06",
	  "TT 59/2021/TT-BCA Đ.6" },
};
/* clang-format on */
const struct catalogue_table catalogue_reason = CODE_TABLE(reason, "");
