/* replica: a block of the copy's index and its state, whatever was unsealed. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/replica_index.h"
#include "client/replica_state.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void found(unsigned score, unsigned slot, void *to)
{
	(void)score;
	if (!*replica_index_cell(to, slot, ENTRY_FOLD) && *replica_index_cell(to, slot, ENTRY_ID))
		return;
}

/* What was read prints as a block that reads again as the same. */
static void block(const char *text)
{
	struct replica_index *index = replica_index_new(), *again = replica_index_new();
	struct query query;

	if (replica_index_read(index, 0, text)) {
		g_autofree char *one = replica_index_print(index, 0);
		g_autofree char *two = NULL;

		if (!replica_index_read(again, 0, one))
			abort();
		two = replica_index_print(again, 0);
		if (strcmp(one, two) != 0)
			abort();
		query_init(&query);
		g_free(query.name);
		query.name = g_strdup("nguyen thi mau");
		query.kind = QUERY_NAME;
		replica_index_find(index, &query, found, index);
		query_clear(&query);
	}
	replica_index_free(index);
	replica_index_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	struct replica_state state = {0};

	block(text);
	if (replica_state_read(&state, text))
		g_free(replica_state_print(&state));
	g_free(state.next);
	return 0;
}
