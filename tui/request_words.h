/*
 * request_words - state, office and due date of a request, in words; lists, views
 * and the queue say them alike.  All are new and translated.
 */
#ifndef TUI_REQUEST_WORDS_H
#define TUI_REQUEST_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/request.h"

/* At most 15 cells: "chờ phê duyệt", "đã chuyển C06". */
char *request_words_state(enum request_state state, const char *level);
/*
 * "hạn 17:00 13/03", "sắp hết hạn: 17:00 13/03", "QUÁ HẠN từ 17:00 13/03"; "" of a
 * request that waits for nobody.
 */
char *request_words_due(enum request_state state, int64_t deadline, bool warn, bool overdue,
			int64_t now);
/* For a column of 15 cells: "13/03", "! quá hạn". */
char *request_words_due_short(enum request_state state, int64_t deadline, bool warn,
			      bool overdue, int64_t now);
/* "hủy, xác lập lại số định danh: Giới tính"; of a correction the fields alone. */
char *request_words_what(const struct request_row *row);
/* Row 22 of a list: receipt, state, due, who asked or who holds the person. */
char *request_words_row(const struct request_row *row, int64_t now);

#endif
