/*
 * waiting_paper - the slip of a request that has no receipt yet: CHƯA GHI NHẬN.
 * What a letter says of the citizen is his name; the rest is with the centre.
 */
#include "tui/waiting.h"

#include <string.h>

#include "client/outbox.h"
#include "forms/request.h"
#include "forms/values.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/print.h"

#include "i18n/banned.h"

static struct person_row *person_of(const struct letter *letter)
{
	struct person_row *row = person_row_new();

	g_free(row->id);
	row->id = g_strdup(*letter->about ? letter->about : letter->uuid);
	g_free(row->name);
	row->name = value_name_of_text(letter->subject);
	return row;
}

void waiting_print(struct waiting *waiting)
{
	struct app *app = waiting->base.app;
	const struct letter *listed = waiting_here(waiting);
	struct letter *letter = NULL;
	g_autoptr(json_owned) body = NULL;
	struct request *request = NULL;

	if (listed && listed->op == OP_REQUEST)
		letter = outbox_load(app->outbox, listed->uuid, NULL);
	if (letter && *letter->body)
		body = json_parse(letter->body, strlen(letter->body), NULL);
	if (body)
		request = request_of_json(body, NULL);
	if (request) {
		request->head = person_of(letter);
		print_request(app, request);
	} else {
		app_say(app, _("Only a request that waits here has a paper; look at its receipt in "
			       "My requests."));
	}
	request_free(request);
	letter_free(letter);
}
