/* actions - the table, and from keys to actions. */
#include "tui/actions.h"

#include <glib.h>

#include "tui/keys.h"

#include "i18n/banned.h"

static const struct action_row rows[] = {
#define X(id, name, function, control, word, longer, help) \
	[ACTION_##id] = {name, function, control, word, longer, help},
	ACTIONS(X)
#undef X
};

/* What works on every screen, whether it offers it or not. */
static const enum action always[] = {
	ACTION_HELP, ACTION_MENU, ACTION_QUIT, ACTION_TYPING, ACTION_COMPOSE, ACTION_REDRAW,
	ACTION_BACK, ACTION_NONE,
};

const struct action_row *action_row(enum action action)
{
	g_return_val_if_fail(action > ACTION_NONE && action < ACTION_COUNT, NULL);
	return &rows[action];
}

char *action_key_name(enum action action)
{
	const struct action_row *row = action_row(action);

	if (action == ACTION_BACK)
		return g_strdup("Esc");
	if (row->function != 0)
		return g_strdup_printf("F%u", row->function);
	if (row->control != 0)
		return g_strdup_printf("Ctrl-%c", row->control);
	return g_strdup("");
}

const char *action_word(enum action action)
{
	return P_("short", action_row(action)->word);
}

const char *action_longer(enum action action)
{
	return P_("long", action_row(action)->longer);
}

static enum action find(const enum action *among, unsigned function, char control)
{
	for (; among != NULL && *among != ACTION_NONE; among++) {
		const struct action_row *row = &rows[*among];

		if (function != 0 && row->function == function)
			return *among;
		if (control != 0 && row->control == control)
			return *among;
	}
	return ACTION_NONE;
}

static enum action either(const enum action *offered, unsigned function, char control)
{
	enum action action = find(offered, function, control);

	return action != ACTION_NONE ? action : find(always, function, control);
}

enum action action_of_function(unsigned function, const enum action *offered)
{
	return either(offered, function, 0);
}

enum action action_of_key(const struct key *key, const enum action *offered)
{
	if (key->code >= K_F1 && key->code <= K_F10)
		return either(offered, (unsigned)(key->code - K_F1) + 1, 0);
	if (key->code == K_CTRL)
		return either(offered, 0, g_ascii_toupper(key->letter));
	if (key->code == K_ESC)
		return ACTION_BACK;
	return ACTION_NONE;
}
