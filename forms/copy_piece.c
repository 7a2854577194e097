/* copy_piece - a piece of the copy, what is asked for it, and the commune's key. */
#include <string.h>

#include "forms/copy.h"
#include "forms/feed.h"

#include "i18n/banned.h"

struct copy_piece *copy_piece_new(void)
{
	struct copy_piece *piece = g_new0(struct copy_piece, 1);

	piece->key = g_strdup("");
	piece->next = g_strdup("");
	piece->rows = g_ptr_array_new_with_free_func((GDestroyNotify)copy_row_free);
	return piece;
}

void copy_piece_free(struct copy_piece *piece)
{
	if (!piece)
		return;
	g_free(piece->key);
	g_free(piece->next);
	g_ptr_array_unref(piece->rows);
	g_free(piece);
}

struct json *copy_piece_to_json(const struct copy_piece *piece)
{
	struct json *j = json_object();

	json_put_text(j, "key", piece->key);
	json_put_number(j, "seq", piece->seq);
	json_put_number(j, "total", piece->total);
	if (*piece->next)
		json_put_text(j, "next", piece->next);
	copy_rows_put(j, piece->rows);
	return j;
}

/* A cursor or the id of a key: letters that a query may carry as they are. */
static bool is_token(const char *text)
{
	if (strlen(text) > COPY_CURSOR_LETTERS)
		return false;
	while (g_ascii_isalnum(*text) || (*text && strchr("-_.", *text)))
		text++;
	return !*text;
}

static bool take_token(char **slot, const struct json *json, const char *key, GError **why)
{
	const char *text = json_text_at(json, key);

	if (json_get(json, key) && (!text || !is_token(text)))
		return json_shape_error(why, key);
	record_put(slot, text);
	return true;
}

struct copy_piece *copy_piece_of_json(const struct json *json, GError **why)
{
	struct copy_piece *piece = copy_piece_new();
	int64_t total = json_number_at(json, "total", -1);

	piece->seq = json_number_at(json, "seq", -1);
	piece->total = (unsigned)MAX(total, 0);
	if (piece->seq < 0 || total < 0 || total > INT32_MAX)
		json_shape_error(why, "seq");
	else if (take_token(&piece->key, json, "key", why) &&
		 take_token(&piece->next, json, "next", why) &&
		 copy_rows_take(piece->rows, json, why))
		return piece;
	copy_piece_free(piece);
	return NULL;
}

char *copy_query_print(const char *after, unsigned limit)
{
	GString *out = g_string_new(NULL);

	if (after && *after)
		g_string_append_printf(out, "?after=%s", after);
	if (limit)
		g_string_append_printf(out, "%climit=%u", out->len ? '&' : '?', limit);
	return g_string_free(out, FALSE);
}

bool copy_query_read(const char *query, char **after, unsigned *limit)
{
	static const char *const names[] = {"after", "limit", NULL};
	char *value[2];
	guint64 n = COPY_PIECE;
	bool fine;

	*after = NULL;
	if (!feed_parameters_read(query, names, value))
		return false;
	fine = (!value[0] || is_token(value[0])) &&
	       (!value[1] || g_ascii_string_to_unsigned(value[1], 10, 1, COPY_PIECE_MOST, &n, NULL));
	*limit = (unsigned)n;
	if (fine)
		*after = value[0] ? g_steal_pointer(&value[0]) : g_strdup("");
	g_free(value[0]);
	g_free(value[1]);
	return fine;
}

void copy_key_clear(struct copy_key *key)
{
	volatile uint8_t *at = key->key;

	g_clear_pointer(&key->commune, g_free);
	g_clear_pointer(&key->id, g_free);
	for (size_t i = 0; i < COPY_KEY_BYTES; i++)
		at[i] = 0;
}

struct json *copy_key_to_json(const struct copy_key *key)
{
	struct json *j = json_object();
	g_autofree char *text = g_base64_encode(key->key, COPY_KEY_BYTES);

	json_put_text(j, "commune", key->commune);
	json_put_text(j, "id", key->id);
	json_put_text(j, "key", text);
	json_put_time(j, "made_at", key->made_at);
	return j;
}

bool copy_key_of_json(struct copy_key *key, const struct json *json, GError **why)
{
	const char *text = json_text_at(json, "key");
	g_autofree guchar *bytes = NULL;
	gsize length = 0;

	*key = (struct copy_key){0};
	if (text && strlen(text) < 100)
		bytes = g_base64_decode(text, &length);
	if (length != COPY_KEY_BYTES || !json_text_at(json, "commune") ||
	    !json_text_at(json, "id"))
		return json_shape_error(why, "key");
	memcpy(key->key, bytes, COPY_KEY_BYTES);
	record_put(&key->commune, json_text_at(json, "commune"));
	record_put(&key->id, json_text_at(json, "id"));
	key->made_at = json_time_at(json, "made_at", 0);
	return true;
}
