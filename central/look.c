/*
 * look - somebody looked at the copy while there was no line, and says so now.
 *
 * The trail gets a row as for a look at the centre itself, with the time at
 * which it was.  What was looked at is not judged any more: a resident who has
 * moved since was seen all the same.
 */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "forms/values.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static bool is_kind(const char *what)
{
	static const char *const kinds[] = {"find", "resident", "household", "worklist",
					    "reveal", "print"};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(what, kinds[i]) == 0)
			return true;
	return false;
}

struct look {
	char *what, *target, *detail, *world, *centre;
};

static bool read_look(struct centre_call *c, struct look *look, int64_t *made_at)
{
	static const char *const keys[] = {"id", "made_at", "world", "centre", "purpose", "what",
					   "target", "detail", NULL};
	const struct json *body = c->document;
	g_autoptr(GError) why = NULL;

	if (!json_check_keys(body, keys, &why) ||
	    !(look->what = json_admit(body, "what", VALUE_CODE_LETTERS, &why)) ||
	    !(look->target = json_admit(body, "target", VALUE_LETTERS, &why)) ||
	    !(look->detail = json_admit(body, "detail", VALUE_LETTERS, &why)) ||
	    !(look->world = json_admit(body, "world", VALUE_CODE_LETTERS, &why)) ||
	    !(look->centre = json_admit(body, "centre", VALUE_LETTERS, &why)))
		return centre_refuse_error(c, why);
	*made_at = json_time_at(body, "made_at", 0);
	if (!is_kind(look->what) || *made_at <= 0)
		return centre_refuse(c, PROBLEM_BAD_SHAPE);
	return centre_is_for_us(c, look->world, look->centre);
}

static void look_clear(struct look *look)
{
	g_free(look->what);
	g_free(look->target);
	g_free(look->detail);
	g_free(look->world);
	g_free(look->centre);
}

void centre_copy_look(struct centre_call *c)
{
	struct look look = {0};
	int64_t made_at = 0;

	if (read_look(c, &look, &made_at)) {
		g_autofree char *when = moment_iso(made_at);
		g_autofree char *detail = g_strdup_printf("copy %s at=%s %s", look.what, when,
							  look.detail);
		g_autofree char *receipt = centre_receipt_next(c);
		struct json *j = json_object();

		centre_owe(c, look.target, detail);
		json_put_text(j, "receipt", receipt);
		centre_receipt_put(c, j);
		centre_reply(c, 200, j);
	}
	look_clear(&look);
}
