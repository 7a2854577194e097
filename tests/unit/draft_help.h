/*
 * draft_help - what the tests of drafts share: an invented resident's correction.
 */
#ifndef TESTS_UNIT_DRAFT_HELP_H
#define TESTS_UNIT_DRAFT_HELP_H

#include <string.h>

#include "forms/draft.h"
#include "forms/register.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#define P KIND_PART_TEXT
#define TODAY "2026-03-12"

static inline int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

static inline struct draft *correction(void)
{
	struct record *record = record_new();
	struct draft *draft;

	record_put(&record->id, "r1");
	record_put(&record->version, "7");
	record_set(record, FIELD_NAME, "Nguyễn" P "Thị" P "Mâu");
	record_set(record, FIELD_BIRTH, "1950");
	record_set(record, FIELD_SEX, "2");
	record_set(record, FIELD_ETHNIC, "02");
	record_set(record, FIELD_NUMBER, "**********12");
	record_set(record, FIELD_HOMETOWN, "00001" P "2025" P "Thôn Bến Gỗ" P "VN");
	draft = draft_of_record(&form_correction, record);
	draft_set_today(draft, TODAY);
	record_free(record);
	return draft;
}

static inline void says(const struct draft *draft, const char *key, const char *words)
{
	const char *complaint = draft_complaint(draft, key);

	assert_non_null(complaint);
	if (!strstr(complaint, words))
		fail_msg("%s: %s", key, complaint);
	if (cells_width(complaint) > 78)
		fail_msg("%d cells: %s", cells_width(complaint), complaint);
}

#endif
