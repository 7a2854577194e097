/* query-fuzz - any line typed into the search: understood, sent and read back, or refused
 * in words. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/query.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct hamlet_name names[] = { { "h1", "Bến Gỗ" },
						    { "h2", "Bến Gò" },
						    { "h3", "Tổ dân phố 3" } };
	static const struct hamlet_names hamlets = { names, G_N_ELEMENTS(names) };
	g_autofree char *line = g_strndup((const char *)data, size);
	g_autofree char *complaint = NULL, *sentence = NULL;
	struct query query, back;

	query_init(&query);
	query_init(&back);
	if (query_read(line, &hamlets, &query, &complaint)) {
		struct json *json = query_to_json(&query);

		must(complaint == NULL && query.kind != QUERY_NONE);
		sentence = query_sentence(&query);
		must(sentence[0] && g_utf8_validate(sentence, -1, NULL));
		must(query_of_json(json, &back, NULL));
		must(back.kind == query.kind && strcmp(back.number, query.number) == 0);
		must(strcmp(back.name, query.name) == 0);
		json_free(json);
	} else {
		must(complaint != NULL && complaint[0]);
		must(g_utf8_validate(complaint, -1, NULL));
		must(query.kind == QUERY_NONE);
	}
	query_clear(&back);
	query_clear(&query);
	return 0;
}
