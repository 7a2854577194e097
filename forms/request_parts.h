/* request_parts - tables shared by the files of request; for these only. */
#ifndef FORMS_REQUEST_PARTS_H
#define FORMS_REQUEST_PARTS_H

#include "forms/slots.h"

struct decision;
struct override;
struct paper;
struct request;

extern const struct slot paper_slots[];
extern const struct slot decision_slots[];
extern const struct slot request_slots[];
extern const struct slot request_more_slots[]; /* only written when they say something */
extern const struct slot request_centre_slots[];
extern const struct slot applicant_slots[];
extern const struct slot override_slots[];
extern const struct slot claim_slots[];

/* Empty ones, added to the request. */
struct paper *request_new_paper(struct request *request);
struct decision *request_new_decision(struct request *request);
struct override *request_new_override(struct request *request);

/* Who came, what was overridden, whom he claims to be, whose it is: request_desk.c. */
void request_desk_put(struct json *json, const struct request *request);
bool request_desk_take(struct request *request, const struct json *json, GError **why);
void request_offices_put(struct json *json, const struct request *request);
bool request_offices_take(struct request *request, const struct json *json, GError **why);

#endif
