/*
 * catalogue_civil - sex, marital status, blood group, life status, relation to
 * the head of household.
 *
 * The first four are the lists of QCVN 109:2017/BTTTT with their code for "not
 * known"; in memory that is "", see forms/kinds.  For relations no official
 * list is public: the words are those of Luật Cư trú 2020 (điều 20) and of the
 * form CT01, the codes are ours.
 */
#include "forms/catalogue_tables.h"
#include "i18n/banned.h"

#define QCVN "QCVN 109:2017/BTTTT"

static const struct code_row sex[] = {
	{ "0", "Chưa có thông tin", "", "", "", "", "", QCVN },
	{ "1", "Nam", "", "", "Giới tính nam", "", "", QCVN },
	{ "2", "Nữ", "", "", "Giới tính nữ", "", "", QCVN },
};
const struct catalogue_table catalogue_sex = CODE_TABLE(sex, "");

static const struct code_row marital[] = {
	{ "0", "Chưa có thông tin", "", "", "", "", "", QCVN },
	{ "1", "Chưa kết hôn", "", "", "Độc thân", "", "", QCVN },
	{ "2", "Đang có vợ/chồng", "", "", "Đã kết hôn;Có gia đình", "", "", QCVN },
	{ "3", "Đã ly hôn hoặc góa vợ/chồng", "", "", "Ly dị;Góa bụa", "", "", QCVN },
};
const struct catalogue_table catalogue_marital = CODE_TABLE(marital, "");

static const struct code_row blood[] = {
	{ "00", "Chưa có thông tin", "", "", "", "", "", QCVN },
	{ "01", "Nhóm máu A", "", "", "A", "", "", QCVN },
	{ "02", "Nhóm máu B", "", "", "B", "", "", QCVN },
	{ "03", "Nhóm máu AB", "", "", "AB", "", "", QCVN },
	{ "04", "Nhóm máu O", "", "", "O", "", "", QCVN },
};
const struct catalogue_table catalogue_blood = CODE_TABLE(blood, "");

static const struct code_row life[] = {
	{ "0", "Chưa có thông tin", "", "", "", "", "", QCVN },
	{ "1", "Đang sống", "", "", "Còn sống", "", "", QCVN },
	{ "2", "Đã chết", "", "", "Từ trần", "", "", QCVN },
	{ "3", "Đã mất tích", "", "", "", "", "", QCVN },
};
const struct catalogue_table catalogue_life = CODE_TABLE(life, "");

static const struct code_row relation[] = {
	CODE_ROW("QH01", "Chủ hộ", "CH01"),
	CODE_ROW("QH02", "Vợ", ""),
	CODE_ROW("QH03", "Chồng", ""),
	CODE_ROW("QH04", "Con đẻ", "Con trai;Con gái;Con ruột"),
	CODE_ROW("QH05", "Con nuôi", ""),
	CODE_ROW("QH06", "Con riêng của vợ", ""),
	CODE_ROW("QH07", "Con riêng của chồng", ""),
	CODE_ROW("QH08", "Con dâu", ""),
	CODE_ROW("QH09", "Con rể", ""),
	CODE_ROW("QH10", "Cha đẻ", "Bố đẻ;Cha ruột;Ba"),
	CODE_ROW("QH11", "Mẹ đẻ", "Mẹ ruột;Má"),
	CODE_ROW("QH12", "Cha nuôi", "Bố nuôi"),
	CODE_ROW("QH13", "Mẹ nuôi", ""),
	CODE_ROW("QH14", "Cha dượng", "Bố dượng"),
	CODE_ROW("QH15", "Mẹ kế", "Dì ghẻ"),
	CODE_ROW("QH16", "Cha chồng", "Bố chồng"),
	CODE_ROW("QH17", "Mẹ chồng", ""),
	CODE_ROW("QH18", "Cha vợ", "Bố vợ"),
	CODE_ROW("QH19", "Mẹ vợ", ""),
	CODE_ROW("QH20", "Ông nội", ""),
	CODE_ROW("QH21", "Bà nội", ""),
	CODE_ROW("QH22", "Ông ngoại", ""),
	CODE_ROW("QH23", "Bà ngoại", ""),
	CODE_ROW("QH24", "Cụ nội", ""),
	CODE_ROW("QH25", "Cụ ngoại", ""),
	CODE_ROW("QH26", "Cháu nội", ""),
	CODE_ROW("QH27", "Cháu ngoại", ""),
	CODE_ROW("QH28", "Chắt ruột", ""),
	CODE_ROW("QH29", "Anh ruột", ""),
	CODE_ROW("QH30", "Chị ruột", ""),
	CODE_ROW("QH31", "Em ruột", ""),
	CODE_ROW("QH32", "Cháu ruột", ""),
	CODE_ROW("QH33", "Bác ruột", ""),
	CODE_ROW("QH34", "Chú ruột", ""),
	CODE_ROW("QH35", "Cậu ruột", ""),
	CODE_ROW("QH36", "Cô ruột", ""),
	CODE_ROW("QH37", "Dì ruột", ""),
	CODE_ROW("QH38", "Anh rể", ""),
	CODE_ROW("QH39", "Chị dâu", ""),
	CODE_ROW("QH40", "Em rể", ""),
	CODE_ROW("QH41", "Em dâu", ""),
	CODE_ROW("QH42", "Anh vợ", ""),
	CODE_ROW("QH43", "Chị vợ", ""),
	CODE_ROW("QH44", "Em vợ", ""),
	CODE_ROW("QH45", "Anh chồng", ""),
	CODE_ROW("QH46", "Chị chồng", ""),
	CODE_ROW("QH47", "Em chồng", ""),
	CODE_ROW("QH48", "Cháu dâu", ""),
	CODE_ROW("QH49", "Cháu rể", ""),
	CODE_ROW("QH50", "Người giám hộ", ""),
	CODE_ROW("QH51", "Người được giám hộ", ""),
	CODE_ROW("QH52", "Người được chăm sóc, nuôi dưỡng", ""),
	CODE_ROW("QH53", "Người ở nhờ", ""),
	CODE_ROW("QH54", "Người ở thuê", ""),
	CODE_ROW("QH55", "Người ở mượn", ""),
	CODE_ROW("QH56", "Cùng ở nhờ, ở thuê, ở mượn", ""),
	CODE_ROW("QH57", "Người giúp việc", ""),
	CODE_ROW("QH58", "Thành viên cơ sở tín ngưỡng, tôn giáo", ""),
	CODE_ROW("QH59", "Khác", ""),
};
const struct catalogue_table catalogue_relation = CODE_TABLE(relation, "");
