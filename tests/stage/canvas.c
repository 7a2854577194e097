/*
 * canvas - the smallest program that uses keys, terminal, paint, lineedit and
 * listview together: a form of 15 lines with one field being typed, or a list.
 * The stage watches it to count bytes and to see that the terminal is always
 * put back.
 *
 *	canvas form|list [ascii]
 *
 * F10 leaves with 0, F5 asks for the cursor, F12 dies of SIGSEGV, F11 of
 * SIGABRT, Ctrl-L draws again, Tab goes to the next field.
 */
#include "config.h"

#include <glib.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/keys.h"
#include "tui/lineedit.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/terminal.h"

#include "i18n/banned.h"

enum { FIELDS = 15, ROWS = 312 };

struct canvas {
	struct terminal *terminal;
	struct keys keys;
	struct lineedit fields[FIELDS];
	struct listview list;
	bool as_list;
	int focus;
	char said[120];
	int status; /* -1: go on */
};

static const char *const labels[FIELDS] = {
	"Họ, chữ đệm và tên",	 "Ngày, tháng, năm sinh", "Giới tính",
	"Nơi đăng ký khai sinh", "Quê quán",		  "Dân tộc",
	"Tôn giáo",		 "Quốc tịch",		  "Tình trạng hôn nhân",
	"Nhóm máu",		 "Số định danh cá nhân",  "Nơi thường trú",
	"Nơi ở hiện tại",	 "Cha",			  "Mẹ",
};

static const char *const values[FIELDS] = {
	"Nguyễn Thị Mâu", "--/--/1950", "Nữ", "Xã Tập Huấn, tỉnh Ví Dụ",
	"Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ", "Tày", "Không", "Việt Nam",
	"Đã ly hôn hoặc góa vợ/chồng", "chưa có thông tin", "••••••••••12",
	"Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ", "", "Nguyễn Văn Thử", "Hoàng Thị Nụ",
};

static bool is_heading(void *self, size_t row)
{
	(void)self;
	return row == 0 || row == 100;
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	static const char *const names[] = { "Nguyễn Thị Mậu", "Nguyễn Thị Mẫu",
					     "Đinh Văn Ví", "Nguyễn Thị … Thảo Mậu" };
	char date[32], number[48];

	if (is_heading(self, row)) {
		paint_text(p, at, 2, 40, ROLE_BOLD, row == 0 ? "Khớp đúng" : "Có thể là");
		return;
	}
	g_snprintf(date, sizeof(date), "%02u/%02u/%u", (unsigned)(row % 28 + 1),
		   (unsigned)(row % 12 + 1), (unsigned)(1940 + row % 70));
	g_snprintf(number, sizeof(number), "••••••••••%02u", (unsigned)(row * 37 % 100));
	paint_data(p, at, 2, 25, ROLE_PLAIN, names[row % 4]);
	paint_text(p, at, 28, 10, ROLE_PLAIN, date);
	paint_text(p, at, 40, 3, ROLE_PLAIN, row % 3 == 0 ? "Nam" : "Nữ");
	paint_text(p, at, 45, 12, ROLE_PLAIN, number);
	paint_data(p, at, 59, 10, ROLE_PLAIN, row % 2 == 0 ? "Bến Gỗ" : "Suối Cát");
}

static void draw_form(struct canvas *c, struct paint *p)
{
	for (int i = 0; i < FIELDS; i++) {
		int cursor;
		g_autofree char *view = lineedit_view(&c->fields[i], 53, &cursor);

		paint_text(p, i + 2, 2, 22, ROLE_PLAIN, labels[i]);
		paint_data(p, i + 2, 26, 53, ROLE_PLAIN, view);
		if (i != c->focus)
			continue;
		paint_text(p, i + 2, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, i + 2, 26 + cursor);
	}
}

static void draw(struct canvas *c)
{
	struct paint p;

	if (!paint_begin(&p, c->terminal))
		return;
	paint_text(&p, 0, 0, 30, ROLE_TITLE, c->as_list ? "Kết quả tra cứu" : "Hồ sơ công dân");
	paint_text(&p, 0, 33, 8, ROLE_BADGE, "TẬP HUẤN");
	paint_text(&p, 0, 44, 11, ROLE_PLAIN, "Xã Tập Huấn");
	paint_text(&p, 0, 58, 22, ROLE_PLAIN, "Đại úy Nguyễn Văn Mẫu");
	if (c->as_list) {
		paint_text(&p, 1, 2, 70, ROLE_PLAIN, "Họ, chữ đệm và tên        Ngày sinh");
		paint_rule(&p, 2, 1, 78);
		listview_draw(&c->list, &p, 3, p.rows - 9);
	} else {
		draw_form(c, &p);
	}
	paint_text(&p, p.rows - 2, 1, 78, ROLE_PLAIN, c->said);
	paint_text(&p, p.rows - 1, 1, 78, ROLE_PLAIN,
		   "Esc Lui  F1 Giúp  F3 Tìm  F8 Gửi  F9 Việc khác  VI  mạng chậm  chờ gửi 3");
	paint_end(&p);
}

static void act(struct canvas *c, const struct key *key)
{
	char name[48];

	if (key->code == K_F10)
		c->status = 0;
	else if (key->code == K_F12)
		raise(SIGSEGV);
	else if (key->code == K_F11)
		abort();
	else if (key->code == K_F5)
		terminal_ask_cursor(c->terminal);
	else if (key->code == K_CTRL && key->letter == 'l')
		terminal_redraw(c->terminal);
	else if (key->code == K_CURSOR_REPORT)
		g_snprintf(c->said, sizeof(c->said), "con trỏ %d %d", key->row, key->col);
	else if (c->as_list && listview_key(&c->list, key, true))
		return;
	else if (!c->as_list && (key->code == K_TAB || key->code == K_DOWN))
		c->focus = (c->focus + 1) % FIELDS;
	else if (!c->as_list && lineedit_key(&c->fields[c->focus], key, NULL))
		return;
	else
		g_snprintf(c->said, sizeof(c->said), "phím %s",
			   key_name(key, name, sizeof(name)));
}

static int64_t now(void)
{
	return g_get_monotonic_time() / 1000;
}

static void wait_and_read(struct canvas *c)
{
	struct pollfd fds[2] = { { .fd = terminal_fd(c->terminal), .events = POLLIN },
				 { .fd = terminal_wake_fd(c->terminal), .events = POLLIN } };
	int64_t due = keys_deadline(&c->keys);
	uint8_t bytes[4096];
	ssize_t n;

	if (terminal_pending(c->terminal))
		fds[0].events |= POLLOUT;
	poll(fds, 2, due == INT64_MAX ? -1 : (int)MAX(due - now(), 0));
	n = terminal_read(c->terminal, bytes, sizeof(bytes));
	if (n > 0)
		keys_feed(&c->keys, bytes, (size_t)n, now());
	keys_tick(&c->keys, now());
}

static void run(struct canvas *c)
{
	struct key key;

	draw(c);
	while (c->status < 0) {
		bool blocked = terminal_pending(c->terminal), changed = false;
		unsigned signals;

		wait_and_read(c);
		for (; keys_next(&c->keys, &key); changed = true)
			act(c, &key);
		signals = terminal_signals(c->terminal);
		if (signals & TERMINAL_HANGUP)
			c->status = 129;
		else if (signals & TERMINAL_ENDED)
			c->status = 143;
		if (signals & TERMINAL_RESIZED)
			terminal_resize(c->terminal);
		if (changed || signals != 0 || (blocked && terminal_flush(c->terminal)))
			draw(c);
	}
}

int main(int argc, char **argv)
{
	struct canvas c = { .status = -1 };
	struct look look = { .ascii = argc > 2 };
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, "C.UTF-8");
	c.as_list = argc > 1 && strcmp(argv[1], "list") == 0;
	keys_init(&c.keys);
	for (int i = 0; i < FIELDS; i++) {
		lineedit_init(&c.fields[i], 60);
		lineedit_set(&c.fields[i], values[i]);
	}
	c.focus = 12;
	listview_init(&c.list, (struct listview_owner){ &c, is_heading, draw_row });
	listview_set_count(&c.list, ROWS);
	c.terminal = terminal_open(0, getenv("TERM"), look, &error);
	if (c.terminal == NULL) {
		fprintf(stderr, "canvas: %s\n", error->message);
		return 1;
	}
	run(&c);
	terminal_close(c.terminal);
	keys_clear(&c.keys);
	for (int i = 0; i < FIELDS; i++)
		lineedit_clear(&c.fields[i]);
	listview_clear(&c.list);
	return c.status;
}
