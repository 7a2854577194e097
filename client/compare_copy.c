/* compare_copy - the list, the numbers of the copy, the result. */
#include "client/compare_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "forms/values.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

struct compare_copy {
	const struct replica_index *people;
	GHashTable *slots; /* number -> slot + 1 */
	FILE *list, *result;
	char *path;
	struct table *table;
	struct compare_columns columns;
	size_t bytes;
	unsigned lines, faulty, results[COMPARE_RESULTS];
	bool done;
};

static ssize_t read_list(void *file, char *into, size_t bytes)
{
	size_t got = fread(into, 1, bytes, file);

	return got == 0 && ferror((FILE *)file) ? -1 : (ssize_t)got;
}

static bool fail(GError **why, const char *path)
{
	g_set_error(why, TABLE_ERROR, 0, "%s: %s", path, g_strerror(errno));
	return false;
}

static bool open_list(struct compare_copy *j, const char *list, GError **why)
{
	struct stat st;

	j->list = fopen(list, "re");
	if (!j->list || fstat(fileno(j->list), &st) != 0)
		return fail(why, list);
	if (!S_ISREG(st.st_mode)) {
		errno = EISDIR;
		return fail(why, list);
	}
	j->bytes = (size_t)st.st_size;
	j->table = table_new(read_list, j->list, CHARSET_NONE, 0, why);
	return j->table && table_next(j->table, why) == TABLE_ROW &&
	       compare_columns_of_header(&j->columns, j->table, why);
}

static bool open_result(struct compare_copy *j, const char *list, GError **why)
{
	int fd;

	j->path = g_strconcat(list, ".ketqua.tsv", NULL);
	fd = open(j->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
	j->result = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (!j->result)
		return fail(why, j->path);
	fprintf(j->result, "%s\n", _("line\tresult\tdifference\tnumber\tname\tbirth date"));
	return true;
}

static void know_numbers(struct compare_copy *j)
{
	j->slots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned slot = 0; slot < replica_index_slots(j->people); slot++) {
		const char *number = replica_index_cell(j->people, slot, ENTRY_NUMBER);

		if (*number)
			g_hash_table_insert(j->slots, g_strdup(number), GUINT_TO_POINTER(slot + 1));
	}
}

struct compare_copy *compare_copy_new(const char *list, const struct replica_index *people,
				      GError **why)
{
	struct compare_copy *j = g_new0(struct compare_copy, 1);

	j->people = people;
	if (open_list(j, list, why) && open_result(j, list, why)) {
		know_numbers(j);
		return j;
	}
	if (why && !*why)
		g_set_error_literal(why, TABLE_ERROR, 0, _("The list is empty."));
	compare_copy_free(j);
	return NULL;
}

void compare_copy_free(struct compare_copy *j)
{
	if (!j)
		return;
	table_free(j->table);
	if (j->list)
		fclose(j->list);
	if (j->result)
		fclose(j->result);
	if (j->result && !j->done)
		unlink(j->path);
	if (j->slots)
		g_hash_table_unref(j->slots);
	g_free(j->path);
	g_free(j);
}

static void write_cell(FILE *file, const char *text, char end)
{
	g_autofree char *shown = text_show(text, strlen(text));

	fprintf(file, "%s%c", shown, end);
}

static void write_line(struct compare_copy *j, const char *result, const char *words,
		       const struct compare_line *line)
{
	fprintf(j->result, "%u\t%s\t", table_line(j->table), result);
	write_cell(j->result, words, '\t');
	write_cell(j->result, line->number, '\t');
	write_cell(j->result, line->name, '\t');
	write_cell(j->result, line->birth, '\n');
}

static void judge(struct compare_copy *j)
{
	struct compare_line line;
	g_autofree char *number = NULL, *words = NULL, *name = NULL;
	enum compare_result result;
	unsigned slot;

	compare_line_read(&line, &j->columns, j->table);
	number = compare_number(&line);
	slot = *number ? GPOINTER_TO_UINT(g_hash_table_lookup(j->slots, number)) : 0;
	if (slot) {
		struct compare_known known = {
			.birth = replica_index_cell(j->people, slot - 1, ENTRY_BIRTH),
			.sex = replica_index_cell(j->people, slot - 1, ENTRY_SEX),
			.life = replica_index_cell(j->people, slot - 1, ENTRY_LIFE)};

		name = value_name_text(replica_index_cell(j->people, slot - 1, ENTRY_NAME));
		known.name = name;
		result = compare_judge(&line, &known, &words);
	} else {
		result = compare_judge(&line, NULL, &words);
	}
	j->lines++;
	j->results[result]++;
	write_line(j, compare_name(result), words, &line);
	compare_line_clear(&line);
}

static enum compare_copy_state finish(struct compare_copy *j, GError **why)
{
	if (fflush(j->result) != 0 || ferror(j->result) || fsync(fileno(j->result)) != 0) {
		fail(why, j->path);
		return COMPARE_COPY_FAILED;
	}
	j->done = true;
	return COMPARE_COPY_DONE;
}

enum compare_copy_state compare_copy_step(struct compare_copy *j, unsigned lines, GError **why)
{
	static const struct compare_line none = {(char *)"", (char *)"", (char *)"", (char *)""};

	while (lines-- > 0) {
		g_autoptr(GError) fault = NULL;

		switch (table_next(j->table, &fault)) {
		case TABLE_END:
			return finish(j, why);
		case TABLE_BROKEN:
			g_propagate_error(why, g_steal_pointer(&fault));
			return COMPARE_COPY_FAILED;
		case TABLE_FAULTY:
			j->faulty++;
			write_line(j, _("cannot be read"), fault->message, &none);
			break;
		case TABLE_ROW:
			judge(j);
			break;
		}
	}
	return COMPARE_COPY_GOES_ON;
}

struct compare_copy_counts compare_copy_counts(const struct compare_copy *j)
{
	struct compare_copy_counts counts = {.lines = j->lines, .faulty = j->faulty,
					     .result = j->path};

	memcpy(counts.results, j->results, sizeof(counts.results));
	counts.percent = j->bytes ? (unsigned)(table_taken(j->table) * 100 / j->bytes) : 100;
	return counts;
}
