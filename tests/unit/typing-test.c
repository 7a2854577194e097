/* typing - what is promised of it, promise by promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/typing.h"
#include "tests/unit/typing_help.h"

#include "i18n/banned.h"

struct typed {
	const char *keys, *text;
};

static void types_with(struct typing *t, const struct typed *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *text = typing_type(t, all[i].keys);

		if (strcmp(text, all[i].text) != 0)
			fail_msg("%s: %s, not %s", all[i].keys, text, all[i].text);
	}
}

#define TYPES(method, ...)                                                               \
	do {                                                                             \
		static const struct typed all[] = {__VA_ARGS__};                         \
		struct typing typing;                                                    \
                                                                                         \
		typing_init(&typing, method, false);                                     \
		types_with(&typing, all, G_N_ELEMENTS(all));                             \
	} while (0)

/* Marks stand anywhere behind their letter. */
static void test_free_marks(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"nguyeenx", "nguyễn"}, {"nguyenex", "nguyễn"},
	      {"nguyenxe", "nguyễn"}, {"Nguyeenx Vawn Maaux", "Nguyễn Văn Mẫu"},
	      {"dduowcj", "được"}, {"duowcdj", "được"}, {"dduocwj", "được"},
	      {"vieetj", "việt"}, {"vietej", "việt"}, {"casch", "cách"},
	      {"truongwf", "trường"}, {"nguoiwf", "người"}, {"Quoocs", "Quốc"},
	      {"huyeenf", "huyền"}, {"yeeus", "yếu"}, {"khuyar", "khuỷa"}, {"ieef", "iề"},
	      {"dduwcs", "đức"}, {"dungd", "đung"}, {"giamaf", "giầm"},
	      {"xoong", "xông"}, {"xooong", "xoong"}, {"booongs", "boóng"},
	      {"nhw", "như"}, {"giw", "giư"}, {"giwowngf", "giường"}, {"quw", "quw"},
	      {"awa", "â"}, {"aaw", "ă"}, {"nguyen van an|", "nguyen van an"});
}

/* The tone goes to its letter anew while the syllable grows and shrinks. */
static void test_moving_tone(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"hoaf", "hòa"}, {"hoafn", "hoàn"}, {"hoafn<BS>", "hòa"},
	      {"thuyr", "thủy"}, {"thuyrn", "thuỷn"}, {"quys", "quý"}, {"gif", "gì"},
	      {"gifa", "già"}, {"giaf", "già"}, {"gieengs", "giếng"}, {"khuyur", "khuỷu"},
	      {"tieens", "tiến"}, {"tisene", "tiến"}, {"muaf", "mùa"}, {"muafw", "mừa"},
	      {"toasnf", "toàn"}, {"ngoefo", "ngoèo"}, {"luyeejn", "luyện"});
}

/* uow is ươ; huơ, thuơ and khuơ are the words that end in uơ. */
static void test_uow(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"uow", "ươ"}, {"huow", "huơ"}, {"thuow", "thuơ"},
	      {"thuowr", "thuở"}, {"khuow", "khuơ"}, {"thuowng", "thương"},
	      {"huowng", "hương"}, {"luow", "lươ"}, {"truwowngf", "trường"},
	      {"uowr", "uở"}, {"uowrn", "ưởn"}, {"huoww", "hươ"}, {"buwoirw", "bưởi"},
	      {"ngwoiwf", "người"}, {"hwouw", "hươu"});
}

/* The same mark twice is its key once, and the rest of the word is left alone. */
static void test_undo(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"ass", "as"}, {"aaa", "aa"}, {"ddd", "dd"}, {"assn", "asn"},
	      {"asss", "ass"}, {"eee", "ee"}, {"ooo", "oo"}, {"tww", "tw"}, {"aww", "aw"},
	      {"uoww", "uow"}, {"taxxi|", "taxi"}, {"boxx|", "box"}, {"luwuw", "luuw"},
	      {"DDoongd", "Dôngd"}, {"tass<BS>s", "tá"}, {"disstance|", "distance"});
}

/* z takes the tone off, and is a letter where there is none. */
static void test_z(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"toansz", "toan"}, {"z", "z"}, {"thoongz", "thôngz"},
	      {"loz", "loz"}, {"losz", "lo"}, {"loszf", "lò"}, {"Zow", "Zơ"});
	TYPES(TYPING_VNI, {"toan10", "toan"});
	TYPES(TYPING_VIQR, {"toan'0", "toan"});
}

/* What cannot be Vietnamese is as it was typed when it ends, at whatever sign ends it. */
static void test_given_back(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"next |", "next "}, {"google,", "google,"},
	      {"windows|", "windows"}, {"good.", "good."}, {"text/", "text/"},
	      {"facebook|", "facebook"}, {"expect;", "expect;"}, {"address|", "address"},
	      {"fax|", "fax"}, {"foot|", "foot"}, {"first |", "first "},
	      {"screen|", "screen"}, {"street|", "street"}, {"wheel|", "wheel"},
	      {"banana|", "banana"}, {"pool|", "pool"}, {"hocf", "hocf"},
	      {"write|", "write"}, {"vision|", "vision"}, {"camera|", "camera"},
	      {"Lucas|", "Lucas"}, {"odd|", "odd"}, {"kings|", "kings"},
	      /* and these two keys give back what one of them took */
	      {"nexxt|", "next"}, {"texxt|", "text"}, {"faxx|", "fax"});
	TYPES(TYPING_VNI, {"web1site|", "web1site"}, {"ba6nk3|", "ba6nk3"});
	TYPES(TYPING_VIQR, {"te~xt|", "te~xt"});
}

/* One Backspace takes one letter that is shown, however many keys it was made of. */
static void test_backspace(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"hoocj<BS><BS>", "h"}, {"nguyeenx<BS><BS>", "nguy"},
	      {"nguyeenx<BS>", "nguyễ"}, {"nguyeenx<BS>n", "nguyễn"}, {"tw<BS>", "t"},
	      {"dd<BS>", ""}, {"uwow<BS>", "ư"}, {"hanhj<BS>", "hạn"}, {"as<BS>", ""},
	      {"toans<BS><BS>f", "tò"}, {"vieetj <BS><BS>", "việ"}, {"ass<BS>", "a"},
	      {"Nguyeenx<BS><BS><BS><BS><BS><BS>", ""}, {"google <BS>", "google"});
	TYPES(TYPING_VNI, {"d9u7o7c5<BS>", "đượ"}, {"e67<BS>", "ê"});
	TYPES(TYPING_VIQR, {"ddu+o+.c<BS><BS>", "đư"});
}

static void test_capitals(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"NGUYEENX", "NGUYỄN"}, {"NGUYEENX VAWN MAAUX", "NGUYỄN VĂN MẪU"},
	      {"NGUOIWF", "NGƯỜI"}, {"QDD", "QĐ"}, {"QDD |", "QĐ "}, {"HDDND|", "HĐND"},
	      {"UBDDT|", "UBĐT"}, {"Ddoongf", "Đồng"}, {"DDOONGF", "ĐỒNG"},
	      {"aAs", "ấ"}, {"Aas", "Ấ"}, {"TW", "TƯ"}, {"Giaf", "Già"}, {"GIAF", "GIÀ"});
	TYPES(TYPING_VNI, {"NGUYE6N4 VA8N MA6U4", "NGUYỄN VĂN MẪU"}, {"QD9", "QĐ"});
	TYPES(TYPING_VIQR, {"NGUYE^~N", "NGUYỄN"}, {"QDD", "QĐ"});
}

/* Letters and endings that Vietnamese does not have: not marked by chance, not taken back. */
static void test_names(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"Ksor|", "Ksor"}, {"K'Brooih|", "K'Brôih"},
	      {"H'Hen Niee|", "H'Hen Niê"}, {"Y Moan|", "Y Moan"}, {"Hmok|", "Hmok"},
	      {"Kpaw|", "Kpă"}, {"Krajan|", "Krajan"}, {"Puih|", "Puih"}, {"Rcom|", "Rcom"},
	      {"MLOO|", "MLÔ"}, {"Mloo Duoon|", "Mlô Duôn"}, {"Blong|", "Blong"},
	      {"Jow Ngol|", "Jơ Ngol"}, {"Giangf A Paos|", "Giàng A Páo"},
	      {"Kroong Busk|", "Krông Búk"}, {"DDawsk Lawsk|", "Đắk Lắk"},
	      {"M'DDrawks|", "M'Đrắk"}, {"Ea Knoops|", "Ea Knốp"}, {"Ia Mlahs|", "Ia Mláh"},
	      {"DDaj Terh|", "Đạ Tẻh"}, {"Chuw Pawh|", "Chư Păh"}, {"EEban|", "Êban"},
	      {"EEddee|", "Êđê"}, {"Alawng|", "Alăng"}, {"Adrowng|", "Adrơng"},
	      {"Zowraam|", "Zơrâm"}, {"Rowchawm|", "Rơchăm"}, {"Powlooong|", "Pơloong"},
	      {"Pinawng|", "Pinăng"}, {"Katowr|", "Katơr"}, {"Lowmu|", "Lơmu"},
	      {"Pawngting|", "Păngting"}, {"Bhnuwowchs|", "Bhnướch"}, {"Byaw|", "Byă"},
	      {"Hdruee Kpowr|", "Hdruê Kpơr"}, {"Kddawm|", "Kđăm"}, {"Kbuoor|", "Kbuôr"},
	      {"Chuw A Thai Krooong|", "Chư A Thai Kroong"}, {"Ea Drawng|", "Ea Drăng"},
	      {"Neangs Socs|", "Neáng Sóc"}, {"DDal|", "Đal"}, {"Xtieeng|", "Xtiêng"},
	      {"DDlieeya Knows|", "Đliêya Knớ"}, {"Yoong|", "Yông"}, {"Mawih|", "Măih"},
	      {"EEbur|", "Êbur"}, {"Roooi|", "Rooi"}, {"Krajan Kross|", "Krajan Kross"},
	      {"Wilson|", "Wilson"}, {"Zow Wawn|", "Zơ Wăn"}, {"Ja Fa Wu Za|", "Ja Fa Wu Za"},
	      {"Johnson Frank Zalo|", "Johnson Frank Zalo"}, {"Stowr|", "Stơr"});
}

static void test_names_vni_viqr(void **state)
{
	(void)state;
	TYPES(TYPING_VNI, {"K'Bro6ih|", "K'Brôih"}, {"H'Hen Nie6|", "H'Hen Niê"},
	      {"Ksor Rcom Puih|", "Ksor Rcom Puih"}, {"MLO6|", "MLÔ"}, {"E6ban|", "Êban"},
	      {"Jo7 Ngol|", "Jơ Ngol"}, {"Ara6t1|", "Arất"}, {"D9ra8k1|", "Đrắk"},
	      {"Te3h|", "Tẻh"}, {"Bhnuo7ch1|", "Bhnướch"}, {"Zo7ra6m|", "Zơrâm"},
	      {"Jo6r Mo6l To7r|", "Jôr Môl Tơr"}, {"Va2l|", "Vàl"}, {"Hru1|", "Hrú"},
	      {"Wa8n Fa Jo Zu|", "Wăn Fa Jo Zu"}, {"Y Moan|", "Y Moan"});
	TYPES(TYPING_VIQR, {"H'Hen Nie^|", "H'Hen Niê"}, {"K'Bro^ih|", "K'Brôih"},
	      {"Ksor Rcom Puih|", "Ksor Rcom Puih"}, {"MLO^|", "MLÔ"}, {"E^ban|", "Êban"},
	      {"Jo+ Ngol|", "Jơ Ngol"}, {"Ara^'t|", "Arất"}, {"Te?h|", "Tẻh"},
	      {"Wa(n Fa Jo Zu|", "Wăn Fa Jo Zu"}, {"Y Moan|", "Y Moan"});
}

/* A w at the beginning waits for what comes: a consonant of ours or a tone makes it ư. */
static void test_lone_w(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"w", "w"}, {"wngs", "ứng"}, {"wng |", "ưng "}, {"ws", "ứ"},
	      {"WS", "Ứ"}, {"wcs|", "ức"}, {"WC|", "WC"}, {"wc |", "wc "}, {"wa", "wa"},
	      {"Wang|", "Wang"}, {"Wilson", "Wilson"}, {"Wu|", "Wu"}, {"ww", "w"},
	      {"wwin|", "win"}, {"swim|", "swim"});
}

static void test_switches(void **state)
{
	static const struct typed on[] = {
		{"w", "ư"}, {"ww", "w"}, {"wa", "ưa"}, {"won", "ươn"}, {"t]f", "từ"},
		{"d[", "dơ"}, {"c[ms", "cớm"}, {"h][ng", "hương"}, {"H}{NG", "HƯƠNG"},
		{"[[", "["}, {"]]", "]"}, {"a[[", "a["}, {"[[oo", "[ô"}, {"w[", "ươ"},
		{"who|", "who"}, {"why|", "why"}, {"wng|", "ưng"}, {"Wilson|", "Wilson"},
	};
	struct typing t;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	t.lone_w = t.brackets = true;
	types_with(&t, on, G_N_ELEMENTS(on));
	TYPES(TYPING_TELEX, {"t[", "t["}, {"[a]", "[a]"}, {"{x}", "{x}"});
}

static void test_vni(void **state)
{
	(void)state;
	TYPES(TYPING_VNI, {"nguye6n4", "nguyễn"}, {"nguyen46", "nguyễn"},
	      {"d9u7o7c5", "được"}, {"duoc975", "được"}, {"hoa2", "hòa"}, {"hoan2", "hoàn"},
	      {"o77", "o7"}, {"a11", "a1"}, {"e67", "ê7"}, {"12/03/1950", "12/03/1950"},
	      {"ho65 0127", "hộ 0127"}, {"d9d", "đd"}, {"thuong72", "thường"},
	      {"quy1", "quý"}, {"099123456789", "099123456789"}, {"muon7", "mươn"},
	      {"a86", "â"}, {"dieu95", "điẹu"}, {"QL1A|", "QL1A"}, {"B52|", "B52"});
}

static void test_viqr(void **state)
{
	(void)state;
	TYPES(TYPING_VIQR, {"Nguye^~n", "Nguyễn"}, {"Nguyen~^", "Nguyễn"},
	      {"ddu+o+.c", "được"}, {"hoa`", "hòa"}, {"toa`n", "toàn"}, {"u*", "ư"},
	      {"a''", "a'"}, {"va(n", "văn"}, {"an\\.", "an."}, {"an\\?|", "an?"},
	      {"(a)", "(a)"}, {"Vie^.t Nam", "Việt Nam"});
	TYPES(TYPING_OFF, {"nguyeenx 7", "nguyeenx 7"});
}

static void test_placement(void **state)
{
	static const struct typed new_style[] = {
		{"hoaf", "hoà"}, {"thuys", "thuý"}, {"quys", "quý"}, {"khoer", "khoẻ"},
		{"hoafn", "hoàn"}, {"muaf", "mùa"}, {"ngoaif", "ngoài"}, {"khuyur", "khuỷu"},
	};
	struct typing t;

	(void)state;
	typing_init(&t, TYPING_TELEX, true);
	types_with(&t, new_style, G_N_ELEMENTS(new_style));
	TYPES(TYPING_TELEX, {"hoaf", "hòa"}, {"thuys", "thúy"}, {"quys", "quý"},
	      {"khoer", "khỏe"}, {"hoafn", "hoàn"}, {"muaf", "mùa"}, {"ngoaif", "ngoài"});
}

/* A line that just stops is whole when the word was told that it is over. */
static void test_line_end(void **state)
{
	(void)state;
	TYPES(TYPING_TELEX, {"Nguyeenx Vawn next|", "Nguyễn Văn next"}, {"|", ""},
	      {"taxx|", "tax"}, {"vieetj|nam|", "việtnam"}, {"next||", "next"});
	TYPES(TYPING_VIQR, {"a\\|", "a\\"}, {"an\\b^|", "an\\b^"}, {"a\\ b", "a\\ b"}, {"a\\\\", "a\\"}, {"Nguye^~n|", "Nguyễn"});
}

static void test_methods(void **state)
{
	(void)state;
	assert_int_equal(typing_method_of("viqr"), TYPING_VIQR);
	assert_int_equal(typing_method_of("dvorak"), TYPING_OFF);
	assert_string_equal(typing_method_name(TYPING_VNI), "VNI");
}

/* What goes to the line is the shortest stretch that differs. */
static void test_stretch(void **state)
{
	struct typing t;
	g_autofree char *text = NULL;
	const char *put;
	size_t back;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	assert_int_equal(typing_key(&t, "t", &back, &put), TYPING_PLAIN);
	assert_true(back == 0 && strcmp(put, "t") == 0);
	text = typing_type(&t, "toan");
	assert_int_equal(typing_key(&t, "s", &back, &put), TYPING_CHANGED);
	assert_true(back == 2 && strcmp(put, "án") == 0);
	assert_int_equal(typing_key(&t, " ", &back, &put), TYPING_PLAIN);
	assert_true(back == 0 && strcmp(put, " ") == 0);
	assert_false(typing_backspace(&t, &back, &put));
	assert_false(typing_end_word(&t, &back, &put));
}

/* An input method outside sends composed letters: the word is its own, said once a word. */
static void test_outside(void **state)
{
	struct typing t;
	g_autofree char *text = NULL;
	const char *put;
	size_t back;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	text = typing_type(&t, "việts nama");
	assert_string_equal(text, "việts nâm");
	typing_reset(&t);
	assert_int_equal(typing_key(&t, "ễ", &back, &put), TYPING_OUTSIDE);
	assert_int_equal(typing_key(&t, "ễ", &back, &put), TYPING_PLAIN);
	assert_int_equal(typing_key(&t, "s", &back, &put), TYPING_PLAIN);
	assert_int_equal(back, 0);
	typing_key(&t, " ", &back, &put);
	assert_int_equal(typing_key(&t, "ŏ", &back, &put), TYPING_OUTSIDE);
}

static void adopts(const char *before, const char *keys, const char *after)
{
	GString *line = g_string_new(before);
	struct typing t;
	const char *put;
	size_t back;

	typing_init(&t, TYPING_TELEX, false);
	for (; *keys != '\0'; keys++) {
		const char key[2] = {*keys, '\0'};

		typing_adopt(&t, line->str, line->len);
		typing_key(&t, key, &back, &put);
		typing_take(line, back, put);
	}
	assert_string_equal(line->str, after);
	g_string_free(line, TRUE);
}

static void test_adopt(void **state)
{
	(void)state;
	adopts("Nguyễn", "s", "Nguyến");
	adopts("Nguyễn ", "s", "Nguyễn s");
	adopts("Tran Hoa", "fng", "Tran Hoàng");
	adopts("hoà", "s", "hoá"); /* the other style: kept for this word */
	adopts("Thuỷ", "f hoaf", "Thuỳ hòa");
	adopts("Nguyêñ", "s", "Nguyêñs"); /* not as any syllable is written */
	adopts("Arất", "j", "Arật");
	adopts("Nguyễn next", "x ", "Nguyễn nextx "); /* nobody saw its keys */
	adopts("", "vieetj nam", "việt nam");
	adopts("Bhŏ", "s", "Bhŏs");
	adopts("12", "as", "12á");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_free_marks),
		cmocka_unit_test(test_moving_tone),
		cmocka_unit_test(test_uow),
		cmocka_unit_test(test_undo),
		cmocka_unit_test(test_z),
		cmocka_unit_test(test_given_back),
		cmocka_unit_test(test_backspace),
		cmocka_unit_test(test_capitals),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_names_vni_viqr),
		cmocka_unit_test(test_lone_w),
		cmocka_unit_test(test_switches),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_viqr),
		cmocka_unit_test(test_placement),
		cmocka_unit_test(test_line_end),
		cmocka_unit_test(test_methods),
		cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_outside),
		cmocka_unit_test(test_adopt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
