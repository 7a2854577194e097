/*
 * match_words - the part of match.h that says a difference in words.
 *
 * Both texts are taken apart; where words differ in marks only, each mark is
 * named: two marks are small on a screen and large in a sentence.
 */
#include "i18n/match.h"

#include <string.h>

#include <glib.h>

#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/word.h"

#include "i18n/banned.h"

#define TOLD_MAX 2

static const char *const tone_names[] = {
	[TONE_HUYEN] = N_("grave tone"), [TONE_HOI] = N_("hook tone"),
	[TONE_NGA] = N_("tilde tone"),	 [TONE_SAC] = N_("acute tone"),
	[TONE_NANG] = N_("dot below"),
};
static const char *const hat_names[] = {
	[HAT_BREVE] = N_("breve"), [HAT_CIRCUMFLEX] = N_("circumflex"),
	[HAT_HORN] = N_("horn"),   [HAT_STROKE] = N_("stroke of d"),
	[HAT_CARON] = N_("caron"), [HAT_OTHER] = N_("foreign mark"),
};

/* A list of marks under construction; seen as a change, or as a search result. */
struct telling {
	GString *words;
	unsigned marks;
	bool as_result;
};

/* What became of one mark; NULL: there was none, there is none. */
static void tell(struct telling *telling, const char *old, const char *new)
{
	g_autofree char *words = NULL;

	if (old == new)
		return;
	if (telling->as_result)
		words = old == NULL ? g_strdup_printf(_("%s too many"), _(new)) :
			new == NULL ? g_strdup_printf(_("%s missing"), _(old)) :
				      g_strdup_printf(_("%s, not %s"), _(new), _(old));
	else
		words = old == NULL ? g_strdup_printf(_("add %s"), _(new)) :
			new == NULL ? g_strdup_printf(_("remove %s"), _(old)) :
				      g_strdup_printf(_("%s becomes %s"), _(old), _(new));
	if (telling->marks++ < TOLD_MAX)
		g_string_append_printf(telling->words, "%s%s",
				       telling->words->len > 0 ? ", " : "", words);
}

static bool same_base(const struct words *a, unsigned i, const struct words *b, unsigned j)
{
	return a->letter[i].base == b->letter[j].base &&
	       (a->letter[i].base != 0 || a->code[i] == b->code[j]);
}

/* Whether two words have the same letters but for marks. */
static bool token_alike(const struct words *a, const struct token *s, const struct words *b,
			const struct token *t)
{
	if (s->count != t->count)
		return false;
	for (unsigned i = 0; i < s->count; i++)
		if (!same_base(a, s->start + i, b, t->start + i))
			return false;
	return true;
}

/* The tone of a word is told once, wherever it sits; hats letter by letter. */
static void tell_token(struct telling *telling, const struct words *a, const struct token *s,
		       const struct words *b, const struct token *t)
{
	uint8_t old_tone = TONE_NONE, new_tone = TONE_NONE;

	for (unsigned i = 0; i < s->count; i++) {
		struct letter old = a->letter[s->start + i], new = b->letter[t->start + i];
		bool free_hat = telling->as_result && old.hat == HAT_NONE &&
				old.tone == TONE_NONE;

		if (!free_hat)
			tell(telling, hat_names[old.hat], hat_names[new.hat]);
		old_tone = MAX(old_tone, old.tone);
		if (!free_hat || old.base == 0)
			new_tone = MAX(new_tone, new.tone);
	}
	tell(telling, tone_names[old_tone], tone_names[new_tone]);
}

static char *slice(const char *text, const struct token *token)
{
	return g_strndup(text + token->from, token->to - token->from);
}

/* One word differs in letters, or words came or went: name it if it is one. */
static char *tell_letters(const char *from, const struct words *a, const char *to,
			  const struct words *b)
{
	unsigned head = 0, tail = 0, least = MIN(a->count, b->count);
	g_autofree char *old = NULL, *new = NULL;

	while (head < least && token_alike(a, &a->token[head], b, &b->token[head]))
		head++;
	while (tail < least - head && token_alike(a, &a->token[a->count - 1 - tail], b,
						  &b->token[b->count - 1 - tail]))
		tail++;
	if (a->count - head - tail > 1 || b->count - head - tail > 1)
		return g_strdup(_("written differently"));
	if (a->count > head + tail)
		old = slice(from, &a->token[head]);
	if (b->count > head + tail)
		new = slice(to, &b->token[head]);
	if (old == NULL)
		return g_strdup_printf(_("add \"%s\""), new);
	if (new == NULL)
		return g_strdup_printf(_("remove \"%s\""), old);
	return g_strdup_printf(_("\"%s\" becomes \"%s\""), old, new);
}

static bool all_alike(const struct words *a, const struct words *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (!token_alike(a, &a->token[i], b, &b->token[i]))
			return false;
	return true;
}

/* The words are the same, marks settled: case, tone placement or punctuation. */
static char *tell_small(const char *from, const char *to)
{
	g_autofree char *old = g_utf8_strdown(from, -1), *new = g_utf8_strdown(to, -1);
	g_autofree char *old_plain = NULL, *new_plain = NULL;

	if (strcmp(old, new) == 0)
		return g_strdup(_("capitals differ"));
	old_plain = fold_ascii(old);
	new_plain = fold_ascii(new);
	if (strcmp(old_plain, new_plain) == 0)
		return g_strdup(_("tone placed differently"));
	return g_strdup(_("written differently"));
}

char *match_words(const char *from, const char *to)
{
	struct telling telling = { 0 };
	struct words a, b;
	char *told;

	if (strcmp(from, to) == 0)
		return g_strdup("");
	words_read(&a, from);
	words_read(&b, to);
	if (a.count == 0 || b.count == 0 || !all_alike(&a, &b))
		return tell_letters(from, &a, to, &b);
	telling.words = g_string_new(NULL);
	for (unsigned i = 0; i < a.count; i++)
		tell_token(&telling, &a, &a.token[i], &b, &b.token[i]);
	told = g_string_free(telling.words, FALSE);
	if (telling.marks == 0) {
		g_free(told);
		return tell_small(from, to);
	}
	if (telling.marks > TOLD_MAX) {
		g_free(told);
		return g_strdup_printf(_("%u marks differ"), telling.marks);
	}
	return told;
}

/* Where a word stands in a name of `count` words. */
enum place {
	PLACE_FAMILY,
	PLACE_MIDDLE,
	PLACE_GIVEN,
};

static enum place place_of(unsigned i, unsigned count)
{
	if (i + 1 == count)
		return PLACE_GIVEN;
	return i == 0 ? PLACE_FAMILY : PLACE_MIDDLE;
}

static const char *place_sentence(enum place place)
{
	switch (place) {
	case PLACE_FAMILY:
		return _("Family name in the register \"%s\", typed \"%s\": %s; %s.");
	case PLACE_MIDDLE:
		return _("Middle name in the register \"%s\", typed \"%s\": %s; %s.");
	case PLACE_GIVEN:
		break;
	}
	return _("Given name in the register \"%s\", typed \"%s\": %s; %s.");
}

static const char *alike_words(enum place place, unsigned count, unsigned differing)
{
	if (differing > 1)
		return _("more differs");
	if (count == 1)
		return _("the rest alike");
	switch (place) {
	case PLACE_FAMILY:
		return count == 2 ? _("given name alike") : _("middle and given names alike");
	case PLACE_MIDDLE:
		return count == 3 ? _("family and given names alike") : _("the rest alike");
	case PLACE_GIVEN:
		break;
	}
	return count == 2 ? _("family name alike") : _("family and middle names alike");
}

/* How word `t` differs from what was typed; NULL: not in what was typed. New. */
static char *tell_word(const struct words *q, unsigned t, const struct words *n, unsigned i)
{
	struct telling telling = { NULL, 0, true };

	if (!token_alike(q, &q->token[t], n, &n->token[i]))
		return g_strdup(_("other letters"));
	telling.words = g_string_new(NULL);
	tell_token(&telling, q, &q->token[t], n, &n->token[i]);
	if (telling.marks > 0)
		return g_string_free(telling.words, FALSE);
	g_string_free(telling.words, TRUE);
	return NULL;
}

/* The name word by word against as many typed words. */
static char *differ_whole(const char *typed, const struct words *q, const char *name,
			  const struct words *n)
{
	g_autofree char *first = NULL, *written = NULL, *asked = NULL;
	unsigned at = 0, differing = 0;
	enum place place;
	char *sentence;

	for (unsigned i = 0; i < n->count; i++) {
		char *told = tell_word(q, i, n, i);

		if (told == NULL)
			continue;
		if (differing++ == 0) {
			first = told;
			at = i;
		} else {
			g_free(told);
		}
	}
	if (differing == 0)
		return NULL;
	place = place_of(at, n->count);
	written = slice(name, &n->token[at]);
	asked = slice(typed, &q->token[at]);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	sentence = g_strdup_printf(place_sentence(place), written, asked, first,
				   alike_words(place, n->count, differing));
#pragma GCC diagnostic pop
	return sentence;
}

/* The words of the name that no typed word accounts for. */
static char *differ_parts(const struct words *q, const char *name, const struct words *n)
{
	g_autoptr(GString) rest = g_string_new(NULL);
	unsigned used = 0;

	for (unsigned i = 0; i < n->count; i++) {
		g_autofree char *word = slice(name, &n->token[i]);
		bool found = false;

		for (unsigned t = 0; t < q->count && !found; t++)
			if (!(used & (1u << t)) &&
			    token_alike(q, &q->token[t], n, &n->token[i])) {
				used |= 1u << t;
				found = true;
			}
		if (!found)
			g_string_append_printf(rest, "%s%s", rest->len > 0 ? " " : "", word);
	}
	if (rest->len == 0)
		return NULL;
	return g_strdup_printf(_("The name in the register also has: \"%s\"."), rest->str);
}

char *match_difference(const char *typed, const char *name)
{
	struct words q, n;

	words_read(&q, typed);
	words_read(&n, name);
	if (n.count == 0 || q.count == 0)
		return NULL;
	if (q.count == n.count)
		return differ_whole(typed, &q, name, &n);
	return differ_parts(&q, name, &n);
}
