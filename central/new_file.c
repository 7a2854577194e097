/* new_file - open exclusively, end durably. */
#include "central/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "central/admin.h"
#include "i18n/language.h"

#include "i18n/banned.h"

FILE *centre_file_new(const char *path, GError **why)
{
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (!file)
		g_set_error(why, CENTRE_ADMIN_ERROR, 0,
			    _("%s cannot be made: %s. Nothing was changed."), path,
			    g_strerror(errno));
	if (!file && fd >= 0)
		close(fd);
	return file;
}

bool centre_file_end(FILE *file, const char *path, bool keep, GError **why)
{
	bool whole = fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;

	whole = fclose(file) == 0 && whole;
	if (!keep || !whole)
		unlink(path);
	if (keep && !whole)
		g_set_error(why, CENTRE_ADMIN_ERROR, 0,
			    _("%s could not be written whole; it was taken away. Is the disk full?"),
			    path);
	return whole || !keep;
}
