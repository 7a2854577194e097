/*
 * name_case - a name typed in capitals, as the paper forms want it, or all in small
 * letters, with one capital per word: NGUYỄN VĂN MẪU, H'HEN NIÊ.  A name in which
 * both cases stand is somebody's decision and stays.
 */
#ifndef FORMS_NAME_CASE_H
#define FORMS_NAME_CASE_H

/* New; NULL: nothing to mend. */
char *name_case(const char *typed);

#endif
