/*
 * catalogue_ethnic - ethnic groups and religions.
 *
 * Ethnic groups: numbering of QĐ 1019/QĐ-TCTK of 2008, which QCVN 109:2017
 * cites.  01-20 were read in official texts; 21-54 follow the order of the 2009
 * census, which used the same decision.  The older list of 1979 has the same
 * groups under other numbers from 04 on: convert by name only.  Other names are
 * those of the official lists; some are no longer polite and are here so that
 * an old paper can be found by what it says, never to be shown as a name.
 *
 * Religions: the annex of QCVN 109:2017; 00 is seen in live answers, 99 in the
 * official example, where its meaning is not told.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

static const struct code_row ethnic[] = {
	CODE_ROW("01", "Kinh", "Việt"),
	CODE_ROW("02", "Tày", "Thổ;Ngạn;Phén;Thù Lao;Pa Dí;Tày Khao"),
	CODE_ROW("03", "Thái", "Tày Đăm;Tày Mười;Tày Thanh;Hàng Bông;Tày Mường;Pa Thay"),
	CODE_ROW("04", "Mường", "Mol;Mual;Mọi Bi;Ao Tá;Ậu Tá"),
	CODE_ROW("05", "Khmer", "Khơ-me;Cur;Cul;Krôm"),
	CODE_ROW("06", "Hoa", "Hán;Triều Châu;Phúc Kiến;Quảng Đông;Hải Nam;Xạ Phạng"),
	CODE_ROW("07", "Nùng", "Xuồng;Giang;Nùng An;Phàn Sinh;Nùng Cháo;Nùng Lòi;Quý Rim"),
	CODE_ROW("08", "Mông", "HMông;H'Mông;Mèo;Mông Xanh;Mông Đỏ;Ná Mẻo"),
	CODE_ROW("09", "Dao", "Mán;Động;Kiềm Miền;Quần Trắng;Dao Đỏ;Quần Chẹt;Lô Giang;"
			      "Dao Tiền;Thanh Y;Lan Tẻn;Đại Bản;Tiểu Bản;Cóc Ngáng;Cóc Mùn"),
	CODE_ROW("10", "Gia Rai", "Gia-rai;Giơ-rai;Jrai;Tơ-buăn;Chơ-rai;Hơ-bau;Chor"),
	CODE_ROW("11", "Ê Đê", "Ê-đê;Ra-đê;Kpạ;A-đham;Krung;Ktul;Blô;Epan;Mđhur;Bih"),
	CODE_ROW("12", "Ba Na", "Ba-na;Bahnar;Giơ-lar;Tơ-lô;Giơ-lâng;Rơ-ngao;Krem;Bơ-nâm"),
	CODE_ROW("13", "Sán Chay", "Cao Lan;Sán Chỉ;Hờn Bạn;Sơn Tử"),
	CODE_ROW("14", "Chăm", "Chàm;Chiêm Thành;Hroi"),
	CODE_ROW("15", "Cơ Ho", "Cơ-ho;K'Ho;Xrê;Nốp;Tu-lốp;Cơ-don;Chil;Lạch;Trinh"),
	CODE_ROW("16", "Xơ Đăng", "Xơ-đăng;Xơ-teng;Tơ-đra;Mơ-nâm;Ha-lăng;Ca-dong;Kmrâng"),
	CODE_ROW("17", "Sán Dìu", "Sán Dẻo;Trại Đất;Quần Cộc"),
	CODE_ROW("18", "Hrê", "Chăm Rê;Chom;Krẹ;Luỹ"),
	CODE_ROW("19", "Raglay", "Ra-glai;Ra-clây;Rai;Noang;La-oang"),
	CODE_ROW("20", "Mnông", "M'Nông;Pnông;Pré;Bu-đâng;Đi Pri;Biat;Gar;Rơ-lam"),
	CODE_ROW("21", "Thổ", "Kẹo;Mọn;Cuối;Họ;Đan Lai;Ly Hà;Tày Pọng"),
	CODE_ROW("22", "Xtiêng", "X'Tiêng;Xa-điêng;S'tiêng"),
	CODE_ROW("23", "Khơ Mú", "Khơ-mú;Xá Cẩu;Mứn Xen;Pu Thênh;Tềnh;Tày Hay"),
	CODE_ROW("24", "Bru Vân Kiều", "Bru-Vân Kiều;Bru;Vân Kiều;Măng Coong;Tri;Khùa"),
	CODE_ROW("25", "Cơ Tu", "Cơ-tu;Ca-tu;Cao;Phương;Ca-tang"),
	CODE_ROW("26", "Giáy", "Nhắng;Dẩng;Pầu Thìn;Pu Nà;Cùi Chu"),
	CODE_ROW("27", "Tà Ôi", "Tà-ôi;Tôi-ôi;Pa-cô;Pa-hi;Ba-hi"),
	CODE_ROW("28", "Mạ", "Châu Mạ;Mạ Ngăn;Mạ Xốp;Mạ Tô;Mạ Krung"),
	CODE_ROW("29", "Gié Triêng", "Giẻ-Triêng;Đgiéh;Ta-riêng;Triêng;Treng;Ve;La-ve"),
	CODE_ROW("30", "Co", "Cor;Col;Cùa;Trầu"),
	CODE_ROW("31", "Chơ Ro", "Chơ-ro;Dơ-ro;Châu-ro"),
	CODE_ROW("32", "Xinh Mun", "Xinh-mun;Puộc;Pụa"),
	CODE_ROW("33", "Hà Nhì", "U Ni;Xá U Ni"),
	CODE_ROW("34", "Chu Ru", "Chu-ru;Chơ-ru"),
	CODE_ROW("35", "Lào", "Lào Bốc;Lào Nọi"),
	CODE_ROW("36", "La Chí", "Cù Tê;La Quả"),
	CODE_ROW("37", "Kháng", "Xá Khao;Xá Súa;Xá Dón;Xá Dẩng;Xá Hốc;Xá Ái;Quảng Lâm"),
	CODE_ROW("38", "Phù Lá", "Bồ Khô Pạ;Mu Di Pạ;Phó;Phổ;Va Xơ"),
	CODE_ROW("39", "La Hủ", "Lao;Pu Đang;Khù Xung;Cò Xung;Khả Quy"),
	CODE_ROW("40", "La Ha", "Khlá;Phlạo"),
	CODE_ROW("41", "Pà Thẻn", "Pà Hưng;Tống"),
	CODE_ROW("42", "Lự", "Lừ;Nhuồn;Duôn"),
	CODE_ROW("43", "Ngái", "Xín;Lê;Đản;Khách Gia"),
	CODE_ROW("44", "Chứt", "Sách;Máy;Rục;Mã-liềng;A-rem;Tu Vang;Pa-leng;Xơ-lang"),
	CODE_ROW("45", "Lô Lô", "Mun Di"),
	CODE_ROW("46", "Mảng", "Mảng Ư;Xá Lá Vàng"),
	CODE_ROW("47", "Cơ Lao", "Cờ Lao"),
	CODE_ROW("48", "Bố Y", "Chủng Chá;Trọng Gia;Tu Dí;Tu Dìn"),
	CODE_ROW("49", "Cống", "Xắm Khống;Mấng Nhé;Xá Xeng"),
	CODE_ROW("50", "Si La", "Cù Dề Xừ;Khả Pẻ"),
	CODE_ROW("51", "Pu Péo", "Ka Pèo;Pen Ti Lô Lô"),
	CODE_ROW("52", "Rơ Măm", "Rơ-măm"),
	CODE_ROW("53", "Brâu", "Brao"),
	CODE_ROW("54", "Ơ Đu", "Tày Hạt"),
};
const struct catalogue_table catalogue_ethnic = CODE_TABLE(ethnic, "1019-2008");

static const struct code_row religion[] = {
	CODE_ROW("00", "Không", "Không theo tôn giáo nào;Không có"),
	CODE_ROW("01", "Phật giáo", "Đạo Phật"),
	CODE_ROW("02", "Công giáo", "Thiên Chúa giáo;Đạo Thiên Chúa"),
	CODE_ROW("03", "Phật giáo Hòa Hảo", "Hòa Hảo"),
	CODE_ROW("04", "Hồi giáo", "Islam"),
	CODE_ROW("05", "Cao Đài", "Đạo Cao Đài"),
	CODE_ROW("06", "Minh Sư đạo", ""),
	CODE_ROW("07", "Minh Lý đạo", "Tam Tông Miếu"),
	CODE_ROW("08", "Tin Lành", "Đạo Tin Lành"),
	CODE_ROW("09", "Tịnh độ cư sĩ Phật hội Việt Nam", ""),
	CODE_ROW("10", "Đạo Tứ Ân Hiếu Nghĩa", ""),
	CODE_ROW("11", "Bửu Sơn Kỳ Hương", ""),
	CODE_ROW("12", "Đạo Baha'i", "Ba Ha'i"),
	CODE_ROW("13", "Bà La Môn", "Chăm Bà la môn"),
	{ "14", "Mặc Môn", "2014-05-30", "",
	  "Giáo hội Các Thánh hữu Ngày sau của Chúa Giê-su Ky-tô", "", "",
	  "QĐ 132/QĐ-TGCP" },
	CODE_ROW("99", "Chưa xác định", ""),
};
const struct catalogue_table catalogue_religion = CODE_TABLE(religion, "qcvn109");
