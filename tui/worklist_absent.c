/*
 * worklist_absent - F8 in the worklist: the whole household is away, one
 * letter per member.  Households not read yet are read first, one after the
 * other; without a line those stay marked.
 */
#include "tui/worklist.h"

#include <string.h>

#include "client/central.h"
#include "client/line.h"
#include "i18n/language.h"
#include "tui/visit.h"

#include "i18n/banned.h"

static void next(struct worklist_view *s);

/* ---- letters ---------------------------------------------------------------------------- */

static bool put_absent(struct worklist_view *s, const struct person_row *row,
		       const char *household)
{
	struct app *app = s->base.app;
	struct verify_state state;
	struct visit_person person = {row->id, row->version, row->name, household};
	g_autoptr(GError) error = NULL;
	bool done;

	verify_state_init(&state);
	verify_state_digit(&state, PERSON_ABSENT + 1, true);
	done = visit_send(app, &person, &state, &s->absent.purpose, "", &error);
	verify_state_clear(&state);
	if (done)
		s->absent.people++;
	else
		app_say(app, "%s", error->message);
	return done;
}

static void put_household(struct worklist_view *s, const struct household *household)
{
	GPtrArray *open = rounds_open(s->rounds, household);

	visit_purpose(s->base.app, household->number, &s->absent.purpose);
	for (unsigned i = 0; i < open->len; i++) {
		const struct person_row *row = g_ptr_array_index(open, i);

		if (!rounds_answered(s->rounds, row->id, NULL) &&
		    !put_absent(s, row, household->id))
			break;
	}
	g_ptr_array_free(open, TRUE);
	s->absent.done++;
}

/* ---- one household after the other --------------------------------------------------------- */

static void was_read(const struct answer *answer, void *to)
{
	struct worklist_view *s = to;
	struct household *household =
		answer->kind == ANSWER_DONE ? household_of_json(answer->body, NULL) : NULL;

	s->absent.asking = false;
	if (household != NULL) {
		put_household(s, household);
		rounds_keep_household(s->rounds, household);
	} else {
		s->absent.unread++;
	}
	g_ptr_array_remove_index(s->absent.households, 0);
	next(s);
}

static void finish(struct worklist_view *s)
{
	struct app *app = s->base.app;

	if (s->absent.unread == 0)
		listview_unmark(&s->view);
	worklist_build(s);
	app_touch(app);
	if (s->absent.unread > 0)
		app_say(app, _("Absent: %u people of %u households kept; %u households could not "
			       "be read."), s->absent.people, s->absent.done, s->absent.unread);
	else
		app_say(app, _("Absent: %u people of %u households kept; they go out by "
			       "themselves."), s->absent.people, s->absent.done);
}

static void next(struct worklist_view *s)
{
	struct app *app = s->base.app;
	bool down = app->line != NULL && line_state(app->line) == LINE_DOWN;

	while (s->absent.households->len > 0) {
		const char *id = g_ptr_array_index(s->absent.households, 0);
		const struct household *at_hand = rounds_household(s->rounds, id);

		if (!down) {
			visit_purpose(app, rounds_household_number(s->rounds, id),
				      &s->absent.purpose);
			s->absent.asking = true;
			central_household(app->central, id, &s->absent.purpose, was_read, s);
			return;
		}
		if (at_hand != NULL)
			put_household(s, at_hand);
		else
			s->absent.unread++;
		g_ptr_array_remove_index(s->absent.households, 0);
	}
	finish(s);
}

/* ---- the question ------------------------------------------------------------------------------ */

static void answered(void *to, unsigned answer)
{
	struct worklist_view *s = to;

	if (answer != 1) {
		g_ptr_array_set_size(s->absent.households, 0);
		app_say(s->base.app, _("Nothing was recorded; the marks stay."));
		return;
	}
	s->absent.people = s->absent.done = s->absent.unread = 0;
	next(s);
}

static void add(void *to, size_t row)
{
	struct worklist_view *s = to;
	const struct work_row *work = g_ptr_array_index(s->rows, row);

	g_ptr_array_add(s->absent.households, g_strdup(work->id));
	s->absent.people += worklist_now(s, work).left;
}

void worklist_handle(struct worklist_view *s)
{
	g_autofree char *above = NULL;
	struct question question = {.safe = 2, .answered = answered, .to = s};

	if (s->absent.asking || worklist_row(s) == NULL)
		return;
	g_ptr_array_set_size(s->absent.households, 0);
	s->absent.people = 0;
	if (listview_mark_count(&s->view) > 0)
		listview_each_marked(&s->view, add, s);
	else
		add(s, s->view.cursor);
	above = g_strdup_printf(_("%u households, %u people not yet verified: recorded as absent "
				  "today."), s->absent.households->len, s->absent.people);
	question.above[0] = above;
	question.text = _("All of them absent?");
	question.answers[0] = P_("answer", "Record absent");
	question.answers[1] = P_("answer", "Look again");
	app_ask(s->base.app, &question);
}
