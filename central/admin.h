/*
 * admin - what an administrator does to a database that is not being served:
 * found it, add communes, hamlets and officers, set passwords, lock accounts.
 * Each is one transaction; false: nothing was changed, `why` (translated).
 */
#ifndef CENTRAL_ADMIN_H
#define CENTRAL_ADMIN_H

#include <glib.h>

#include "central/people.h"
#include "central/self.h"

#define CENTRE_ADMIN_ERROR g_quark_from_static_string("centre-admin")

struct centre_commune_plan {
	const char *code;     /* five digits */
	const char *name;     /* "xã Tập Huấn" */
	const char *kind;     /* code of catalogue COMMUNE_KIND */
	const char *province; /* "tỉnh Ví Dụ" */
	const char *const *hamlet; /* names */
	size_t hamlets;
	int64_t deadline; /* of verification, ms since 1970 UTC; 0: in 90 days */
};
/* Hamlets get the ids CODE-01, CODE-02 ... in the order given. */
bool centre_commune_add(const struct centre *centre, struct centre_ledger *ledger,
			const struct centre_commune_plan *plan, GError **why);

/* The copies of its terminals get another key and are filled anew. */
bool centre_commune_new_key(const struct centre *centre, struct centre_ledger *ledger,
			    const char *code, GError **why);

/*
 * The letters of a package that was brought by hand (forms/package.h); the
 * answer is the file with their receipts.  NULL: `why`, nothing was done.
 */
GBytes *centre_package_take(const struct centre *centre, struct centre_ledger *ledger,
			    GBytes *file, GError **why);

struct centre_officer_plan {
	const char *login, *name;
	const char *rank;    /* code of catalogue RANK, or words */
	const char *role;    /* "officer" "chief" ... */
	const char *commune; /* code */
	const char *password;
	int64_t decides_from, decides_to; /* a deputy's authorisation, ms; 0: none */
};
bool centre_officer_add(const struct centre *centre, struct centre_ledger *ledger,
			const struct centre_officer_plan *plan, GError **why);
/* Signs him out everywhere, too. */
bool centre_officer_passwd(const struct centre *centre, struct centre_ledger *ledger,
			   const char *login, const char *password, GError **why);
bool centre_officer_lock(const struct centre *centre, struct centre_ledger *ledger,
			 const char *login, bool locked, GError **why);

/* What people are imported into: the hamlets of a commune, for `people` and `import`. */
GPtrArray *centre_hamlet_ids(struct centre_ledger *ledger, const char *commune);
GPtrArray *centre_hamlet_names(struct centre_ledger *ledger, const char *commune);

/*
 * The same with faults (central/people.h).  `list` (may be NULL, else empty) gets
 * what is wrong, one line each: "KIND\tID\tNUMBER", of a pair
 * "duplicate\tID\tID".
 */
struct centre_population {
	const char *commune, *seed;
	unsigned count;
	enum people_faults_wanted faults;
	GString *list;
};
bool centre_populate_as(const struct centre *centre, struct centre_ledger *ledger,
			const struct centre_population *plan,
			void (*progress)(unsigned done, unsigned total), GError **why);

/*
 * An invented population (central/people.h) into a commune.  `progress` (may be
 * NULL) is told now and then.
 */
bool centre_populate(const struct centre *centre, struct centre_ledger *ledger,
		     const char *commune, const char *seed, unsigned count,
		     void (*progress)(unsigned done, unsigned total), GError **why);

#endif
