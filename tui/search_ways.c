/* search_ways - what the search line understands: a table that doubles as help. */
#include "tui/search_ways.h"

#include "client/session.h"
#include "i18n/language.h"
#include "tui/kept.h"
#include "tui/paint.h"
#include "tui/screens.h"

#include "i18n/banned.h"

#define EXAMPLE_COLUMN 26
#define WHERE_COLUMN 54

void search_ways_draw(struct paint *p, int at)
{
	static const char *const ways[][3] = {
		{N_("name"), "nguyen van a", N_("exact marks come first")},
		{N_("name and birth year"), "nguyễn thị mậu 1950", N_("or the whole date")},
		{N_("personal number"), N_("12 digits"), N_("all the country")},
		{N_("CMND number"), N_("9 digits"), N_("in the commune")},
		{N_("household"), "hộ 0127", N_("in the commune")},
		{N_("hamlet"), "thôn bến gỗ", N_("in the commune")},
		{N_("QR of a card"), N_("read it with the scanner"), N_("all the country")},
	};

	paint_text(p, at, 2, p->cols - 3, ROLE_PLAIN,
		   _("Type it one of these ways; marks may be left out."));
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		int row = at + 2 + (int)i;

		if (row >= p->rows - 3)
			return;
		paint_text(p, row, 2, 23, ROLE_PLAIN, _(ways[i][0]));
		paint_text(p, row, EXAMPLE_COLUMN, 27, ROLE_PLAIN, _(ways[i][1]));
		if (p->cols >= 76)
			paint_text(p, row, WHERE_COLUMN, p->cols - 1 - WHERE_COLUMN, ROLE_PLAIN,
				   _(ways[i][2]));
	}
	if (p->rows >= 22)
		paint_text(p, at + 11, 2, p->cols - 3, ROLE_PLAIN,
			   _("Every look-up is logged with its procedure and case number."));
}

struct hamlet_names search_hamlets(const struct session *session)
{
	unsigned n = session->hamlets != NULL ? session->hamlets->len : 0;
	struct hamlet_name *rows = g_new0(struct hamlet_name, n + 1);

	for (unsigned i = 0; i < n; i++) {
		const struct session_hamlet *hamlet = g_ptr_array_index(session->hamlets, i);

		rows[i] = (struct hamlet_name){hamlet->id, hamlet->name};
	}
	return (struct hamlet_names){rows, n};
}

void search_claim(struct app *app, const char *number)
{
	if (session_is_above(app->session))
		app_say(app, _("Only a commune's police makes such a request."));
	else
		app_push(app, entry_kept_screen(app, kept_of_claim(app, number), ""));
}
