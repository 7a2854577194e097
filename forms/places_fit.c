/*
 * places_fit - one part of what was typed against one name, both as FOLD_SEARCH
 * writes them; and the kind that may stand before a name.
 */
#include <string.h>

#include "forms/places_inside.h"

#include "i18n/banned.h"

/* ---- the kind before a name ------------------------------------------------------ */

/* Longest first; as FOLD_SEARCH writes them. */
static const struct {
	const char *key;
	uint16_t kinds;
} kind_keys[] = {
	{ "thanh pho", 1 << PLACE_THANH_PHO },
	{ "thi tran", 1 << PLACE_THI_TRAN },
	{ "dac khu", 1 << PLACE_DAC_KHU },
	{ "khu vuc", 1 << PLACE_KHU_VUC },
	{ "phuong", 1 << PLACE_PHUONG },
	{ "thi xa", 1 << PLACE_THI_XA },
	{ "huien", 1 << PLACE_HUYEN },
	{ "quan", 1 << PLACE_QUAN },
	{ "tinh", 1 << PLACE_TINH },
	{ "xa", 1 << PLACE_XA },
	{ "tp", 1 << PLACE_THANH_PHO },
	{ "tt", 1 << PLACE_THI_TRAN },
	{ "tx", 1 << PLACE_THI_XA },
	{ "dk", 1 << PLACE_DAC_KHU },
	{ "p", 1 << PLACE_PHUONG },
	{ "h", 1 << PLACE_HUYEN },
	{ "q", 1 << PLACE_QUAN },
	{ "x", 1 << PLACE_XA },
	{ "t", 1 << PLACE_TINH },
};

/* The letters of a kind that stands at `key` and has a name behind it; 0. */
size_t place_kind_before(const char *key, uint16_t *kinds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kind_keys); i++) {
		size_t length = strlen(kind_keys[i].key);

		if (strncmp(key, kind_keys[i].key, length) == 0 && key[length] == ' ') {
			*kinds = kind_keys[i].kinds;
			return length + 1;
		}
	}
	return 0;
}

/* ---- a part against a name ------------------------------------------------------- */

/* "ba d" begins words of "hoan ba dinh", one after the other; `at` starts a word. */
static bool words_begin(const char *at, const char *key)
{
	while (*key) {
		size_t typed = strcspn(key, " ");

		if (strncmp(at, key, typed) != 0)
			return false;
		key += typed;
		if (!*key)
			return true;
		key++;
		at = strchr(at, ' ');
		if (!at)
			return false;
		at++;
	}
	return true;
}

static bool initials_fit(const char *name, const char *key)
{
	while (*key) {
		if (!name || *name != *key)
			return false;
		key++;
		name = strchr(name, ' ');
		name = name ? name + 1 : NULL;
	}
	return true;
}

enum fit place_fit_of(const char *name, const char *key)
{
	size_t length = strlen(key);

	if (strncmp(name, key, length) == 0)
		return name[length] ? FIT_START : FIT_WHOLE;
	if (name[0] == key[0]) {
		if (words_begin(name, key))
			return FIT_WORDS;
		if (length > 1 && !strchr(key, ' ') && initials_fit(name, key))
			return FIT_INITIALS;
	}
	for (name = strchr(name, ' '); name; name = strchr(name, ' '))
		if (words_begin(++name, key))
			return FIT_INSIDE;
	return FIT_NONE;
}
