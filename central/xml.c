/* xml - a pull reader with limits, and a writer that keeps nothing back. */
#include "central/xml.h"

#include <string.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define LEVELS 16u
#define ELEMENTS 2000u
#define TEXT_BYTES (256u << 10)
#define WORDS 120 /* of libxml2's own complaint */

#define NAMESPACE "http://www.mic.gov.vn/dancu/1.0"
#define SOAP "http://schemas.xmlsoap.org/soap/envelope/"
#define INSTANCE "http://www.w3.org/2001/XMLSchema-instance"

struct centre_xml {
	xmlTextReaderPtr reader;
	struct json *envelope;
	GPtrArray *strangers; /* lent while a citizen is read */
	unsigned long line;
	unsigned elements;
	size_t bytes;
	char *flaw; /* the first thing that was wrong */
	bool ended;
};

/* ---- what is wrong ---------------------------------------------------------------- */

static bool flaw(struct centre_xml *x, char *sentence_taken)
{
	if (x->flaw)
		g_free(sentence_taken);
	else
		x->flaw = sentence_taken;
	return false;
}

static void complain(void *to, xmlErrorPtr error)
{
	struct centre_xml *x = to;
	g_autofree char *words = text_show_start(error->message ? error->message : "", WORDS);

	if (error->level >= XML_ERR_ERROR)
		flaw(x, g_strdup_printf(_("Line %d of the file is not proper XML: %s"),
					error->line, g_strstrip(words)));
}

static int read_bytes(void *file, char *into, int most)
{
	size_t got = fread(into, 1, (size_t)most, file);

	return got == 0 && ferror((FILE *)file) ? -1 : (int)got;
}

static int close_nothing(void *file)
{
	(void)file;
	return 0;
}

struct centre_xml *centre_xml_new(FILE *file)
{
	struct centre_xml *x = g_new0(struct centre_xml, 1);

	x->envelope = json_object();
	/* Entities are not put in place, no document type is loaded, nothing is HUGE. */
	x->reader = xmlReaderForIO(read_bytes, close_nothing, file, NULL, NULL,
				   XML_PARSE_NONET | XML_PARSE_BIG_LINES);
	if (x->reader)
		xmlTextReaderSetStructuredErrorHandler(x->reader, complain, x);
	else
		flaw(x, g_strdup(_("This is not XML.")));
	return x;
}

void centre_xml_free(struct centre_xml *x)
{
	if (!x)
		return;
	if (x->reader)
		xmlFreeTextReader(x->reader);
	json_free(x->envelope);
	g_free(x->flaw);
	g_free(x);
}

const struct json *centre_xml_envelope(const struct centre_xml *x)
{
	return x->envelope;
}

unsigned long centre_xml_line(const struct centre_xml *x)
{
	return x->line;
}

/* ---- reading ---------------------------------------------------------------------- */

static unsigned long line_now(struct centre_xml *x)
{
	long line = xmlGetLineNo(xmlTextReaderCurrentNode(x->reader));

	return line > 0 ? (unsigned long)line : 1;
}

/* To the next node; false: the end, or a flaw. */
static bool step(struct centre_xml *x)
{
	int got = x->flaw || x->ended ? 0 : xmlTextReaderRead(x->reader);

	if (got < 0)
		return flaw(x, g_strdup(_("The file is not proper XML.")));
	x->ended = x->ended || got == 0;
	if (got == 0 || x->flaw)
		return false;
	if (xmlTextReaderNodeType(x->reader) == XML_READER_TYPE_DOCUMENT_TYPE ||
	    xmlTextReaderNodeType(x->reader) == XML_READER_TYPE_ENTITY_REFERENCE)
		return flaw(x, g_strdup_printf(_("Line %lu of the file: a document type or an "
						 "entity of its own is not taken."),
					       line_now(x)));
	if (xmlTextReaderDepth(x->reader) > (int)LEVELS)
		return flaw(x, g_strdup_printf(_("Line %lu of the file: nested too deep."),
					       line_now(x)));
	return true;
}

static const char *local_name(struct centre_xml *x)
{
	const xmlChar *name = xmlTextReaderConstLocalName(x->reader);

	return name ? (const char *)name : "";
}

/* Whether the attribute only says how to read: xmlns and xsi. */
static bool is_wiring(struct centre_xml *x)
{
	const xmlChar *space = xmlTextReaderConstNamespaceUri(x->reader);

	return xmlTextReaderIsNamespaceDecl(x->reader) == 1 ||
	       (space && strcmp((const char *)space, INSTANCE) == 0);
}

static void note_attributes(struct centre_xml *x, const char *element)
{
	while (xmlTextReaderMoveToNextAttribute(x->reader) == 1) {
		const xmlChar *value = xmlTextReaderConstValue(x->reader);
		struct qcvn109_stranger *stranger;

		if (is_wiring(x) || !x->strangers)
			continue;
		stranger = g_new0(struct qcvn109_stranger, 1);
		stranger->path = g_strdup_printf("%s/@%s", element, local_name(x));
		stranger->text = text_show_start(value ? (const char *)value : "", WORDS);
		g_ptr_array_add(x->strangers, stranger);
	}
	xmlTextReaderMoveToElement(x->reader);
}

struct child {
	char *name;
	struct json *value; /* NULL: given away */
};

static void child_free(void *data)
{
	struct child *child = data;

	g_free(child->name);
	json_free(child->value);
	g_free(child);
}

static struct json *element(struct centre_xml *x);

/* Elements of one name become one member; several an array, in their order. */
static struct json *object_of(GPtrArray *children)
{
	struct json *object = json_object();

	for (guint i = 0; i < children->len; i++) {
		struct child *first = children->pdata[i];
		struct json *array = NULL, *value = g_steal_pointer(&first->value);

		for (guint k = i + 1; value && k < children->len; k++) {
			struct child *next = children->pdata[k];

			if (!next->value || strcmp(next->name, first->name) != 0)
				continue;
			if (!array) {
				array = json_array();
				json_push(array, value);
			}
			json_push(array, g_steal_pointer(&next->value));
		}
		if (value)
			json_put(object, first->name, array ? array : value);
	}
	return object;
}

static void take_text(struct centre_xml *x, GString *text)
{
	const char *more = (const char *)xmlTextReaderConstValue(x->reader);
	size_t length = more ? strlen(more) : 0;

	x->bytes += length;
	if (x->bytes > TEXT_BYTES)
		flaw(x, g_strdup_printf(_("Line %lu of the file: too much text for one person."),
					x->line));
	else
		g_string_append_len(text, more, (gssize)length);
}

static void take_child(struct centre_xml *x, GPtrArray *children)
{
	struct child *child = g_new0(struct child, 1);

	child->name = g_strdup(local_name(x));
	g_ptr_array_add(children, child);
	child->value = element(x);
}

/* The nodes between the begin and the end of the element at `depth`. */
static void content(struct centre_xml *x, int depth, GPtrArray *children, GString *text)
{
	while (step(x)) {
		int type = xmlTextReaderNodeType(x->reader);

		if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(x->reader) == depth)
			break;
		if (type == XML_READER_TYPE_ELEMENT)
			take_child(x, children);
		else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA)
			take_text(x, text);
	}
}

/* The element at which the reader stands, to its end. */
static struct json *element(struct centre_xml *x)
{
	bool empty = xmlTextReaderIsEmptyElement(x->reader) == 1;
	int depth = xmlTextReaderDepth(x->reader);
	g_autofree char *name = g_strdup(local_name(x));
	g_autoptr(GPtrArray) children = g_ptr_array_new_with_free_func(child_free);
	g_autoptr(GString) text = g_string_new(NULL);

	if (++x->elements > ELEMENTS)
		flaw(x, g_strdup_printf(_("Line %lu of the file: too many elements for one "
					  "person."),
					x->line));
	note_attributes(x, name);
	if (!empty)
		content(x, depth, children, text);
	g_strstrip(text->str);
	if (children->len == 0)
		return json_of_text(text->str);
	if (*text->str)
		flaw(x, g_strdup_printf(_("Line %lu of the file: text among the elements of "
					  "%s."),
					line_now(x), name));
	return object_of(children);
}

static void read_envelope(struct centre_xml *x)
{
	while (xmlTextReaderMoveToNextAttribute(x->reader) == 1) {
		const xmlChar *value = xmlTextReaderConstValue(x->reader);

		if (!is_wiring(x) && !json_get(x->envelope, local_name(x)))
			json_put_text(x->envelope, local_name(x),
				      value ? (const char *)value : "");
	}
	xmlTextReaderMoveToElement(x->reader);
}

/* What an exchange answers instead of citizens. */
static void read_fault(struct centre_xml *x)
{
	g_autoptr(json_owned) fault = element(x);
	const char *said = json_text_at(fault, "faultstring");
	g_autofree char *words = text_show_start(said ? said : "", WORDS);

	flaw(x, g_strdup_printf(_("The exchange answered with a fault instead of people: %s"),
				words));
}

struct json *centre_xml_next(struct centre_xml *x, GPtrArray *strangers, GError **why)
{
	struct json *citizen = NULL;

	x->strangers = strangers;
	while (!citizen && step(x)) {
		if (xmlTextReaderNodeType(x->reader) != XML_READER_TYPE_ELEMENT)
			continue;
		x->line = line_now(x);
		x->elements = 0;
		x->bytes = 0;
		if (strcmp(local_name(x), "CongdanCollection") == 0)
			read_envelope(x);
		else if (strcmp(local_name(x), "Fault") == 0)
			read_fault(x);
		else if (strcmp(local_name(x), "CongDan") == 0)
			citizen = element(x);
	}
	x->strangers = NULL;
	if (!x->flaw)
		return citizen;
	json_free(citizen);
	g_set_error_literal(why, JSON_ERROR, JSON_BAD, x->flaw);
	return NULL;
}

/* ---- writing ---------------------------------------------------------------------- */

struct centre_xml_writer {
	FILE *file;
	xmlBufferPtr buffer;
	xmlTextWriterPtr to;
	const char *prefix;
	bool fine;
};

static void check(struct centre_xml_writer *w, int written)
{
	w->fine = w->fine && written >= 0;
}

static void begin(struct centre_xml_writer *w, const char *prefix, const char *name)
{
	g_autofree char *whole = g_strdup_printf("%s:%s", prefix, name);

	check(w, xmlTextWriterStartElement(w->to, (const xmlChar *)whole));
}

static void attribute(struct centre_xml_writer *w, const char *name, const char *value)
{
	check(w, xmlTextWriterWriteAttribute(w->to, (const xmlChar *)name,
					     (const xmlChar *)(value ? value : "")));
}

/* What stands in the buffer goes out: memory stays flat. */
static bool flush(struct centre_xml_writer *w)
{
	size_t length;

	check(w, xmlTextWriterFlush(w->to));
	length = (size_t)xmlBufferLength(w->buffer);
	if (w->fine && fwrite(xmlBufferContent(w->buffer), 1, length, w->file) != length)
		w->fine = false;
	xmlBufferEmpty(w->buffer);
	return w->fine;
}

static void write_value(struct centre_xml_writer *w, const char *name, const struct json *value)
{
	if (json_is_array(value)) {
		for (const struct json *c = json_first(value); c; c = json_next(c))
			write_value(w, name, c);
		return;
	}
	begin(w, w->prefix, name);
	for (const struct json *c = json_first(value); c; c = json_next(c))
		write_value(w, json_key(c), c);
	if (json_text(value))
		check(w, xmlTextWriterWriteString(w->to, (const xmlChar *)json_text(value)));
	check(w, xmlTextWriterEndElement(w->to));
}

struct centre_xml_writer *centre_xml_write(FILE *file, enum qcvn109_dialect dialect,
					   const struct json *envelope)
{
	struct centre_xml_writer *w = g_new0(struct centre_xml_writer, 1);
	bool live = dialect == QCVN109_LIVE;

	w->file = file;
	w->prefix = live ? "ns1" : "dc";
	w->buffer = xmlBufferCreate();
	w->to = w->buffer ? xmlNewTextWriterMemory(w->buffer, 0) : NULL;
	if (!w->to)
		return w;
	w->fine = true;
	xmlTextWriterSetIndent(w->to, 1);
	check(w, xmlTextWriterStartDocument(w->to, "1.0", "UTF-8", NULL));
	if (live) {
		begin(w, "soapenv", "Envelope");
		attribute(w, "xmlns:soapenv", SOAP);
		begin(w, "soapenv", "Body");
	}
	begin(w, w->prefix, "CongdanCollection");
	for (const struct json *c = json_first(envelope); c; c = json_next(c))
		attribute(w, json_key(c), json_text(c));
	attribute(w, live ? "xmlns:ns1" : "xmlns:dc", NAMESPACE);
	return w;
}

bool centre_xml_write_citizen(struct centre_xml_writer *w, const struct json *citizen)
{
	if (w->fine)
		write_value(w, "CongDan", citizen);
	return w->fine && flush(w);
}

bool centre_xml_write_end(struct centre_xml_writer *w)
{
	bool fine = w->fine;

	if (fine) {
		check(w, xmlTextWriterEndDocument(w->to));
		fine = flush(w);
	}
	if (w->to)
		xmlFreeTextWriter(w->to);
	if (w->buffer)
		xmlBufferFree(w->buffer);
	g_free(w);
	return fine;
}
