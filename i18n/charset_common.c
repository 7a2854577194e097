/*
 * charset_common - syllables with marks that stand in every list of persons
 * and every office letter: family, middle and given names, kin, provinces, the
 * words of forms.  Written down from knowledge of the language; in the order of
 * their bytes.
 */
#include "i18n/charset_inside.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define LONGEST 16 /* bytes of a syllable that can be in the list */

static const char common[][LONGEST] = {
	"biên",	  "bà",	    "bành",   "báo",	"bé",	  "bình",  "bích",   "bùi",
	"bạc",	  "bạch",   "bản",    "bảo",	"bảy",	  "bắc",   "bằng",   "bế",
	"bến",	  "bốn",    "bộ",     "chiến",	"chánh",  "cháu",  "châu",   "chí",
	"chín",	  "chính",  "chương", "chị",	"chồng",  "chợ",   "chủ",    "chứng",
	"chử",	  "cà",	    "các",    "cáo",	"có",	  "công",  "cù",     "cúc",
	"căn",	  "cũ",	    "cũng",   "cơ",	"cước",	  "cường", "cảnh",   "cấp",
	"cầm",	  "cần",    "cẩm",    "cộng",	"của",	  "cử",	   "cự",     "diệu",
	"doãn",	  "dân",    "dĩ",     "dũng",	"dư",	  "dương", "dưới",   "dần",
	"dậu",	  "dữ",	    "giàng",  "giáo",	"giấy",	  "giới",  "giữa",   "gòn",
	"gửi",	  "hiếu",   "hiền",   "hiển",	"hiện",	  "hiệp",  "hoà",    "hoài",
	"hoàn",	  "hoàng",  "huyền",  "huyện",	"huế",	  "huệ",   "huỳnh",  "hà",
	"hành",	  "hân",    "hòa",    "hóa",	"hùng",	  "hưng",  "hương",  "hường",
	"hạnh",	  "hải",    "hầu",    "hậu",	"hằng",	  "họ",	   "hỏng",   "hồ",
	"hồng",	  "hộ",	    "hội",    "hợi",	"hợp",	  "hứa",   "hữu",    "khánh",
	"khôi",	  "không",  "khương", "khải",	"khẩu",	  "khổng", "kiên",   "kiều",
	"kiệt",	  "kính",   "kỳ",     "liên",	"liêu",	  "liệu",  "luân",   "là",
	"làm",	  "lành",   "lào",    "lâm",	"lân",	  "lã",	   "lê",     "lò",
	"lý",	  "lăng",   "lưu",    "lương",	"lường",  "lại",   "lạng",   "lập",
	"lắk",	  "lệ",	    "lộc",    "lớn",	"lợi",	  "lử",	   "lực",    "mã",
	"mùi",	  "mùng",   "mười",   "mạc",	"mạnh",	  "mất",   "mẫn",    "mẹ",
	"mến",	  "mồng",   "mộng",   "một",	"mới",	  "mỹ",	   "nghiệp", "nghĩa",
	"nghề",	  "nghệ",   "nghị",   "nguyên", "nguyễn", "ngày",  "ngân",   "ngãi",
	"ngô",	  "ngũ",    "người",  "ngọ",	"ngọc",	  "nhiều", "nhà",    "nhàn",
	"nhân",	  "nhã",    "như",    "nhất",	"nhận",	  "nhật",  "nhỏ",    "những",
	"này",	  "nông",   "núi",    "năm",	"nơi",	  "nước",  "nẵng",   "nội",
	"nữ",	  "phát",   "phía",   "phòng",	"phùng",  "phú",   "phúc",   "phương",
	"phước",  "phường", "phượng", "phạm",	"phải",	  "phố",   "phụ",    "quyên",
	"quyết",  "quàng",  "quách",  "quán",	"quân",	  "quê",   "quý",    "quản",
	"quảng",  "quận",   "quốc",   "quỳnh",	"ruộng",  "rừng",  "suối",   "sách",
	"sáng",	  "sáu",    "sóc",    "sùng",	"sĩ",	  "sơn",   "sương",  "sẽ",
	"số",	  "sở",	    "sửu",    "thiên",	"thiện",  "thuý",  "thuận",  "thuỳ",
	"thuỷ",	  "thành",  "thào",   "thái",	"tháng",  "thân",  "thì",    "thôn",
	"thông",  "thùy",   "thúy",   "thơ",	"thơm",	  "thư",   "thương", "thường",
	"thạch",  "thảo",   "thắng",  "thế",	"thị",	  "thịnh", "thống",  "thụ",
	"thủy",	  "tiên",   "tiến",   "tiền",	"toàn",	  "toản",  "triết",  "triệu",
	"trâm",	  "trên",   "trình",  "trí",	"trú",	  "trúc",  "trăng",  "trương",
	"trường", "trưởng", "trấn",   "trần",	"trị",	  "trịnh", "trọng",  "tuyết",
	"tuyền",  "tuấn",   "tuất",   "tài",	"tàu",	  "tám",   "tâm",    "tân",
	"tây",	  "tên",    "tình",   "tín",	"tính",	  "tòng",  "tô",     "tôn",
	"tùng",	  "tú",	    "tý",     "tăng",	"tĩnh",	  "tư",	   "tường",  "tạ",
	"tại",	  "tạm",    "tấn",    "tỉnh",	"tống",	  "tốt",   "tổ",     "tộc",
	"tờ",	  "từ",	    "tử",     "tự",	"tỵ",	  "uyên",  "uỷ",     "viên",
	"việc",	  "việt",   "và",     "vàng",	"vân",	  "võ",	   "văn",    "vĩnh",
	"vũ",	  "vũng",   "vương",  "vượng",	"về",	  "với",   "vợ",     "vụ",
	"vừ",	  "vỹ",	    "xuyến",  "xuân",	"xác",	  "xã",	   "xóm",    "yên",
	"yến",	  "ánh",    "âu",     "ông",	"út",	  "ý",	   "đan",    "đinh",
	"điều",	  "điện",   "điệp",   "đoàn",	"đà",	  "đàm",   "đào",    "đã",
	"đình",	  "đó",	    "đông",   "đăng",	"đơn",	  "đường", "được",   "đại",
	"đạt",	  "đất",    "đậu",    "đắk",	"đặng",	  "đến",   "đề",     "để",
	"đệ",	  "định",   "đồng",   "đổi",	"đỗ",	  "độ",	   "độc",    "đội",
	"đức",	  "ấp",	    "ở",      "ủy",
};

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

bool charset_word_is_common(const struct letter *word, size_t count)
{
	char text[LONGEST + 6] = "";
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		struct letter letter = word[i];

		letter.upper = 0;
		size += (size_t)g_unichar_to_utf8(letter_code(letter), text + size);
		if (size >= LONGEST)
			return false;
	}
	text[size] = '\0';
	return bsearch(text, common, G_N_ELEMENTS(common), sizeof common[0], compare) !=
	       NULL;
}
