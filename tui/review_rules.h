/*
 * review_rules - what the rules across fields say of a draft before it is sent
 * (forms/rules.h).  The centre asks again, with the household and the relatives,
 * which this terminal may not see.
 */
#ifndef TUI_REVIEW_RULES_H
#define TUI_REVIEW_RULES_H

struct app;
struct kept;
struct request;
struct sheet;

/* One line for each rule that is broken; none: nothing. */
void review_rules_show(struct sheet *sheet, struct app *app, const struct kept *kept,
		       const struct request *request);

/*
 * Why it may not be sent so: an error, or a warning without a word in the note; one
 * translated sentence (g_free() it).  NULL: it may, and the note became the reason of
 * each warning.
 */
char *review_rules_hinder(struct app *app, struct kept *kept);

#endif
