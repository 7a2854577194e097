/* people_names - the lists themselves; see people_names.h for their sources. */
#include "central/people_names.h"

#include "i18n/banned.h"

static const char kinh[] =
	"Nguyễn:384 Trần:121 Lê:95 Phạm:70 Hoàng:38 Huỳnh:13 Phan:45 Vũ:23 Võ:16 Đặng:21 "
	"Bùi:20 Đỗ:14 Hồ:13 Ngô:13 Dương:10 Lý:5 Đinh:9 Trương:9 Trịnh:8 Mai:7 Hà:7 "
	"Đoàn:7 "
	"Lương:6 Cao:6 Đào:6 Lưu:4 Phùng:4 Tạ:3 Thái:3 Lâm:3 Tô:3 Chu:3 Quách:2 Lại:2 "
	"Kiều:2 "
	"Tống:2 Nghiêm:1 Khổng:1 Âu:1 Ông:1";
static const char tay[] = "Nông:170 Hoàng:210 Lý:60 Đàm:70 Bế:60 Lương:80 Hà:60 Đinh:40 "
			  "Đoàn:30 Ma:60 Vi:60 Chu:30 Triệu:30 Hứa:25 Lục:15";
static const char nung[] = "Nông:240 Hoàng:190 Lương:110 Lý:120 Lưu:50 Triệu:70 Chu:70 "
			   "Vi:60 Hứa:50 Phùng:40";
static const char thai[] = "Lò:260 Lường:120 Quàng:110 Tòng:70 Cà:80 Mè:30 Lù:30 Vì:60 "
			   "Cầm:50 Đèo:25 Bạc:25 Hà:50 Hoàng:60 Sầm:30";
static const char muong[] =
	"Bùi:420 Đinh:190 Hà:110 Hoàng:50 Quách:70 Cao:40 Phạm:60 Bạch:60";
static const char mong[] = "Giàng:200 Sùng:140 Vàng:120 Thào:110 Lý:70 Mùa:60 Tráng:50 "
			   "Hạng:50 Cư:50 Lầu:50 Hờ:30 Vừ:40 Chá:30";
static const char mong_men[] = "Páo:60 Dơ:40 Dế:40 Chứ:50 Sính:60 Lềnh:40 Tủa:50 Của:30 "
			       "Ký:40 Chu:50 Vảng:40 Sáng:40 Thắng:40 Dình:40 Lử:40";
static const char mong_women[] =
	"Mỷ:60 Dùa:50 Mào:50 Sua:50 Máy:60 Dở:40 Chía:40 Vang:40 "
	"Xua:40 Say:40 Lan:40 Hoa:30 Pà:30 Súa:30";
static const char dao[] =
	"Bàn:240 Triệu:210 Đặng:180 Lý:120 Phùng:80 Chu:40 Lưu:40 Dương:60";
static const char ede[] =
	"Niê:420 Mlô:200 Êban:120 Ksơr:60 Kbuôr:60 Adrơng:60 Ktul:50 Êčăm:30";
static const char ede_men[] = "Thuận:50 Bhŏ:40 Jone:20 Wang:40 Khoa:30 Phôn:40 Brôih:30 "
			      "Tuyn:30 Ngol:30 Djă:20 Ñan:20";
static const char ede_women[] = "Hen:40 Blong:30 Ngăm:30 Duyên:40 Wê:30 Mrư:20 Linh:40 "
				"Bliăk:20 Nuôr:20 Êlin:20";

const struct people_group centre_people_groups[] = {
	{ "01", 470, NAME_AS_KINH, kinh, NULL, NULL },
	{ "02", 240, NAME_AS_KINH, tay, NULL, NULL },
	{ "07", 120, NAME_AS_KINH, nung, NULL, NULL },
	{ "09", 60, NAME_AS_KINH, dao, NULL, NULL },
	{ "08", 55, NAME_AS_MONG, mong, mong_men, mong_women },
	{ "03", 30, NAME_AS_KINH, thai, NULL, NULL },
	{ "04", 15, NAME_AS_KINH, muong, NULL, NULL },
	{ "11", 10, NAME_AS_EDE, ede, ede_men, ede_women },
};
const size_t centre_people_groups_count =
	sizeof centre_people_groups / sizeof centre_people_groups[0];

const char centre_people_men_old[] = "Hùng:30 Sơn:25 Bình:28 Minh:20 Dũng:24 Thanh:22 "
				     "Hải:20 Hòa:18 Thành:18 Long:12 Tâm:14 "
				     "Lợi:12 Phúc:12 Đức:14 Quang:14 Vinh:12 Chính:10 "
				     "Xuân:10 Hồng:8 Bảy:8 Ba:7 Năm:6 Tư:6 "
				     "Sáu:6 Thảo:5 Khoa:5 Cường:14 Chiến:12 Thắng:16 "
				     "Mạnh:8 Cảnh:8 Lộc:8 Phương:6 Khánh:6 "
				     "Nghĩa:8 Hiền:5 Thọ:8 Quý:8 Tân:6 Đông:6 Mùi:4 "
				     "Sửu:4 Tý:4 Dần:4 Ngọ:4 Thìn:4 Tỵ:3 Sắn:2";
const char centre_people_men[] =
	"Tuấn:27 Hoàng:25 Huy:22 Anh:21 Hiếu:20 Hùng:20 Nam:20 Sơn:19 Đức:19 Dũng:17 "
	"Thành:16 "
	"Đạt:16 Cường:16 Long:16 Trung:15 Hải:14 Nguyên:14 Thắng:14 Minh:13 Duy:12 "
	"Tiến:11 "
	"Quang:11 Phúc:10 Trường:10 Tài:10 Toàn:10 Hưng:9 Phong:9 Tùng:9 Linh:9 Khánh:9 "
	"Bảo:9 "
	"Quân:8 Dương:8 Nghĩa:8 Lâm:8 Vinh:8 Bình:8 Mạnh:8 Việt:7 Thịnh:7 Hòa:7 Tâm:7 "
	"Hiệp:7 "
	"Tân:6 Phú:6 Phương:6 Thiện:6 Thái:6 Nhật:6 Công:6 Sang:6 Hậu:6 Quý:6 An:6 "
	"Phước:6 "
	"Quốc:5 Ngọc:5 Nhân:5 Vương:5 Khoa:5 Trí:5 Kiên:5 Lộc:5 Thanh:5 Thuận:5 Chiến:5 "
	"Trọng:5 "
	"Giang:4 Tín:4 Phát:4 Đại:4 Thông:4 Đông:3 Phi:3 Chung:3 Lợi:3 Quyền:3 Luân:3 "
	"Khải:3 "
	"Thiên:2 Danh:2 Thọ:2 Kiệt:2 Khang:2 Quyết:2 Cảnh:2 Hào:2 Thủy:2 Quỳnh:1";
const char centre_people_women_old[] = "Lan:30 Hoa:28 Hồng:26 Mai:20 Hương:20 Thủy:16 "
				       "Liên:18 Hà:16 Bình:10 Nga:14 Loan:14 "
				       "Nguyệt:12 Cúc:10 Đào:8 Huệ:12 Phượng:10 Thu:12 "
				       "Xuân:12 Tâm:10 Thanh:10 Hạnh:12 Lý:8 "
				       "Nhung:8 Yến:8 Hiền:10 Vân:10 Dung:10 Nụ:5 Bưởi:3 "
				       "Mận:5 Na:4 Khoai:2 Lúa:2 Ngô:2 Bầu:2 "
				       "Tý:5 Thìn:4 Mùi:4 Dậu:4 Gái:5 Bé:5 Năm:4 Sáu:4 "
				       "Mẫu:2 Mậu:4 Màu:2 Mâu:1 Thơm:4 Thoa:4 Quý:3";
const char centre_people_women[] =
	"Trang:34 Thảo:30 Linh:30 Anh:35 Phương:22 Hằng:18 Huyền:18 Hiền:17 Hương:17 "
	"Ngọc:24 "
	"Dung:14 Nhung:14 Thủy:14 Nhi:24 Duyên:14 Vân:14 Quỳnh:15 Nga:12 Yến:14 Trinh:12 "
	"Thương:11 Uyên:13 Hạnh:11 Ngân:18 Oanh:10 Trâm:12 Ly:10 Mai:11 Phượng:9 Thúy:10 "
	"Hoa:9 "
	"Vy:24 Hồng:8 Tâm:8 Thu:8 My:14 Giang:8 Loan:8 Thanh:8 Ánh:8 Vi:7 Lan:7 Quyên:7 "
	"Chi:8 "
	"Thư:16 Tiên:8 Thùy:6 Huệ:6 Nguyệt:6 Như:14 Nguyên:7 Tuyết:5 Diễm:5 Liên:5 Hòa:5 "
	"Hường:5 Hoài:5 Kiều:5 Lệ:4 Xuân:4 Tuyền:5 Thắm:4 Diệu:3 Sương:3 An:6 Bình:3 "
	"Bích:3 "
	"Châu:6 Hậu:3 Mỹ:3 Minh:3 Trúc:5 Hân:14 Na:2 Đào:2 Ý:4 Hảo:2 Cúc:2 Trân:6 Phúc:2 "
	"Trà:3 "
	"Thy:4 Nghi:5 Mận:2 Kê:1 Nép:1 Nếp:2";
const char centre_people_middle_men[] = "Văn:430 Đức:50 Minh:50 Quốc:35 Ngọc:35 Thanh:50 "
					"Xuân:35 Đình:35 Hữu:35 Quang:35 Tiến:25 "
					"Anh:20 Hoàng:30 Trọng:20 Công:20 Duy:20 Gia:20 "
					"Thế:20 Mạnh:15 Việt:10 Bá:8 Viết:8 Nhật:8";
const char centre_people_middle_women[] =
	"Thị:620 Thu:30 Ngọc:40 Thanh:35 Phương:30 Minh:20 Hồng:25 Kim:25 Thúy:20 Mỹ:15 "
	"Bích:15 "
	"Khánh:15 Quỳnh:12 Hoài:12 Bảo:14 Diệu:8 Như:10 Tường:6 Hà:8 Lan:8";
