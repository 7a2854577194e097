/* print_papers - which papers a request, a round, an evening and a day have. */
#include "tui/print.h"


#include "i18n/language.h"
#include "tui/app.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

/* ---- of a request ------------------------------------------------------------------------ */

struct about {
	struct request *request;
	enum print_about which;
};

static const struct about_row {
	const char *title; /* msgid */
	const char *kind;
} abouts[] = {
	[PRINT_FORM] = { N_("The request, for signature"), "form" },
	[PRINT_RECEIPT] = { N_("Slip of receipt and appointment"), "receipt" },
	[PRINT_MORE] = { N_("Slip: papers that are missing"), "more" },
	[PRINT_REFUSAL] = { N_("Slip of refusal"), "refusal" },
};

static void about_free(void *self)
{
	struct about *about = self;

	request_free(about->request);
	g_free(about);
}

static char *make_about(const struct paper_office *office, void *self)
{
	const struct about *about = self;
	const struct request *r = about->request;

	switch (about->which) {
	case PRINT_FORM:
		return paper_request(office, r, r->head, true);
	case PRINT_RECEIPT:
		return paper_receipt(office, r, r->head);
	case PRINT_MORE:
		return paper_more(office, r, r->head);
	case PRINT_REFUSAL:
		return paper_refusal(office, r, r->head);
	}
	return g_strdup("");
}

bool print_has(const struct request *request, enum print_about about)
{
	switch (about) {
	case PRINT_FORM:
	case PRINT_RECEIPT:
		return true;
	case PRINT_MORE:
		return request->state == REQUEST_RETURNED;
	case PRINT_REFUSAL:
		return request->state == REQUEST_REFUSED;
	}
	return false;
}

static struct request *copy(const struct request *request)
{
	g_autoptr(json_owned) json = request_to_json(request, true);

	return request_of_json(json, NULL);
}

struct screen *print_request_screen(struct app *app, const struct request *request,
				    enum print_about which)
{
	struct request *own = copy(request);
	struct about *about;

	if (!own)
		return NULL;
	about = g_new0(struct about, 1);
	about->request = own;
	about->which = which;
	return print_screen(app, &(struct print_job){ .title = _(abouts[which].title),
						      .kind = abouts[which].kind,
						      .target = own->resident,
						      .make = make_about,
						      .self = about,
						      .free_self = about_free });
}

/* ---- which of them --------------------------------------------------------------------------- */

struct choice {
	struct screen base;
	struct request *request;
	enum print_about which[G_N_ELEMENTS(abouts)];
	unsigned count, cursor;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Print");
}

static void draw_choice(struct screen *screen, struct paint *p)
{
	struct choice *s = (struct choice *)screen;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN, s->request->receipt);
	for (unsigned i = 0; i < s->count; i++) {
		g_autofree char *line = g_strdup_printf("%u  %s", i + 1,
							_(abouts[s->which[i]].title));

		paint_text(p, 3 + (int)i, 0, 1, ROLE_BOLD, i == s->cursor ? ">" : " ");
		paint_text(p, 3 + (int)i, 2, p->cols - 3,
			   i == s->cursor ? ROLE_BOLD : ROLE_PLAIN, line);
	}
	paint_cursor(p, 3 + (int)s->cursor, 2);
}

static void open_choice(struct choice *s, unsigned which)
{
	struct app *app = s->base.app;
	struct screen *screen;

	if (which >= s->count)
		return;
	screen = print_request_screen(app, s->request, s->which[which]);
	if (screen)
		app_replace(app, screen);
}

static bool act_choice(struct screen *screen, enum action action, const struct key *key)
{
	struct choice *s = (struct choice *)screen;

	if (action != ACTION_NONE)
		return false;
	if (key->code == K_DOWN)
		s->cursor = MIN(s->cursor + 1, s->count - 1);
	else if (key->code == K_UP)
		s->cursor -= s->cursor > 0;
	else if (key->code == K_ENTER)
		open_choice(s, s->cursor);
	else if (key->code == K_TEXT && key->text[0] >= '1' && key->text[0] <= '9')
		open_choice(s, (unsigned)(key->text[0] - '1'));
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("A digit opens the paper; it is shown before it is printed."));
}

static void close_choice(struct screen *screen)
{
	request_free(((struct choice *)screen)->request);
}

static const struct screen_ops choice_ops = {
	.name = "papers",
	.help = N_("The papers that this request has now. Without the centre's number the slip "
		   "says that it is no receipt."),
	.row = { ACTION_NONE },
	.title = title,
	.draw = draw_choice,
	.act = act_choice,
	.hint = hint,
	.close = close_choice,
};

void print_request(struct app *app, const struct request *request)
{
	struct request *own = copy(request);
	struct choice *s;

	if (!own) {
		app_say(app, _("This request cannot be put on paper; it is unchanged."));
		return;
	}
	s = (struct choice *)screen_new(&choice_ops, app, sizeof(*s));
	s->request = own;
	for (unsigned i = 0; i < G_N_ELEMENTS(abouts); i++)
		if (print_has(own, (enum print_about)i))
			s->which[s->count++] = (enum print_about)i;
	app_push(app, &s->base);
}
