/* host - a lock beside the database, the folder of translations. */
#include "central/host.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib.h>

#include "i18n/banned.h"

/* Held as long as somebody works on the database; -1: somebody else does. */
int centre_host_lock(const char *path)
{
	g_autofree char *name = g_strconcat(path, ".lock", NULL);
	int fd = open(name, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Beside a program that runs from where it was built stand its catalogues. */
char *centre_host_locales(void)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(self ? self : ".");
	g_autofree char *built = g_build_filename(folder, "i18n", "locale", NULL);
	const char *named = g_getenv("DANCU_LOCALEDIR");

	if (named && *named)
		return g_strdup(named);
	return g_strdup(g_file_test(built, G_FILE_TEST_IS_DIR) ? built : LOCALEDIR);
}
