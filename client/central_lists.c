/* central_lists - cleaning lists, pairs and worklists of compared lists, asked of the centre. */
#include "client/central_lists.h"

#include <string.h>

#include "client/question.h"
#include "forms/copy.h"
#include "forms/json.h"
#include "forms/purpose.h"

#include "i18n/banned.h"

static unsigned ask(struct central *central, enum operation op, const char *id, const char *after,
		    const struct purpose *purpose, central_done done, void *to)
{
	g_autofree char *path = operation_path(op, id);
	g_autofree char *query = copy_query_print(after, 0);
	struct question q = { .op = op,
			      .path = g_strconcat(path, query, NULL),
			      .purpose = purpose ? purpose_to_header(purpose) : NULL,
			      .done = done,
			      .to = to };

	return central_ask(central, &q);
}

/* `body` is taken. */
static unsigned tell(struct central *central, enum operation op, const char *id,
		     struct json *body, central_done done, void *to)
{
	struct question q = { .op = op,
			      .path = operation_path(op, id),
			      .body = json_print(body),
			      .done = done,
			      .to = to };

	json_free(body);
	return central_ask(central, &q);
}

unsigned central_cleaning(struct central *central, central_done done, void *to)
{
	return ask(central, OP_CLEANING, NULL, "", NULL, done, to);
}

unsigned central_cleaning_list(struct central *central, const char *kind, const char *after,
			       central_done done, void *to)
{
	return ask(central, OP_CLEANING_LIST, kind, after, NULL, done, to);
}

unsigned central_cleaning_assign(struct central *central, const char *kind, const char *officer,
				 const char *lines, central_done done, void *to)
{
	struct json *body = json_object();

	json_put_text(body, "officer", officer);
	json_put_text(body, "lines", lines);
	return tell(central, OP_CLEANING_ASSIGN, kind, body, done, to);
}

unsigned central_pair(struct central *central, const char *pair, const struct purpose *purpose,
		      central_done done, void *to)
{
	return ask(central, OP_PAIR, pair, "", purpose, done, to);
}

unsigned central_pair_answer(struct central *central, const char *pair, const char *answer,
			     const char *note, central_done done, void *to)
{
	struct json *body = json_object();

	json_put_text(body, "answer", answer);
	json_put_text(body, "note", note);
	return tell(central, OP_PAIR_ANSWER, pair, body, done, to);
}

unsigned central_comparisons(struct central *central, central_done done, void *to)
{
	return ask(central, OP_COMPARISONS, NULL, "", NULL, done, to);
}

unsigned central_comparison(struct central *central, const char *id, const char *after,
			    central_done done, void *to)
{
	return ask(central, OP_COMPARISON, id, after, NULL, done, to);
}

unsigned central_comparison_answer(struct central *central, const char *id, unsigned line,
				   const char *answer, const char *note, central_done done,
				   void *to)
{
	struct json *body = json_object();

	json_put_number(body, "line", line);
	json_put_text(body, "answer", answer);
	json_put_text(body, "note", note);
	return tell(central, OP_COMPARISON_ANSWER, id, body, done, to);
}
