/*
 * disk - the VFS, and what is left of a file when the power goes.
 *
 * Every file of a machine is a node: the bytes that are certain (as of its last
 * sync) and the pieces written since.  Only writing operations are counted, for
 * only they can be the last one.
 */
#include "tests/torture/disk_private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "i18n/banned.h"

#define SECTOR 512

struct disk disk;

uint64_t disk_chance(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* ---- machines ----------------------------------------------------------------- */

static void machine_free(void *self)
{
	struct machine *m = self;

	g_free(m->folder);
	g_free(m);
}

struct machine *disk_machine(const char *folder)
{
	struct machine *m;

	for (guint i = 0; i < disk.machines->len; i++) {
		m = disk.machines->pdata[i];
		if (!strcmp(m->folder, folder))
			return m;
	}
	m = g_new0(struct machine, 1);
	m->folder = g_strdup(folder);
	g_ptr_array_add(disk.machines, m);
	return m;
}

int disk_attempt(struct node *node, bool *last)
{
	struct machine *m = node ? node->machine : NULL;

	*last = false;
	if (!m)
		return SQLITE_OK;
	if (m->down)
		return SQLITE_IOERR;
	m->writes++;
	if (m->end_at && --m->end_at == 0) {
		m->down = *last = true;
		return SQLITE_IOERR;
	}
	if (m->fault == DISK_FINE)
		return SQLITE_OK;
	if (m->skip) {
		m->skip--;
		return SQLITE_OK;
	}
	if (!m->left) {
		m->fault = DISK_FINE;
		return SQLITE_OK;
	}
	m->left--;
	return m->fault == DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

void disk_end_at(const char *machine, unsigned n)
{
	disk_machine(machine)->end_at = n;
}

bool disk_is_down(const char *machine)
{
	return disk_machine(machine)->down;
}

void disk_cut(const char *machine)
{
	disk_machine(machine)->down = true;
}

void disk_fails(const char *machine, enum disk_fault fault, unsigned skip, unsigned n)
{
	struct machine *m = disk_machine(machine);

	m->fault = fault;
	m->skip = skip;
	m->left = n;
}

void disk_lies(bool lies)
{
	disk.lies = lies;
}

unsigned disk_writes(const char *machine)
{
	return disk_machine(machine)->writes;
}

/* ---- nodes -------------------------------------------------------------------- */

static void piece_free(void *self)
{
	struct piece *p = self;

	if (p->bytes)
		g_byte_array_unref(p->bytes);
	g_free(p);
}

static void node_free(void *self)
{
	struct node *n = self;

	g_byte_array_unref(n->certain);
	g_ptr_array_unref(n->pieces);
	g_free(n->path);
	g_free(n);
}

static GByteArray *bytes_of_file(const char *path)
{
	GByteArray *all = g_byte_array_new();
	g_autofree char *text = NULL;
	gsize length;

	if (g_file_get_contents(path, &text, &length, NULL))
		g_byte_array_append(all, (const guint8 *)text, (guint)length);
	return all;
}

struct node *disk_node(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	struct node *n;

	for (guint i = 0; i < disk.nodes->len; i++) {
		n = disk.nodes->pdata[i];
		if (!strcmp(n->path, path))
			return n;
	}
	n = g_new0(struct node, 1);
	n->machine = disk_machine(folder);
	n->path = g_strdup(path);
	n->certain = bytes_of_file(path);
	n->pieces = g_ptr_array_new_with_free_func(piece_free);
	g_ptr_array_add(disk.nodes, n);
	return n;
}

void disk_note(struct node *node, int64_t at, const void *bytes, int length)
{
	struct piece *p;

	if (!node)
		return;
	disk_tell(node, bytes ? DEED_WRITE : DEED_CUT, at, bytes, length);
	node->deleted = false;
	p = g_new0(struct piece, 1);
	p->at = at;
	if (bytes)
		p->bytes = g_byte_array_append(g_byte_array_new(), bytes, (guint)length);
	g_ptr_array_add(node->pieces, p);
}

static void put(GByteArray *into, int64_t at, const guint8 *bytes, guint length)
{
	guint before = into->len;

	if (at + length > before) {
		g_byte_array_set_size(into, (guint)at + length);
		if (at > before)
			memset(into->data + before, 0, (size_t)at - before);
	}
	memcpy(into->data + at, bytes, length);
}

static void apply(GByteArray *into, const struct piece *p)
{
	if (p->bytes)
		put(into, p->at, p->bytes->data, p->bytes->len);
	else if (p->at < into->len)
		g_byte_array_set_size(into, (guint)p->at);
}

/*
 * A sync of any file makes the deletions before it certain too: ext4 and xfs keep
 * their own journal in order.
 */
void disk_settle(struct node *node)
{
	if (!node)
		return;
	disk_tell(node, DEED_SYNC, 0, NULL, 0);
	for (guint i = 0; i < disk.nodes->len; i++) {
		struct node *other = disk.nodes->pdata[i];

		if (other->machine != node->machine || !other->deleted)
			continue;
		g_byte_array_set_size(other->certain, 0);
		g_ptr_array_set_size(other->pieces, 0);
	}
	for (guint i = 0; i < node->pieces->len; i++)
		apply(node->certain, node->pieces->pdata[i]);
	g_ptr_array_set_size(node->pieces, 0);
}

/* Some sectors of a piece arrive, some do not. */
static void apply_torn(GByteArray *into, const struct piece *p, uint64_t *chance)
{
	for (guint at = 0; at < p->bytes->len;) {
		guint length = (guint)MIN(SECTOR - (p->at + at) % SECTOR,
					  (int64_t)(p->bytes->len - at));

		if (disk_chance(chance) % 2)
			put(into, p->at + at, p->bytes->data + at, length);
		at += length;
	}
}

void disk_survive(struct node *n, enum disk_end how, uint64_t *chance)
{
	for (guint i = 0; i < n->pieces->len; i++) {
		const struct piece *p = n->pieces->pdata[i];

		if (how == DISK_KILL || (how != DISK_DROP && disk_chance(chance) % 2))
			apply(n->certain, p);
		else if (how == DISK_TEAR && p->bytes)
			apply_torn(n->certain, p, chance);
	}
	g_ptr_array_set_size(n->pieces, 0);
	if (n->deleted && (how == DISK_KILL || disk_chance(chance) % 2)) {
		g_unlink(n->path);
		g_byte_array_set_size(n->certain, 0);
		return;
	}
	n->deleted = false;
	g_unlink(n->path); /* a new file: nothing that was mapped of the old one */
	g_file_set_contents_full(n->path, (const char *)n->certain->data, n->certain->len,
				 G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

void disk_restart(const char *machine, enum disk_end how, uint64_t *chance)
{
	struct machine *m = disk_machine(machine);

	for (guint i = 0; i < disk.nodes->len; i++) {
		struct node *n = disk.nodes->pdata[i];
		g_autofree char *shared = NULL;

		if (n->machine != m)
			continue;
		disk_survive(n, how, chance);
		shared = g_strconcat(n->path, "-shm", NULL);
		g_unlink(shared);
	}
	*m = (struct machine){ .folder = m->folder, .writes = m->writes };
}

void disk_forget_nodes(struct machine *machine)
{
	for (guint i = disk.nodes->len; i-- > 0;)
		if (((struct node *)disk.nodes->pdata[i])->machine == machine)
			g_ptr_array_remove_index_fast(disk.nodes, i);
}

void disk_forget(const char *machine)
{
	struct machine *m = disk_machine(machine);

	disk_forget_nodes(m);
	g_ptr_array_remove_fast(disk.machines, m);
}

void disk_deleted(struct node *node, bool surely)
{
	disk_tell(node, surely ? DEED_DELETE_SURELY : DEED_DELETE, 0, NULL, 0);
	node->deleted = true;
	if (!surely)
		return;
	g_byte_array_set_size(node->certain, 0);
	g_ptr_array_set_size(node->pieces, 0);
}

void disk_start(void)
{
	disk_record_start();
	disk.machines = g_ptr_array_new_with_free_func(machine_free);
	disk.nodes = g_ptr_array_new_with_free_func(node_free);
}
