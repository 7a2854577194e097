/*
 * atlas_file - the official lists as they lie on this machine: CENTRE-atlas.txt in the
 * state folder, 0600, nothing about a person in it, shared by the officers of a machine.
 *
 *   dancu-atlas 1 CENTRE
 *   +U <tab> cells ...       a row that is there, -U one that is gone
 *   =SEQ LEFT CHECK          the end of a piece: half the SHA-256 of its bytes up to here
 *
 * Pieces are only put at the end, so whatever ends the program leaves all pieces before
 * the last whole; half a piece at the end is not read, and is written over.  When
 * something came after all was there, the file is written anew beside and renamed.
 */
#ifndef CLIENT_ATLAS_FILE_H
#define CLIENT_ATLAS_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/delta.h"

struct atlas_file;

/* Reads what is there.  NULL: the folder or the file is not ours alone (STORE_ERROR). */
struct atlas_file *atlas_file_open(const char *dir, const char *centre, GError **error);
void atlas_file_free(struct atlas_file *file); /* NULL is fine */

int64_t atlas_file_seq(const struct atlas_file *file);
bool atlas_file_whole(const struct atlas_file *file); /* once filled to the end */
unsigned atlas_file_left(const struct atlas_file *file);
/* Whether this process writes: taken once, held until the end. */
bool atlas_file_leads(struct atlas_file *file);
/* Another process wrote: reads again.  True: there is more than before. */
bool atlas_file_refresh(struct atlas_file *file);

/* On the disk when it returns true. */
bool atlas_file_take(struct atlas_file *file, const struct delta *delta, GError **error);
bool atlas_file_empty(struct atlas_file *file, GError **error);

/* The rows of these lists (bits 1 << enum delta_list) as they are now; struct delta_row. */
GPtrArray *atlas_file_rows(const struct atlas_file *file, unsigned lists);

/* For the fuzzer: the bytes of a file; how many of them are whole pieces. */
size_t atlas_file_read(const char *bytes, size_t length, const char *centre, int64_t *seq,
		       unsigned *left);

#endif
