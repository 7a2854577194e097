/*
 * outbox_model - the outbox against a model of it: random letters, random
 * arrows, restarts in between; after every step both say the same of every
 * letter and of what goes next.  DANCU_SEED repeats a run, DANCU_SEEDS makes more.
 */
#include "tests/unit/outbox_help.h"

#include "i18n/banned.h"

#define SEEDS 3
#define STEPS 120
#define MOST 64
#define FIELDS 3
#define RECORDS 3

struct model_letter {
	char *uuid, *draft;
	enum operation op;
	unsigned record, fields; /* a bit each */
	enum letter_state state;
	unsigned tries;
	int64_t next_try, seq;
	int held; /* index, -1 */
	bool gone;
};

struct model {
	struct model_letter letter[MOST];
	int count;
	int64_t seq;
	uint64_t chance;
	unsigned drafts;
};

static unsigned draw(struct model *m, unsigned limit)
{
	struct help_world world = { .chance = m->chance };
	uint32_t drawn = 0;

	help_random(&world, &drawn, sizeof(drawn));
	m->chance = world.chance;
	return drawn % limit;
}

static bool is_troubled(const struct model_letter *l)
{
	return !l->gone && (l->state == LETTER_REFUSED || l->state == LETTER_CONFLICT);
}

static bool is_held(const struct model *m, const struct model_letter *l)
{
	return l->held >= 0 && l->state == LETTER_WAITING && is_troubled(&m->letter[l->held]);
}

static bool meet(const struct model_letter *a, const struct model_letter *b)
{
	return a->op == OP_REQUEST && b->op == OP_REQUEST && a->record == b->record &&
	       (a->fields & b->fields) != 0;
}

static bool is_free(const struct model *m, const struct model_letter *l)
{
	if (l->gone || l->state != LETTER_WAITING || is_held(m, l))
		return false;
	for (int i = 0; i < m->count; i++) {
		const struct model_letter *o = &m->letter[i];

		if (!o->gone && o->record == l->record && o->seq < l->seq && !is_held(m, o) &&
		    (o->state == LETTER_WAITING || o->state == LETTER_IN_FLIGHT))
			return false;
	}
	return true;
}

static int next_of(const struct model *m, int64_t now)
{
	int best = -1;

	for (int i = 0; i < m->count; i++) {
		const struct model_letter *l = &m->letter[i], *b = best < 0 ? NULL : &m->letter[best];

		if (!is_free(m, l) || l->next_try > now)
			continue;
		if (!b || (l->op == OP_DECIDE) > (b->op == OP_DECIDE) ||
		    ((l->op == OP_DECIDE) == (b->op == OP_DECIDE) && l->seq < b->seq))
			best = i;
	}
	return best;
}

/* ---- both sides do the same ------------------------------------------------------ */

static char *body_of(unsigned fields)
{
	GString *body = g_string_new("{\"changes\":[");
	bool first = true;

	for (unsigned f = 0; f < FIELDS; f++) {
		if (!(fields >> f & 1))
			continue;
		g_string_append_printf(body, "%s{\"field\":\"F%u\"}", first ? "" : ",", f);
		first = false;
	}
	g_string_append(body, "]}");
	return g_string_free(body, FALSE);
}

/* By sequence, so that what is held in a chain is found in order. */
static int by_seq(const void *a, const void *b, void *data)
{
	const struct model *m = data;
	int64_t one = m->letter[*(const int *)a].seq, two = m->letter[*(const int *)b].seq;

	return one < two ? -1 : one > two;
}

static int waiting_on(const struct model *m, unsigned record, int list[MOST])
{
	int n = 0;

	for (int i = 0; i < m->count; i++)
		if (!m->letter[i].gone && m->letter[i].state == LETTER_WAITING &&
		    m->letter[i].record == record)
			list[n++] = i;
	g_qsort_with_data(list, n, sizeof(*list), by_seq, (void *)m);
	return n;
}

static void do_put(struct fixture *f, struct model *m)
{
	static const enum operation ops[] = { OP_REQUEST, OP_REQUEST, OP_REQUEST, OP_VERIFY,
					      OP_DECIDE };
	struct model_letter *l = &m->letter[m->count];
	struct letter *letter;
	int list[MOST], n;

	*l = (struct model_letter){ .op = ops[draw(m, 5)], .record = draw(m, RECORDS), .held = -1 };
	l->fields = 1 + draw(m, (1u << FIELDS) - 1);
	/* a third of the requests mends one that came back */
	for (int i = 0; l->op == OP_REQUEST && i < m->count && !l->draft; i++)
		if (is_troubled(&m->letter[i]) && *m->letter[i].draft && draw(m, 3) == 0) {
			l->draft = g_strdup(m->letter[i].draft);
			l->record = m->letter[i].record;
		}
	if (!l->draft)
		l->draft = l->op == OP_REQUEST ? g_strdup_printf("draft-%u", m->drafts++)
					       : g_strdup("");
	letter = letter_new(l->op);
	letter->about = g_strdup_printf("r%u", l->record);
	letter->draft = g_strdup(l->draft);
	letter->body = body_of(l->fields);
	assert_true(outbox_put(f->box, letter, NULL));
	l->uuid = g_strdup(letter->uuid);
	letter_free(letter);
	for (int i = 0; i < m->count; i++) {
		struct model_letter *o = &m->letter[i];

		if (!is_troubled(o) || !*l->draft || strcmp(o->draft, l->draft) != 0)
			continue;
		o->gone = true;
		l->seq = l->seq == 0 ? o->seq : MIN(l->seq, o->seq);
	}
	if (l->seq == 0)
		l->seq = ++m->seq;
	n = waiting_on(m, l->record, list);
	for (int i = 0; i < n; i++)
		if (is_held(m, &m->letter[list[i]]) && meet(l, &m->letter[list[i]]))
			l->held = m->letter[list[i]].held;
	m->count++;
}

static void settle_model(struct model *m, int at, enum letter_state state)
{
	struct model_letter *l = &m->letter[at];
	int list[MOST], met[MOST], n, held = 0;

	l->state = state;
	if (state == LETTER_DONE)
		return;
	met[held++] = at;
	n = waiting_on(m, l->record, list);
	for (int i = 0; i < n; i++) {
		struct model_letter *o = &m->letter[list[i]];
		bool meets = false;

		for (int k = 0; k < held; k++)
			meets = meets || meet(o, &m->letter[met[k]]);
		if (!meets || is_held(m, o))
			continue;
		o->held = at;
		met[held++] = list[i];
	}
}

static void do_carry(struct fixture *f, struct model *m)
{
	int at = next_of(m, f->help.now);
	struct model_letter *l;
	unsigned end = draw(m, 7);

	if (at < 0)
		return;
	l = &m->letter[at];
	assert_true(outbox_begin(f->box, l->uuid, NULL));
	l->state = LETTER_IN_FLIGHT;
	l->tries++;
	if (end < 2) {
		l->state = LETTER_WAITING;
		l->next_try = f->help.now + draw(m, 9000);
		l->tries -= end;
		assert_true((end ? outbox_unsend : outbox_postpone)(f->box, l->uuid, l->next_try,
								    "x", NULL));
	} else if (end < 6) {
		static const enum letter_state states[] = { LETTER_DONE, LETTER_DONE,
							    LETTER_REFUSED, LETTER_CONFLICT };
		enum letter_state state = states[end - 2];

		assert_true(outbox_settle(f->box, l->uuid, state,
					  state == LETTER_DONE ? "TH-1" : "", "x", "{}", NULL));
		settle_model(m, at, state);
	} /* else it stays in flight: a crash */
}

static void do_restart(struct fixture *f, struct model *m)
{
	close_all(f);
	open_all(f);
	assert_true(outbox_recover(f->box, NULL));
	for (int i = 0; i < m->count; i++)
		if (m->letter[i].state == LETTER_IN_FLIGHT)
			m->letter[i].state = LETTER_WAITING;
}

/* Any letter at all: the outbox allows exactly what the drawing allows. */
static void do_arrow(struct fixture *f, struct model *m)
{
	struct model_letter *l;
	bool may;

	if (m->count == 0)
		return;
	l = &m->letter[draw(m, (unsigned)m->count)];
	switch (draw(m, 4)) {
	case 0:
		may = !l->gone && l->state == LETTER_WAITING && l->tries == 0;
		assert_int_equal(outbox_withdraw(f->box, l->uuid, NULL), may);
		l->gone = l->gone || may;
		break;
	case 1:
		may = is_troubled(l);
		assert_int_equal(outbox_drop(f->box, l->uuid, NULL), may);
		l->gone = l->gone || may;
		break;
	case 2:
		may = !l->gone && l->state == LETTER_IN_FLIGHT;
		assert_int_equal(outbox_postpone(f->box, l->uuid, 0, "", NULL), may);
		if (may) {
			l->state = LETTER_WAITING;
			l->next_try = 0;
		}
		break;
	default:
		may = !l->gone && l->state == LETTER_IN_FLIGHT;
		if (!may)
			assert_false(outbox_settle(f->box, l->uuid, LETTER_DONE, "TH-2", "", "",
						   NULL));
		break;
	}
}

/* ---- both say the same ------------------------------------------------------------- */

/* What would go into a package: everything that waits and is not held. */
static void agree_on_package(struct fixture *f, struct model *m)
{
	g_autoptr(GPtrArray) list = outbox_packable(f->box, MOST, NULL);
	unsigned n = 0;
	int64_t seq = 0;
	bool past_decisions = false;

	for (int i = 0; i < m->count; i++) {
		const struct model_letter *l = &m->letter[i];

		n += !l->gone && l->state == LETTER_WAITING && !is_held(m, l);
	}
	assert_int_equal(list->len, n);
	for (unsigned i = 0; i < n; i++) {
		const struct letter *letter = g_ptr_array_index(list, i);

		if (letter->op != OP_DECIDE && !past_decisions) {
			past_decisions = true;
			seq = 0;
		}
		assert_true((letter->op == OP_DECIDE) == !past_decisions);
		assert_true(letter->seq > seq);
		seq = letter->seq;
	}
}

static void agree(struct fixture *f, const struct model *m)
{
	struct letter *next = outbox_next(f->box, f->help.now, NULL);
	int at = next_of(m, f->help.now);
	unsigned waiting = 0, troubled = 0;

	assert_string_equal(next ? next->uuid : "", at >= 0 ? m->letter[at].uuid : "");
	letter_free(next);
	for (int i = 0; i < m->count; i++) {
		const struct model_letter *l = &m->letter[i];
		struct letter *real = outbox_load(f->box, l->uuid, NULL);

		assert_int_equal(real == NULL, l->gone);
		if (!real)
			continue;
		assert_int_equal(real->state, l->state);
		assert_int_equal(real->tries, l->tries);
		assert_string_equal(real->held, is_held(m, l) ? m->letter[l->held].uuid : "");
		/* content goes only against a receipt, and a receipt only with DONE */
		assert_int_equal(*real->body == '\0', l->state == LETTER_DONE);
		assert_int_equal(*real->receipt != '\0', l->state == LETTER_DONE);
		waiting += l->state == LETTER_WAITING || l->state == LETTER_IN_FLIGHT;
		troubled += is_troubled(l);
		letter_free(real);
	}
	assert_int_equal(outbox_waiting(f->box), waiting);
	assert_int_equal(outbox_troubled(f->box), troubled);
}

static void play(uint64_t seed)
{
	struct fixture f = { 0 };
	struct model m = { .chance = seed };

	help_world_init(&f.help, seed + 77);
	f.dir = help_folder();
	open_all(&f);
	for (unsigned step = 0; step < STEPS; step++) {
		unsigned what = draw(&m, 16);

		if (what < 6 && m.count < MOST)
			do_put(&f, &m);
		else if (what < 12)
			do_carry(&f, &m);
		else if (what < 14)
			do_arrow(&f, &m);
		else if (what == 14)
			do_restart(&f, &m);
		else
			help_pass(&f.help, draw(&m, 20000));
		agree(&f, &m);
		agree_on_package(&f, &m);
	}
	close_all(&f);
	help_remove(f.dir);
	g_free(f.dir);
	for (int i = 0; i < m.count; i++) {
		g_free(m.letter[i].uuid);
		g_free(m.letter[i].draft);
	}
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
	const char *text = g_getenv(name);

	return text && *text ? g_ascii_strtoull(text, NULL, 10) : otherwise;
}

static void outbox_and_model(void **state)
{
	uint64_t seed = number_of("DANCU_SEED", 1), seeds = number_of("DANCU_SEEDS", SEEDS);

	(void)state;
	for (uint64_t i = 0; i < seeds; i++) {
		print_message("# DANCU_SEED=%" G_GUINT64_FORMAT " DANCU_SEEDS=1\n", seed + i);
		play(seed + i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outbox_and_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
