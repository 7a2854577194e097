/* disk_private - what disk.c (what is left) and disk_vfs.c (what SQLite sees) share. */
#ifndef TESTS_TORTURE_DISK_PRIVATE_H
#define TESTS_TORTURE_DISK_PRIVATE_H

#include <glib.h>
#include <sqlite3.h>

#include "tests/torture/disk.h"

struct machine {
	char *folder;
	bool down;
	unsigned writes, end_at;
	enum disk_fault fault;
	unsigned skip, left;
};

struct piece {
	int64_t at;	/* offset; or the new length */
	GByteArray *bytes; /* NULL: a truncation */
};

struct node {
	struct machine *machine;
	char *path;
	GByteArray *certain; /* what a power cut cannot take */
	GPtrArray *pieces;   /* of struct piece, in order */
	bool deleted;	     /* but not certainly */
};

struct disk {
	sqlite3_vfs vfs, *below;
	GPtrArray *machines, *nodes;
	bool lies;
	struct machine *on_record;
	GPtrArray *record; /* of struct deed */
	unsigned given; /* of them: what was there when the record began */
};

enum deed_kind { DEED_WRITE, DEED_CUT, DEED_SYNC, DEED_DELETE, DEED_DELETE_SURELY };

struct deed {
	enum deed_kind kind;
	char *path;
	int64_t at;
	GByteArray *bytes;
};

extern struct disk disk;

struct machine *disk_machine(const char *folder);
void disk_record_start(void);

/*
 * One writing operation: may it happen?  SQLITE_OK, or what it answers; *last: it
 * is the one in the middle of which the machine ends.
 */
int disk_attempt(struct node *node, bool *last);
/* The node of a path, made on first sight: what lies there then is certain. */
struct node *disk_node(const char *path);
/* Written, not synced; bytes NULL: cut to the length `at`. */
void disk_note(struct node *node, int64_t at, const void *bytes, int length);
void disk_settle(struct node *node);
/* What a power cut leaves of a file. */
void disk_survive(struct node *node, enum disk_end how, uint64_t *chance);
void disk_forget_nodes(struct machine *machine);
/* Deleted; it may come back unless `surely`. */
void disk_deleted(struct node *node, bool surely);
/* In disk_record.c: one operation that happened. */
void disk_tell(const struct node *node, enum deed_kind kind, int64_t at, const void *bytes,
	       int length);

/* Nothing is known yet. */
void disk_start(void);

#endif
