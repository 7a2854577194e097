/* http_files - names are copied, the files are libcurl's to read. */
#include "client/http_files.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

static const char *copy(const char *name)
{
	return name && *name ? g_strdup(name) : NULL;
}

void http_files_copy(struct http_files *to, const struct http_files *from)
{
	static const struct http_files none;

	from = from ? from : &none;
	*to = (struct http_files){ copy(from->ca), copy(from->cert), copy(from->key) };
}

void http_files_clear(struct http_files *files)
{
	g_free((char *)files->ca);
	g_free((char *)files->cert);
	g_free((char *)files->key);
	*files = (struct http_files){ 0 };
}

enum wire_error http_files_error(const char *words, enum wire_error otherwise)
{
	if (strstr(words, "has expired") || strstr(words, "not yet valid"))
		return WIRE_DATED;
	return strstr(words, "certificate required") ? WIRE_NOT_KNOWN : otherwise;
}
