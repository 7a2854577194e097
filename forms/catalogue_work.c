/*
 * catalogue_work - administrative procedures: what a look-up is for, and which
 * way leads to a change that an ordinary correction cannot make.
 *
 * Codes of digits are those of the national list of procedures, dated; words
 * with hyphens are ours where no code is published (the five card procedures of
 * QĐ 5230/QĐ-BCA-C06 of 18/08/2026, the re-establishing of a personal number).
 * TH-.. are for practice and mean nothing outside it.  1.012564 has a limit of
 * 2 working days since 18/08/2026; before, none was published.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct code_row procedure[] = {
	{ "TH-01", "Kiểm tra, xác minh thông tin dân cư", "", "", "tập huấn", "", "chief",
	  "" },
	{ "TH-02", "Đề nghị điều chỉnh thông tin", "", "", "tập huấn;chỉnh sửa", "",
	  "chief", "" },
	{ "TH-03", "Khai thác, cung cấp thông tin", "", "", "tập huấn", "", "chief", "" },
	{ "TH-04", "Xác nhận thông tin về cư trú", "", "", "tập huấn", "", "chief", "" },
	{ "TH-05", "Đăng ký, quản lý cư trú", "", "", "tập huấn", "", "chief", "" },
	{ "TH-06", "Làm sạch, đối chiếu dữ liệu", "", "", "tập huấn", "", "chief", "" },
	{ "1.002755", "Gia hạn tạm trú", "2021-07-01", "", "", "", "chief",
	  "Luật Cư trú 2020" },
	{ "1.003197", "Xóa đăng ký thường trú", "2021-07-01", "", "", "ThuongTru",
	  "chief", "Luật Cư trú 2020 Đ.24" },
	{ "1.003677", "Khai báo tạm vắng", "2021-07-01", "", "", "", "chief",
	  "Luật Cư trú 2020 Đ.31" },
	{ "1.004194", "Đăng ký tạm trú", "2021-07-01", "", "", "", "chief",
	  "Luật Cư trú 2020 Đ.27-28" },
	{ "1.004222", "Đăng ký thường trú", "2021-07-01", "", "", "ThuongTru", "chief",
	  "Luật Cư trú 2020 Đ.20-22" },
	{ "1.009714", "Khai thác thông tin công dân trong CSDLQGDC", "2024-07-01",
	  "2026-08-17", "", "", "chief", "NĐ 70/2024/NĐ-CP" },
	{ "1.010028", "Xóa đăng ký tạm trú", "2021-07-01", "", "", "", "chief",
	  "Luật Cư trú 2020 Đ.29" },
	{ "1.010038", "Tách hộ", "2021-07-01", "", "", "ChuHo", "chief",
	  "Luật Cư trú 2020 Đ.25" },
	{ "1.010039", "Điều chỉnh thông tin về cư trú", "2021-07-01", "",
	  "thay đổi chủ hộ", "ChuHo NoiOHienTai", "chief", "Luật Cư trú 2020 Đ.26" },
	{ "1.010040", "Khai báo thông tin về cư trú", "2021-07-01", "",
	  "chưa đủ điều kiện đăng ký", "NoiOHienTai", "chief", "Luật Cư trú 2020 Đ.19" },
	{ "1.010041", "Xác nhận thông tin về cư trú", "2021-07-01", "", "", "", "chief",
	  "Luật Cư trú 2020" },
	{ "1.012563", "Khai thác thông tin người gốc Việt Nam", "2024-07-01",
	  "2026-08-17", "", "", "chief", "NĐ 70/2024/NĐ-CP" },
	{ "1.012564", "Điều chỉnh thông tin trong CSDLQGDC", "2024-07-01", "2026-08-17",
	  "theo đề nghị của công dân;DC02",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao QuocTich TinhTrangHonNhan "
	  "NhomMau SoCMND Cha Me VoChong NguoiDaiDien ChuHo NoiOHienTai", "chief",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "1.012564", "Điều chỉnh thông tin trong CSDLQGDC", "2026-08-18", "",
	  "theo đề nghị của công dân;DC02;2 ngày làm việc",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao QuocTich TinhTrangHonNhan "
	  "NhomMau SoCMND Cha Me VoChong NguoiDaiDien ChuHo NoiOHienTai", "chief",
	  "QĐ 5230/QĐ-BCA-C06" },
	{ "1.014060", "Tích hợp, điều chỉnh thông tin trên thẻ căn cước", "2025-07-01",
	  "", "", "", "c06", "Luật Căn cước 2023 Đ.22" },
	{ "1.014061", "Cấp thẻ căn cước cho người từ đủ 14 tuổi", "2025-07-01",
	  "2026-08-17", "", "", "c06", "Luật Căn cước 2023" },
	{ "1.014062", "Cấp thẻ căn cước cho người dưới 14 tuổi", "2025-07-01",
	  "2026-08-17", "", "", "c06", "Luật Căn cước 2023" },
	{ "1.014063", "Cấp đổi thẻ căn cước", "2025-07-01", "2026-08-17", "", "", "c06",
	  "Luật Căn cước 2023 Đ.24" },
	{ "1.014064", "Cấp lại thẻ căn cước", "2025-07-01", "2026-08-17", "", "", "c06",
	  "Luật Căn cước 2023 Đ.24" },
	{ "2.001159", "Thông báo lưu trú", "2021-07-01", "", "", "", "officer",
	  "Luật Cư trú 2020 Đ.30" },
	{ "2.002621", "Liên thông khai sinh, thường trú, thẻ BHYT", "2024-07-01", "",
	  "trẻ em dưới 6 tuổi", "", "chief", "NĐ 63/2024/NĐ-CP" },
	{ "2.002622", "Liên thông khai tử, xóa đăng ký thường trú", "2024-07-01", "",
	  "mai táng phí, tử tuất", "NgayChetMatTich TinhTrang", "chief",
	  "NĐ 63/2024/NĐ-CP" },
	{ "cap-can-cuoc", "Cấp, cấp đổi, cấp lại thẻ căn cước", "2026-08-18", "", "", "",
	  "c06", "QĐ 5230/QĐ-BCA-C06" },
	{ "huy-xac-lap", "Hủy, xác lập lại số định danh cá nhân", "2021-07-01", "",
	  "giới tính;năm sinh;nơi đăng ký khai sinh",
	  "GioiTinh NoiDangKyKhaiSinh SoDinhDanh", "c06",
	  "TT 59/2021/TT-BCA Đ.6; NĐ 70/2024/NĐ-CP" },
	{ "khai-thac", "Khai thác thông tin trong CSDLQGDC", "2026-08-18", "", "", "",
	  "chief", "QĐ 5230/QĐ-BCA-C06" },
	{ "khai-tu", "Đăng ký khai tử", "", "", "chết;mất tích",
	  "NgayChetMatTich TinhTrang", "chief", "Luật Hộ tịch 2014; NĐ 70/2024/NĐ-CP" },
	{ "thu-thap", "Thu thập, cập nhật thông tin công dân", "2024-07-01", "", "DC01",
	  "", "chief", "NĐ 70/2024/NĐ-CP" },
	{ "xac-nhan-cmnd", "Xác nhận số chứng minh nhân dân 9 số", "2024-07-01", "",
	  "số định danh đã hủy", "SoCMND", "chief", "NĐ 70/2024/NĐ-CP" },
};
/* clang-format on */
const struct catalogue_table catalogue_procedure = CODE_TABLE(procedure, "");
