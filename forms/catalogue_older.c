/*
 * catalogue_older - the same things under other numbers: the ethnic groups as they
 * were numbered in 1979, and the religions as they are numbered since 2020.
 *
 * Ethnic groups: QĐ 121-TCTK/PPCĐ of 02/03/1979 (the order is that of the censuses of
 * 1989, 1999 and of health registers), where 04 is Hoa, not Mường.  Religions: the
 * sixteen recognised ones in the order of CV 6955/BNV-TGCP of 28/12/2020, where 03
 * is Tin Lành, not Hòa Hảo.  A number alone never says which list it is of:
 * forms/editions converts by name.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

static const struct code_row ethnic[] = {
	CODE_ROW("01", "Kinh", ""),
	CODE_ROW("02", "Tày", ""),
	CODE_ROW("03", "Thái", ""),
	CODE_ROW("04", "Hoa", ""),
	CODE_ROW("05", "Khơ-me", "Khmer"),
	CODE_ROW("06", "Mường", ""),
	CODE_ROW("07", "Nùng", ""),
	CODE_ROW("08", "HMông", "Mông"),
	CODE_ROW("09", "Dao", ""),
	CODE_ROW("10", "Gia-rai", "Gia Rai"),
	CODE_ROW("11", "Ngái", ""),
	CODE_ROW("12", "Ê-đê", "Ê Đê"),
	CODE_ROW("13", "Ba-na", "Ba Na"),
	CODE_ROW("14", "Xơ-đăng", "Xơ Đăng"),
	CODE_ROW("15", "Sán Chay", ""),
	CODE_ROW("16", "Cơ-ho", "Cơ Ho"),
	CODE_ROW("17", "Chăm", ""),
	CODE_ROW("18", "Sán Dìu", ""),
	CODE_ROW("19", "Hrê", ""),
	CODE_ROW("20", "Mnông", ""),
	CODE_ROW("21", "Ra-glai", "Raglay"),
	CODE_ROW("22", "Xtiêng", ""),
	CODE_ROW("23", "Bru-Vân Kiều", "Bru Vân Kiều"),
	CODE_ROW("24", "Thổ", ""),
	CODE_ROW("25", "Giáy", ""),
	CODE_ROW("26", "Cơ-tu", "Cơ Tu"),
	CODE_ROW("27", "Gié-Triêng", "Gié Triêng"),
	CODE_ROW("28", "Mạ", ""),
	CODE_ROW("29", "Khơ-mú", "Khơ Mú"),
	CODE_ROW("30", "Co", ""),
	CODE_ROW("31", "Tà-ôi", "Tà Ôi"),
	CODE_ROW("32", "Chơ-ro", "Chơ Ro"),
	CODE_ROW("33", "Kháng", ""),
	CODE_ROW("34", "Xinh-mun", "Xinh Mun"),
	CODE_ROW("35", "Hà Nhì", ""),
	CODE_ROW("36", "Chu-ru", "Chu Ru"),
	CODE_ROW("37", "Lào", ""),
	CODE_ROW("38", "La Chí", ""),
	CODE_ROW("39", "La Ha", ""),
	CODE_ROW("40", "Phù Lá", ""),
	CODE_ROW("41", "La Hủ", ""),
	CODE_ROW("42", "Lự", ""),
	CODE_ROW("43", "Lô Lô", ""),
	CODE_ROW("44", "Chứt", ""),
	CODE_ROW("45", "Mảng", ""),
	CODE_ROW("46", "Pà Thẻn", ""),
	CODE_ROW("47", "Cơ Lao", ""),
	CODE_ROW("48", "Cống", ""),
	CODE_ROW("49", "Bố Y", ""),
	CODE_ROW("50", "Si La", ""),
	CODE_ROW("51", "Pu Péo", ""),
	CODE_ROW("52", "Brâu", ""),
	CODE_ROW("53", "Ơ Đu", ""),
	CODE_ROW("54", "Rơ-măm", "Rơ Măm"),
	CODE_ROW("55", "Người nước ngoài", ""),
	CODE_ROW("56", "Không rõ", ""),
};
const struct catalogue_table catalogue_ethnic_1979 = CODE_TABLE(ethnic, "121-1979");

static const struct code_row religion[] = {
	CODE_ROW("00", "Không", "Không theo tôn giáo nào"),
	CODE_ROW("01", "Phật giáo", "Đạo Phật"),
	CODE_ROW("02", "Công giáo", "Đạo Thiên Chúa"),
	CODE_ROW("03", "Tin Lành", "Đạo Tin Lành"),
	CODE_ROW("04", "Cao Đài", "Đạo Cao Đài"),
	CODE_ROW("05", "Phật giáo Hòa Hảo", "Hòa Hảo"),
	CODE_ROW("06", "Hồi giáo", "Islam"),
	CODE_ROW("07", "Tôn giáo Baha'i", "Đạo Baha'i"),
	CODE_ROW("08", "Tịnh độ Cư sĩ Phật hội Việt Nam", ""),
	CODE_ROW("09", "Đạo Tứ Ân Hiếu Nghĩa", ""),
	CODE_ROW("10", "Bửu Sơn Kỳ Hương", ""),
	CODE_ROW("11", "Minh Sư đạo", "Giáo hội Phật đường Nam Tông Minh Sư đạo"),
	CODE_ROW("12", "Minh Lý đạo", "Hội thánh Minh lý đạo - Tam Tông Miếu;Tam Tông Miếu"),
	CODE_ROW("13", "Chăm Bà la môn", "Bà La Môn"),
	CODE_ROW("14", "Mặc Môn", "Giáo hội Các Thánh hữu Ngày sau của Chúa Giê-su Ky-tô"),
	CODE_ROW("15", "Phật giáo Hiếu Nghĩa Tà Lơn", ""),
	CODE_ROW("16", "Cơ đốc Phục lâm Việt Nam", "Giáo hội Cơ đốc Phục lâm Việt Nam"),
};
const struct catalogue_table catalogue_religion_2020 = CODE_TABLE(religion, "6955-2020");
