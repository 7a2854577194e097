/*
 * The whole job of the officer and of the chief, at the keyboard, with people,
 * fields and values drawn by a seed: look up without marks, correct, review,
 * send; approve, return and mend, or refuse; and what the register says then.
 *
 * The first line tells the seed; DANCU_SEED=that walks the same ways again.
 */
#include "tests/unit/jobs_help.h"

#include "forms/catalogue.h"
#include "forms/kinds.h"

#include "i18n/banned.h"

enum ending { APPROVED, MENDED, REFUSED };

struct change {
	enum record_field field;
	const char *label; /* on the screen */
	char *typed, *shown;
};

struct walk {
	struct jobs jobs;
	struct record *person;
	char *name;
	struct change change[3];
	unsigned changes;
	char receipt[16]; /* TH-000001 */
	bool purpose;
};

static char *shown(const struct record *record, enum record_field field)
{
	const struct record_field_row *row = &record_fields[field];

	return kind_show(row->kind, row->catalogue, record->value[field]);
}

/* ---- what is drawn ---- */

/* Living, with a short name and a whole date of birth before 2016. */
static void draw_person(struct walk *w)
{
	struct centre_rows *rows = centre_ask(
		w->jobs.ledger,
		"SELECT id FROM resident WHERE commune = '99001' AND life = '1' AND"
		" length(birth) = 10 AND birth < '2016' AND length(name_text) < 20"
		" AND (SELECT count(*) FROM resident AS o WHERE o.fold = resident.fold) = 1"
		" ORDER BY row",
		"");
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

	while (centre_next(rows))
		g_ptr_array_add(ids, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	assert_true(ids->len > 20);
	w->person = centre_resident_load(w->jobs.ledger,
					 ids->pdata[jobs_draw(&w->jobs, ids->len)],
					 jobs_now(NULL), "");
	assert_non_null(w->person);
	w->name = shown(w->person, FIELD_NAME);
}

static void add_change(struct walk *w, enum record_field field, const char *label,
		       char *typed, const char *seen)
{
	w->change[w->changes++] = (struct change){ field, label, typed, g_strdup(seen) };
}

static void draw_name(struct walk *w)
{
	static const char *const given[] = { "Ân", "Khánh", "Quỳnh", "Thảo", "Ngọc", "Hường" };
	g_autofree char *ten = kind_part(w->person->value[FIELD_NAME], 2);
	unsigned at = jobs_draw(&w->jobs, G_N_ELEMENTS(given));
	g_autofree char *before = g_strndup(w->name, strlen(w->name) - strlen(ten));
	char *name;

	if (strcmp(given[at], ten) == 0)
		at = (at + 1) % G_N_ELEMENTS(given);
	name = g_strconcat(before, given[at], NULL);
	add_change(w, FIELD_NAME, "> Họ, chữ đệm và tên", name, name);
}

/* Another day of the same year. */
static void draw_birth(struct walk *w)
{
	const char *birth = w->person->value[FIELD_BIRTH];
	unsigned day = 1 + jobs_draw(&w->jobs, 28), month = 1 + jobs_draw(&w->jobs, 12);
	g_autofree char *seen = NULL;

	if ((unsigned)strtol(birth + 8, NULL, 10) == day)
		day = day % 28 + 1;
	seen = g_strdup_printf("%02u/%02u/%.4s", day, month, birth);
	add_change(w, FIELD_BIRTH, "> Ngày, tháng, năm sinh",
		   g_strdup_printf("%02u%02u", day, month), seen);
}

static void draw_ethnic(struct walk *w)
{
	static const char *const codes[] = { "01", "02", "04", "07", "09" };
	g_autofree char *now = kind_part(w->person->value[FIELD_ETHNIC], 0);
	unsigned at = jobs_draw(&w->jobs, G_N_ELEMENTS(codes));
	const char *seen;

	if (strcmp(codes[at], now) == 0)
		at = (at + 1) % G_N_ELEMENTS(codes);
	seen = catalogue_name(CATALOGUE_ETHNIC, codes[at]);
	add_change(w, FIELD_ETHNIC, "> Dân tộc", fold_key(seen, FOLD_ASCII), seen);
}

/* One, two or all three of them, in the order of the form. */
static void draw_changes(struct walk *w)
{
	unsigned which = 1 + jobs_draw(&w->jobs, 7);

	if (which & 1)
		draw_name(w);
	if (which & 2)
		draw_birth(w);
	if (which & 4)
		draw_ethnic(w);
}

/* ---- the officer ---- */

/* Looks up by what is in the register now, without marks; the record is open. */
static void look_up(struct walk *w, struct stage *stage, const struct record *now)
{
	g_autofree char *name = shown(now, FIELD_NAME);
	g_autofree char *bare = fold_key(name, FOLD_ASCII);
	g_autofree char *birth = shown(now, FIELD_BIRTH);
	g_autofree char *line =
		g_strconcat(bare, " ", birth + (jobs_draw(&w->jobs, 2) ? 6 : 0), NULL);

	stage_key(stage, "F3");
	jobs_until(&w->jobs, stage, "Gõ được một trong");
	jobs_line(stage, line);
	if (!w->purpose) { /* asked once, then remembered */
		jobs_until(&w->jobs, stage, "Cho hồ sơ nào");
		jobs_line(stage, "0412/2026");
		w->purpose = true;
	}
	jobs_until(&w->jobs, stage, "Dòng 1-1 / 1");
	stage_key(stage, "Enter");
	jobs_until(&w->jobs, stage, "[Nhân thân]");
	jobs_until(&w->jobs, stage, name);
}

/* Down to the row whose mark and label these are; a Down always moves the cursor. */
static void go_down(struct walk *w, struct stage *stage, const char *label)
{
	gint64 end = g_get_monotonic_time() + JOBS_WAIT * G_USEC_PER_SEC;

	while (!stage_shows(stage, label) && g_get_monotonic_time() < end) {
		int row, col, at;

		stage_cursor(stage, &row, &col);
		stage_key(stage, "Down");
		do {
			stage_settle(stage, 0.02);
			stage_cursor(stage, &at, &col);
		} while (at == row && g_get_monotonic_time() < end);
	}
	jobs_until(&w->jobs, stage, label);
}

static void correct(struct walk *w, struct stage *stage)
{
	stage_key(stage, "F6");
	jobs_until(&w->jobs, stage, "Như trên giấy khai sinh");
	for (unsigned i = 0; i < w->changes; i++) {
		g_autofree char *seen = g_strconcat("* ", w->change[i].shown, NULL);

		go_down(w, stage, w->change[i].label);
		jobs_line(stage, w->change[i].typed);
		jobs_until(&w->jobs, stage, seen);
	}
	go_down(w, stage, "> Lý do");
	jobs_line(stage, "SS01");
	jobs_line(stage, "giay khai sinh");
	jobs_line(stage, "27/2026/TLKS");
	jobs_line(stage, "05032026");
	stage_type(stage, "Ủy ban nhân dân xã Tập Huấn");
}

static void see_changes(struct walk *w, struct stage *stage)
{
	for (unsigned i = 0; i < w->changes; i++) {
		g_autofree char *seen = g_strconcat("* ", w->change[i].shown, NULL);

		jobs_until(&w->jobs, stage, seen);
	}
}

/* A long one is read to its end first. */
static void page_until(struct walk *w, struct stage *stage, const char *text)
{
	gint64 end = g_get_monotonic_time() + JOBS_WAIT * G_USEC_PER_SEC;

	while (!stage_until(stage, text, 0.3) && g_get_monotonic_time() < end)
		if (stage_shows(stage, "PgDn"))
			stage_key(stage, "PgDn");
	jobs_until(&w->jobs, stage, text);
}

static void send(struct walk *w, struct stage *stage, unsigned nth)
{
	g_autofree char *sent = NULL;

	g_snprintf(w->receipt, sizeof w->receipt, "TH-%06u", nth);
	sent = g_strconcat("trung tâm đã nhận, ", w->receipt, NULL);
	stage_key(stage, "F8");
	jobs_until(&w->jobs, stage, "Xem lại trước khi gửi");
	see_changes(w, stage);
	page_until(w, stage, "Gửi đề nghị này?");
	stage_type(stage, "1");
	jobs_until(&w->jobs, stage, sent);
}

static void go_home(struct walk *w, struct stage *stage)
{
	jobs_keys(stage, "Esc Esc Esc Esc Esc");
	jobs_until(&w->jobs, stage, "Số liệu tính đến");
}

/* The list of one's own requests says how it stands. */
static void see_state(struct walk *w, struct stage *stage, const char *state)
{
	go_home(w, stage);
	stage_type(stage, "4");
	jobs_until(&w->jobs, stage, "Dòng 1-");
	jobs_until(&w->jobs, stage, w->receipt);
	jobs_until(&w->jobs, stage, state);
	stage_key(stage, "Enter");
	jobs_until(&w->jobs, stage, "27/2026/TLKS");
	see_changes(w, stage);
	go_home(w, stage);
}

/* ---- the chief ---- */

static void open_queue(struct walk *w, struct stage *stage)
{
	go_home(w, stage);
	stage_type(stage, "7");
	jobs_until(&w->jobs, stage, "Phê duyệt 1 / 1");
	jobs_until(&w->jobs, stage, w->receipt);
	jobs_until(&w->jobs, stage, "27/2026/TLKS");
	see_changes(w, stage);
	page_until(w, stage, "Mục đổi và giấy tờ đã hiện đủ");
}

static void sign(struct walk *w, struct stage *stage, const char *outcome)
{
	jobs_until(&w->jobs, stage, "Đã đến đề nghị cuối");
	stage_key(stage, "F8");
	jobs_until(&w->jobs, stage, "Ký và gửi tất cả?");
	stage_type(stage, "1");
	jobs_until(&w->jobs, stage, outcome);
}

static void approve(struct walk *w, struct stage *stage)
{
	g_autofree char *now = g_strconcat("CSDL hiện ghi: ", w->change[0].shown, NULL);

	open_queue(w, stage);
	stage_type(stage, "1");
	sign(w, stage, now);
}

static void return_it(struct walk *w, struct stage *stage)
{
	open_queue(w, stage);
	stage_type(stage, "2");
	jobs_until(&w->jobs, stage, "Trả lại đề nghị");
	jobs_line(stage, "thieu giay");
	jobs_until(&w->jobs, stage, "Ghi một câu");
	jobs_line(stage, "Xin bổ sung trích lục");
	sign(w, stage, "trung tâm đã nhận");
}

static void refuse(struct walk *w, struct stage *stage)
{
	size_t count;
	const struct code_row *reason = catalogue_rows(CATALOGUE_REFUSE_REASON, &count);

	open_queue(w, stage);
	stage_type(stage, "3");
	jobs_until(&w->jobs, stage, "Từ chối đề nghị");
	jobs_line(stage, reason[jobs_draw(&w->jobs, (unsigned)count)].code);
	jobs_until(&w->jobs, stage, "Một câu như sẽ ghi");
	jobs_line(stage, "Giấy tờ không phải của người này");
	sign(w, stage, "trung tâm đã nhận");
}

static void mend(struct walk *w, struct stage *stage)
{
	go_home(w, stage);
	stage_type(stage, "5");
	jobs_until(&w->jobs, stage, "Dòng 1-");
	jobs_until(&w->jobs, stage, w->receipt);
	stage_key(stage, "Enter");
	jobs_until(&w->jobs, stage, "Bị trả lại: Xin bổ sung trích lục");
	send(w, stage, 2);
}

/* ---- the end: what the register says ---- */

static void see_register(struct walk *w, bool changed)
{
	struct stage *stage = w->jobs.officer;
	struct record *now = centre_resident_load(w->jobs.ledger, w->person->id,
						  jobs_now(NULL), "");

	jobs_hold(&w->jobs, NULL, strcmp(now->version, changed ? "2" : "1") == 0, now->version);
	for (unsigned i = 0; i < w->changes; i++) {
		g_autofree char *is = shown(now, w->change[i].field);

		jobs_hold(&w->jobs, NULL, (strcmp(is, w->change[i].shown) == 0) == changed, is);
	}
	go_home(w, stage);
	look_up(w, stage, now);
	jobs_until(&w->jobs, stage, changed ? "bản 2" : "bản 1");
	for (unsigned i = 0; i < w->changes; i++) {
		g_autofree char *is = shown(now, w->change[i].field);

		jobs_until(&w->jobs, stage, is);
	}
	record_free(now);
}

static void leave(struct walk *w, struct stage *stage)
{
	stage_key(stage, "F10");
	jobs_hold(&w->jobs, stage, stage_end(stage, JOBS_WAIT) == 0, "it ended otherwise");
}

static void walk(struct walk *w, enum ending ending)
{
	draw_person(w);
	draw_changes(w);
	w->jobs.officer = jobs_sign_in(&w->jobs, jobs_draw(&w->jobs, 2) ? "canbo1" : "canbo2");
	look_up(w, w->jobs.officer, w->person);
	correct(w, w->jobs.officer);
	send(w, w->jobs.officer, 1);
	see_state(w, w->jobs.officer, "chờ phê duyệt");
	w->jobs.chief = jobs_sign_in(&w->jobs, "truong");
	if (ending == REFUSED) {
		refuse(w, w->jobs.chief);
		see_state(w, w->jobs.officer, "từ chối");
	}
	if (ending == MENDED) {
		return_it(w, w->jobs.chief);
		mend(w, w->jobs.officer);
	}
	if (ending != REFUSED) {
		approve(w, w->jobs.chief);
		see_state(w, w->jobs.officer, "đã phê duyệt");
	}
	see_register(w, ending != REFUSED);
	leave(w, w->jobs.officer);
	leave(w, w->jobs.chief);
}

/* ---- three seeds a run ---- */

static int open_walk(void **state)
{
	static const unsigned people = 300;
	struct walk *w = g_new0(struct walk, 1);

	jobs_open(&w->jobs, jobs_seed(), people);
	print_message("# DANCU_SEED=%" G_GUINT64_FORMAT "\n", w->jobs.seed);
	*state = w;
	return 0;
}

static int close_walk(void **state)
{
	struct walk *w = *state;

	jobs_close(&w->jobs);
	record_free(w->person);
	g_free(w->name);
	for (unsigned i = 0; i < w->changes; i++) {
		g_free(w->change[i].typed);
		g_free(w->change[i].shown);
	}
	g_free(w);
	return 0;
}

static void approved(void **state)
{
	walk(*state, APPROVED);
}

static void returned_and_mended(void **state)
{
	walk(*state, MENDED);
}

static void refused(void **state)
{
	walk(*state, REFUSED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(approved, open_walk, close_walk),
		cmocka_unit_test_setup_teardown(returned_and_mended, open_walk, close_walk),
		cmocka_unit_test_setup_teardown(refused, open_walk, close_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
