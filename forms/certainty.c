/* certainty - one word per catalogue, and the rows that are less (or more) sure. */
#include "forms/certainty.h"

#include <stdbool.h>
#include <string.h>

#include "i18n/language.h"
#include "i18n/banned.h"

struct judged {
	enum catalogue cat;
	enum certainty most, others;
	const char *codes; /* blank separated: these are `others`; "XT" a whole group */
};

static const struct judged judged[] = {
	{ CATALOGUE_SEX, CERTAIN_OFFICIAL, CERTAIN_KNOWN, "" },
	{ CATALOGUE_MARITAL, CERTAIN_OFFICIAL, CERTAIN_KNOWN, "" },
	{ CATALOGUE_BLOOD, CERTAIN_OFFICIAL, CERTAIN_KNOWN, "" },
	{ CATALOGUE_COUNTRY, CERTAIN_STORED, CERTAIN_KNOWN, "" },
	{ CATALOGUE_ETHNIC, CERTAIN_KNOWN, CERTAIN_OFFICIAL,
	  "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20" },
	{ CATALOGUE_ETHNIC_1979, CERTAIN_STORED, CERTAIN_KNOWN, "55 56" },
	{ CATALOGUE_RELIGION, CERTAIN_KNOWN, CERTAIN_OFFICIAL, "00 99" },
	{ CATALOGUE_RELIGION_2020, CERTAIN_STORED, CERTAIN_KNOWN, "" },
	{ CATALOGUE_REASON, CERTAIN_STORED, CERTAIN_KNOWN,
	  "TD01 TD02 TD03 TD04 TD05 TD06 TD10 TD11 TD12 TD13 TD14 TD18 TD19 TD20 TD21 "
	  "BS09 XT XM DD09 TV02 TV03 TV04 TV05 GH02 UD" },
	{ CATALOGUE_PAPER, CERTAIN_STORED, CERTAIN_KNOWN,
	  "P04 P06 P07 P09 P11 P12 P14 P15 P16 P17 P19 P22 P27 P30 P32 P33 P52 P54 P99" },
	{ CATALOGUE_RELATION, CERTAIN_STORED, CERTAIN_KNOWN,
	  "QH06 QH07 QH08 QH09 QH14 QH15 QH16 QH17 QH18 QH19 QH28 QH38 QH39 QH40 QH41 "
	  "QH42 QH43 QH44 QH45 QH46 QH47 QH48 QH49 QH51 QH56 QH57 QH59" },
	{ CATALOGUE_PROCEDURE, CERTAIN_STORED, CERTAIN_KNOWN, "TH 2.002622" },
	{ CATALOGUE_COMMUNE_KIND, CERTAIN_STORED, CERTAIN_KNOWN, "thi-tran" },
	{ CATALOGUE_POST, CERTAIN_KNOWN, CERTAIN_STORED,
	  "truong-ca cskv ct-c06 truong-cah doi-truong-qlhc" },
};

static bool among(const char *codes, const char *code)
{
	while (*codes) {
		size_t length = strcspn(codes, " ");
		bool group = length == 2 && code[0] >= 'A';

		if (!strncmp(code, codes, length) && (group || code[length] == '\0'))
			return true;
		codes += length;
		codes += strspn(codes, " ");
	}
	return false;
}

enum certainty certainty_of(enum catalogue cat, const char *code)
{
	if (!catalogue_row(cat, code, NULL))
		return CERTAIN_KNOWN;
	for (size_t i = 0; i < G_N_ELEMENTS(judged); i++)
		if (judged[i].cat == cat)
			return among(judged[i].codes, code) ? judged[i].others
							    : judged[i].most;
	return CERTAIN_KNOWN;
}

const char *certainty_name(enum certainty certainty)
{
	switch (certainty) {
	case CERTAIN_KNOWN:
		return _("to be checked");
	case CERTAIN_STORED:
		return _("read in a copy");
	case CERTAIN_OFFICIAL:
		return _("official text");
	}
	return "";
}
