/* comparisons - the worklists of differences, as a commune sees and answers them. */
#include <string.h>

#include "central/access.h"
#include "central/compare.h"
#include "central/problem.h"
#include "central/requests.h"
#include "forms/comparison.h"
#include "forms/copy.h"

#include "i18n/banned.h"

#define PAGE 20

void centre_comparisons(struct centre_call *c)
{
	struct comparison_heads *heads = comparison_heads_new();
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT k.id, k.name, k.at, (SELECT count(*) FROM comparison_line l WHERE"
		" l.commune = ?1 AND l.comparison = k.id AND l.answer = ''),"
		" (SELECT count(*) FROM comparison_line l WHERE l.commune = ?1 AND"
		" l.comparison = k.id AND l.answer <> '') FROM comparison k WHERE EXISTS(SELECT 1"
		" FROM comparison_line l WHERE l.commune = ?1 AND l.comparison = k.id)"
		" ORDER BY k.at DESC, k.id LIMIT 100",
		"s", c->officer->commune);

	while (centre_next(rows)) {
		struct comparison_head *head = comparison_heads_add(heads, centre_text(rows, 0),
								    centre_text(rows, 1));

		head->at = centre_int(rows, 2);
		head->left = (unsigned)centre_int(rows, 3);
		head->done = (unsigned)centre_int(rows, 4);
	}
	centre_done(rows);
	heads->as_of = c->now;
	centre_reply(c, 200, comparison_heads_to_json(heads));
	comparison_heads_free(heads);
}

static struct comparison_line *line_of(struct centre_rows *rows)
{
	struct comparison_line *line = comparison_line_new();
	char **into[] = {&line->resident, &line->result, &line->words,
			 &line->number,	  &line->name,	 &line->birth};

	line->line = (unsigned)centre_int(rows, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(into); i++) {
		g_free(*into[i]);
		*into[i] = g_strdup(centre_text(rows, (int)i + 1));
	}
	return line;
}

static void fill(struct centre_call *c, struct comparison_page *page, int64_t after)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT line, resident, result, words, number, name, birth FROM comparison_line"
		" WHERE commune = ?1 AND comparison = ?2 AND answer = '' AND line > ?3"
		" ORDER BY line LIMIT ?4",
		"ssid", c->officer->commune, c->id, after, PAGE);

	while (centre_next(rows))
		g_ptr_array_add(page->rows, line_of(rows));
	centre_done(rows);
	if (page->rows->len == PAGE) {
		const struct comparison_line *last = page->rows->pdata[PAGE - 1];

		g_free(page->next);
		page->next = g_strdup_printf("%u", last->line);
	}
	page->total = (unsigned)centre_number(
		c->ledger, 0,
		"SELECT count(*) FROM comparison_line WHERE commune = ?1 AND comparison = ?2"
		" AND answer = ''",
		"ss", c->officer->commune, c->id);
}

void centre_comparison(struct centre_call *c)
{
	g_autofree char *after = NULL, *name = NULL;
	struct comparison_page *page;
	unsigned limit;

	if (!copy_query_read(c->query, &after, &limit)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	centre_owe(c, c->id, NULL);
	name = centre_word(c->ledger,
			   "SELECT name FROM comparison WHERE id = ?1 AND EXISTS(SELECT 1 FROM"
			   " comparison_line WHERE commune = ?2 AND comparison = ?1)",
			   "ss", c->id, c->officer->commune);
	if (!name) {
		centre_refuse(c, PROBLEM_NOT_FOUND);
		return;
	}
	page = comparison_page_new();
	g_free(page->id);
	g_free(page->name);
	page->id = g_strdup(c->id);
	page->name = g_steal_pointer(&name);
	fill(c, page, g_ascii_strtoll(after, NULL, 10));
	page->as_of = c->now;
	centre_reply(c, 200, comparison_page_to_json(page));
	comparison_page_free(page);
}

static bool answer(struct centre_call *c, int64_t line, const char *word, const char *note)
{
	if (!centre_do(c->ledger,
		       "UPDATE comparison_line SET answer = ?4, note = ?5, officer = ?6, at = ?7"
		       " WHERE comparison = ?1 AND line = ?2 AND commune = ?3 AND answer = ''",
		       "sissssi", c->id, line, c->officer->commune, word, note, c->officer->id,
		       c->now))
		return centre_refuse(c, PROBLEM_BUSY);
	if (centre_touched(c->ledger) == 1)
		return true;
	if (centre_number(c->ledger, 0,
			  "SELECT count(*) FROM comparison_line WHERE comparison = ?1 AND"
			  " line = ?2 AND commune = ?3",
			  "sis", c->id, line, c->officer->commune) == 1)
		return centre_refuse(c, PROBLEM_NOT_OPEN);
	return centre_refuse(c, PROBLEM_NOT_FOUND);
}

void centre_comparison_answer(struct centre_call *c)
{
	static const char *const keys[] = {"line", "answer", "note", NULL};
	g_autoptr(GError) why = NULL;
	g_autofree char *word = NULL, *note = NULL;
	const char *stranger;
	struct json *j;

	centre_owe(c, c->id, NULL);
	if (!json_only_keys(c->document, keys, &stranger)) {
		centre_refuse(c, PROBLEM_UNKNOWN_FIELD);
		return;
	}
	word = json_admit(c->document, "answer", 16, &why);
	note = word ? json_admit(c->document, "note", REQUEST_NOTE_LETTERS, &why) : NULL;
	if (!note) {
		centre_refuse_error(c, why);
		return;
	}
	if (!comparison_answer_is(word)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	if (!answer(c, json_number_at(c->document, "line", 0), word, note))
		return;
	j = json_object();
	json_put_number(j, "left",
			centre_number(c->ledger, 0,
				      "SELECT count(*) FROM comparison_line WHERE commune = ?1 AND"
				      " comparison = ?2 AND answer = ''",
				      "ss", c->officer->commune, c->id));
	centre_receipt_put(c, j);
	centre_reply(c, 200, j);
}
