/*
 * disk_record - a day on record, and the same day again up to a cut.
 *
 * Nothing is executed again: the operations are applied to bytes in memory, so a
 * thousand cuts cost what a thousand copies of the files cost.
 */
#include "tests/torture/disk_private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "i18n/banned.h"

static void deed_free(void *self)
{
	struct deed *d = self;

	g_free(d->path);
	if (d->bytes)
		g_byte_array_unref(d->bytes);
	g_free(d);
}

void disk_record_start(void)
{
	disk.record = g_ptr_array_new_with_free_func(deed_free);
}

/* The folder is empty or holds whole files: they are certain from the first moment. */
void disk_record(const char *machine)
{
	GDir *dir = machine ? g_dir_open(machine, 0, NULL) : NULL;
	const char *name;

	disk.on_record = machine ? disk_machine(machine) : NULL;
	if (!machine)
		return;
	g_ptr_array_set_size(disk.record, 0);
	while (dir && (name = g_dir_read_name(dir))) {
		struct deed *d = g_new0(struct deed, 1);
		g_autofree char *text = NULL;
		gsize length;

		d->kind = DEED_WRITE;
		d->path = g_build_filename(machine, name, NULL);
		d->bytes = g_byte_array_new();
		if (g_file_get_contents(d->path, &text, &length, NULL))
			g_byte_array_append(d->bytes, (const guint8 *)text, (guint)length);
		g_ptr_array_add(disk.record, d);
		d = g_new0(struct deed, 1);
		d->kind = DEED_SYNC;
		d->path = g_build_filename(machine, name, NULL);
		g_ptr_array_add(disk.record, d);
	}
	if (dir)
		g_dir_close(dir);
	disk.given = disk.record->len;
}

unsigned disk_recorded(void)
{
	return disk.record->len - disk.given;
}

void disk_tell(const struct node *node, enum deed_kind kind, int64_t at, const void *bytes,
	       int length)
{
	struct deed *d;

	if (!disk.on_record || node->machine != disk.on_record)
		return;
	d = g_new0(struct deed, 1);
	*d = (struct deed){ kind, g_strdup(node->path), at, NULL };
	if (bytes)
		d->bytes = g_byte_array_append(g_byte_array_new(), bytes, (guint)length);
	g_ptr_array_add(disk.record, d);
}

static void empty_folder(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		g_unlink(path);
	}
	if (dir)
		g_dir_close(dir);
}

static void do_again(struct machine *m, const struct deed *d, bool lies)
{
	struct node *node = disk_node(d->path);

	(void)m;
	switch (d->kind) {
	case DEED_WRITE:
		disk_note(node, d->at, d->bytes->data, (int)d->bytes->len);
		break;
	case DEED_CUT:
		disk_note(node, d->at, NULL, 0);
		break;
	case DEED_SYNC:
		if (!lies)
			disk_settle(node);
		break;
	case DEED_DELETE:
	case DEED_DELETE_SURELY:
		disk_deleted(node, d->kind == DEED_DELETE_SURELY);
		break;
	}
}

void disk_replay(const char *machine, unsigned cut, enum disk_end how, bool lies,
		 uint64_t *chance)
{
	struct machine *m = disk_machine(machine);

	disk_forget_nodes(m);
	empty_folder(machine);
	for (unsigned i = 0; i < disk.given + cut && i < disk.record->len; i++)
		do_again(m, disk.record->pdata[i], lies && i >= disk.given);
	disk_restart(machine, how, chance);
}
