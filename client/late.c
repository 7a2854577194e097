/* late - dlopen() and dlsym(), once. */
#include "client/late.h"

#include <dlfcn.h>
#include <string.h>

#include "i18n/banned.h"

bool late_load(const char *const *libraries, const struct late_name *names, size_t count)
{
	void *library = NULL;

	for (size_t i = 0; libraries[i] && !library; i++)
		library = dlopen(libraries[i], RTLD_NOW | RTLD_LOCAL);
	for (size_t i = 0; i < count && library; i++) {
		void *found = dlsym(library, names[i].name);

		if (!found)
			return false;
		memcpy(names[i].at, &found, sizeof(found));
	}
	return library != NULL;
}
