/*
 * sim - terminals, a line and a centre in one process, on a simulated clock,
 * line, disk and chance, all of one seed.
 *
 * The code under test is the real code: store, outbox, courier, session and the
 * operations of the terminal; centre_answer() and the ledger of the centre.
 * Only what is handed to them is ours: struct world, struct transport, and the
 * disk below SQLite (disk.h).
 */
#ifndef TESTS_TORTURE_SIM_H
#define TESTS_TORTURE_SIM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "central/centre.h"
#include "client/central.h"
#include "client/courier.h"
#include "client/keeper.h"
#include "client/outbox.h"
#include "client/transport.h"
#include "tests/torture/disk.h"

#define SIM_OFFICERS 3 /* two officers and their chief */
#define SIM_PEOPLE 4   /* residents that all of them fight over */
#define SIM_EPOCH INT64_C(1763900000000)

struct sim;

/* What was acknowledged to an officer: "kept". The one thing that must come true. */
struct sim_promise {
	char *uuid, *about;
	unsigned officer;
	char *field; /* that it changes; NULL: none */
	bool held;   /* stood behind a refused one that changes the same field */
	bool dropped; /* by the officer, after it was refused */
	bool kept; /* false: the power went while it was being kept; it may be there */
	enum operation op;
	enum letter_state state; /* as last told by the courier */
	char *receipt;
};

struct sim_terminal {
	struct sim *sim;
	unsigned number;
	const char *login, *password;
	char *folder;
	struct world world; /* its own wall clock */
	int64_t skew;	    /* of that clock, ms */
	bool up;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	struct keeper *keeper; /* NULL: not signed in since it is up */
	struct session *session;
	struct transport wire;
	struct central *central;
	int64_t next_boot, next_tick, next_sign_in, next_keep;
	/* what it saw of each resident when it last looked */
	char *version[SIM_PEOPLE], *blood[SIM_PEOPLE], *marital[SIM_PEOPLE];
};

struct sim {
	uint64_t seed, chance;
	int64_t now; /* ms since SIM_EPOCH */
	struct world world; /* the centre's */
	char *folder, *centre_folder, *centre_path;
	struct centre_ledger *ledger; /* NULL: the centre is down */
	struct centre *centre;
	int64_t centre_back;
	char *centre_id;
	struct sim_terminal terminal[SIM_OFFICERS];
	GPtrArray *mail;     /* of struct sim_mail: what is on the line */
	GPtrArray *promises; /* of struct sim_promise */
	GHashTable *by_uuid; /* the same */
	GPtrArray *arrived;  /* keys in the order in which the centre first judged them */
	GHashTable *known;   /* the same */
	GHashTable *told;    /* key -> receipt: answers that left the centre */
	int64_t line_down_until;
	unsigned tickets;
	bool calm; /* no more faults: all must come to an end */
	bool trace;
	unsigned steps, delivered, doubled, lost, ends, conflicts, refused, done;
	unsigned copies; /* compared and equal, at the end */
	char *broken; /* the first promise that was broken, in words; NULL */
};

/* A number below n. */
unsigned sim_draw(struct sim *sim, unsigned n);
/* True `percent` of 100 times. */
bool sim_chance(struct sim *sim, unsigned percent);
void sim_break(struct sim *sim, const char *format, ...) G_GNUC_PRINTF(2, 3);
void sim_say(struct sim *sim, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ---- sim_line.c: the transport, and what the line does to a message ------------ */
GPtrArray *sim_mail_new(void);
struct transport sim_transport(struct sim_terminal *terminal);
/* Delivers what has arrived at the centre by now, and takes its answers. */
void sim_line_move(struct sim *sim);
/* When the next message arrives; -1: nothing is on the line. */
int64_t sim_line_next(const struct sim *sim);
/* All that is on its way to and from this terminal is gone (it ended). */
void sim_line_forget(struct sim *sim, const struct sim_terminal *terminal);

/* ---- sim_terminal.c ------------------------------------------------------------ */
void sim_terminal_boot(struct sim_terminal *terminal);
/* It has ended: power or kill; boots again later. */
void sim_terminal_end(struct sim_terminal *terminal, enum disk_end how);
void sim_terminal_move(struct sim_terminal *terminal);
/* The officer writes something, of what he last saw. */
void sim_terminal_write(struct sim_terminal *terminal);
/* He goes through what was refused or is in conflict, and lets it go. */
void sim_terminal_tidy(struct sim_terminal *terminal);
void sim_terminal_look(struct sim_terminal *terminal);

/* What every letter says of whose it is; grows when the contract asks for more. */
#define SIM_FOR_US ""
#define SIM_FOR_US_OF(centre_id)
#define SIM_FOR_US_ARGS SIM_FOR_US_OF(t->sim->centre_id)

/* ---- sim_centre.c -------------------------------------------------------------- */
bool sim_centre_found(struct sim *sim, const char *path);
void sim_centre_boot(struct sim *sim);
void sim_centre_end(struct sim *sim, enum disk_end how);

/* ---- sim_check.c: the invariants ----------------------------------------------- */
/* One letter that the courier called done. */
void sim_check_done(struct sim *sim, const struct sim_promise *promise);
/* One store that was opened: every promise of its officer is in it. */
void sim_check_store(struct sim_terminal *terminal);
/* The commune's copy at this terminal says what the centre says. */
bool sim_copy_agrees(struct sim_terminal *terminal, char **difference);
/* The whole centre: exactly once, order per record, history, audit. */
void sim_check_centre(struct sim *sim);
/* At the end: nothing waits any more. */
void sim_check_end(struct sim *sim);

void sim_init(struct sim *sim, uint64_t seed, const char *folder);
void sim_clear(struct sim *sim);
/* Steps without any more faults until nothing waits. */
void sim_evening(struct sim *sim);
/* A new folder with a centre in it that was founded once for all (template.db). */
void sim_found(struct sim *sim, uint64_t seed, const char *folder);
/* Runs one seed; NULL, or what broke (g_free). `trace` prints every step. */
char *sim_run(uint64_t seed, unsigned steps, const char *folder, bool trace,
	      struct sim *figures);

#endif
