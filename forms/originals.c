/* originals - the regimes, and which register makes which paper needless. */
#include "forms/originals.h"

#include <glib.h>
#include <string.h>

#include "i18n/language.h"
#include "i18n/banned.h"

static const struct original_rule rules[] = {
	{ "2021-07-01", "2023-12-31",
	  "Nộp bản sao chứng thực hoặc xuất trình bản chính để đối chiếu",
	  "Đối chiếu với bản chính", "TT 55/2021/TT-BCA", false, CERTAIN_KNOWN },
	{ "2024-01-01", "2025-06-30",
	  "Nộp bản sao, hoặc bản chụp kèm bản chính để đối chiếu",
	  "Đối chiếu, ký xác nhận; không giữ giấy tờ", "TT 66/2023/TT-BCA", false,
	  CERTAIN_STORED },
	{ "2025-07-01", "2026-06-30", "Xuất trình bản gốc khi kiểm tra",
	  "Lập biên bản kiểm tra, đối chiếu", "TT 53/2025/TT-BCA", false,
	  CERTAIN_STORED },
	{ "2026-07-01", "",
	  "Không nộp, xuất trình lại giấy tờ đã có trong cơ sở dữ liệu hoặc VNeID",
	  "Khai thác dữ liệu để lập hồ sơ; chưa khai thác được thì xác minh",
	  "Luật 118/2025/QH15; TT 116/2026/TT-BCA", true, CERTAIN_STORED },
};

struct held {
	const char *paper, *in;
};

static const struct held held[] = {
	{ "P01", "CSDL hộ tịch điện tử" }, { "P02", "CSDL hộ tịch điện tử" },
	{ "P03", "CSDL hộ tịch điện tử" }, { "P05", "CSDL hộ tịch điện tử" },
	{ "P06", "CSDL hộ tịch điện tử" }, { "P07", "CSDL hộ tịch điện tử" },
	{ "P09", "CSDL hộ tịch điện tử" }, { "P10", "CSDL hộ tịch điện tử" },
	{ "P14", "CSDL hộ tịch điện tử" }, { "P15", "CSDL hộ tịch điện tử" },
	{ "P16", "CSDL hộ tịch điện tử" }, { "P20", "CSDL xuất nhập cảnh" },
	{ "P23", "CSDL căn cước" },	   { "P24", "CSDL căn cước, VNeID" },
	{ "P31", "CSDL đất đai" },	   { "P39", "VNeID" },
};

const struct original_rule *original_rules(size_t *n)
{
	*n = G_N_ELEMENTS(rules);
	return rules;
}

const struct original_rule *original_rule_on(const char *iso_date)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		if (strcmp(rules[i].from, iso_date) <= 0 &&
		    (!*rules[i].to || strcmp(iso_date, rules[i].to) <= 0))
			return &rules[i];
	return NULL;
}

const char *original_register(const char *paper)
{
	for (size_t i = 0; i < G_N_ELEMENTS(held); i++)
		if (!strcmp(held[i].paper, paper))
			return held[i].in;
	return "";
}

bool original_may_be_asked(const char *paper, const char *iso_date)
{
	const struct original_rule *rule = original_rule_on(iso_date);

	return !rule || !rule->register_first || !*original_register(paper);
}

char *original_advice(const char *paper, const char *iso_date)
{
	if (original_may_be_asked(paper, iso_date))
		return NULL;
	return g_strdup_printf(_("Not to be asked for: take number and date from %s."),
			       original_register(paper));
}
