/*
 * sessions - signing in and out, new tokens, new passwords, the first screen.
 *
 * Five wrong passwords for one name, known or not, make that name wait: a
 * minute, then twice as long each time, at most a quarter of an hour.  A
 * refresh token is good once; one that comes a second time was copied, and
 * ends its session.
 */
#ifndef CENTRAL_SESSIONS_H
#define CENTRAL_SESSIONS_H

#include "central/call.h"

#define CENTRE_BEARER_MS (INT64_C(15) * 60 * 1000)
#define CENTRE_REFRESH_MS (INT64_C(12) * 60 * 60 * 1000)
#define CENTRE_FREE_FAILS 5
#define CENTRE_PASSWORD_LETTERS 8

/* Steps of the operations; see centre.c's table. */
void centre_centre(struct centre_call *call);
void centre_sign_in_look(struct centre_call *call);
void centre_sign_in(struct centre_call *call);
void centre_refresh(struct centre_call *call);
void centre_sign_out(struct centre_call *call);
void centre_password_look(struct centre_call *call);
void centre_password(struct centre_call *call);
void centre_home(struct centre_call *call);

#endif
