/*
 * people_names - what invented people are called.
 *
 * Lists of "text:weight" parted by blanks, written for this project; weights
 * are per thousand and rounded.  Shares follow published counts: family names
 * the national list of 2005 (Lê Trung Hoa), given names the exam lists of two
 * provinces (born 1991-2002 and 2007-2011), word counts of the same lists;
 * families of the peoples follow the written descriptions of their names and
 * the candidates of the 15th National Assembly.  No list holds a person.
 */
#ifndef CENTRAL_PEOPLE_NAMES_H
#define CENTRAL_PEOPLE_NAMES_H

#include <stddef.h>

/* How a people writes its names; the order is that of the written name. */
enum name_order {
	NAME_AS_KINH,   /* family, middle, given                            */
	NAME_AS_MONG,   /* family, A (men) or Thị (women), given            */
	NAME_AS_EDE,    /* Y (men) or H' (women) with the given name first  */
};

struct people_group {
	const char *code;       /* QĐ 1019/QĐ-TCTK (2008), as QCVN 109      */
	unsigned share;         /* of the households of a practice commune, per thousand */
	enum name_order order;
	const char *families;
	const char *men;        /* given names, NULL = as Kinh              */
	const char *women;
};

extern const struct people_group centre_people_groups[];
extern const size_t centre_people_groups_count;

/* Given names of Kinh and of the peoples who took theirs. */
extern const char centre_people_men_old[];      /* born before 1975 */
extern const char centre_people_men[];
extern const char centre_people_women_old[];
extern const char centre_people_women[];
/* Middle names. */
extern const char centre_people_middle_men[];
extern const char centre_people_middle_women[];

#endif
