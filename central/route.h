/*
 * route - whose request it is: who sees it, whose turn it is, and until when.
 *
 * A request belongs to the commune that holds the resident (`commune`) and comes
 * from a commune (`origin`), mostly the same.  Both see its state; the register's
 * values are for the holder only.  It begins with the holder's chief.  Where he
 * is the author and no deputy stands in for him, it begins with the province.
 * His approval forwards what a higher office decides, and what he leaves lying
 * beyond the due time the province may decide in his place.
 */
#ifndef CENTRAL_ROUTE_H
#define CENTRAL_ROUTE_H

#include "central/call.h"
#include "central/ledger.h"
#include "forms/request.h"

enum centre_view {
	CENTRE_VIEW_NONE,   /* as if it did not exist */
	CENTRE_VIEW_SENDER, /* what he sent, and its state */
	CENTRE_VIEW_HOLDER, /* with what the register says */
};
enum centre_view centre_route_view(struct centre_call *call, const struct request *request);

/* Offices, level, decider, state and deadline of one that arrives, for the resident's commune. */
void centre_route_begin(struct centre_call *call, struct request *request,
			const char *commune);
/* It is not the officer's turn: forbidden, and whose turn it is; always false. */
bool centre_route_refuse(struct centre_call *call, const struct request *request);
/* After an approval: has the last word been said?  Else *level is the next. */
bool centre_route_is_last(const struct request *request, const char **level);
/* "chief" "province" "c06" for those who decide, "" for others. */
const char *centre_route_level(const struct centre_call *call);

/* When a request that comes now is due: the procedure's working days, at 17:00; days
 * decided since this program was made are those that were imported. */
int64_t centre_route_due(struct centre_call *call, const struct request *request);
/* Sets warn and overdue of an open one. */
bool centre_route_is_overdue(enum request_state state, int64_t deadline, int64_t now);
bool centre_route_warns(struct centre_call *call, enum request_state state, int64_t deadline);

/* What every refusal names: {receipt, date, office}. New. */
struct json *centre_blocker(const char *receipt, int64_t date, const char *office);
struct json *centre_blocker_of(const struct request *request);

#endif
