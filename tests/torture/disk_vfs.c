/*
 * disk_vfs - the disk as SQLite sees it: every operation is passed on to the real
 * file and told to disk.c, unless the machine is down or its disk fails.
 */
#include "tests/torture/disk_private.h"

#include <string.h>

#include "i18n/banned.h"

struct file {
	sqlite3_file base;
	struct node *node; /* NULL: a temporary file */
	sqlite3_file *real; /* behind this struct */
};

/* ---- a file as SQLite sees it -------------------------------------------------- */

static sqlite3_file *real_of(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static struct node *node_in(sqlite3_file *f)
{
	return ((struct file *)f)->node;
}

static bool is_down(sqlite3_file *f)
{
	return node_in(f) && node_in(f)->machine->down;
}

static int f_close(sqlite3_file *f)
{
	return real_of(f)->pMethods ? real_of(f)->pMethods->xClose(real_of(f)) : SQLITE_OK;
}

static int f_read(sqlite3_file *f, void *into, int length, sqlite3_int64 at)
{
	return is_down(f) ? SQLITE_IOERR_READ
			  : real_of(f)->pMethods->xRead(real_of(f), into, length, at);
}

static int f_write(sqlite3_file *f, const void *bytes, int length, sqlite3_int64 at)
{
	bool last;
	int code = disk_attempt(node_in(f), &last);

	if (code == SQLITE_OK || last)
		disk_note(node_in(f), at, bytes, length);
	if (code != SQLITE_OK)
		return code;
	return real_of(f)->pMethods->xWrite(real_of(f), bytes, length, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 length)
{
	bool last;
	int code = disk_attempt(node_in(f), &last);

	if (code != SQLITE_OK)
		return code;
	disk_note(node_in(f), length, NULL, 0);
	return real_of(f)->pMethods->xTruncate(real_of(f), length);
}

static int f_sync(sqlite3_file *f, int flags)
{
	bool last;
	int code = disk_attempt(node_in(f), &last);

	(void)flags;
	if (code == SQLITE_OK && !disk.lies)
		disk_settle(node_in(f));
	return code == SQLITE_OK || code == SQLITE_IOERR ? code : SQLITE_IOERR_FSYNC;
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real_of(f)->pMethods->xFileSize(real_of(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
	return is_down(f) ? SQLITE_IOERR_LOCK : real_of(f)->pMethods->xLock(real_of(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
	return real_of(f)->pMethods->xUnlock(real_of(f), level);
}

static int f_reserved(sqlite3_file *f, int *out)
{
	return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}

static int f_control(sqlite3_file *f, int op, void *arg)
{
	return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int f_sector(sqlite3_file *f)
{
	return real_of(f)->pMethods->xSectorSize(real_of(f));
}

/* Nothing is promised: no atomic write, no overwrite that leaves neighbours alone. */
static int f_traits(sqlite3_file *f)
{
	(void)f;
	return 0;
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return is_down(f) ? SQLITE_IOERR_SHMMAP
			  : real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	if (is_down(f) && (flags & SQLITE_SHM_LOCK))
		return SQLITE_IOERR_SHMLOCK;
	return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
	real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static int f_shm_unmap(sqlite3_file *f, int remove)
{
	return real_of(f)->pMethods->xShmUnmap(real_of(f), remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = f_close,
	.xRead = f_read,
	.xWrite = f_write,
	.xTruncate = f_truncate,
	.xSync = f_sync,
	.xFileSize = f_size,
	.xLock = f_lock,
	.xUnlock = f_unlock,
	.xCheckReservedLock = f_reserved,
	.xFileControl = f_control,
	.xSectorSize = f_sector,
	.xDeviceCharacteristics = f_traits,
	.xShmMap = f_shm_map,
	.xShmLock = f_shm_lock,
	.xShmBarrier = f_shm_barrier,
	.xShmUnmap = f_shm_unmap,
};

/* ---- the VFS ------------------------------------------------------------------ */

static int v_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *given)
{
	struct file *f = (struct file *)out;
	int code;

	(void)vfs;
	*f = (struct file){ .real = (sqlite3_file *)(f + 1) };
	f->real->pMethods = NULL;
	if (name && disk_node(name)->machine->down)
		return SQLITE_CANTOPEN;
	code = disk.below->xOpen(disk.below, name, f->real, flags, given);
	if (code != SQLITE_OK)
		return code;
	f->node = name ? disk_node(name) : NULL;
	if (f->node && f->node->deleted) /* made anew, while the old may come back */
		disk_note(f->node, 0, NULL, 0);
	f->base.pMethods = &methods;
	return SQLITE_OK;
}

static int v_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	struct node *n = disk_node(name);
	bool last;
	int code = disk_attempt(n, &last);

	(void)vfs;
	if (code != SQLITE_OK)
		return code;
	code = disk.below->xDelete(disk.below, name, 0);
	if (code == SQLITE_OK)
		disk_deleted(n, sync_folder != 0);
	return code;
}

void disk_install(void)
{
	if (disk.below)
		return;
	disk.below = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.below;
	disk.vfs.zName = "dancu-torture";
	disk.vfs.pNext = NULL;
	disk.vfs.szOsFile = (int)sizeof(struct file) + disk.below->szOsFile;
	disk.vfs.xOpen = v_open;
	disk.vfs.xDelete = v_delete;
	disk_start();
	sqlite3_vfs_register(&disk.vfs, 1);
}
