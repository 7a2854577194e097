/* relations - the table: member, sex, generation, kin, close, the old head as a man
 * and as a woman. */
#include "forms/relations.h"

#include <string.h>

#include "i18n/banned.h"

/* clang-format off */
static const struct relation_row rows[] = {
	{ "QH01", "", 0, KIN_NONE, false, "QH01", "QH01" },
	{ "QH02", "2", 0, KIN_MARRIAGE, true, "QH03", "" },
	{ "QH03", "1", 0, KIN_MARRIAGE, true, "", "QH02" },
	{ "QH04", "", -1, KIN_BLOOD, true, "QH10", "QH11" },
	{ "QH05", "", -1, KIN_ADOPTION, true, "QH12", "QH13" },
	{ "QH06", "", -1, KIN_MARRIAGE, false, "QH14", "" },
	{ "QH07", "", -1, KIN_MARRIAGE, false, "", "QH15" },
	{ "QH08", "2", -1, KIN_MARRIAGE, false, "QH16", "QH17" },
	{ "QH09", "1", -1, KIN_MARRIAGE, false, "QH18", "QH19" },
	{ "QH10", "1", 1, KIN_BLOOD, true, "QH04", "QH04" },
	{ "QH11", "2", 1, KIN_BLOOD, true, "QH04", "QH04" },
	{ "QH12", "1", 1, KIN_ADOPTION, true, "QH05", "QH05" },
	{ "QH13", "2", 1, KIN_ADOPTION, true, "QH05", "QH05" },
	{ "QH14", "1", 1, KIN_MARRIAGE, false, "QH06", "QH06" },
	{ "QH15", "2", 1, KIN_MARRIAGE, false, "QH07", "QH07" },
	{ "QH16", "1", 1, KIN_MARRIAGE, false, "", "QH08" },
	{ "QH17", "2", 1, KIN_MARRIAGE, false, "", "QH08" },
	{ "QH18", "1", 1, KIN_MARRIAGE, false, "QH09", "" },
	{ "QH19", "2", 1, KIN_MARRIAGE, false, "QH09", "" },
	{ "QH20", "1", 2, KIN_BLOOD, true, "QH26", "QH26" },
	{ "QH21", "2", 2, KIN_BLOOD, true, "QH26", "QH26" },
	{ "QH22", "1", 2, KIN_BLOOD, true, "QH27", "QH27" },
	{ "QH23", "2", 2, KIN_BLOOD, true, "QH27", "QH27" },
	{ "QH24", "", 3, KIN_BLOOD, false, "QH28", "QH28" },
	{ "QH25", "", 3, KIN_BLOOD, false, "QH28", "QH28" },
	{ "QH26", "", -2, KIN_BLOOD, true, "QH20", "QH21" },
	{ "QH27", "", -2, KIN_BLOOD, true, "QH22", "QH23" },
	{ "QH28", "", -3, KIN_BLOOD, false, "?", "?" },
	{ "QH29", "1", 0, KIN_BLOOD, true, "QH31", "QH31" },
	{ "QH30", "2", 0, KIN_BLOOD, true, "QH31", "QH31" },
	{ "QH31", "", 0, KIN_BLOOD, true, "QH29", "QH30" },
	{ "QH32", "", -1, KIN_BLOOD, true, "?", "?" },
	{ "QH33", "", 1, KIN_BLOOD, false, "QH32", "QH32" },
	{ "QH34", "1", 1, KIN_BLOOD, false, "QH32", "QH32" },
	{ "QH35", "1", 1, KIN_BLOOD, false, "QH32", "QH32" },
	{ "QH36", "2", 1, KIN_BLOOD, false, "QH32", "QH32" },
	{ "QH37", "2", 1, KIN_BLOOD, false, "QH32", "QH32" },
	{ "QH38", "1", 0, KIN_MARRIAGE, false, "QH44", "QH44" },
	{ "QH39", "2", 0, KIN_MARRIAGE, false, "QH47", "QH47" },
	{ "QH40", "1", 0, KIN_MARRIAGE, false, "QH42", "QH43" },
	{ "QH41", "2", 0, KIN_MARRIAGE, false, "QH45", "QH46" },
	{ "QH42", "1", 0, KIN_MARRIAGE, false, "QH40", "" },
	{ "QH43", "2", 0, KIN_MARRIAGE, false, "QH40", "" },
	{ "QH44", "", 0, KIN_MARRIAGE, false, "QH38", "" },
	{ "QH45", "1", 0, KIN_MARRIAGE, false, "", "QH41" },
	{ "QH46", "2", 0, KIN_MARRIAGE, false, "", "QH41" },
	{ "QH47", "", 0, KIN_MARRIAGE, false, "", "QH39" },
	{ "QH48", "2", -1, KIN_MARRIAGE, false, "?", "?" },
	{ "QH49", "1", -1, KIN_MARRIAGE, false, "?", "?" },
	{ "QH50", "", NO_GENERATION, KIN_LAW, false, "QH51", "QH51" },
	{ "QH51", "", NO_GENERATION, KIN_LAW, false, "QH50", "QH50" },
	{ "QH52", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH53", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH54", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH55", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH56", "", NO_GENERATION, KIN_NONE, false, "QH56", "QH56" },
	{ "QH57", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH58", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
	{ "QH59", "", NO_GENERATION, KIN_NONE, false, "?", "?" },
};
/* clang-format on */

const struct relation_row *relation_rows(size_t *n)
{
	*n = sizeof rows / sizeof *rows;
	return rows;
}

const struct relation_row *relation_row(const char *code)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!strcmp(rows[i].code, code))
			return &rows[i];
	return NULL;
}

const char *relation_inverse(const char *code, const char *old_head_sex)
{
	const struct relation_row *row = relation_row(code);

	if (!row)
		return "?";
	if (!strcmp(old_head_sex, "1"))
		return row->of_man;
	return strcmp(old_head_sex, "2") ? "?" : row->of_woman;
}
