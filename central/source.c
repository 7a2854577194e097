/* source - one way to ask a file for its next citizen. */
#include "central/source.h"

#include <string.h>

#include "central/split.h"
#include "central/xml.h"
#include "i18n/charset.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

struct centre_source {
	struct centre_xml *xml; /* or else the split */
	struct centre_split split;
	unsigned count;
	unsigned repairs; /* enum text_repair, or-ed */
	size_t mended;	  /* texts */
};

/* The byte order mark goes, and the first byte that is no blank decides. */
static bool is_xml(FILE *file)
{
	int c = fgetc(file);

	if (c == 0xef) {
		if (fgetc(file) != 0xbb || fgetc(file) != 0xbf)
			rewind(file);
		c = fgetc(file);
	}
	while (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		c = fgetc(file);
	/* Marks of UTF-16: JSON is UTF-8 always. */
	if (c == '<' || c == 0xfe || c == 0xff) {
		rewind(file);
		return true;
	}
	return false;
}

struct centre_source *centre_source_new(FILE *file)
{
	struct centre_source *s = g_new0(struct centre_source, 1);

	if (is_xml(file)) {
		s->xml = centre_xml_new(file);
		return s;
	}
	rewind(file);
	if (fgetc(file) != 0xef)
		rewind(file);
	else
		fseek(file, 3, SEEK_SET);
	centre_split_init(&s->split, file);
	return s;
}

void centre_source_free(struct centre_source *s)
{
	if (!s)
		return;
	if (s->xml)
		centre_xml_free(s->xml);
	else
		centre_split_clear(&s->split);
	g_free(s);
}

static bool too_large(GError **why)
{
	g_set_error_literal(why, JSON_ERROR, JSON_TOO_LARGE,
			    _("One citizen of the message is larger than 1 MiB: that is no "
			      "message of people."));
	return false;
}

/*
 * The same bytes at the same place of a text of their own: what is refused is told
 * with the line of the file.
 */
static GString *padded(const struct centre_split *split)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 1; i < split->line; i++)
		g_string_append_c(text, '\n');
	for (size_t i = 1; i < split->letter; i++)
		g_string_append_c(text, ' ');
	g_string_append_len(text, split->slice->str, (gssize)split->slice->len);
	return text;
}

static struct json *next_of_split(struct centre_source *s, GError **why)
{
	struct centre_split *split = &s->split;
	struct json *json;

	if (!centre_split_next(split)) {
		if (split->too_large)
			too_large(why);
		return NULL;
	}
	json = json_parse(split->slice->str, split->slice->len, NULL);
	if (!json) {
		g_autoptr(GString) text = padded(split);

		json_free(json_parse_file(text->str, text->len, SIZE_MAX, JSON_MAX_VALUES, why));
		if (why && !*why)
			too_large(why);
	}
	return json;
}

struct json *centre_source_next(struct centre_source *s, GPtrArray *strangers, GError **why)
{
	struct json *json = s->xml ? centre_xml_next(s->xml, strangers, why)
				   : next_of_split(s, why);
	size_t texts = 0;

	if (!json)
		return NULL;
	s->count++;
	s->repairs |= json_repairs(json, &texts);
	s->mended += texts;
	return json;
}

/* The member of that bare name, at any depth. */
static const struct json *seek(const struct json *json, const char *name)
{
	for (const struct json *c = json_first(json); c; c = json_next(c)) {
		const char *key = json_key(c) ? json_key(c) : "";
		const char *colon = strrchr(key, ':');
		const char *bare = colon ? colon + 1 : key + (*key == '@' || *key == '-');
		const struct json *below;

		if (strcmp(bare, name) == 0)
			return c;
		below = seek(c, name);
		if (below)
			return below;
	}
	return NULL;
}

bool centre_source_check(const struct centre_source *s, GError **why)
{
	const struct centre_split *split = &s->split;
	g_autoptr(json_owned) read =
		s->xml ? NULL
		       : json_parse_file(split->envelope->str, split->envelope->len,
					 JSON_MAX_BYTES, JSON_MAX_VALUES, why);
	const struct json *envelope = s->xml ? centre_xml_envelope(s->xml) : read;
	const char *said;

	if (!envelope)
		return false;
	if (s->count == 0)
		return json_shape_error(why, "CongDan");
	said = json_text(seek(envelope, "SoCongDan"));
	if (!said || g_ascii_strtoll(said, NULL, 10) == (gint64)s->count)
		return true;
	g_autofree char *shown = text_show_start(said, 20);
	g_set_error(why, JSON_ERROR, JSON_SHAPE,
		    _("The message says it has %s citizens, but it has %u."), shown, s->count);
	return false;
}

static bool names(const char *sentence, uint32_t code)
{
	g_autofree char *number = g_strdup_printf("U+%04X ", code);

	return strstr(sentence, number) != NULL;
}

/* Where the forbidden character that `sentence` names stands; it may be written as \u. */
char *centre_source_place(const struct centre_source *s, const char *sentence)
{
	const struct centre_split *split = &s->split;
	size_t line = split->line, letter = split->letter, took;
	uint32_t code;

	if (s->xml)
		return g_strdup_printf(_(" (line %lu of the file)"), centre_xml_line(s->xml));
	for (size_t i = 0; i < split->slice->len; i += took) {
		enum text_flaw flaw = text_read(split->slice->str + i, split->slice->len - i,
						&code, &took);

		if (flaw != TEXT_FINE && flaw != TEXT_BAD_UTF8 && names(sentence, code))
			return g_strdup_printf(_(" (line %zu, letter %zu of the file)"), line,
					       letter);
		letter = code == '\n' ? 1 : letter + !text_is_mark(code);
		line += code == '\n';
	}
	return g_strdup_printf(_(" (line %lu of the file)"), (unsigned long)split->line);
}

char *centre_source_advice(const struct centre_source *s)
{
	return s->xml ? NULL : charset_advice(s->split.slice->str, s->split.slice->len);
}

char *centre_source_mended(const struct centre_source *s)
{
	g_autofree char *what = text_repair_sentence(s->repairs);

	return what ? g_strdup_printf(_("Texts of the message that were mended: %zu. %s"),
				      s->mended, what) :
		      NULL;
}
