/* hostile_tricks - what broken and lying centres say, and the server that says it. */
#include "tests/torture/hostile.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/bad_server.h"

#include "i18n/banned.h"

#define JSON "Content-Type: application/json\r\n"
#define PROBLEM "Content-Type: application/problem+json\r\n"
#define HTML "Content-Type: text/html\r\n"
#define OK "HTTP/1.1 200 OK\r\n" JSON
#define MADE "HTTP/1.1 201 Created\r\n" JSON
#define FULL "{\"id\":\"@\",\"receipt\":\"TH-1\",\"world\":\"practice\",\"centre\":\"c1\"}"
#define BOMB_BYTES (300 * 1024 * 1024)
#define LATE_MS 15

/* ---- those that are more than a text ------------------------------------------------ */

static void much(int fd, const char *head, int pieces)
{
	g_autofree char *piece = g_strnfill(65536, 'a');

	if (!bad_say(fd, head))
		return;
	for (int i = 0; i < pieces; i++)
		if (!bad_say(fd, "10000\r\n") || !bad_put(fd, piece, 65536) || !bad_say(fd, "\r\n"))
			return;
}

static void endless(int fd)
{
	much(fd, MADE "Transfer-Encoding: chunked\r\n\r\n", 8000);
}

static void huge_header(int fd)
{
	g_autofree char *piece = g_strnfill(65536, 'a');

	bad_say(fd, MADE "X: ");
	for (int i = 0; i < 16; i++)
		if (!bad_put(fd, piece, 65536))
			return;
	bad_say(fd, "\r\nContent-Length: 2\r\n\r\n{}");
}

static void many_lines(int fd)
{
	bad_say(fd, MADE);
	for (int i = 0; i < 400; i++)
		if (!bad_say(fd, "X: y\r\n"))
			return;
	bad_say(fd, "Content-Length: 2\r\n\r\n{}");
}

static void informal_flood(int fd)
{
	for (int i = 0; i < 100000; i++)
		if (!bad_say(fd, "HTTP/1.1 102 Processing\r\n\r\n"))
			return;
}

static void drip(int fd)
{
	bad_say(fd, MADE "Content-Length: 500\r\n\r\n");
	for (int i = 0; i < 100 && bad_put(fd, " ", 1); i++)
		bad_rest(100);
}

static void drip_head(int fd)
{
	bad_say(fd, MADE "X: ");
	for (int i = 0; i < 100 && bad_put(fd, "a", 1); i++)
		bad_rest(100);
}

static void silent(int fd)
{
	(void)fd;
	bad_rest(10000);
}

static void closed(int fd)
{
	(void)fd;
}

static void deep(int fd)
{
	g_autofree char *in = g_strnfill(1000, '['), *out = g_strnfill(1000, ']');
	g_autofree char *body = g_strdup_printf("{\"id\":\"1\",\"deep\":%s%s}", in, out);
	g_autofree char *all = g_strdup_printf(MADE "Content-Length: %zu\r\n\r\n%s",
					       strlen(body), body);

	bad_say(fd, all);
}

/* Bits go in from the lowest; the codes of deflate from their highest. */
static void bits(GByteArray *into, uint32_t *held, unsigned *have, uint32_t value, unsigned n)
{
	*held |= value << *have;
	for (*have += n; *have >= 8; *have -= 8, *held >>= 8) {
		uint8_t byte = (uint8_t)*held;

		g_byte_array_append(into, &byte, 1);
	}
}

/* A blank, and then 258 of it again and again: 13 bits each. */
static void gzip_bomb(int fd)
{
	static const uint8_t gzip[10] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
	GByteArray *bomb = g_byte_array_append(g_byte_array_new(), gzip, 10);
	uint32_t held = 0;
	unsigned have = 0;
	g_autofree char *head = NULL;

	bits(bomb, &held, &have, 3, 3);	   /* the last block, fixed codes */
	bits(bomb, &held, &have, 0x0a, 8); /* 0x20: 01010000 */
	for (int i = 0; i < BOMB_BYTES / 258; i++) {
		bits(bomb, &held, &have, 0xa3, 8); /* length 258: 11000101 */
		bits(bomb, &held, &have, 0, 5);	   /* distance 1 */
	}
	bits(bomb, &held, &have, 0, 16);
	head = g_strdup_printf(MADE "Content-Encoding: gzip\r\nContent-Length: %u\r\n\r\n",
			       bomb->len);
	if (bad_say(fd, head))
		bad_put(fd, (const char *)bomb->data, bomb->len);
	g_byte_array_unref(bomb);
}

static void bad_length(int fd, const char *length)
{
	g_autofree char *text = g_strconcat(MADE, length, "\r\n{\"id\":\"1\"}", NULL);

	bad_say(fd, text);
}

static void two_lengths(int fd)
{
	bad_length(fd, "Content-Length: 2\r\nContent-Length: 10\r\n");
}

static void both_ways(int fd)
{
	bad_say(fd, MADE "Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n"
			 "7\r\n{\"a\":1}\r\n0\r\n\r\n");
}

static void negative(int fd)
{
	bad_length(fd, "Content-Length: -1\r\n");
}

static void overflowing(int fd)
{
	bad_length(fd, "Content-Length: 99999999999999999999999\r\n");
}

static void no_length(int fd)
{
	bad_length(fd, "");
}

static void truncated(int fd)
{
	bad_length(fd, "Content-Length: 100\r\n");
}

static void cut_chunk(int fd)
{
	bad_say(fd, MADE "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"id\"");
}

static void half_head(int fd)
{
	bad_say(fd, "HTTP/1.1 201 Created\r\nContent-Le");
}

static void head_nul(int fd)
{
	bad_put(fd, MADE "X: a\0b\r\nContent-Length: 2\r\n\r\n{}", strlen(MADE) + 31);
}

static void old_protocol(int fd)
{
	bad_say(fd, "<html>hello</html>");
}

static void noise(int fd)
{
	static const char some[] = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 220 mail ready\r\n";

	bad_put(fd, some, sizeof(some) - 1);
}

static void no_content(int fd)
{
	bad_say(fd, "HTTP/1.1 204 No Content\r\n\r\n");
}

#define SAYS(name, to, head, body, letter) { name, to, head, body, 0, NULL, letter, 0 }
#define WAITS(name, head, body) SAYS(name, TO_ALL, head, body, LETTER_WAITING)
#define RECEIPT(name, body) SAYS(name, TO_LETTER, MADE, body, LETTER_WAITING)
#define ACTS(name, act) { name, TO_ALL, NULL, NULL, 0, act, LETTER_WAITING, 0 }
#define SLOW(name, act, brief) { name, TO_ALL, NULL, NULL, 0, act, LETTER_WAITING, brief }
#define NULS(name, body) { name, TO_ALL, MADE, body, sizeof(body) - 1, NULL, LETTER_WAITING, 0 }

const struct hostile_trick hostile_tricks[] = {
	ACTS("truncated", truncated),
	ACTS("cut in a chunk", cut_chunk),
	SLOW("a slow body", drip, TO_LETTER),
	SLOW("a slow head", drip_head, TO_PERSON),
	SLOW("silent", silent, TO_CENTRE),
	ACTS("closed at once", closed),
	ACTS("half a head", half_head),
	ACTS("endless", endless),
	ACTS("a gzip bomb of 300 MiB", gzip_bomb),
	ACTS("a header of 1 MiB", huge_header),
	ACTS("400 header lines", many_lines),
	ACTS("a flood of 1xx", informal_flood),
	ACTS("JSON 1000 deep", deep),
	ACTS("two lengths", two_lengths),
	ACTS("length and chunks", both_ways),
	ACTS("a negative length", negative),
	ACTS("a length beyond all", overflowing),
	ACTS("no length", no_length),
	ACTS("NUL in the head", head_nul),
	ACTS("HTTP 0.9", old_protocol),
	ACTS("not HTTP", noise),
	ACTS("204", no_content),
	WAITS("redirect to another host",
	      "HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\n" JSON, FULL),
	WAITS("redirect that keeps the method",
	      "HTTP/1.1 307 X\r\nLocation: /v1/verifications\r\n" JSON, FULL),
	WAITS("captive portal", "HTTP/1.1 200 OK\r\n" HTML, "<html>Wi-Fi</html>"),
	WAITS("HTML that says JSON", OK, "<html>Wi-Fi</html>"),
	WAITS("JSON that says HTML", "HTTP/1.1 201 Created\r\n" HTML, FULL),
	WAITS("no type", "HTTP/1.1 201 Created\r\n", FULL),
	WAITS("empty 200", OK, ""),
	WAITS("empty 201", MADE, ""),
	WAITS("a list", OK, "[" FULL "]"),
	WAITS("a text", OK, "\"TH-1\""),
	WAITS("bad UTF-8", MADE, "{\"id\":\"@\",\"receipt\":\"TH-1\xff\"}"),
	WAITS("overlong UTF-8", MADE, "{\"id\":\"@\",\"receipt\":\"TH-1\xc0\x80\"}"),
	WAITS("the same key twice", MADE,
	      "{\"id\":\"@\",\"id\":\"@\",\"receipt\":\"TH-1\",\"receipt\":\"TH-2\"}"),
	WAITS("1e400", MADE, "{\"id\":\"@\",\"receipt\":\"TH-1\",\"n\":1e400}"),
	WAITS("bytes behind it", MADE, FULL " DROP"),
	WAITS("two documents", MADE, FULL FULL),
	NULS("NUL in a text", "{\"id\":\"1\",\"receipt\":\"TH\0-1\"}"),
	NULS("NUL behind it", "{\"id\":\"1\"}\0"),
	WAITS("escaped NUL", MADE, "{\"id\":\"@\",\"receipt\":\"TH\\u0000\"}"),
	SAYS("another letter's receipt", TO_LETTER | TO_PERSON, MADE,
	     "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"receipt\":\"TH-1\"}",
	     LETTER_WAITING),
	SAYS("nobody's receipt", TO_LETTER | TO_PERSON, MADE, "{\"receipt\":\"TH-1\"}",
	     LETTER_WAITING),
	SAYS("another world's", TO_ALL, MADE,
	     "{\"id\":\"@\",\"receipt\":\"TH-1\",\"world\":\"real\",\"centre\":\"c1\"}",
	     LETTER_WAITING),
	SAYS("another centre's", TO_LETTER | TO_PERSON, MADE,
	     "{\"id\":\"@\",\"receipt\":\"TH-1\",\"world\":\"practice\",\"centre\":\"c2\"}",
	     LETTER_WAITING),
	RECEIPT("no receipt", "{\"id\":\"@\"}"),
	RECEIPT("an empty receipt", "{\"id\":\"@\",\"receipt\":\"\"}"),
	RECEIPT("a receipt of blanks", "{\"id\":\"@\",\"receipt\":\"  \"}"),
	RECEIPT("a receipt that cannot be seen", "{\"id\":\"@\",\"receipt\":\"\xe2\x80\x8b\"}"),
	RECEIPT("a receipt that is a number", "{\"id\":\"@\",\"receipt\":391}"),
	RECEIPT("a receipt that is a document", "{\"id\":\"@\",\"receipt\":{\"no\":\"TH-1\"}}"),
	WAITS("401 again and again", "HTTP/1.1 401 X\r\n" PROBLEM,
	      "{\"type\":\"https://dancu.invalid/p/signed-out\",\"status\":401}"),
	WAITS("401 in HTML", "HTTP/1.1 401 X\r\nWWW-Authenticate: Basic\r\n" HTML, "<html>"),
	WAITS("429 for 100 years", "HTTP/1.1 429 X\r\nRetry-After: 3155760000\r\n" PROBLEM,
	      "{\"type\":\"https://dancu.invalid/p/too-many\"}"),
	WAITS("429 until yesterday", "HTTP/1.1 429 X\r\nRetry-After: -86400\r\n" PROBLEM,
	      "{\"type\":\"https://dancu.invalid/p/too-many\"}"),
	WAITS("500 in HTML", "HTTP/1.1 500 X\r\n" HTML, "<html>"),
	WAITS("502 of a proxy", "HTTP/1.1 502 X\r\n" HTML, "<html>"),
	WAITS("503", "HTTP/1.1 503 X\r\n" PROBLEM, "{}"),
	WAITS("403 of a proxy", "HTTP/1.1 403 X\r\n" HTML, "<html>blocked</html>"),
	WAITS("404 of a proxy", "HTTP/1.1 404 X\r\n" HTML, "<html>"),
	WAITS("a status of its own", "HTTP/1.1 799 X\r\n" JSON, FULL),
	WAITS("304 for a letter", "HTTP/1.1 304 X\r\n" JSON, "{}"),
	SAYS("a sentence with commands", TO_LETTER, "HTTP/1.1 403 X\r\n" PROBLEM,
	     "{\"type\":\"https://dancu.invalid/p/forbidden\",\"detail\":\"a\\u001b[2J\\nb\\rc\"}",
	     LETTER_REFUSED),
	SAYS("a sentence turned round", TO_LETTER, "HTTP/1.1 403 X\r\n" PROBLEM,
	     "{\"type\":\"../../etc\",\"detail\":\"\xe2\x80\xae" "abc\"}", LETTER_REFUSED),
	SAYS("412 with nothing in it", TO_LETTER, "HTTP/1.1 412 X\r\n" PROBLEM, "{}",
	     LETTER_CONFLICT),
};

const size_t hostile_count = G_N_ELEMENTS(hostile_tricks);

/* ---- the server ---------------------------------------------------------------------- */

#define TOKENS "\"bearer\":\"bearer-0123456789abcdef\",\"refresh\":\"refresh-0123456789abcdef\""

static const char signed_in[] =
	"{" TOKENS ",\"expires_in\":900,\"officer\":{\"id\":\"o1\",\"login\":\"canbo1\",\"name\":"
	"\"Nguyễn Văn Mẫu\",\"rank\":\"Đại úy\",\"role\":\"officer\"},\"commune\":{\"code\":"
	"\"99001\",\"name\":\"Tập Huấn\",\"kind\":\"xã\",\"province\":\"Ví Dụ\"},\"world\":"
	"\"practice\",\"centre\":\"c1\",\"hamlets\":[],\"last\":{},\"audit\":{},\"deadline\":"
	"\"2026-03-20\"}";

/* All of one question: its head, and as much body as that says. New; NULL: no more. */
static char *question(int fd)
{
	GString *all = g_string_new(NULL);
	char piece[4096];

	for (;;) {
		const char *end = strstr(all->str, "\r\n\r\n");
		const char *length = strstr(all->str, "Content-Length: ");
		size_t body = length ? (size_t)strtoul(length + 16, NULL, 10) : 0;
		ssize_t n;

		if (end && strlen(end + 4) >= body)
			return g_string_free(all, FALSE);
		n = recv(fd, piece, sizeof(piece), 0);
		if (n <= 0) {
			g_string_free(all, TRUE);
			return NULL;
		}
		g_string_append_len(all, piece, n);
	}
}

/* What stands between `before` and `after`; new; "". */
static char *between(const char *text, const char *before, const char *after)
{
	const char *at = strstr(text, before);

	at = at ? at + strlen(before) : "";
	return g_strndup(at, strcspn(at, after));
}

static bool reply(int fd, const char *head, const char *body, size_t bytes, const char *id)
{
	g_auto(GStrv) parts = g_strsplit(bytes ? "" : body, "@", -1);
	g_autofree char *text = g_strjoinv(id, parts);
	size_t length = bytes ? bytes : strlen(text);
	g_autofree char *top = g_strdup_printf("%sContent-Length: %zu\r\n\r\n", head, length);

	if (!bad_say(fd, top))
		return false;
	/* no answer to 304 has a body: this one comes when the connection is kept already */
	if (strstr(head, " 304 "))
		bad_rest(LATE_MS);
	return bad_put(fd, bytes ? body : text, length);
}

static bool honest(int fd, const char *path, const char *id, bool refuses)
{
	if (!strcmp(path, "/v1/centre"))
		return reply(fd, OK, "{\"world\":\"practice\",\"id\":\"c1\",\"name\":\"Tập Huấn\","
				     "\"protocol\":\"1\"}", 0, id);
	if (!strcmp(path, "/v1/sign-in"))
		return reply(fd, OK, signed_in, 0, id);
	if (!strcmp(path, "/v1/refresh") && !refuses)
		return reply(fd, OK, "{" TOKENS "}", 0, id);
	if (!strcmp(path, "/v1/refresh"))
		return reply(fd, "HTTP/1.1 401 X\r\n" PROBLEM, "{}", 0, id);
	if (!strcmp(path, "/v1/verifications"))
		return reply(fd, MADE, FULL, 0, id);
	return reply(fd, OK, "{\"id\":\"@\"}", 0, id);
}

bool hostile_serve(int fd, void *self)
{
	struct hostile_shared *shared = self;
	g_autofree char *all = question(fd);
	g_autofree char *path = all ? between(all, " ", " ") : NULL;
	g_autofree char *key = all ? between(all, "Idempotency-Key: \"", "\"") : NULL;
	const struct hostile_trick *trick;
	int place;

	if (!all)
		return false;
	place = !strcmp(path, "/v1/verifications")	  ? TO_LETTER
		: g_str_has_prefix(path, "/v1/residents/") ? TO_PERSON
		: !strcmp(path, "/v1/centre")		  ? TO_CENTRE
							  : 0;
	if (place == TO_PERSON) {
		g_free(key);
		key = g_strdup(path + strlen("/v1/residents/"));
	}
	if (shared->trick == HOSTILE_HONEST || place != shared->place)
		return honest(fd, path, key, shared->refuses);
	trick = &hostile_tricks[shared->trick];
	shared->asked++;
	if (!trick->act)
		return reply(fd, trick->head, trick->body, trick->bytes, key);
	trick->act(fd);
	return false;
}
