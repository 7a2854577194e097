/*
 * parcel - letters by USB stick.  One line asks for a file; what the file is says
 * what happens: none yet - what waits is packed into it; a package of another
 * terminal - it is carried to the centre and its receipts are put beside it;
 * receipts - what they answer is settled here.
 */
#include "tui/screens.h"

#include "client/answer.h"
#include "client/central.h"
#include "client/parcel.h"
#include "client/session.h"
#include "client/store.h"
#include "forms/package.h"
#include "i18n/language.h"
#include "tui/inputs.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define PATH_LETTERS 200
#define RECEIPTS_ENDING ".receipts"

struct parcel {
	struct screen base;
	struct input input[1];
	struct inputs inputs;
	bool carrying;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Letters by USB stick");
}

static const char *path_of(const struct parcel *s)
{
	return inputs_text(&s->inputs, 0);
}

static struct parcel_origin origin_of(struct app *app, const char *centre_key)
{
	return (struct parcel_origin){app->session->world, app->session->centre,
				      app->session->officer_id, app->options->machine, centre_key,
				      app->signer};
}

/* ---- out --------------------------------------------------------------------------- */

static void pack(struct parcel *s)
{
	struct app *app = s->base.app;
	g_autofree char *key = store_centre_key(app->store);
	struct parcel_origin origin = origin_of(app, key);
	g_autoptr(GBytes) file = NULL;
	g_autoptr(GError) error = NULL;
	unsigned letters = 0;

	if (app->signer)
		file = parcel_make(app->outbox, &origin, &letters, &error);
	if (file && parcel_write_file(path_of(s), file, &error))
		app_say(app, _("Packed: %u letters. They still wait here, until the receipts come."),
			letters);
	else if (error)
		app_say(app, "%s", error->message);
	app->letters_changed++;
}

/* ---- back -------------------------------------------------------------------------- */

static void settle(struct parcel *s, GBytes *file)
{
	struct app *app = s->base.app;
	g_autofree char *key = store_centre_key(app->store);
	struct parcel_origin origin = origin_of(app, key);
	g_autoptr(GError) error = NULL;
	int settled = app->signer ? parcel_settle(app->courier, &origin, file, &error) : 0;

	if (settled < 0)
		app_say(app, "%s", error->message);
	else
		app_say(app, _("Receipts taken in: %d letters are settled. See Waiting."), settled);
}

/* ---- for another terminal ------------------------------------------------------------ */

static void carried(const struct answer *answer, void *to)
{
	struct parcel *s = to;
	struct app *app = s->base.app;
	g_autofree char *path = g_strconcat(path_of(s), RECEIPTS_ENDING, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) receipts = NULL;

	s->carrying = false;
	app_touch(app);
	if (app_answered(app, answer))
		return;
	receipts = package_take_bytes(answer->body, "receipts", RECEIPTS_MOST_BYTES, &error);
	if (receipts && parcel_write_file(path, receipts, &error))
		app_say(app, _("The centre has it. Receipts beside it, for its terminal: %s"),
			RECEIPTS_ENDING);
	else
		app_say(app, "%s", error->message);
}

static void go(struct parcel *s)
{
	struct app *app = s->base.app;
	struct package_cover cover = {0};
	g_autoptr(GBytes) file = NULL;
	g_autoptr(GError) error = NULL;
	gsize length;
	const char *bytes;

	if (path_of(s)[0] != '/') {
		app_say(app, _("Type the whole name of the file, from / on: /media/usb/letters"));
		return;
	}
	if (!g_file_test(path_of(s), G_FILE_TEST_EXISTS)) {
		pack(s);
		return;
	}
	file = parcel_read_file(path_of(s), &error);
	bytes = file ? g_bytes_get_data(file, &length) : NULL;
	if (!file || !package_cover_read(&cover, bytes, length, &error)) {
		app_say(app, "%s", error->message);
	} else if (cover.kind == PACKAGE_RECEIPTS) {
		settle(s, file);
	} else {
		s->carrying = true;
		app_touch(app);
		central_package(app->central, file, carried, s);
	}
	package_cover_clear(&cover);
}

/* ---- the screen ------------------------------------------------------------------------ */

static void draw(struct screen *screen, struct paint *p)
{
	static const char *const lines[] = {
		N_("A new name: what waits here is packed into it, sealed for the centre."),
		N_("A package of another terminal: it is sent to the centre from here."),
		N_("Receipts that came back for this terminal: they settle what waits here."),
		N_("Who carries the stick sees a number and a size, nothing else."),
	};
	struct parcel *s = (struct parcel *)screen;

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		paint_text(p, 5 + (int)i, 2, p->cols - 3, ROLE_PLAIN, _(lines[i]));
	if (s->carrying)
		paint_text(p, 3, INPUT_COLUMN, 30, ROLE_DIM, _("(asking…)"));
	inputs_draw(&s->inputs, p);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct parcel *s = (struct parcel *)screen;

	if (action != ACTION_NONE)
		return false;
	if (s->carrying)
		return true;
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		break;
	case INPUTS_ENTER:
		go(s);
		break;
	case INPUTS_FULL:
	case INPUTS_TAKEN:
	case INPUTS_CHANGED:
		break;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("Name of the file on the stick, from / on; then Enter."));
}

static void close_parcel(struct screen *screen)
{
	inputs_clear(&((struct parcel *)screen)->inputs);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct parcel *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "parcel",
	.help = N_("When there is no line for days, letters travel on a USB stick: pack them here, "
		   "open the same file at a terminal with a line, and bring the file of receipts "
		   "back. A letter in a package may also go over the line meanwhile; it counts "
		   "once. Only the centre can open a package, only this terminal its receipts."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_parcel,
};

struct screen *parcel_screen(struct app *app)
{
	struct parcel *s = (struct parcel *)screen_new(&ops, app, sizeof(*s));

	lineedit_init(&s->input[0].edit, PATH_LETTERS);
	s->input[0].label = _("File");
	s->input[0].hint = s->input[0].help = "";
	s->input[0].row = 2;
	s->inputs = (struct inputs){.input = s->input, .count = 1};
	return &s->base;
}
