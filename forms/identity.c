/* identity - the first six digits of a personal number, read. */
#include "forms/identity.h"

#include <glib.h>
#include <string.h>

#include "forms/values.h"
#include "i18n/banned.h"

struct place {
	char code[4];
	const char *name;
};

/* TT 07/2016/TT-BCA, annex 1: the 63 provinces as numbers know them, for ever. */
static const struct place places[] = {
	{ "001", "Hà Nội" },
	{ "002", "Hà Giang" },
	{ "004", "Cao Bằng" },
	{ "006", "Bắc Kạn" },
	{ "008", "Tuyên Quang" },
	{ "010", "Lào Cai" },
	{ "011", "Điện Biên" },
	{ "012", "Lai Châu" },
	{ "014", "Sơn La" },
	{ "015", "Yên Bái" },
	{ "017", "Hòa Bình" },
	{ "019", "Thái Nguyên" },
	{ "020", "Lạng Sơn" },
	{ "022", "Quảng Ninh" },
	{ "024", "Bắc Giang" },
	{ "025", "Phú Thọ" },
	{ "026", "Vĩnh Phúc" },
	{ "027", "Bắc Ninh" },
	{ "030", "Hải Dương" },
	{ "031", "Hải Phòng" },
	{ "033", "Hưng Yên" },
	{ "034", "Thái Bình" },
	{ "035", "Hà Nam" },
	{ "036", "Nam Định" },
	{ "037", "Ninh Bình" },
	{ "038", "Thanh Hóa" },
	{ "040", "Nghệ An" },
	{ "042", "Hà Tĩnh" },
	{ "044", "Quảng Bình" },
	{ "045", "Quảng Trị" },
	{ "046", "Thừa Thiên Huế" },
	{ "048", "Đà Nẵng" },
	{ "049", "Quảng Nam" },
	{ "051", "Quảng Ngãi" },
	{ "052", "Bình Định" },
	{ "054", "Phú Yên" },
	{ "056", "Khánh Hòa" },
	{ "058", "Ninh Thuận" },
	{ "060", "Bình Thuận" },
	{ "062", "Kon Tum" },
	{ "064", "Gia Lai" },
	{ "066", "Đắk Lắk" },
	{ "067", "Đắk Nông" },
	{ "068", "Lâm Đồng" },
	{ "070", "Bình Phước" },
	{ "072", "Tây Ninh" },
	{ "074", "Bình Dương" },
	{ "075", "Đồng Nai" },
	{ "077", "Bà Rịa - Vũng Tàu" },
	{ "079", "Hồ Chí Minh" },
	{ "080", "Long An" },
	{ "082", "Tiền Giang" },
	{ "083", "Bến Tre" },
	{ "084", "Trà Vinh" },
	{ "086", "Vĩnh Long" },
	{ "087", "Đồng Tháp" },
	{ "089", "An Giang" },
	{ "091", "Kiên Giang" },
	{ "092", "Cần Thơ" },
	{ "093", "Hậu Giang" },
	{ "094", "Sóc Trăng" },
	{ "095", "Bạc Liêu" },
	{ "096", "Cà Mau" },
};

const char *identity_place_name(const char *place)
{
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (strcmp(places[i].code, place) == 0)
			return places[i].name;
	return NULL;
}

bool identity_read(const char *number, struct identity *out)
{
	int digit;

	if (!value_is_digits(number, 12))
		return false;
	digit = number[3] - '0';
	memcpy(out->place, number, 3);
	out->place[3] = '\0';
	out->place_name = identity_place_name(out->place);
	out->sex = digit % 2 ? "2" : "1";
	out->century = 1900 + digit / 2 * 100;
	out->year = out->century + (number[4] - '0') * 10 + (number[5] - '0');
	return true;
}

enum identity_verdict identity_compare(const char *number, const char *birth,
				       const char *sex)
{
	struct identity says;
	bool year, same_sex;

	if (!identity_read(number, &says))
		return IDENTITY_UNKNOWN;
	/* Sex 0 is "chưa có thông tin": as good as nothing. */
	if (!*birth && (!*sex || strcmp(sex, "0") == 0))
		return IDENTITY_UNKNOWN;
	year = !*birth || strtoll(birth, NULL, 10) == says.year;
	same_sex = !*sex || strcmp(sex, "0") == 0 || strcmp(sex, says.sex) == 0;
	if (year)
		return same_sex ? IDENTITY_AGREES : IDENTITY_DIFFERS_SEX;
	return same_sex ? IDENTITY_DIFFERS_YEAR : IDENTITY_DIFFERS_BOTH;
}

const char *identity_agrees(const char *number, const char *birth, const char *sex)
{
	switch (identity_compare(number, birth, sex)) {
	case IDENTITY_UNKNOWN:
		return "";
	case IDENTITY_AGREES:
		return "yes";
	case IDENTITY_DIFFERS_YEAR:
	case IDENTITY_DIFFERS_SEX:
	case IDENTITY_DIFFERS_BOTH:
		return "no";
	}
	return "";
}
