/* compare - from the list to the result file and the worklists. */
#include "central/compare.h"

#include <string.h>

#include "central/admin.h"
#include "forms/comparison.h"
#include "forms/parts.h"
#include "forms/values.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define STEP ((size_t)256 << 10) /* bytes between two words of progress */
#define KEPT_LETTERS 80		 /* of a cell, in the worklist */

struct job {
	struct centre_ledger *ledger;
	const struct centre_compare_plan *plan;
	struct centre_compare_outcome *outcome;
	struct compare_columns columns;
	char *id;   /* of the published worklist */
	bool writes; /* a transaction is open for it */
	void (*progress)(unsigned done, unsigned total);
	size_t told;
};

/* Who has the number. */
struct holder {
	char *id, *commune, *name, *birth, *sex, *life;
};

static void holder_clear(struct holder *h)
{
	g_free(h->id);
	g_free(h->commune);
	g_free(h->name);
	g_free(h->birth);
	g_free(h->sex);
	g_free(h->life);
}

static bool holder_find(struct centre_ledger *l, const char *number, struct holder *h)
{
	struct centre_rows *rows =
		centre_ask(l,
			   "SELECT id, commune, name_text, birth, sex, life FROM resident"
			   " WHERE number = ?1 AND number <> ''",
			   "s", number);
	bool found = centre_next(rows);

	if (found)
		*h = (struct holder){g_strdup(centre_text(rows, 0)), g_strdup(centre_text(rows, 1)),
				     g_strdup(centre_text(rows, 2)), g_strdup(centre_text(rows, 3)),
				     g_strdup(centre_text(rows, 4)), g_strdup(centre_text(rows, 5))};
	centre_done(rows);
	return found;
}

/* A cell of the result: nothing in it may end the cell or steer a terminal. */
static void write_cell(FILE *file, const char *text, char end)
{
	g_autofree char *shown = text_show(text, strlen(text));

	fprintf(file, "%s%c", shown, end);
}

static void write_result(FILE *file, unsigned line, const char *result, const char *words,
			 const struct compare_line *cells)
{
	fprintf(file, "%u\t%s\t", line, result);
	write_cell(file, words, '\t');
	write_cell(file, cells->number, '\t');
	write_cell(file, cells->name, '\t');
	write_cell(file, cells->birth, '\n');
}

/* Fit for the text door, and not long: it is stored and shown. */
static char *kept(const char *cell)
{
	return text_show_start(cell, KEPT_LETTERS);
}

static bool publish(struct job *j, unsigned line, enum compare_result result, const char *words,
		    const struct compare_line *cells, const struct holder *h)
{
	const char *commune = h ? h->commune : j->plan->commune;
	g_autofree char *digits = compare_number(cells), *number = kind_hide(digits);
	g_autofree char *name = kept(cells->name), *birth = kept(cells->birth);

	if (!j->id || result == COMPARE_SAME || !commune)
		return true;
	j->outcome->published++;
	return centre_do(j->ledger,
			 "INSERT INTO comparison_line(comparison, line, commune, resident, result,"
			 " words, number, name, birth) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
			 "sissss" "sss", j->id, (int64_t)line, commune, h ? h->id : "",
			 compare_word(result), words, number, name, birth);
}

static bool judge(struct job *j, const struct table *t)
{
	struct compare_line line;
	struct holder h = {0};
	g_autofree char *number = NULL, *words = NULL;
	enum compare_result result;
	bool found, done;

	compare_line_read(&line, &j->columns, t);
	number = compare_number(&line);
	found = *number && holder_find(j->ledger, number, &h);
	if (found) {
		const struct compare_known known = {h.name, h.birth, h.sex, h.life};

		result = compare_judge(&line, &known, &words);
	} else {
		result = compare_judge(&line, NULL, &words);
	}
	j->outcome->lines++;
	j->outcome->results[result]++;
	write_result(j->plan->result, table_line(t), compare_name(result), words, &line);
	done = publish(j, table_line(t), result, words, &line, found ? &h : NULL);
	compare_line_clear(&line);
	holder_clear(&h);
	return done;
}

/* A line that cannot be read is told in the result, too. */
static void tell_faulty(struct job *j, const struct table *t, const GError *why)
{
	const struct compare_line none = {(char *)"", (char *)"", (char *)"", (char *)""};

	j->outcome->faulty++;
	write_result(j->plan->result, table_line(t), _("cannot be read"), why->message, &none);
}

static void tell_progress(struct job *j, const struct table *t)
{
	size_t done = table_taken(t);

	if (!j->progress || !j->plan->bytes || done - j->told < STEP)
		return;
	j->told = done;
	j->progress((unsigned)(done >> 10), (unsigned)(j->plan->bytes >> 10));
}

static bool read_header(struct job *j, struct table *t, GError **why)
{
	if (j->plan->columns)
		return compare_columns_of_words(&j->columns, j->plan->columns, why);
	switch (table_next(t, why)) {
	case TABLE_ROW:
		return compare_columns_of_header(&j->columns, t, why);
	case TABLE_END:
		g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, _("The list is empty."));
		return false;
	case TABLE_FAULTY:
	case TABLE_BROKEN:
		return false;
	}
	return false;
}

static bool walk(struct job *j, struct table *t, GError **why)
{
	while (true) {
		g_autoptr(GError) fault = NULL;
		bool done = true;

		switch (table_next(t, &fault)) {
		case TABLE_END:
			return true;
		case TABLE_BROKEN:
			g_propagate_error(why, g_steal_pointer(&fault));
			return false;
		case TABLE_FAULTY:
			tell_faulty(j, t, fault);
			break;
		case TABLE_ROW:
			done = judge(j, t);
			break;
		}
		tell_progress(j, t);
		if (!done || ferror(j->plan->result)) {
			g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0,
					    _("The result could not be written. Is the disk "
					      "full?"));
			return false;
		}
	}
}

/* One worklist, told from others by its name. */
static bool begin(struct job *j, const struct centre *centre, GError **why)
{
	struct text_refusal refusal;
	g_autofree char *name = NULL, *said = NULL;

	if (!j->plan->publish)
		return true;
	name = text_admit(j->plan->publish, strlen(j->plan->publish), NULL, &refusal);
	if (!name || !*name || text_letters(name) > 60) {
		said = name ? g_strdup(_("A worklist's name has 1 to 60 letters."))
			    : text_refusal_sentence(&refusal);
		g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, said);
		return false;
	}
	j->id = world_uuid(centre->world);
	j->writes = centre_begin(j->ledger);
	if (j->writes &&
	    centre_do(j->ledger, "INSERT INTO comparison(id, name, at) VALUES(?1, ?2, ?3)", "ssi",
		      j->id, name, world_now(centre->world)))
		return true;
	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0,
			    _("There is a worklist of this name. Choose another name; nothing was "
			      "changed."));
	return false;
}

static ssize_t read_list(void *file, char *into, size_t bytes)
{
	size_t got = fread(into, 1, bytes, file);

	return got == 0 && ferror((FILE *)file) ? -1 : (ssize_t)got;
}

static bool end(struct job *j, bool done, GError **why)
{
	if (done && j->writes) {
		done = centre_commit(j->ledger);
		if (!done)
			g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0,
					    _("The database could not be written. Nothing was "
					      "changed."));
	} else if (j->writes) {
		centre_rollback(j->ledger);
	}
	g_free(j->id);
	return done;
}

bool centre_compare_list(const struct centre *centre, struct centre_ledger *l,
			 const struct centre_compare_plan *plan,
			 struct centre_compare_outcome *outcome,
			 void (*progress)(unsigned done, unsigned total), GError **why)
{
	struct job j = {.ledger = l, .plan = plan, .outcome = outcome, .progress = progress};
	struct table *t = table_new(read_list, plan->list, plan->charset, 0, why);
	bool done = false;

	*outcome = (struct centre_compare_outcome){0};
	if (t && read_header(&j, t, why)) {
		outcome->charset = table_charset(t);
		fprintf(plan->result, "%s\n",
			_("line\tresult\tdifference\tnumber\tname\tbirth date"));
		done = begin(&j, centre, why) && walk(&j, t, why);
		done = end(&j, done, why);
		if (done && progress && plan->bytes)
			progress((unsigned)(plan->bytes >> 10), (unsigned)(plan->bytes >> 10));
	}
	table_free(t);
	return done;
}
