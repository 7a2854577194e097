/* loop - wait, take in, move on, draw once. */
#include "tui/loop.h"

#include <poll.h>

#include "client/practice.h"
#include "client/transport.h"
#include "forms/world.h"
#include "tui/app.h"
#include "tui/general.h"
#include "tui/input.h"
#include "tui/keychain.h"
#include "tui/keys.h"
#include "tui/services.h"
#include "tui/terminal.h"

#include "i18n/banned.h"

#define EXIT_HANGUP 129
#define EXIT_ENDED 143
#define RESIZE_MS 50	/* a series of sizes is answered once */

struct loop {
	struct app *app;
	int64_t resize_at;
	bool woken;	/* the first picture has been painted, services were woken */
};

static int timeout_of(const struct loop *loop)
{
	const struct app *app = loop->app;
	int64_t at = MIN(app_deadline(app), keys_deadline(app->keys)), left;

	at = MIN(at, services_deadline(app));
	at = MIN(at, general_lock_at(app));
	at = MIN(at, loop->resize_at);
	if (at == INT64_MAX)
		return -1;
	left = at - world_steady(app->world);
	return (int)CLAMP(left, 0, 60 * 1000);
}

static void wait_for_anything(struct loop *loop)
{
	struct app *app = loop->app;
	struct pollfd fds[] = {
		{.fd = terminal_fd(app->terminal), .events = POLLIN},
		{.fd = terminal_wake_fd(app->terminal), .events = POLLIN},
		{.fd = app->practice != NULL ? practice_fd(app->practice) : -1,
		 .events = POLLIN},
		{.fd = keychain_fd(app), .events = POLLIN},
	};
	int timeout = timeout_of(loop);

	if (terminal_pending(app->terminal))
		fds[0].events |= POLLOUT;
	if (app->transport != NULL)
		transport_wait(app->transport, fds, G_N_ELEMENTS(fds), timeout);
	else
		poll(fds, G_N_ELEMENTS(fds), timeout);
	if (fds[2].revents != 0)
		app->practice_at = world_steady(app->world);
	if (fds[3].revents != 0)
		app->keychain_at = world_steady(app->world);
}

static void take_signals(struct loop *loop)
{
	struct app *app = loop->app;
	unsigned signals = terminal_signals(app->terminal);

	if ((signals & TERMINAL_HANGUP) != 0)
		app_quit(app, EXIT_HANGUP);
	else if ((signals & TERMINAL_ENDED) != 0)
		app_quit(app, EXIT_ENDED);
	if ((signals & TERMINAL_RESIZED) != 0)
		loop->resize_at = world_steady(app->world) + RESIZE_MS;
}

static void take_keys(struct app *app)
{
	uint8_t bytes[1024];
	struct key key;
	ssize_t n;

	while ((n = terminal_read(app->terminal, bytes, sizeof(bytes))) > 0)
		keys_feed(app->keys, bytes, (size_t)n, world_steady(app->world));
	keys_tick(app->keys, world_steady(app->world));
	while (app->exit_status < 0 && keys_next(app->keys, &key))
		input_key(app, &key);
}

static void take_time(struct loop *loop)
{
	struct app *app = loop->app;
	int64_t now = world_steady(app->world);

	if (now >= loop->resize_at) {
		loop->resize_at = INT64_MAX;
		terminal_resize(app->terminal);
		app_touch(app);
	}
	if (app->transport != NULL)
		transport_collect(app->transport);
	services_tick(app);
	app_tick(app);
	general_lock_tick(app);
}

/* Whatever ends the program, drafts are kept first. */
static void leave_all(struct app *app)
{
	for (unsigned i = app->stack->len; i-- > 0;) {
		struct screen *screen = g_ptr_array_index(app->stack, i);

		if (screen->ops->leave != NULL)
			screen->ops->leave(screen);
	}
}

int loop_run(struct app *app)
{
	struct loop loop = {.app = app, .resize_at = INT64_MAX};

	while (app->exit_status < 0) {
		terminal_flush(app->terminal);
		app_draw(app);
		if (!loop.woken) {
			loop.woken = true;
			services_wake(app);
			continue;
		}
		wait_for_anything(&loop);
		take_signals(&loop);
		take_keys(app);
		if (app->exit_status < 0)
			take_time(&loop);
	}
	leave_all(app);
	return app->exit_status;
}
