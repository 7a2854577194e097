/*
 * lean - linked into a terminal of its own, dancu-lean: its n-th allocation fails.
 *
 * The terminal takes every stranger out of its environment and starts anew when
 * the loader was told something, so nothing can be preloaded.  What is counted and
 * what fails stands in a file in XDG_RUNTIME_DIR that tests/torture/whole.c shares.
 */
#include "tests/torture/lean.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "i18n/banned.h"

#if LEAN_CAN_RUN
static struct lean *lean;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

__attribute__((constructor)) static void begin(void)
{
	g_autofree char *path = g_strdup_printf("%s/" LEAN_FILE, g_getenv("XDG_RUNTIME_DIR"));
	int fd = open(path, O_RDWR | O_CLOEXEC);
	void *at = fd < 0 ? MAP_FAILED :
			    mmap(NULL, sizeof(*lean), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (fd >= 0)
		close(fd);
	if (at != MAP_FAILED)
		lean = at;
}

static bool fails(void)
{
	if (!lean || __atomic_add_fetch(&lean->count, 1, __ATOMIC_RELAXED) != lean->fails)
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
#endif
