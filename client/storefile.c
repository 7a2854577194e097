/*
 * storefile - a store is opened only where nobody else can reach it.
 *
 * An existing file is looked at with lstat and not opened: closing a second
 * descriptor of a database would drop the locks that SQLite holds on it in
 * this process (POSIX says so).  The folder is ours alone, so nobody can
 * exchange the file between the look and the opening.
 */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "client/storefile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/store.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define MOST_WINDOWS 250u

static bool refuse(GError **error, const char *format, const char *path)
{
	g_autofree char *shown = g_path_get_basename(path);
	GString *said = g_string_new(format);

	g_string_replace(said, "%s", shown, 1);
	g_set_error(error, STORE_ERROR, STORE_FOLDER, "%s", said->str);
	g_string_free(said, TRUE);
	return false;
}

static bool is_private(const struct stat *st)
{
	return st->st_uid == geteuid() && !(st->st_mode & 077);
}

char *storefile_folder(const char *dir, GError **error)
{
	struct stat st;
	char *real, *copy;

	if (g_mkdir_with_parents(dir, 0700) || lstat(dir, &st)) {
		refuse(error, _("The folder \"%s\" for what is kept cannot be made."), dir);
		return NULL;
	}
	if (!S_ISDIR(st.st_mode) || !is_private(&st)) {
		refuse(error,
		       _("The folder \"%s\" can be read by others, or is not yours: nothing "
			 "is kept there. Make it 0700 and start again."),
		       dir);
		return NULL;
	}
	real = realpath(dir, NULL);
	copy = g_strdup(real ? real : dir);
	free(real);
	return copy;
}

char *storefile_name(const char *dir, const char *officer, const char *ending,
		     GError **error)
{
	size_t length = strlen(officer);
	bool fine = length > 0 && length <= 64 && officer[0] != '.';

	for (const char *c = officer; *c && fine; c++)
		fine = g_ascii_isalnum(*c) || strchr("._-", *c);
	if (!fine) {
		refuse(error, _("\"%s\" is not the name of an officer's account."), officer);
		return NULL;
	}
	return g_strdup_printf("%s/%s%s", dir, officer, ending);
}

bool storefile_ready(const char *path, GError **error)
{
	struct stat st;
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd >= 0) {
		close(fd);
		return true;
	}
	if (errno != EEXIST || lstat(path, &st))
		return refuse(error, _("The file \"%s\" cannot be made."), path);
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1 || !is_private(&st))
		return refuse(error,
			      _("The file \"%s\" can be read by others, is a link or is not "
				"yours: it was not opened. Ask for support."),
			      path);
	return true;
}

int storefile_lock(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Locks of the open file, not of the process: they hold in a child and in a test, too. */
static struct flock byte_lock(unsigned number)
{
	return (struct flock){
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = number, .l_len = 1
	};
}

int storefile_window(const char *path, unsigned *number)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

	for (*number = 1; fd >= 0 && *number <= MOST_WINDOWS; ++*number) {
		struct flock lock = byte_lock(*number);

		if (!fcntl(fd, F_OFD_SETLK, &lock))
			return fd;
	}
	if (fd >= 0)
		close(fd);
	*number = 1;
	return -1;
}

bool storefile_window_lives(int window, unsigned number)
{
	struct flock lock = byte_lock(number);

	return window >= 0 && !fcntl(window, F_OFD_GETLK, &lock) && lock.l_type != F_UNLCK;
}
