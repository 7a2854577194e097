/* theme - roles to attributes; one of the three files that know curses. */
#include "tui/theme.h"

#include <curses.h>

#include "i18n/banned.h"

unsigned long theme_attribute(enum role role, const struct look *look)
{
	switch (role) {
	case ROLE_TITLE:
	case ROLE_BOLD:
		return A_BOLD;
	case ROLE_BADGE:
		return look->plain ? A_BOLD : A_REVERSE;
	case ROLE_DIM:
		return A_DIM;
	case ROLE_PLAIN:
	case ROLE_MARK:
	case ROLE_RULE:
		break;
	}
	return A_NORMAL;
}
