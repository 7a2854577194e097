/*
 * ahead - the screens that are being written beside this file: each takes its
 * function out of here when it lands.
 */
#include "tui/screens.h"

#include "forms/draft.h"
#include "tui/paint.h"

#include "i18n/banned.h"

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Not there yet");
}

static const struct screen_ops ops = {.name = "ahead", .row = {ACTION_NONE}, .title = title};

struct screen *verify_screen(struct app *app, const char *resident, const char *household)
{
	(void)resident;
	(void)household;
	return screen_new(&ops, app, sizeof(struct screen));
}

struct screen *worklist_screen(struct app *app)
{
	return screen_new(&ops, app, sizeof(struct screen));
}
