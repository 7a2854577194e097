/*
 * cleaning_rules - what makes a record a line of a cleaning list, said in SQL.
 *
 * Each rule is a condition on one row of `resident` and stands both in a partial
 * index (so that the database itself keeps the list with every change, whoever
 * makes it) and in the question that reads it: the two must be the same words,
 * which is why they are macros.  `p` is what stands before a column: "", "OLD."
 * or "NEW.".  The numbers' rule is that of forms/identity; a test holds the two
 * together.  What depends on today (over 100 years) is asked of an index of ages.
 */
#ifndef CENTRAL_CLEANING_RULES_H
#define CENTRAL_CLEANING_RULES_H

#define CLEAN_LIVING(p) p "life IN ('', '0', '1')"

/* Whether a field has a value: the values stand one a line (residents.h). */
#define CLEAN_HAS(p, path) "instr(char(10) || " p "fields, char(10) || '" path "=') > 0"
#define CLEAN_LACKS(p, path) "instr(char(10) || " p "fields, char(10) || '" path "=') = 0"

#define CLEAN_PARTIAL_BIRTH(p) CLEAN_LIVING(p) " AND length(" p "birth) < 10"

#define CLEAN_NO_PARENT_NUMBER(p)                                                          \
	CLEAN_LIVING(p)                                                                    \
	" AND " p "birth >= '2016' AND (" CLEAN_HAS(p, "Cha/HoVaTen") " AND "              \
	CLEAN_LACKS(p, "Cha/SoDinhDanh") " OR " CLEAN_HAS(p, "Me/HoVaTen") " AND "         \
	CLEAN_LACKS(p, "Me/SoDinhDanh") ")"

#define CLEAN_NO_RESIDENCE(p) CLEAN_LIVING(p) " AND " CLEAN_LACKS(p, "ThuongTru")

/* 1900 + 100 for every two of the fourth digit + the two behind it; odd is a woman. */
#define CLEAN_BAD_NUMBER(p)                                                                \
	CLEAN_LIVING(p)                                                                    \
	" AND length(" p "number) = 12 AND (" p "birth <> '' AND 1900 + 100 *"             \
	" (CAST(substr(" p "number, 4, 1) AS INTEGER) / 2) +"                              \
	" CAST(substr(" p "number, 5, 2) AS INTEGER) <> CAST(substr(" p                    \
	"birth, 1, 4) AS INTEGER) OR " p "sex IN ('1', '2') AND"                           \
	" CAST(substr(" p "number, 4, 1) AS INTEGER) % 2 + 1 <> CAST(" p "sex AS INTEGER))"

#define CLEAN_DEAD_PRESENT(p)                                                              \
	"(" p "life = '2' AND " CLEAN_HAS(p, "ThuongTru") " OR " CLEAN_LIVING(p) " AND "   \
	CLEAN_HAS(p, "NgayChetMatTich") ")"

/* `limit` is the day a hundred years ago: a parameter or an expression. */
#define CLEAN_OVER_100(p, limit)                                                           \
	CLEAN_LIVING(p)                                                                    \
	" AND " p "birth <> '' AND " p "birth <= " limit " AND " p "verified <> 'agree'"

/*
 * Two records, o and r, that may be one person.  A partial date says little, so
 * it counts within a hamlet only.
 */
#define CLEAN_SAME_YEAR "substr(o.birth, 1, 4) = substr(r.birth, 1, 4) AND r.birth <> ''"
#define CLEAN_SAME_NAME                                                                    \
	CLEAN_SAME_YEAR " AND o.fold = r.fold AND o.sex = r.sex AND"                       \
			" (o.birth = r.birth AND length(r.birth) = 10 OR"                  \
			" o.hamlet = r.hamlet AND (length(o.birth) < 10 OR"                \
			" length(r.birth) < 10))"
/* + keeps the year out of the choice of an index: the old number is the key. */
#define CLEAN_SAME_OLD_NUMBER                                                              \
	"o.old_number = r.old_number AND r.old_number <> '' AND o.old_number <> '' AND"    \
	" +substr(o.birth, 1, 4) = substr(r.birth, 1, 4) AND r.birth <> ''"

#endif
