/*
 * xml - official messages as XML: read one citizen at a time, and written.
 *
 * The only file that includes libxml2.  Nothing is fetched, no document type and no
 * entity is taken (the five of XML itself and character numbers are), and a citizen
 * has at most 16 levels, 2,000 elements and 256 KiB of text: what is larger is no
 * citizen but a bomb.  Memory holds one citizen, however long the file is.
 *
 * Elements become JSON by their local names: text, or an object of its elements,
 * several of one name an array.  A wrapper (SOAP) is passed through.
 */
#ifndef CENTRAL_XML_H
#define CENTRAL_XML_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "forms/json.h"
#include "forms/qcvn109.h"

struct centre_xml;

/* The file is lent and read from where it stands. */
struct centre_xml *centre_xml_new(FILE *file);
void centre_xml_free(struct centre_xml *xml);

/*
 * The next CongDan, new; NULL with `why` unset: there are no more.  Attributes inside
 * it are not kept: each goes to `strangers` (struct qcvn109_stranger; may be NULL).
 */
struct json *centre_xml_next(struct centre_xml *xml, GPtrArray *strangers, GError **why);
/* GhiChu, ThoiDiemDuLieu, SoCongDan: the attributes of the collection. Lent. */
const struct json *centre_xml_envelope(const struct centre_xml *xml);
/* The line of the file, from 1, in which the last citizen begins. */
unsigned long centre_xml_line(const struct centre_xml *xml);

struct centre_xml_writer;

/* The head of a message; live ones stand in a SOAP envelope.  The file is lent. */
struct centre_xml_writer *centre_xml_write(FILE *file, enum qcvn109_dialect dialect,
					   const struct json *envelope);
bool centre_xml_write_citizen(struct centre_xml_writer *writer, const struct json *citizen);
/* The end of the message; frees the writer.  False: not all of it was written. */
bool centre_xml_write_end(struct centre_xml_writer *writer);

#endif
