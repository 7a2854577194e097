/*
 * home - the first page: what can be begun, and how much of each waits.
 *
 * A digit opens at once.  Counts of drafts and letters are this machine's own
 * and always right; the others are the centre's and stand with their time.
 * Without a line the last known counts stay.
 */
#include "tui/screens.h"

#include "client/central.h"
#include "client/journal.h"
#include "client/outbox.h"
#include "client/session.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/moment.h"
#include "tui/copy.h"
#include "tui/home_counts.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/resume.h"

#include "i18n/banned.h"

#define FIRST_ROW 2
#define DIGIT_COLUMN 2
#define NAME_COLUMN 5
#define COUNT_END 40	/* counts are right-aligned up to here, exclusive */
#define WORDS_COLUMN 43
#define VALUE_COLUMN 26
#define MOST_ENTRIES 10

enum entry {
	ENTRY_RESUME, /* stands above the others, on digit 0 */
	ENTRY_SEARCH,
	ENTRY_VERIFY,
	ENTRY_DRAFTS,
	ENTRY_MINE,
	ENTRY_RETURNED,
	ENTRY_WAITING,
	ENTRY_DECIDE,
	ENTRY_COUNT
};

struct home {
	struct screen base;
	struct home_counts counts;
	unsigned drafts;
	unsigned cursor;
	struct resume resume;
	bool asking, failed;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("First page");
}

/* ---- counts ---------------------------------------------------------------------- */

static void counted(const struct answer *answer, void *to)
{
	struct home *s = to;

	s->asking = false;
	s->failed = answer->kind != ANSWER_DONE;
	if (!s->failed)
		home_counts_take(&s->counts, answer->body);
	else if (answer->kind == ANSWER_SIGN_IN)
		app_answered(s->base.app, answer);
	app_touch(s->base.app);
}

static void refresh(struct home *s)
{
	struct app *app = s->base.app;

	if (app->journal != NULL)
		s->drafts = journal_count(app->journal);
	resume_look(&s->resume, app);
	if (s->asking)
		return;
	s->asking = true;
	central_home(app->central, counted, s);
}

/* ---- the entries -------------------------------------------------------------------- */

static size_t entries(const struct home *s, enum entry list[MOST_ENTRIES])
{
	size_t n = 0;

	for (enum entry e = ENTRY_RESUME; e < ENTRY_COUNT; e++)
		if ((e != ENTRY_DECIDE || session_is_chief(s->base.app->session)) &&
		    (e != ENTRY_RESUME || s->resume.where != NULL))
			list[n++] = e;
	return n;
}

static const char *entry_name(const struct home *s, enum entry e)
{
	static const char *const names[ENTRY_COUNT] = {
		[ENTRY_SEARCH] = N_("Look up a resident"),
		[ENTRY_VERIFY] = N_("Check and verify"),
		[ENTRY_DRAFTS] = N_("My drafts"),
		[ENTRY_MINE] = N_("My requests"),
		[ENTRY_RETURNED] = N_("Returned to me"),
		[ENTRY_WAITING] = N_("Waiting to be sent"),
		[ENTRY_DECIDE] = N_("Approve"),
	};

	return e == ENTRY_RESUME ? s->resume.where : _(names[e]);
}

static int64_t entry_count(const struct home *s, enum entry e)
{
	switch (e) {
	case ENTRY_VERIFY:
		return s->counts.verify_left;
	case ENTRY_DRAFTS:
		return s->drafts;
	case ENTRY_MINE:
		return s->counts.pending;
	case ENTRY_RETURNED:
		return s->counts.returned;
	case ENTRY_WAITING:
		return s->base.app->waiting;
	case ENTRY_DECIDE:
		return s->counts.queue;
	case ENTRY_RESUME:
	case ENTRY_SEARCH:
	case ENTRY_COUNT:
		break;
	}
	return -1;
}

static char *entry_words(const struct home *s, enum entry e)
{
	struct app *app = s->base.app;
	unsigned troubled = app->outbox != NULL ? outbox_troubled(app->outbox) : 0;

	switch (e) {
	case ENTRY_RESUME:
		return g_strdup(s->resume.what);
	case ENTRY_SEARCH:
		return g_strdup(_("number, name, year, QR of a card"));
	case ENTRY_VERIFY:
		if (s->counts.deadline != 0) {
			g_autofree char *at = moment_show(s->counts.deadline);

			return g_strdup_printf(_("people; due %s"), at);
		}
		return g_strdup(_("people"));
	case ENTRY_DRAFTS:
		return g_strdup(_("only kept as drafts, NOT sent"));
	case ENTRY_MINE:
		return g_strdup(_("waiting for approval"));
	case ENTRY_RETURNED:
		return g_strdup(_("to be completed by me"));
	case ENTRY_WAITING:
		return troubled > 0 ? g_strdup_printf(_("and %u that need a look"), troubled)
				    : g_strdup(_("go out when there is a line"));
	case ENTRY_DECIDE:
		return g_strdup(_("requests wait for my decision"));
	case ENTRY_COUNT:
		break;
	}
	return g_strdup("");
}

static void open_entry(struct home *s, enum entry e)
{
	struct app *app = s->base.app;

	switch (e) {
	case ENTRY_RESUME:
		resume_open(app);
		break;
	case ENTRY_SEARCH:
		app_push(app, search_screen(app));
		break;
	case ENTRY_VERIFY:
		app_push(app, worklist_screen(app));
		break;
	case ENTRY_DRAFTS:
		app_push(app, requests_screen(app, LIST_DRAFTS));
		break;
	case ENTRY_MINE:
		app_push(app, requests_screen(app, LIST_MINE));
		break;
	case ENTRY_RETURNED:
		app_push(app, requests_screen(app, LIST_RETURNED));
		break;
	case ENTRY_WAITING:
		app_push(app, waiting_screen(app));
		break;
	case ENTRY_DECIDE:
		app_push(app, decide_screen(app));
		break;
	case ENTRY_COUNT:
		break;
	}
}

/* ---- the picture ------------------------------------------------------------------------ */

/* Up to the last column but one, cut with an ellipsis. */
static void put(struct paint *p, int row, int column, const char *words)
{
	int room = p->cols - 1 - column;
	g_autofree char *fit = cells_fit(words, room, p->look->ascii ? CELLS_MORE_ASCII
								     : CELLS_MORE);

	paint_text(p, row, column, room, ROLE_PLAIN, fit);
}

static void draw_entry(const struct home *s, struct paint *p, size_t i, enum entry e)
{
	int digits = (int)i + (s->resume.where == NULL); /* what can be gone on with is 0 */
	int row = FIRST_ROW + digits - 1;
	g_autofree char *digit = g_strdup_printf("%d", digits);
	g_autofree char *words = entry_words(s, e);
	int64_t count = entry_count(s, e);

	if (i == s->cursor) {
		paint_text(p, row, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, row, DIGIT_COLUMN);
	}
	paint_text(p, row, DIGIT_COLUMN, 2, ROLE_PLAIN, digit);
	paint_text(p, row, NAME_COLUMN, e == ENTRY_RESUME ? WORDS_COLUMN - NAME_COLUMN - 1 : 30,
		   ROLE_PLAIN, entry_name(s, e));
	if (count >= 0) {
		g_autofree char *figures = figures_show(count);

		paint_text(p, row, COUNT_END - cells_width(figures), 8, ROLE_PLAIN, figures);
	}
	put(p, row, WORDS_COLUMN, words);
}

static void draw_line(struct paint *p, int row, const char *label, const char *value)
{
	paint_text(p, row, DIGIT_COLUMN, 23, ROLE_PLAIN, label);
	put(p, row, VALUE_COLUMN, value);
}

static void draw_as_of(const struct home *s, struct paint *p, int row)
{
	g_autofree char *at = s->counts.as_of != 0 ? moment_show(s->counts.as_of) : NULL;

	if (at != NULL && s->failed) {
		g_autofree char *last = g_strdup_printf(_("%s, last known"), at);

		draw_line(p, row, _("Figures as of"), last);
	} else if (at != NULL) {
		draw_line(p, row, _("Figures as of"), at);
	} else {
		paint_text(p, row, DIGIT_COLUMN, 23, ROLE_PLAIN, _("Figures as of"));
		paint_text(p, row, VALUE_COLUMN, p->cols - 1 - VALUE_COLUMN,
			   s->failed ? ROLE_PLAIN : ROLE_DIM,
			   s->failed ? _("not read; F5 reads again") : _("(reading…)"));
	}
}

static void draw_progress(const struct home *s, struct paint *p, int row)
{
	g_autofree char *people = figures_show(s->counts.people);
	g_autofree char *done = figures_show(s->counts.done);
	g_autofree char *words = NULL;

	if (s->counts.people <= 0)
		return;
	words = g_strdup_printf(_("%s of %s people verified, %d%%"), done, people,
				(int)(100 * s->counts.done / s->counts.people));
	draw_line(p, row, _("Progress"), words);
}

static void draw_today(const struct home *s, struct paint *p, int row)
{
	g_autofree char *words = g_strdup_printf(
		_("verified %d people, sent %d; %d of mine approved"),
		(int)s->counts.verified, (int)s->counts.sent, (int)s->counts.approved);

	if (s->counts.as_of != 0)
		draw_line(p, row, _("Today I have"), words);
}

static void draw_last(const struct home *s, struct paint *p, int row)
{
	const struct session *who = s->base.app->session;
	g_autofree char *at = NULL, *words = NULL;

	if (who->last_time == 0)
		return;
	at = moment_show(who->last_time);
	words = g_strdup_printf(_("%s, machine %s"), at, who->last_terminal);
	draw_line(p, row, _("Last sign-in"), words);
}

/* As it was when this page was drawn last: a copy that grows draws nothing by itself. */
static void draw_copy(const struct home *s, struct paint *p, int row)
{
	g_autofree char *words = copy_words(s->base.app);

	draw_line(p, row, _("Copy of the commune"), words);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct home *s = (struct home *)screen;
	enum entry list[MOST_ENTRIES];
	size_t n = entries(s, list);
	int row = FIRST_ROW + (int)n + (s->resume.where == NULL);
	bool roomy = p->rows >= 20;

	for (size_t i = 0; i < n; i++)
		draw_entry(s, p, i, list[i]);
	draw_as_of(s, p, row);
	draw_progress(s, p, row + 1);
	draw_today(s, p, row + 2);
	row += roomy ? 4 : 3;
	if (row < p->rows - 2)
		draw_last(s, p, row);
	if (roomy)
		draw_copy(s, p, row + 1);
	if (roomy)
		draw_line(p, row + 2, _("F9 More actions"),
			  _("settings, lock, sign out, practice: cut the line"));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct home *s = (struct home *)screen;
	enum entry list[MOST_ENTRIES];
	size_t n = entries(s, list);
	char first = s->resume.where != NULL ? '0' : '1';

	if (action == ACTION_FIND) {
		open_entry(s, ENTRY_SEARCH);
	} else if (action == ACTION_PARCEL) {
		app_push(screen->app, parcel_screen(screen->app));
	} else if (action == ACTION_RELOAD) {
		refresh(s);
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_UP) {
		s->cursor -= s->cursor > 0;
	} else if (key->code == K_DOWN || key->code == K_TAB) {
		s->cursor += s->cursor + 1 < n;
	} else if (key->code == K_HOME) {
		s->cursor = 0;
	} else if (key->code == K_END) {
		s->cursor = (unsigned)n - 1;
	} else if (key->code == K_ENTER) {
		open_entry(s, list[s->cursor]);
	} else if (key->code == K_TEXT && g_ascii_isdigit(key->text[0]) && key->text[1] == '\0' &&
		   (size_t)(key->text[0] - first) < n) {
		s->cursor = (unsigned)(key->text[0] - first);
		open_entry(s, list[s->cursor]);
	} else {
		return false;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	struct home *s = (struct home *)screen;

	if (s->resume.where != NULL)
		return g_strdup_printf(_("%s: 0 or Enter. It is all there, NOT sent."),
				       s->resume.where);
	if (s->drafts > 0)
		return g_strdup_printf(_("Drafts kept, NOT sent: %u. Type 3 to look at them, or the "
					 "digit of a job."), s->drafts);
	return g_strdup(_("Type the digit of a job; F3 looks a resident up at once."));
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_FIND;
	list[1] = ACTION_RELOAD;
	list[2] = ACTION_PARCEL;
	list[3] = ACTION_QUIT;
	list[4] = ACTION_NONE;
}

static void resume(struct screen *screen)
{
	struct home *s = (struct home *)screen;
	bool offered = s->resume.where != NULL;

	refresh(s);
	if (offered && s->resume.where == NULL)
		s->cursor -= s->cursor > 0;
	else if (!offered && s->resume.where != NULL)
		s->cursor = 0;
}

static void close_home(struct screen *screen)
{
	resume_clear(&((struct home *)screen)->resume);
}

static const struct screen_ops ops = {
	.name = "home",
	.help = N_("The jobs of the day. A digit opens one at once; so do the arrows and Enter. "
		   "The figures are the centre's, as of the time below; drafts and letters are "
		   "counted on this machine."),
	.row = {ACTION_FIND, ACTION_QUIT, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.resume = resume,
	.close = close_home,
};

struct screen *home_screen(struct app *app)
{
	struct home *s = (struct home *)screen_new(&ops, app, sizeof(*s));

	home_counts_init(&s->counts);
	refresh(s);
	return &s->base;
}
