/* phonetic - onset by a table, ending by another, vowels nearly as they are. */
#include "i18n/phonetic.h"

#include <string.h>

#include "i18n/banned.h"

#define N (1u << PHONETIC_NORTH)
#define S (1u << PHONETIC_SOUTH)
#define ALL (N | S)

/* Spelled so, heard so, there; the longest first. */
struct sound {
	char spelled[4], heard[4];
	unsigned where;
};

static const struct sound onsets[] = {
	{ "ngh", "ng", ALL }, { "ng", "ng", ALL }, { "nh", "nh", ALL }, { "gh", "g", ALL },
	{ "kh", "kh", ALL },  { "ph", "ph", ALL }, { "th", "th", ALL }, { "ch", "c", ALL },
	{ "tr", "c", N },     { "gi", "d", ALL },  { "c", "k", ALL },	{ "q", "k", ALL },
	{ "r", "d", N },      { "x", "s", N },	   { "n", "l", N },	{ "v", "d", S },
};

static const struct sound endings[] = {
	{ "ng", "n", S }, { "nh", "n", S }, { "ch", "t", S }, { "c", "t", S }, { "k", "t", S },
};

static const struct sound vowels[] = {
	{ "uou", "ieu", N },
	{ "uu", "iu", N },
};

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool is_heard(const struct sound *sound, enum phonetic_region region)
{
	return region == PHONETIC_ANYWHERE || (sound->where & (1u << region)) != 0;
}

static void put(char key[PHONETIC_BYTES], size_t *at, const char *text, size_t count)
{
	for (size_t i = 0; i < count && text[i] != '\0' && *at + 1 < PHONETIC_BYTES; i++)
		key[(*at)++] = text[i];
	key[*at] = '\0';
}

/*
 * gi is an onset before another vowel: gia = da, but its i is the vowel in giếng =
 * diếng, gìn = dìn.  Letters taken; 0: no onset of the table.
 */
static size_t onset_length(const struct sound *sound, const char *s, size_t count)
{
	size_t length = strlen(sound->spelled);

	if (length > count || strncmp(s, sound->spelled, length) != 0)
		return 0;
	if (strcmp(sound->spelled, "gi") == 0 &&
	    (count == 2 || !is_vowel(s[2]) || s[2] == 'e'))
		return 1;
	return length;
}

static size_t take_onset(char key[PHONETIC_BYTES], size_t *at, const char *s, size_t count,
			 enum phonetic_region region)
{
	for (size_t i = 0; i < G_N_ELEMENTS(onsets); i++) {
		size_t length = onset_length(&onsets[i], s, count);

		if (length == 0 || length == count || !is_heard(&onsets[i], region))
			continue;
		put(key, at, onsets[i].heard, sizeof(onsets[i].heard));
		return length;
	}
	return 0;
}

static void take_vowels(char key[PHONETIC_BYTES], size_t *at, const char *s, size_t count,
			enum phonetic_region region)
{
	for (size_t i = 0; i < G_N_ELEMENTS(vowels); i++)
		if (strlen(vowels[i].spelled) == count &&
		    strncmp(s, vowels[i].spelled, count) == 0 && is_heard(&vowels[i], region)) {
			put(key, at, vowels[i].heard, sizeof(vowels[i].heard));
			return;
		}
	for (size_t i = 0; i < count; i++)
		put(key, at, s[i] == 'y' ? "i" : s + i, 1);
}

static void take_ending(char key[PHONETIC_BYTES], size_t *at, const char *s, size_t count,
			enum phonetic_region region)
{
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
		if (strlen(endings[i].spelled) == count &&
		    strncmp(s, endings[i].spelled, count) == 0 && is_heard(&endings[i], region)) {
			put(key, at, endings[i].heard, sizeof(endings[i].heard));
			return;
		}
	put(key, at, s, count);
}

void phonetic_key(char key[PHONETIC_BYTES], const char *s, size_t count,
		  enum phonetic_region region)
{
	size_t at = 0, from, to;

	key[0] = '\0';
	for (to = 0; to < count && !is_vowel(s[to]);)
		to++;
	if (to == count) {
		put(key, &at, s, count);
		return;
	}
	from = take_onset(key, &at, s, count, region);
	if (from == 0)
		while (from < count && !is_vowel(s[from]))
			put(key, &at, s + from++, 1);
	for (to = from; to < count && is_vowel(s[to]); to++)
		;
	take_vowels(key, &at, s + from, to - from, region);
	take_ending(key, &at, s + to, count - to, region);
}

void phonetic_append(GString *out, const char *syllable)
{
	char key[PHONETIC_BYTES];
	size_t length = strlen(syllable);

	if (length >= PHONETIC_BYTES) {
		g_string_append(out, syllable);
		return;
	}
	phonetic_key(key, syllable, length, PHONETIC_ANYWHERE);
	g_string_append(out, key);
}
