/* message-fuzz - any file as an official message: XML or JSON, read, written, read again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "central/source.h"
#include "central/xml.h"
#include "forms/qcvn109.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

/* What stands in a message of the standard came from a record and makes it again. */
static struct json *through_xml(const struct json *citizen, enum qcvn109_dialect dialect)
{
	g_autoptr(json_owned) envelope = json_object();
	char *bytes = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&bytes, &length);
	struct centre_xml_writer *writer = centre_xml_write(file, dialect, envelope);
	struct centre_xml *xml;
	struct json *back;
	bool written = centre_xml_write_citizen(writer, citizen);

	must(centre_xml_write_end(writer) && written);
	fclose(file);
	file = fmemopen(bytes, length, "r");
	xml = centre_xml_new(file);
	back = centre_xml_next(xml, NULL, NULL);
	must(back != NULL);
	centre_xml_free(xml);
	fclose(file);
	free(bytes);
	return back;
}

static void write_and_read(const struct record *record, enum qcvn109_dialect dialect)
{
	g_autoptr(json_owned) citizen = qcvn109_citizen_to_json(record, dialect);
	g_autoptr(json_owned) again = through_xml(citizen, dialect);
	g_autoptr(GPtrArray) lost = qcvn109_lost(record, dialect);
	struct record *plain = qcvn109_citizen_of_json(citizen, NULL, NULL);
	struct record *xml = qcvn109_citizen_of_json(again, NULL, NULL);

	must((plain != NULL) == (xml != NULL));
	must(dialect == QCVN109_LIVE || plain != NULL);
	for (int f = 0; plain && f < FIELD_COUNT; f++) {
		bool named = strcmp(record->value[f], plain->value[f]) == 0;

		must(strcmp(plain->value[f], xml->value[f]) == 0);
		for (guint i = 0; !named && i < lost->len; i++)
			named = g_str_has_prefix(lost->pdata[i], record_fields[f].path);
		/* The book's number stands for the household's, where there is none. */
		must(named || f == FIELD_BOOK);
	}
	record_free(plain);
	record_free(xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) strangers =
		g_ptr_array_new_with_free_func(qcvn109_stranger_free);
	FILE *file;
	struct centre_source *source;
	struct json *citizen;
	GError *why = NULL;

	if (size == 0)
		return 0;
	file = fmemopen((void *)data, size, "r");
	source = centre_source_new(file);
	while ((citizen = centre_source_next(source, strangers, &why))) {
		struct record *record = qcvn109_citizen_of_json(citizen, strangers, NULL);

		if (record) {
			write_and_read(record, QCVN109_STANDARD);
			write_and_read(record, QCVN109_LIVE);
		}
		record_free(record);
		json_free(citizen);
	}
	if (!why)
		centre_source_check(source, &why);
	if (why)
		g_free(centre_source_place(source, why->message));
	g_clear_error(&why);
	g_free(centre_source_advice(source));
	g_free(centre_source_mended(source));
	centre_source_free(source);
	fclose(file);
	return 0;
}
