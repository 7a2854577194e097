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
#include "client/session.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/moment.h"
#include "tui/copy.h"
#include "tui/home_counts.h"
#include "tui/home_entries.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/print.h"
#include "tui/readback.h"
#include "tui/resume.h"

#include "i18n/banned.h"

#define FIRST_ROW 2
#define DIGIT_COLUMN 2
#define NAME_COLUMN 5
#define COUNT_END 40	/* counts are right-aligned up to here, exclusive */
#define WORDS_COLUMN 43
#define VALUE_COLUMN 26
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

static struct home_look look(const struct home *s)
{
	return (struct home_look){s->base.app, &s->counts, &s->resume, s->drafts};
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

static void draw_entry(const struct home *s, struct paint *p, size_t i, enum home_entry e)
{
	const struct home_look at = look(s);
	int digits = (int)i + (s->resume.where == NULL); /* what can be gone on with is 0 */
	int row = FIRST_ROW + digits - 1;
	g_autofree char *digit = g_strdup_printf("%d", digits);
	g_autofree char *words = home_entry_words(&at, e);
	int64_t count = home_entry_count(&at, e);

	if (i == s->cursor) {
		paint_text(p, row, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, row, DIGIT_COLUMN);
	}
	paint_text(p, row, DIGIT_COLUMN, 2, ROLE_PLAIN, digit);
	paint_text(p, row, NAME_COLUMN, e == HOME_RESUME ? WORDS_COLUMN - NAME_COLUMN - 1 : 30,
		   ROLE_PLAIN, home_entry_name(&at, e));
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
	enum home_entry list[HOME_ENTRY_COUNT];
	size_t n = home_entries(screen->app, s->resume.where != NULL, list);
	int row = FIRST_ROW + (int)n + (s->resume.where == NULL);
	bool roomy = p->rows >= 20;

	for (size_t i = 0; i < n; i++)
		draw_entry(s, p, i, list[i]);
	draw_as_of(s, p, row);
	if (!session_is_above(screen->app->session)) {
		draw_progress(s, p, row + 1);
		draw_today(s, p, row + 2);
	}
	row += roomy ? 4 : 3;
	if (row < p->rows - 2)
		draw_last(s, p, row);
	if (roomy && !session_is_above(screen->app->session))
		draw_copy(s, p, row + 1);
	if (roomy)
		draw_line(p, row + 2, _("F9 More actions"),
			  _("settings, lock, sign out, practice: cut the line"));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void print_answered(void *to, unsigned answer)
{
	struct home *s = to;

	if (answer == 1)
		print_day(s->base.app, &s->counts);
	else if (answer == 2)
		print_decided(s->base.app);
}

/* Who decides has two papers of a day, the others one. */
static void ask_print(struct home *s)
{
	struct question question = {
		.text = _("Print which paper?"),
		.answers = {_("Figures of the day"), _("Decided today"), _("Nothing")},
		.safe = 3,
		.answered = print_answered,
		.to = s,
	};

	if (session_is_chief(s->base.app->session))
		app_ask(s->base.app, &question);
	else
		print_day(s->base.app, &s->counts);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct home *s = (struct home *)screen;
	enum home_entry list[HOME_ENTRY_COUNT];
	size_t n = home_entries(screen->app, s->resume.where != NULL, list);
	char first = s->resume.where != NULL ? '0' : '1';

	if (action == ACTION_FIND) {
		home_entry_open(screen->app, HOME_SEARCH);
	} else if (action == ACTION_PARCEL) {
		app_push(screen->app, parcel_screen(screen->app));
	} else if (action == ACTION_PRINT) {
		ask_print(s);
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
		home_entry_open(screen->app, list[s->cursor]);
	} else if (key->code == K_TEXT && g_ascii_isdigit(key->text[0]) && key->text[1] == '\0' &&
		   (size_t)(key->text[0] - first) < n) {
		s->cursor = (unsigned)(key->text[0] - first);
		home_entry_open(screen->app, list[s->cursor]);
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
	if (readback_alarms(screen->app) > 0)
		return g_strdup(_("! Something approved is NOT in the register: open it, tell the "
				  "centre."));
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
	list[3] = ACTION_PRINT;
	list[4] = ACTION_QUIT;
	list[5] = ACTION_NONE;
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
