/* print_lists - a round from door to door, an evening's decisions, a day's figures. */
#include "tui/print.h"

#include "client/answer.h"
#include "client/central.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/home_counts.h"
#include "tui/paint.h"

#include "i18n/banned.h"

/* ---- a hamlet's households ---------------------------------------------------------------- */

struct round {
	char *hamlet;
	struct worklist *list;
};

static void round_free(void *self)
{
	struct round *round = self;

	g_free(round->hamlet);
	worklist_free(round->list);
	g_free(round);
}

static char *make_round(const struct paper_office *office, void *self)
{
	const struct round *round = self;

	return paper_rounds(office, round->hamlet, round->list->rows);
}

struct screen *print_rounds_screen(struct app *app, const char *hamlet_id, const char *hamlet,
				   const GPtrArray *rows)
{
	struct worklist lent = { .rows = (GPtrArray *)rows, .total = rows->len };
	g_autoptr(json_owned) json = worklist_to_json(&lent);
	struct round *round = g_new0(struct round, 1);

	round->hamlet = g_strdup(hamlet);
	round->list = worklist_of_json(json, NULL);
	if (!round->list)
		round->list = worklist_new();
	return print_screen(app, &(struct print_job){ .title = _("Sheet for a round"),
						      .kind = "rounds",
						      .target = hamlet_id,
						      .make = make_round,
						      .self = round,
						      .free_self = round_free });
}

/* ---- today's decisions ---------------------------------------------------------------------- */

static char *make_decided(const struct paper_office *office, void *self)
{
	return paper_decided(office, ((struct request_list *)self)->rows);
}

static void list_free(void *self)
{
	request_list_free(self);
}

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Print");
}

static void draw(struct screen *screen, struct paint *p)
{
	(void)screen;
	paint_text(p, 1, 2, 30, ROLE_DIM, _("(reading…)"));
	paint_cursor(p, 1, 2);
}

static const struct screen_ops reading_ops = {
	.name = "print-reading",
	.help = N_("What was decided today is being read from the centre."),
	.row = { ACTION_NONE },
	.title = title,
	.draw = draw,
};

static void decided_came(const struct answer *answer, void *to)
{
	struct screen *reading = to;
	struct app *app = reading->app;
	g_autoptr(GError) error = NULL;
	struct request_list *list;

	if (app_answered(app, answer))
		return;
	list = request_list_of_json(answer->body, &error);
	if (!list) {
		app_say(app, "%s", error->message);
		return;
	}
	app_replace(app, print_screen(app, &(struct print_job){ .title = _("Decided today"),
								.kind = "decided",
								.target = "",
								.make = make_decided,
								.self = list,
								.free_self = list_free }));
}

void print_decided(struct app *app)
{
	struct screen *reading = screen_new(&reading_ops, app, sizeof(*reading));

	app_push(app, reading);
	central_requests(app->central, "decided", NULL, decided_came, reading);
}

/* ---- figures ------------------------------------------------------------------------------------ */

struct figures {
	GArray *rows; /* struct paper_figure; labels are const */
};

static void figures_free(void *self)
{
	g_array_free(((struct figures *)self)->rows, TRUE);
	g_free(self);
}

static char *make_figures(const struct paper_office *office, void *self)
{
	const GArray *rows = ((struct figures *)self)->rows;

	return paper_figures(office, (const struct paper_figure *)(const void *)rows->data,
			     rows->len);
}

struct screen *print_figures_screen(struct app *app, const struct paper_figure *figures,
				    size_t count)
{
	struct figures *own = g_new0(struct figures, 1);

	own->rows = g_array_new(FALSE, FALSE, sizeof(*figures));
	g_array_append_vals(own->rows, figures, (guint)count);
	return print_screen(app, &(struct print_job){ .title = _("Figures of the day"),
						      .kind = "figures",
						      .target = "",
						      .make = make_figures,
						      .self = own,
						      .free_self = figures_free });
}

/* ---- from the first page ---------------------------------------------------------------------- */

/* The labels stand on paper: Vietnamese whatever the screen speaks. */
static struct screen *figures_of(struct app *app, const struct home_counts *c)
{
	const struct {
		const char *label;
		int64_t count;
	} all[] = {
		{ "Người trong danh sách xác minh", c->people },
		{ "Đã xác minh", c->done },
		{ "Còn phải xác minh", c->verify_left },
		{ "Xác minh trong ngày (của người lập)", c->verified },
		{ "Đề nghị gửi trong ngày (của người lập)", c->sent },
		{ "Phê duyệt trong ngày (của người lập)", c->approved },
		{ "Đề nghị của người lập còn chờ phê duyệt", c->pending },
		{ "Đề nghị của người lập bị trả lại", c->returned },
		{ "Đề nghị chờ phê duyệt tại đơn vị", c->queue },
		{ "Đề nghị từ xã khác", c->incoming },
		{ "Đề nghị quá hạn", c->overdue },
	};
	struct paper_figure rows[G_N_ELEMENTS(all)];
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (all[i].count >= 0)
			rows[n++] = (struct paper_figure){ all[i].label, (unsigned)all[i].count };
	return print_figures_screen(app, rows, n);
}

void print_day(struct app *app, const struct home_counts *counts)
{
	if (counts->as_of == 0)
		app_say(app, _("The figures have not come from the centre yet; nothing is printed."));
	else
		app_push(app, figures_of(app, counts));
}
