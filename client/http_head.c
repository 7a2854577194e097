/*
 * http_head - a reply is believed only when its head is plain: libcurl takes
 * two lengths, or none at all, and reads to the end of the connection; here a
 * body without one honest length is nobody's.
 */
#include "client/http_head.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

void http_head_clear(struct http_head *head)
{
	g_free(head->etag);
	g_free(head->type);
	memset(head, 0, sizeof(*head));
}

/* A new status line (after 100 Continue): what the head before said is void. */
static void begin(struct http_head *head, const char *line, size_t length)
{
	size_t bytes = head->bytes;
	unsigned lines = head->lines;
	const char *blank = memchr(line, ' ', length);

	http_head_clear(head);
	head->bytes = bytes;
	head->lines = lines;
	for (size_t i = 1; blank && blank + i < line + length && i <= 3; i++)
		head->status = head->status * 10 + (unsigned)(blank[i] - '0');
}

/* An entity tag without W/ and quotes; "" when it is not plain ASCII. */
static char *etag_of(const char *value)
{
	size_t length = strlen(value);

	if (length < 2 || value[0] != '"' || value[length - 1] != '"')
		return g_strdup("");
	for (size_t i = 1; i < length - 1; i++)
		if (value[i] <= ' ' || value[i] == '"' || (unsigned char)value[i] > '~')
			return g_strdup("");
	return g_strndup(value + 1, length - 2);
}

static char *type_of(const char *value)
{
	g_autofree char *type = g_strndup(value, strcspn(value, ";"));

	return g_ascii_strdown(g_strstrip(type), -1);
}

static void set(char **into, char *taken)
{
	g_free(*into);
	*into = taken;
}

static void field(struct http_head *head, const char *name, const char *value)
{
	if (!g_ascii_strcasecmp(name, "content-length"))
		head->lengths++;
	else if (!g_ascii_strcasecmp(name, "transfer-encoding"))
		head->codings++;
	else if (!g_ascii_strcasecmp(name, "content-encoding"))
		head->encoded = g_ascii_strcasecmp(value, "identity") != 0;
	else if (!g_ascii_strcasecmp(name, "etag"))
		set(&head->etag, etag_of(value));
	else if (!g_ascii_strcasecmp(name, "content-type"))
		set(&head->type, type_of(value));
	else if (!g_ascii_strcasecmp(name, "retry-after"))
		head->retry_after = (unsigned)CLAMP(g_ascii_strtoll(value, NULL, 10), 0, 3600);
}

enum wire_error http_head_line(struct http_head *head, const char *line, size_t length)
{
	g_autofree char *text = NULL;
	char *colon;

	head->bytes += length;
	head->lines++;
	if (head->bytes > HTTP_HEAD_BYTES || head->lines > HTTP_HEAD_LINES)
		return WIRE_TOO_LARGE;
	if (memchr(line, '\0', length))
		return WIRE_STRANGE;
	if (length > 5 && !memcmp(line, "HTTP/", 5)) {
		begin(head, line, length);
		return WIRE_FINE;
	}
	text = g_strndup(line, length);
	colon = strchr(text, ':');
	if (colon) {
		*colon = '\0';
		field(head, text, g_strstrip(colon + 1));
	}
	return WIRE_FINE;
}

enum wire_error http_head_check(const struct http_head *head)
{
	if (head->status == 204 || head->status == 304)
		return WIRE_FINE;
	if (head->status < 200 || (head->status >= 300 && head->status < 400))
		return WIRE_STRANGE;
	if (head->encoded || head->lengths + head->codings != 1)
		return WIRE_STRANGE;
	return WIRE_FINE;
}

size_t http_arrival_header(char *bytes, size_t one, size_t count, void *self)
{
	struct http_arrival *in = self;

	(void)one;
	in->error = http_head_line(&in->head, bytes, count);
	return in->error == WIRE_FINE ? count : 0;
}

size_t http_arrival_body(char *bytes, size_t one, size_t count, void *self)
{
	struct http_arrival *in = self;

	(void)one;
	in->error = http_head_check(&in->head);
	if (in->error == WIRE_FINE && in->got->len + count > HTTP_BODY_BYTES)
		in->error = WIRE_TOO_LARGE;
	if (in->error != WIRE_FINE)
		return 0;
	g_byte_array_append(in->got, (const uint8_t *)bytes, (guint)count);
	return count;
}
