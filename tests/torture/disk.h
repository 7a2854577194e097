/*
 * disk - a disk that can lose power, fail and fill up, under the real SQLite
 * of terminal and centre.
 *
 * It stands between SQLite and the file system as a VFS of its own, made the
 * default by disk_install().  What SQLite writes goes to the real file at once,
 * so that every connection of the machine sees it; what has not been synced is
 * kept besides, piece by piece.  When the machine loses its power each such
 * piece is dropped, kept or torn at a 512-byte sector, and a file that was
 * deleted may be back.  An acknowledgement counts only if it outlives that.
 *
 * A machine is a folder.  While it is down every operation on its files fails.
 * Single-threaded, one per process: it is a test's, not the program's.
 */
#ifndef TESTS_TORTURE_DISK_H
#define TESTS_TORTURE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a machine ends. */
enum disk_end {
	DISK_KILL,  /* kill -9: what was written is there */
	DISK_DROP,  /* power cut: nothing that was not synced is there */
	DISK_MIX,   /* power cut: some of it is there */
	DISK_TEAR,  /* power cut: some of it, in sectors of 512 bytes */
	DISK_ENDS,
};

/* What the next operations of a machine's disk answer. */
enum disk_fault {
	DISK_FINE,
	DISK_ERROR, /* EIO */
	DISK_FULL,  /* ENOSPC for what would grow or be written; reading goes on */
};

/* Before the first database is opened in this process. */
void disk_install(void);

/* All that has been said of this folder is forgotten: another test, another seed. */
void disk_forget(const char *machine);

/*
 * The machine ends in the middle of its n-th writing operation (write, truncate,
 * sync, delete) from now: that one and all behind it fail.  0: at no operation.
 */
void disk_end_at(const char *machine, unsigned n);
/* It ended by itself, as disk_end_at() asked. */
bool disk_is_down(const char *machine);
/* It ends now. */
void disk_cut(const char *machine);
/* `n` writing operations, counted from the next, answer so; then the disk is fine again. */
void disk_fails(const char *machine, enum disk_fault fault, unsigned skip, unsigned n);
/* Every disk says that it has synced and does not: a battery that passes so tests nothing. */
void disk_lies(bool lies);
/* Writing operations so far. */
unsigned disk_writes(const char *machine);

/*
 * After every connection of it has been closed: the files become what `how` leaves
 * of them, and the machine is up.  `chance` draws.
 */
void disk_restart(const char *machine, enum disk_end how, uint64_t *chance);

/* ---- a day on record ----------------------------------------------------------------- */

/* From now on every operation on this machine's files is recorded; NULL: no more. */
void disk_record(const char *machine);
/* Operations on record. */
unsigned disk_recorded(void);
/*
 * The machine's files become what the first `cut` of them leave, when the power
 * goes then; `lies`: as if no sync had been one.  It is up, nothing is open.
 */
void disk_replay(const char *machine, unsigned cut, enum disk_end how, bool lies,
		 uint64_t *chance);

/* splitmix64 on a seed of the caller's: the one source of chance of the battery. */
uint64_t disk_chance(uint64_t *seed);

#endif
