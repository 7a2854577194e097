/*
 * query_card - the line that a reader types when a card is scanned:
 * SốCCCD|SốCMND|Họ tên|ddMMyyyy|Nam/Nữ|Địa chỉ|ddMMyyyy, newer cards with more
 * parts behind, which are passed over.
 */
#include <string.h>

#include "forms/query_parts.h"
#include "forms/record.h"
#include "i18n/date.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

/* "17031950" -> ISO, new; NULL when that is no day. "" stays "". */
static char *iso_of(const char *digits)
{
	struct date date;
	g_autofree char *iso = NULL;

	if (!*digits)
		return g_strdup("");
	if (!value_is_digits(digits, 8))
		return NULL;
	iso = g_strdup_printf("%.4s-%.2s-%.2s", digits + 4, digits + 2, digits);
	if (!date_from_iso(iso, &date) || date_check(date) != DATE_FINE)
		return NULL;
	return g_steal_pointer(&iso);
}

static const char *sex_of(const char *word)
{
	g_autofree char *key = fold_key(word, FOLD_ASCII);

	return strcmp(key, "nam") == 0 ? "1" : strcmp(key, "nu") == 0 ? "2" : "";
}

static char *flaw_of(char *const part[], unsigned n)
{
	if (n < QUERY_CARD_PARTS)
		return g_strdup_printf(
			_("The card was not read whole: %u of %d parts. Scan it "
			  "again."),
			n, QUERY_CARD_PARTS);
	if (!value_is_digits(part[0], 12))
		return g_strdup(
			_("The card's number does not have 12 digits. Scan it again, "
			  "or type the number."));
	if (*part[1] && !value_is_digits(part[1], 9) && !value_is_digits(part[1], 12))
		return g_strdup(_("The card's old number does not have 9 digits. Scan it "
				  "again, or type the number."));
	if (!*part[2] || text_letters(part[2]) > QUERY_LETTERS)
		return g_strdup(
			_("The card's name cannot be read. Scan it again, or type the "
			  "number."));
	return NULL;
}

bool query_read_card(const char *line, struct query *out, char **complaint)
{
	g_auto(GStrv) part = g_strsplit(line, "|", 0);
	unsigned n = g_strv_length(part);
	g_autofree char *birth = NULL, *issued = NULL;

	if (text_letters(line) > QUERY_CARD_LETTERS) {
		*complaint =
			g_strdup(_("This line is too long for a card. Scan it again."));
		return false;
	}
	for (unsigned i = 0; i < n; i++)
		g_strstrip(part[i]);
	*complaint = flaw_of(part, n);
	if (*complaint)
		return false;
	birth = iso_of(part[3]);
	issued = iso_of(part[6]);
	if (!birth || !issued) {
		*complaint =
			g_strdup(_("The card has a date that does not exist. Scan it "
				   "again, or type the number."));
		return false;
	}
	out->kind = QUERY_CARD;
	record_put(&out->number, part[0]);
	record_put(&out->old_number, part[1]);
	record_put(&out->name, part[2]);
	record_put(&out->date, birth);
	record_put(&out->sex, sex_of(part[4]));
	record_put(&out->address, part[5]);
	record_put(&out->issued, issued);
	return true;
}
