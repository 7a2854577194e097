/*
 * typing - what one key costs: names and addresses typed into a line in each
 * method, beside the same keys put into the same line as they are.
 */
#include <string.h>

#include "i18n/typing.h"
#include "tests/bench/bench.h"

#include "i18n/banned.h"

#define ROUNDS 400
#define SAMPLES 25

static const char *const lines[][3] = {
	{"Nguyeenx Vawn Maaux, thoon Ddoongf Laamf, xax Taapj Huaans",
	 "Nguye6n4 Va8n Ma6u4, tho6n D9o6ng2 La6m2, xa4 Ta6p5 Hua6n1",
	 "Nguye^~n Va(n Ma^~u, tho^n DDo^`ng La^`m, xa~ Ta^.p Hua^'n"},
	{"Traanf Thij Huwowngf Giang, phuwowngf Quangr Truwngj",
	 "Tra6n2 Thi5 Hu7o7ng2 Giang, phu7o7ng2 Quang3 Tru7ng5",
	 "Tra^`n Thi. Hu+o+`ng Giang, phu+o+`ng Quang? Tru+.ng"},
	{"H'Hen Niee, buoon Ksor, Kroong Busk, dduowcj chuwngs thuwcj",
	 "H'Hen Nie6, buo6n Ksor, Kro6ng Bu1k, d9u7o7c5 chu7ng1 thu7c5",
	 "H'Hen Nie^, buo^n Ksor, Kro^ng Bu'k, ddu+o+.c chu+'ng thu+.c"},
	{"windows next google, taxi dduwngs trong khuyur tay",
	 "windows next google, taxi d9u7ng1 trong khuyu3 tay",
	 "windows next google, taxi ddu+'ng trong khuyu? tay"},
};

static size_t type_line(struct typing *t, GString *line, const char *keys)
{
	size_t count = 0, back;
	const char *put;

	g_string_truncate(line, 0);
	for (; *keys != '\0'; keys++, count++) {
		const char key[2] = {*keys, '\0'};

		typing_key(t, key, &back, &put);
		g_string_truncate(line, line->len - back);
		g_string_append(line, put);
	}
	typing_end_word(t, &back, &put);
	return count;
}

/* ns for a key. */
static double sample(struct typing *t, GString *line, unsigned column)
{
	size_t keys = 0;
	double from = bench_ms();

	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
			keys += type_line(t, line, lines[i][column]);
	return (bench_ms() - from) * 1e6 / (double)keys;
}

int main(void)
{
	g_autoptr(GString) line = g_string_new(NULL);

	for (unsigned m = 0; m < 3; m++) {
		g_autoptr(GArray) ours = g_array_new(FALSE, FALSE, sizeof(double));
		g_autoptr(GArray) plain = g_array_new(FALSE, FALSE, sizeof(double));
		enum typing_method method = (enum typing_method)(TYPING_TELEX + m);
		g_autofree char *figure = NULL, *a = NULL, *b = NULL;
		struct typing on, off;

		typing_init(&on, method, false);
		typing_init(&off, TYPING_OFF, false);
		for (int i = 0; i < SAMPLES; i++) {
			double ns[2] = {sample(&on, line, m), sample(&off, line, m)};

			g_array_append_val(ours, ns[0]);
			g_array_append_val(plain, ns[1]);
		}
		figure = g_strdup_printf("a key typed in %s", typing_method_name(method));
		a = g_strdup_printf("%.0f ns", bench_percentile(ours, 50));
		b = g_strdup_printf("%.0f ns as it is", bench_percentile(plain, 50));
		bench_row(figure, a, b,
			  bench_percentile(ours, 50) / bench_percentile(plain, 50), "<= 300 ns");
	}
	return 0;
}
