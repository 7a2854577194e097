/* purpose - procedure and case, in JSON and in one header. */
#include "forms/purpose.h"

#include <string.h>

#include "forms/record.h"
#include "i18n/text.h"
#include "i18n/banned.h"

static const char *const keys[] = { "procedure", "case", NULL };

void purpose_init(struct purpose *purpose)
{
	purpose->procedure = g_strdup("");
	purpose->case_number = g_strdup("");
	purpose->until = 0;
}

void purpose_clear(struct purpose *purpose)
{
	g_clear_pointer(&purpose->procedure, g_free);
	g_clear_pointer(&purpose->case_number, g_free);
	purpose->until = 0;
}

void purpose_set(struct purpose *purpose, const char *procedure, const char *case_number,
		 int64_t now)
{
	record_put(&purpose->procedure, procedure);
	record_put(&purpose->case_number, case_number);
	purpose->until = now + PURPOSE_MS;
}

void purpose_copy(struct purpose *into, const struct purpose *from)
{
	record_put(&into->procedure, from->procedure);
	record_put(&into->case_number, from->case_number);
	into->until = from->until;
}

bool purpose_is_alive(const struct purpose *purpose, int64_t now)
{
	/* Not until a clock that was set back comes round again. */
	return *purpose->procedure && *purpose->case_number && now < purpose->until &&
	       purpose->until - now <= PURPOSE_MS;
}

struct json *purpose_to_json(const struct purpose *purpose)
{
	struct json *json = json_object();

	json_put_text(json, "procedure", purpose->procedure);
	json_put_text(json, "case", purpose->case_number);
	return json;
}

/* Both strings are taken; false and freed when they are not a purpose. */
static bool take(struct purpose *out, char *procedure, char *case_number)
{
	if (!*procedure || !*case_number || !value_is_well_formed(KIND_CODE, procedure) ||
	    strchr(procedure, KIND_PART)) {
		g_free(procedure);
		g_free(case_number);
		return false;
	}
	purpose_clear(out);
	out->procedure = procedure;
	out->case_number = case_number;
	return true;
}

bool purpose_of_json(const struct json *json, struct purpose *out, GError **why)
{
	char *procedure, *case_number;

	if (!json_is_object(json))
		return json_shape_error(why, "purpose");
	if (!json_check_keys(json, keys, why))
		return false;
	procedure = json_admit(json, "procedure", VALUE_CODE_LETTERS, why);
	if (!procedure)
		return false;
	case_number = json_admit(json, "case", PURPOSE_CASE_LETTERS, why);
	if (!case_number) {
		g_free(procedure);
		return false;
	}
	return take(out, procedure, case_number) || json_shape_error(why, "purpose");
}

char *purpose_to_header(const struct purpose *purpose)
{
	g_autofree char *procedure = g_uri_escape_string(purpose->procedure, NULL, false);
	g_autofree char *number = g_uri_escape_string(purpose->case_number, "/", false);

	return g_strdup_printf("%s;%s", procedure, number);
}

static char *read_part(const char *escaped, size_t length, size_t letters)
{
	g_autofree char *plain = g_uri_unescape_segment(escaped, escaped + length, NULL);
	char *clean = plain ? text_admit(plain, strlen(plain), NULL, NULL) : NULL;

	if (clean && text_letters(clean) > letters)
		g_clear_pointer(&clean, g_free);
	return clean;
}

bool purpose_of_header(const char *header, struct purpose *out)
{
	const char *cut = header ? strchr(header, ';') : NULL;
	char *procedure, *case_number;

	if (!cut)
		return false;
	procedure = read_part(header, (size_t)(cut - header), VALUE_CODE_LETTERS);
	case_number = read_part(cut + 1, strlen(cut + 1), PURPOSE_CASE_LETTERS);
	if (procedure && case_number)
		return take(out, procedure, case_number);
	g_free(procedure);
	g_free(case_number);
	return false;
}
