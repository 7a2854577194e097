/* address - read strictly: libcurl would understand far more. */
#include "client/address.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

#define SOCKET_PATH_MAX 108u /* struct sockaddr_un, its NUL included */

const char *address_socket(const char *address)
{
	const char *host = address + strlen("https://");

	if (g_str_has_prefix(address, "unix:/")) {
		const char *path = address + strlen("unix:");

		return strlen(path) < SOCKET_PATH_MAX ? path : NULL;
	}
	if (!g_str_has_prefix(address, "https://") || !*host ||
	    host[strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			      "0123456789.-:[]")])
		return NULL;
	return "";
}
