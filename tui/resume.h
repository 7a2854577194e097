/*
 * resume - what was being filled in when the program ended, however it ended:
 * offered once on the first page, one key leads back to that very field.
 *
 * A screen that takes what is typed keeps it with `open` set (kept.h, aside.h)
 * and takes the mark away when the officer leaves it himself; what still has
 * the mark at the next start was interrupted.
 */
#ifndef TUI_RESUME_H
#define TUI_RESUME_H

#include <stdbool.h>

struct app;

struct resume {
	char *where;	/* "Tiếp tục ở mục 14, 10:32"; NULL: nothing was interrupted */
	char *what;	/* "Đề nghị điều chỉnh, Nguyễn Thị Mâu" */
};

void resume_init(struct resume *resume);
void resume_clear(struct resume *resume);
/* Looks again what there is to go on with. */
void resume_look(struct resume *resume, struct app *app);
/* Opens it; a sentence on row 22 when it is gone. */
void resume_open(struct app *app);

#endif
