/*
 * json_scan - is this JSON at all?  Asked before cJSON sees a byte: cJSON
 * accepts leading zeros, raw control bytes, bad UTF-8, NUL inside strings and
 * text after the value.  Nothing is built here.
 */
#ifndef FORMS_JSON_SCAN_H
#define FORMS_JSON_SCAN_H

#include <stddef.h>
#include <stdint.h>

#define JSON_MAX_DEPTH 32u
/* Exclusive, on both sides: cJSON may print 16 digits with an exponent. */
#define JSON_MAX_NUMBER INT64_C(1000000000000000)

enum json_scan {
	JSON_SCAN_FINE,
	JSON_SCAN_BYTES,  /* too many bytes */
	JSON_SCAN_VALUES, /* too many values */
	JSON_SCAN_DEPTH,  /* nested too deep */
	JSON_SCAN_UTF8,	  /* not strict UTF-8, or a NUL */
	JSON_SCAN_NUMBER, /* a fraction, an exponent, a leading zero, or too large */
	JSON_SCAN_STRING, /* a control byte, \u0000, a bad escape, half a surrogate pair */
	JSON_SCAN_SYNTAX, /* anything else */
};

/* *where (may be NULL) becomes the offset at which it ends or goes wrong. */
enum json_scan json_scan(const char *bytes, size_t length, size_t max_bytes,
			 size_t max_values, size_t *where);

#endif
