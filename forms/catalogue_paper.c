/*
 * catalogue_paper - papers that prove what is to be corrected.
 *
 * `from` and `to` say when such a paper was issued, not whether it still counts:
 * a decision of 2010 proves today what it says, so look-ups here are by the
 * date on the paper.  `serves` names the record fields a paper can prove.  The
 * words are the law's; the codes are ours (no public list exists).
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

/* clang-format off */
static const struct code_row paper[] = {
	{ "P01", "Giấy khai sinh", "", "", "bản chính",
	  "HoVaTen NgayThangNamSinh GioiTinh NoiDangKyKhaiSinh QueQuan DanToc QuocTich "
	  "SoDinhDanh Cha/HoVaTen Cha/QuocTich Me/HoVaTen Me/QuocTich "
	  "NguoiDaiDien/HoVaTen ChuHo/QuanHe", "", "Luật Hộ tịch 2014" },
	{ "P02", "Trích lục khai sinh", "2016-01-01", "", "bản sao",
	  "HoVaTen NgayThangNamSinh GioiTinh NoiDangKyKhaiSinh QueQuan DanToc QuocTich "
	  "SoDinhDanh Cha/HoVaTen Cha/QuocTich Me/HoVaTen Me/QuocTich "
	  "NguoiDaiDien/HoVaTen ChuHo/QuanHe", "", "Luật Hộ tịch 2014" },
	{ "P03", "Trích lục thay đổi, cải chính hộ tịch", "2016-01-01", "",
	  "bổ sung hộ tịch;xác định lại dân tộc",
	  "HoVaTen NgayThangNamSinh GioiTinh DanToc QueQuan Cha Me", "",
	  "TT 04/2020/TT-BTP" },
	{ "P04", "Quyết định thay đổi, cải chính hộ tịch", "", "2015-12-31", "",
	  "HoVaTen NgayThangNamSinh GioiTinh DanToc QueQuan", "", "NĐ 158/2005/NĐ-CP" },
	{ "P05", "Giấy chứng nhận kết hôn", "", "", "đăng ký kết hôn",
	  "TinhTrangHonNhan VoChong/HoVaTen VoChong/QuocTich ChuHo/QuanHe", "",
	  "Luật Hộ tịch 2014" },
	{ "P06", "Trích lục kết hôn", "2016-01-01", "", "bản sao",
	  "TinhTrangHonNhan VoChong/HoVaTen VoChong/QuocTich", "", "Luật Hộ tịch 2014" },
	{ "P07", "Trích lục ghi chú ly hôn, hủy kết hôn", "2016-01-01", "", "",
	  "TinhTrangHonNhan VoChong", "", "Luật Hộ tịch 2014" },
	{ "P08", "Bản án, quyết định ly hôn có hiệu lực", "", "", "Tòa án",
	  "TinhTrangHonNhan VoChong", "", "BLTTDS 2015" },
	{ "P09", "Giấy xác nhận tình trạng hôn nhân", "", "", "", "TinhTrangHonNhan", "",
	  "Luật Hộ tịch 2014" },
	{ "P10", "Trích lục khai tử", "2016-01-01", "", "của vợ hoặc chồng",
	  "NgayChetMatTich TinhTrang TinhTrangHonNhan VoChong", "", "Luật Hộ tịch 2014" },
	{ "P11", "Giấy chứng tử", "", "2015-12-31", "của vợ hoặc chồng",
	  "NgayChetMatTich TinhTrang TinhTrangHonNhan VoChong", "", "NĐ 158/2005/NĐ-CP" },
	{ "P13", "Quyết định của Tòa án tuyên bố chết, mất tích", "", "", "",
	  "NgayChetMatTich TinhTrang TinhTrangHonNhan", "", "BLDS 2015" },
	{ "P14", "Trích lục đăng ký nhận cha, mẹ, con", "2016-01-01", "", "",
	  "Cha Me HoVaTen", "", "Luật Hộ tịch 2014" },
	{ "P15", "Giấy chứng nhận nuôi con nuôi", "", "", "",
	  "Cha Me HoVaTen ChuHo/QuanHe", "", "Luật Nuôi con nuôi 2010" },
	{ "P16", "Trích lục đăng ký giám hộ", "2016-01-01", "", "chấm dứt giám hộ",
	  "NguoiDaiDien", "", "Luật Hộ tịch 2014" },
	{ "P17", "Văn bản cử người đại diện", "", "", "quyết định của Tòa án",
	  "NguoiDaiDien", "", "BLDS 2015" },
	{ "P18", "Quyết định của Chủ tịch nước về quốc tịch", "", "",
	  "nhập, thôi, trở lại quốc tịch",
	  "QuocTich Cha/QuocTich Me/QuocTich VoChong/QuocTich", "",
	  "Luật Quốc tịch Việt Nam 2008" },
	{ "P19", "Giấy xác nhận có quốc tịch Việt Nam", "", "", "", "QuocTich", "",
	  "Luật Quốc tịch Việt Nam 2008" },
	{ "P20", "Hộ chiếu Việt Nam", "", "", "", "HoVaTen NgayThangNamSinh QuocTich", "",
	  "Luật Xuất cảnh, nhập cảnh 2019" },
	{ "P21", "Chứng minh nhân dân 9 số", "", "2024-12-31", "CMND",
	  "SoCMND Cha/SoCMND Me/SoCMND VoChong/SoCMND NguoiDaiDien/SoCMND", "",
	  "NĐ 05/1999/NĐ-CP" },
	{ "P23", "Thẻ căn cước công dân", "2016-01-01", "2024-06-30", "CCCD",
	  "HoVaTen NgayThangNamSinh QueQuan SoDinhDanh Cha/SoDinhDanh Me/SoDinhDanh "
	  "VoChong/SoDinhDanh NguoiDaiDien/SoDinhDanh", "",
	  "Luật Căn cước công dân 2014" },
	{ "P24", "Thẻ căn cước; căn cước điện tử", "2024-07-01", "", "VNeID",
	  "HoVaTen NgayThangNamSinh SoDinhDanh Cha/SoDinhDanh Me/SoDinhDanh "
	  "VoChong/SoDinhDanh NguoiDaiDien/SoDinhDanh", "", "Luật Căn cước 2023" },
	{ "P25", "Giấy xác nhận số chứng minh nhân dân 9 số", "", "",
	  "số định danh đã hủy",
	  "SoCMND Cha/SoCMND Me/SoCMND VoChong/SoCMND NguoiDaiDien/SoCMND", "",
	  "TT 17/2024/TT-BCA" },
	{ "P26", "Sổ hộ khẩu", "", "2022-12-31", "",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao ChuHo/QuanHe", "",
	  "Luật Cư trú 2020 Đ.38" },
	{ "P28", "Tàng thư hồ sơ hộ khẩu, tàng thư căn cước", "", "", "lưu trữ",
	  "HoVaTen NgayThangNamSinh QueQuan DanToc TonGiao SoCMND Cha Me VoChong", "",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "P29", "Kết luận xét nghiệm nhóm máu", "", "", "bệnh viện", "NhomMau", "",
	  "Luật Căn cước 2023 Đ.9" },
	{ "P40", "Quyết định đặt, đổi tên đường, số nhà, thôn", "", "", "tổ dân phố",
	  "NoiOHienTai", "", "Luật Cư trú 2020 Đ.26" },
	{ "P41", "Bằng tốt nghiệp, học bạ, hồ sơ cán bộ", "", "",
	  "lý lịch đảng viên;bảo hiểm", "NgayThangNamSinh", "", "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "P42", "Giấy cam đoan về ngày, tháng sinh", "", "", "", "NgayThangNamSinh", "",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "P43", "Biên bản xác minh của Công an cấp xã", "", "", "",
	  "NoiOHienTai DanToc TonGiao QueQuan TinhTrangHonNhan VoChong ChuHo/QuanHe", "",
	  "TT 53/2025/TT-BCA" },
	{ "P44", "Phiếu thu thập thông tin dân cư (DC01)", "", "", "DC01",
	  "TonGiao DanToc TinhTrangHonNhan TenGoiKhac NoiSinh LienHe NgheNghiep ThongTinKhac",
	  "", "TT 17/2024/TT-BCA" },
	{ "P45", "Phiếu đề nghị giải quyết thủ tục về căn cước", "2024-07-01", "", "DC02",
	  "TonGiao TenGoiKhac NoiSinh LienHe NgheNghiep ThongTinKhac", "",
	  "TT 17/2024/TT-BCA" },
	{ "P46", "Tờ khai thay đổi thông tin cư trú (CT01)", "2021-07-01", "", "CT01",
	  "NoiOHienTai ChuHo", "", "TT 56/2021/TT-BCA; TT 116/2026/TT-BCA" },
	{ "P48", "Giấy tờ nước ngoài đã hợp pháp hóa lãnh sự", "", "", "bản dịch",
	  "HoVaTen NgayThangNamSinh TinhTrangHonNhan VoChong Cha Me QuocTich", "",
	  "NĐ 111/2011/NĐ-CP" },
	{ "P54", "Chứng nhận của tổ chức tôn giáo", "", "", "", "TonGiao", "",
	  "NĐ 70/2024/NĐ-CP Đ.6" },
	{ "P99", "Giấy tờ khác", "", "", "ghi rõ ở phần ghi chú", "", "", "" },
};
/* clang-format on */
const struct catalogue_table catalogue_paper = CODE_TABLE(paper, "");
