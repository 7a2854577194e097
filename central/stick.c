/* stick - a package that somebody brought to the centre itself. */
#include <string.h>

#include "central/admin.h"
#include "central/centre.h"
#include "forms/package.h"
#include "forms/values.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* What the officer's refusal would say, for the administrator. */
static void explain(const struct centre_call *call, const struct json *answer, GError **why)
{
	g_autofree char *detail = json_admit(answer, "detail", VALUE_LETTERS, NULL);

	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0,
			    call->slug && detail && *detail ? detail
						 : _("The database could not be written. "
						     "Nothing was changed."));
}

GBytes *centre_package_take(const struct centre *centre, struct centre_ledger *l, GBytes *file,
			    GError **why)
{
	g_autoptr(json_owned) answer = NULL;
	GBytes *receipts = NULL;
	struct centre_call call;
	gsize length;
	const void *bytes = g_bytes_get_data(file, &length);

	centre_call_init(&call);
	call.op = OP_PACKAGE;
	call.now = world_now(centre->world);
	call.document = json_object();
	package_put_bytes(call.document, "package", bytes, length);
	call.settles = centre_begin(l);
	if (call.settles)
		centre_settle(centre, l, &call);
	if (!call.settles || !centre_commit(l))
		centre_lost(&call);
	if (call.answer)
		answer = json_parse(call.answer, strlen(call.answer), NULL);
	if (call.status == 200)
		receipts = package_take_bytes(answer, "receipts", RECEIPTS_MOST_BYTES, why);
	else
		explain(&call, answer, why);
	centre_call_clear(&call);
	return receipts;
}
