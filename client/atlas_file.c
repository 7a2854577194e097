/* atlas_file - pieces behind one another in a plain file. */
#include "client/atlas_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/store.h"
#include "client/storefile.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define MAGIC "dancu-atlas 1 "
#define CHECK 32u /* letters */
#define MOST ((size_t)32 << 20)

struct atlas_file {
	char *path, *centre;
	int lock;
	size_t whole; /* bytes of whole pieces; 0: nothing that can be used */
	int64_t seq;
	unsigned left;
	bool filled;
};

/* ---- reading --------------------------------------------------------------------- */

/* "=415 0 CHECK\n" of a piece that began at `start`. */
static bool is_end(const char *line, size_t length, const char *start, int64_t *seq,
		   unsigned *left)
{
	g_autofree char *text = g_strndup(line + 1, length - 1);
	g_auto(GStrv) part = g_strsplit(text, " ", 4);
	g_autofree char *sum = NULL;
	guint64 n, l;

	if (g_strv_length(part) != 3 ||
	    !g_ascii_string_to_unsigned(part[0], 10, 0, JSON_MAX_NUMBER, &n, NULL) ||
	    !g_ascii_string_to_unsigned(part[1], 10, 0, INT32_MAX, &l, NULL))
		return false;
	sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)start,
					  (gsize)(line - start) + strlen(part[0]) +
						  strlen(part[1]) + 3);
	if (strlen(part[2]) != CHECK || strncmp(sum, part[2], CHECK) != 0)
		return false;
	*seq = (int64_t)n;
	*left = (unsigned)l;
	return true;
}

size_t atlas_file_read(const char *bytes, size_t length, const char *centre, int64_t *seq,
		       unsigned *left)
{
	g_autofree char *head = g_strconcat(MAGIC, centre, "\n", NULL);
	size_t at = strlen(head), whole = at;
	const char *start;

	*seq = 0;
	*left = 0;
	if (length < at || memcmp(bytes, head, at) != 0)
		return 0;
	start = bytes + at;
	while (at < length) {
		const char *feed = memchr(bytes + at, '\n', length - at);
		size_t line = feed ? (size_t)(feed - bytes) - at : 0;

		if (!feed)
			break;
		if (bytes[at] == '=') {
			if (!is_end(bytes + at, line, start, seq, left))
				break;
			whole = at + line + 1;
			start = bytes + whole;
		}
		at += line + 1;
	}
	return whole;
}

/* The file's bytes up to the last whole piece; NULL: none. */
static char *load(const struct atlas_file *f, size_t *length)
{
	char *bytes = NULL;
	gsize all = 0;

	if (!g_file_get_contents(f->path, &bytes, &all, NULL))
		return NULL;
	*length = MIN((size_t)all, f->whole);
	return bytes;
}

/* Whether some piece said that nothing is left after it. */
static bool was_filled(const char *bytes, size_t length)
{
	for (const char *at = bytes;
	     (at = memchr(at, '\n', length - (size_t)(at - bytes))); at++) {
		const char *blank;

		if ((size_t)(at - bytes) + 1 >= length)
			break;
		blank = at[1] == '=' ? strchr(at, ' ') : NULL;
		if (blank && strncmp(blank, " 0 ", 3) == 0)
			return true;
	}
	return false;
}

static void look(struct atlas_file *f)
{
	g_autofree char *bytes = NULL;
	gsize length = 0;
	f->whole = 0;
	f->seq = 0;
	f->left = 0;
	if (!g_file_get_contents(f->path, &bytes, &length, NULL) || length > MOST)
		return;
	f->whole = atlas_file_read(bytes, length, f->centre, &f->seq, &f->left);
	f->filled = f->whole > 0 && was_filled(bytes, f->whole);
}

/* Key of a line "+U\tcells", with its letter; NULL: no row of the lists wanted. */
static struct delta_row *row_of(const char *line, size_t length, unsigned lists)
{
	enum delta_list list = length > 3 ? delta_list_of(line[1]) : DELTA_NONE;
	struct delta_row *row;

	if (list == DELTA_NONE || !(lists >> list & 1) || line[2] != '\t')
		return NULL;
	row = delta_row_of_text(list, line + 3, length - 3);
	if (row)
		row->gone = line[0] == '-';
	return row;
}

static char *key_of(const struct delta_row *row)
{
	g_autofree char *key = delta_key(row->list, (const char *const *)row->cell);

	return g_strdup_printf("%c%s", delta_letter(row->list), key);
}

GPtrArray *atlas_file_rows(const struct atlas_file *f, unsigned lists)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)delta_row_free);
	g_autoptr(GHashTable) at =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	size_t length = 0;
	g_autofree char *bytes = load(f, &length);

	for (size_t i = 0; bytes && i < length;) {
		const char *feed = memchr(bytes + i, '\n', length - i);
		size_t line = feed ? (size_t)(feed - bytes) - i : length - i;
		struct delta_row *row = row_of(bytes + i, line, lists);

		if (row) {
			char *key = key_of(row);
			size_t old = GPOINTER_TO_SIZE(g_hash_table_lookup(at, key));

			if (old) {
				delta_row_free(rows->pdata[old - 1]);
				rows->pdata[old - 1] = row;
				g_free(key);
			} else {
				g_ptr_array_add(rows, row);
				g_hash_table_insert(at, key,
						    GSIZE_TO_POINTER((size_t)rows->len));
			}
		}
		i += line + 1;
	}
	for (guint i = rows->len; i-- > 0;)
		if (((struct delta_row *)rows->pdata[i])->gone)
			g_ptr_array_remove_index(rows, i);
	return rows;
}

/* ---- life ------------------------------------------------------------------------ */

struct atlas_file *atlas_file_open(const char *dir, const char *centre, GError **error)
{
	g_autofree char *real = storefile_folder(dir, error);
	g_autofree char *path =
		real ? storefile_name(real, centre, "-atlas.txt", error) : NULL;
	struct atlas_file *f;

	if (!path || !storefile_ready(path, error))
		return NULL;
	f = g_new0(struct atlas_file, 1);
	f->path = g_steal_pointer(&path);
	f->centre = g_strdup(centre);
	f->lock = -1;
	look(f);
	return f;
}

void atlas_file_free(struct atlas_file *f)
{
	if (!f)
		return;
	if (f->lock >= 0)
		close(f->lock);
	g_free(f->path);
	g_free(f->centre);
	g_free(f);
}

int64_t atlas_file_seq(const struct atlas_file *f)
{
	return f->seq;
}

unsigned atlas_file_left(const struct atlas_file *f)
{
	return f->left;
}

bool atlas_file_whole(const struct atlas_file *f)
{
	return f->filled;
}

bool atlas_file_leads(struct atlas_file *f)
{
	g_autofree char *path = g_strconcat(f->path, ".lock", NULL);

	if (f->lock < 0 && (f->lock = storefile_lock(path)) >= 0)
		look(f); /* what the one before wrote */
	return f->lock >= 0;
}

bool atlas_file_refresh(struct atlas_file *f)
{
	struct stat st;
	int64_t seq = f->seq;

	if (f->lock >= 0 || stat(f->path, &st) != 0 || (size_t)st.st_size == f->whole)
		return false;
	look(f);
	return f->seq != seq;
}

/* ---- writing --------------------------------------------------------------------- */

static bool fail(GError **error)
{
	int code = errno == ENOSPC || errno == EDQUOT ? STORE_FULL : STORE_FAILED;

	g_set_error_literal(error, STORE_ERROR, code,
			    _("The official lists could not be kept on this machine."));
	return false;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(fd, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

static void put_rows(GString *out, const GPtrArray *rows)
{
	for (guint i = 0; i < rows->len; i++) {
		const struct delta_row *row = rows->pdata[i];
		g_autofree char *text = delta_row_text(row);

		g_string_append_printf(out, "%c%c\t%s\n", row->gone ? '-' : '+',
				       delta_letter(row->list), text);
	}
}

/* The line that ends the piece which begins at `start` of `out`. */
static void put_end(GString *out, size_t start, int64_t seq, unsigned left)
{
	g_autofree char *sum = NULL;

	g_string_append_printf(out, "=%" G_GINT64_FORMAT " %u ", seq, left);
	sum = g_compute_checksum_for_data(
		G_CHECKSUM_SHA256, (const guchar *)out->str + start, out->len - start);
	g_string_append_printf(out, "%.*s\n", (int)CHECK, sum);
}

static bool write_at(struct atlas_file *f, const GString *out, size_t at)
{
	int fd = open(f->path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
	bool fine = fd >= 0 && ftruncate(fd, (off_t)at) == 0 &&
		    lseek(fd, (off_t)at, SEEK_SET) == (off_t)at &&
		    write_all(fd, out->str, out->len) && fdatasync(fd) == 0;
	int kept = errno;

	if (fd >= 0)
		close(fd);
	errno = kept;
	return fine;
}

/* All rows as one piece, in a new file in the place of this one. */
static void make_thin(struct atlas_file *f)
{
	g_autoptr(GPtrArray) rows = atlas_file_rows(f, ~0u);
	g_autoptr(GString) out = g_string_new(MAGIC);
	size_t start;

	g_string_append_printf(out, "%s\n", f->centre);
	start = out->len;
	put_rows(out, rows);
	put_end(out, start, f->seq, f->left);
	if (g_file_set_contents_full(f->path, out->str, (gssize)out->len,
				     G_FILE_SET_CONTENTS_CONSISTENT |
					     G_FILE_SET_CONTENTS_DURABLE,
				     0600, NULL))
		f->whole = out->len;
}

bool atlas_file_take(struct atlas_file *f, const struct delta *delta, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	bool filled = f->filled;
	size_t start;

	if (!f->whole)
		g_string_append_printf(out, MAGIC "%s\n", f->centre);
	start = out->len;
	put_rows(out, delta->rows);
	put_end(out, start, delta->seq, delta->left);
	if (!write_at(f, out, f->whole))
		return fail(error);
	f->whole += out->len;
	f->seq = delta->seq;
	f->left = delta->left;
	f->filled = filled || delta->left == 0;
	/* rows that came later than the first fill replace or end others */
	if (filled && delta->left == 0 && delta->rows->len > 0)
		make_thin(f);
	return true;
}

bool atlas_file_empty(struct atlas_file *f, GError **error)
{
	g_autoptr(GString) none = g_string_new(NULL);

	if (!write_at(f, none, 0))
		return fail(error);
	f->whole = 0;
	f->seq = 0;
	f->left = 0;
	f->filled = false;
	return true;
}
