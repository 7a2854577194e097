/* compose - the word before the cursor is looked at anew for each key, so nothing gets out of step. */
#include "tui/compose.h"

#include <string.h>

#include "i18n/typing.h"

#include "i18n/banned.h"

static bool is_plain(const struct lineedit *edit)
{
	return edit->masked || strchr(lineedit_text(edit), '|') != NULL;
}

bool compose_key(struct typing *typing, struct lineedit *edit, const struct key *key, bool *full)
{
	const char *before, *put;
	size_t bytes, back;
	bool fits;

	if (typing == NULL || is_plain(edit) ||
	    (key->code != K_TEXT && key->code != K_BACKSPACE)) {
		if (typing != NULL)
			typing_reset(typing);
		return lineedit_key(edit, key, full);
	}
	before = lineedit_before(edit, &bytes);
	typing_adopt(typing, before, bytes);
	if (key->code == K_TEXT)
		typing_key(typing, key->text, &back, &put);
	else if (!typing_backspace(typing, &back, &put))
		return lineedit_key(edit, key, full);
	fits = lineedit_replace(edit, back, put);
	if (!fits)
		typing_reset(typing);
	if (full != NULL)
		*full = !fits;
	return true;
}

void compose_end(struct typing *typing, struct lineedit *edit)
{
	const char *before, *put;
	size_t bytes, back;

	if (typing == NULL || is_plain(edit))
		return;
	before = lineedit_before(edit, &bytes);
	typing_adopt(typing, before, bytes);
	if (typing_end_word(typing, &back, &put))
		lineedit_replace(edit, back, put);
}
