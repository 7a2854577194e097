/* print - the screen that shows a paper, and lets it go. */
#include "tui/print.h"

#include <string.h>

#include "client/letter.h"
#include "client/outbox.h"
#include "client/parcel.h"
#include "client/printer.h"
#include "client/session.h"
#include "client/store.h"
#include "forms/catalogue.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/inputs.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/screens.h"
#include "tui/services.h"
#include "tui/visit.h"

#include "i18n/banned.h"

#define PATH_LETTERS 200
#define TEXT_ROW 4
#define LOOK_MS 100
#define COUNTER "print"
#define NOT_YET "IN-........-..." /* the number of a paper that is only shown */

struct print {
	struct screen base;
	struct input input[1];
	struct inputs inputs;
	char *title, *kind, *target;
	print_maker make;
	void *self;
	GDestroyNotify free_self;
	char *officer; /* with his rank */
	char **lines; /* of what is shown */
	int top, rows;
	bool printed;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Print");
}

static const char *path_of(const struct print *s)
{
	return inputs_text(&s->inputs, 0);
}

/* ---- the paper ------------------------------------------------------------------------ */

static char *text_of(const struct print *s, const char *number)
{
	const struct session *session = s->base.app->session;
	const struct paper_office office = {
		.commune = session->commune,
		.province = session->province,
		.officer = s->officer,
		.number = number,
		.at = world_now(s->base.app->world),
		.practice = strcmp(session->world, "practice") == 0,
	};

	return s->make(&office, s->self);
}

/* "IN-20261124-003": the next one of today.  NULL: the disk took no note of it. */
static char *draw_number(struct app *app)
{
	struct date today = moment_date(world_now(app->world));
	g_autofree char *day = g_strdup_printf("%04d%02d%02d", today.year, today.month, today.day);
	g_autofree char *last = store_recall(app->store, COUNTER);
	unsigned n = 1;
	g_autofree char *next = NULL;

	if (last && g_str_has_prefix(last, day))
		n = (unsigned)g_ascii_strtoull(last + strlen(day), NULL, 10) + 1;
	next = g_strdup_printf("%s %u", day, n);
	if (!store_remember(app->store, COUNTER, next, NULL))
		return NULL;
	return g_strdup_printf("IN-%s-%03u", day, n);
}

/* ---- the log --------------------------------------------------------------------------- */

static struct json *purpose_of(struct app *app, const char *number)
{
	struct purpose purpose;
	struct json *json;

	purpose_init(&purpose);
	if (app->purpose)
		purpose_copy(&purpose, app->purpose);
	else
		visit_purpose(app, number, &purpose);
	json = purpose_to_json(&purpose);
	purpose_clear(&purpose);
	return json;
}

/* On disk before the paper leaves.  What stands on it is not in the letter. */
static bool write_down(struct print *s, const char *number, bool to_file)
{
	struct app *app = s->base.app;
	struct letter *letter = letter_new(OP_LOOK);
	g_autoptr(json_owned) json = json_object();
	g_autofree char *detail = g_strdup_printf("%s %s %s", number, s->kind,
						  to_file ? "file" : "lp");
	bool kept;

	letter->uuid = world_uuid(app->world);
	letter->about = g_strdup(""); /* holds up no other letter */
	letter->subject = g_strdup(number);
	letter->title = g_strdup_printf(_("Printed: %s"), s->title);
	json_put_text(json, "id", letter->uuid);
	json_put_time(json, "made_at", world_now(app->world));
	json_put_text(json, "world", app->session->world);
	json_put_text(json, "centre", app->session->centre);
	json_put(json, "purpose", purpose_of(app, number));
	json_put_text(json, "what", "print");
	json_put_text(json, "target", s->target);
	json_put_text(json, "detail", detail);
	letter->body = json_print(json);
	kept = outbox_put(app->outbox, letter, NULL);
	letter_free(letter);
	if (kept)
		services_note_letters(app);
	return kept;
}

/* ---- letting it go ----------------------------------------------------------------------- */

static void into_file(struct print *s, const char *text, const char *number)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;

	s->printed = parcel_write_file(path_of(s), bytes, &error);
	if (s->printed)
		app_say(s->base.app, _("Written into the file; number of the paper: %s."), number);
	else
		app_say(s->base.app, "%s", error->message);
}

static void to_printer(struct print *s, const char *text, const char *number)
{
	struct app *app = s->base.app;

	if (!printer_send(app->printer, text, strlen(text), number)) {
		app_say(app, _("The printer is still busy, or there is none. Type a file's name."));
		return;
	}
	s->base.wake_at = world_steady(app->world) + LOOK_MS;
	app_say(app, _("Sent to the printer; number of the paper: %s."), number);
}

static void go(struct print *s)
{
	struct app *app = s->base.app;
	bool to_file = *path_of(s) != '\0';
	g_autofree char *number = NULL, *text = NULL;

	if (to_file && *path_of(s) != '/') {
		app_say(app, _("Type the whole name of the file, from / on: /media/usb/paper.txt"));
		return;
	}
	number = app->store ? draw_number(app) : NULL;
	if (!number || !write_down(s, number, to_file)) {
		app_say(app, _("The disk could not note this paper, so it is not printed. Make "
			       "room, then try again."));
		return;
	}
	text = text_of(s, number);
	if (to_file)
		into_file(s, text, number);
	else
		to_printer(s, text, number);
}

static void tick(struct screen *screen, int64_t steady)
{
	struct print *s = (struct print *)screen;

	screen->wake_at = INT64_MAX;
	switch (printer_news(screen->app->printer)) {
	case PRINTER_IDLE:
		break;
	case PRINTER_WORKING:
		screen->wake_at = steady + LOOK_MS;
		break;
	case PRINTER_DONE:
		s->printed = true;
		app_say(screen->app, _("The printer has taken it."));
		break;
	case PRINTER_ABSENT:
		app_say(screen->app, _("This machine has no printer program (lp). Type a file's "
				       "name instead."));
		break;
	case PRINTER_FAILED:
		app_say(screen->app, _("The printer did not take it. Look at it, or type a file's "
				       "name."));
		break;
	}
}

/* ---- the screen ---------------------------------------------------------------------------- */

static void draw(struct screen *screen, struct paint *p)
{
	struct print *s = (struct print *)screen;
	int count = (int)g_strv_length(s->lines);

	paint_text(p, 1, 2, p->cols - 3, ROLE_BOLD, s->title);
	paint_rule(p, 3, 0, p->cols - 1);
	s->rows = p->rows - 2 - TEXT_ROW;
	for (int i = 0; i < s->rows && s->top + i < count; i++)
		paint_data(p, TEXT_ROW + i, 0, p->cols - 1, ROLE_PLAIN, s->lines[s->top + i]);
	inputs_draw(&s->inputs, p);
}

static bool scroll(struct print *s, const struct key *key)
{
	int last = MAX(0, (int)g_strv_length(s->lines) - s->rows), page = MAX(1, s->rows - 1);

	if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : page), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : page), 0);
	else
		return false;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct print *s = (struct print *)screen;

	if (action != ACTION_NONE)
		return false;
	if (scroll(s, key))
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
	return g_strdup(_("Enter prints. A file's name, from / on, writes it there. Logged."));
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct print *)screen)->inputs, line);
}

static void close_print(struct screen *screen)
{
	struct print *s = (struct print *)screen;

	inputs_clear(&s->inputs);
	g_strfreev(s->lines);
	g_free(s->title);
	g_free(s->kind);
	g_free(s->target);
	g_free(s->officer);
	if (s->free_self)
		s->free_self(s->self);
}

static const struct screen_ops ops = {
	.name = "print",
	.help = N_("The paper as it will look, 80 columns wide. Enter sends it to the printer (lp); "
		   "a file's name writes it there instead, never over a file that exists. Each "
		   "paper gets a number, and the centre's log says who printed what for which "
		   "purpose. Numbers of citizens stay hidden: they are written by hand."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.tick = tick,
	.close = close_print,
};

struct screen *print_screen(struct app *app, const struct print_job *job)
{
	struct print *s = (struct print *)screen_new(&ops, app, sizeof(*s));
	g_autofree char *shown = NULL;

	s->title = g_strdup(job->title);
	s->kind = g_strdup(job->kind);
	s->target = g_strdup(job->target);
	s->make = job->make;
	s->self = job->self;
	s->free_self = job->free_self;
	s->officer = g_strdup_printf("%s %s", catalogue_name(CATALOGUE_RANK, app->session->rank),
				     app->session->name);
	shown = text_of(s, NOT_YET);
	g_strdelimit(shown, "\f", ' ');
	s->lines = g_strsplit(shown, "\n", -1);
	lineedit_init(&s->input[0].edit, PATH_LETTERS);
	s->input[0].label = _("Printer, or a file");
	s->input[0].hint = s->input[0].help = "";
	s->input[0].row = 2;
	s->inputs = (struct inputs){ .input = s->input, .count = 1 };
	return &s->base;
}
