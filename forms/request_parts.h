/* request_parts - tables shared by request.c and request_json.c; for these two only. */
#ifndef FORMS_REQUEST_PARTS_H
#define FORMS_REQUEST_PARTS_H

#include "forms/slots.h"

struct decision;
struct paper;
struct request;

extern const struct slot paper_slots[];
extern const struct slot decision_slots[];
extern const struct slot request_slots[];
extern const struct slot request_centre_slots[];

/* Empty ones, added to the request. */
struct paper *request_new_paper(struct request *request);
struct decision *request_new_decision(struct request *request);

#endif
