/* package - open, prove, deliver, answer. */
#include "central/package.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/self.h"
#include "forms/package.h"
#include "i18n/language.h"

#include "i18n/banned.h"

G_STATIC_ASSERT(CENTRE_SIGN_KEY == PACKAGE_KEY);
G_STATIC_ASSERT(CENTRE_SIGNATURE == PACKAGE_SIGNATURE);

bool centre_terminal_note(struct centre_call *c, const char *officer, const char *terminal)
{
	g_autoptr(GBytes) key = NULL;
	gsize length;
	const void *bytes;

	if (!json_get(c->document, "terminal_key"))
		return true;
	key = package_take_bytes(c->document, "terminal_key", PACKAGE_KEY, NULL);
	bytes = key ? g_bytes_get_data(key, &length) : NULL;
	if (!bytes || length != PACKAGE_KEY)
		return centre_refuse(c, PROBLEM_BAD_SHAPE);
	return centre_do(c->ledger,
			 "INSERT INTO terminal_key VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
			 " SET terminal = ?3, at = ?4",
			 "sbsi", officer, bytes, length, terminal, c->now) &&
	       centre_do(c->ledger,
			 "DELETE FROM terminal_key WHERE officer = ?1 AND key NOT IN (SELECT key"
			 " FROM terminal_key WHERE officer = ?1 ORDER BY at DESC LIMIT ?2)",
			 "sd", officer, CENTRE_TERMINALS_EACH);
}

/* One package while it is worked on. */
struct parcel {
	struct package_cover cover;
	char *text; /* opened: key, signature, manifest */
	const uint8_t *key;
	struct package *package;
	struct centre_officer *officer;
};

static void parcel_clear(struct parcel *p)
{
	package_cover_clear(&p->cover);
	g_free(p->text);
	package_free(p->package);
	centre_officer_free(p->officer);
}

static bool refuse_unreadable(struct centre_call *c)
{
	return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
				     _("This package cannot be opened: it is damaged, or was not "
				       "made by a terminal for this centre. Nothing was changed; "
				       "make it anew at that terminal."));
}

/* The seal, the signature, the manifest. */
static bool open_box(struct centre_call *c, struct parcel *p)
{
	const size_t front = PACKAGE_KEY + PACKAGE_SIGNATURE;
	g_autoptr(json_owned) manifest = NULL;
	size_t length;

	p->text = centre_box_open(c->centre->box_public, c->centre->box_secret, p->cover.box,
				  p->cover.length, &length);
	if (!p->text || length <= front)
		return refuse_unreadable(c);
	p->key = (const uint8_t *)p->text;
	if (!centre_signature_fits(p->key, p->text + front, length - front,
				   p->key + PACKAGE_KEY))
		return refuse_unreadable(c);
	manifest = json_parse(p->text + front, length - front, NULL);
	p->package = manifest ? package_of_json(manifest, NULL) : NULL;
	return p->package || refuse_unreadable(c);
}

/* Cover and manifest must tell the same, and it must be about us. */
static bool check_origin(struct centre_call *c, const struct parcel *p)
{
	if (strcmp(p->package->world, c->centre->world_name) != 0 ||
	    strcmp(p->package->centre, c->centre->id) != 0)
		return centre_refuse(c, PROBLEM_WRONG_WORLD);
	return strcmp(p->package->id, p->cover.id) == 0 || refuse_unreadable(c);
}

/* The terminal's key must be known as one of this officer's, and his account open. */
static bool find_officer(struct centre_call *c, struct parcel *p)
{
	g_autofree char *session = g_strconcat("package ", p->package->id, NULL);
	g_autofree char *terminal =
		centre_word(c->ledger,
			    "SELECT terminal FROM terminal_key WHERE officer = ?1 AND key = ?2",
			    "sb", p->package->officer, p->key, (size_t)PACKAGE_KEY);
	bool locked = true;

	if (terminal)
		p->officer = centre_officer_load(c->ledger, p->package->officer, session,
						 terminal, &locked);
	if (!p->officer)
		return centre_refuse_because(
			c, PROBLEM_FORBIDDEN,
			_("The centre does not know the terminal that signed this package. Its "
			  "officer signs in there once over the line, then makes it anew."));
	return !locked || centre_refuse(c, PROBLEM_OFFICER_LOCKED);
}

static bool open_parcel(struct centre_call *c, struct parcel *p, GBytes *file)
{
	g_autoptr(GError) why = NULL;
	gsize length;
	const char *bytes = g_bytes_get_data(file, &length);

	if (!package_cover_read(&p->cover, bytes, length, &why))
		return centre_refuse_error(c, why);
	if (p->cover.kind != PACKAGE_LETTERS)
		return refuse_unreadable(c);
	if (strcmp(p->cover.world, c->centre->world_name) != 0 ||
	    strcmp(p->cover.centre, c->centre->id) != 0)
		return centre_refuse(c, PROBLEM_WRONG_WORLD);
	return open_box(c, p) && check_origin(c, p) && find_officer(c, p);
}

static void take_news(struct centre_call *c, struct centre_call *letter)
{
	if (!letter->news)
		return;
	g_free(c->news);
	c->news = g_steal_pointer(&letter->news);
	c->news_seq = letter->news_seq;
}

/* As if it came over the line. */
static void deliver(struct centre_call *c, struct parcel *p, const struct package_letter *letter,
		    struct package_receipts *receipts)
{
	g_autofree char *path = operation_path(letter->op, letter->id);
	g_autofree char *key = g_strdup_printf("\"%s\"", letter->key);
	g_autofree char *match = g_strdup_printf("\"%s\"", letter->match);
	g_autofree char *body = json_print(letter->body);
	struct centre_call sub;
	struct json *answer;

	centre_call_init(&sub);
	sub.centre = c->centre;
	sub.ledger = c->ledger;
	sub.now = c->now;
	sub.method = operations[letter->op].method;
	sub.path = path;
	sub.header[CENTRE_HEADER_KEY] = key;
	sub.header[CENTRE_HEADER_MATCH] = *letter->match ? match : NULL;
	sub.header[CENTRE_HEADER_TYPE] = "application/json";
	sub.body = body;
	sub.length = strlen(body);
	sub.officer = p->officer;
	c->deliver(&sub);
	sub.officer = NULL;
	answer = sub.answer ? json_parse(sub.answer, strlen(sub.answer), NULL) : NULL;
	package_receipts_add(receipts, letter->key, sub.status, answer);
	take_news(c, &sub);
	centre_call_clear(&sub);
}

static GBytes *seal_receipts(struct centre_call *c, const struct parcel *p,
			     const struct package_receipts *receipts)
{
	struct package_cover cover = {PACKAGE_RECEIPTS, p->cover.world, p->cover.centre,
				      p->cover.id, NULL, 0};
	g_autofree char *text = package_receipts_print(receipts);
	g_autofree char *box = centre_box_answer(c->centre->world, c->centre->box_secret, p->key,
						 text, &cover.length);

	cover.box = box;
	return box && cover.length <= RECEIPTS_MOST_BYTES ? package_cover_print(&cover) : NULL;
}

static void answer(struct centre_call *c, const struct parcel *p,
		   const struct package_receipts *receipts)
{
	g_autoptr(GBytes) file = seal_receipts(c, p, receipts);
	struct json *j;
	gsize length;
	const void *bytes;

	if (!file) {
		centre_refuse(c, PROBLEM_BUSY);
		return;
	}
	bytes = g_bytes_get_data(file, &length);
	j = json_object();
	json_put_text(j, "id", p->package->id);
	package_put_bytes(j, "receipts", bytes, length);
	centre_reply(c, 200, j);
}

static void work(struct centre_call *c, struct parcel *p)
{
	struct package_receipts *receipts = package_receipts_new();
	g_autofree char *detail = g_strdup_printf("%u letters of %s", p->package->letters->len,
						  p->officer->login);

	g_free(receipts->id);
	receipts->id = g_strdup(p->package->id);
	g_free(receipts->world);
	receipts->world = g_strdup(p->package->world);
	g_free(receipts->centre);
	receipts->centre = g_strdup(p->package->centre);
	receipts->at = c->now;
	for (guint i = 0; i < p->package->letters->len; i++)
		deliver(c, p, p->package->letters->pdata[i], receipts);
	centre_owe(c, p->package->id, detail);
	answer(c, p, receipts);
	package_receipts_free(receipts);
}

void centre_package(struct centre_call *c)
{
	static const char *const keys[] = {"package", NULL};
	g_autoptr(GError) why = NULL;
	g_autoptr(GBytes) file = NULL;
	struct parcel p = {0};

	if (json_check_keys(c->document, keys, &why))
		file = package_take_bytes(c->document, "package", PACKAGE_MOST_BYTES, &why);
	if (!file) {
		centre_refuse_error(c, why);
		return;
	}
	if (open_parcel(c, &p, file))
		work(c, &p);
	else
		centre_owe(c, p.cover.id ? p.cover.id : "", "a package that was not taken");
	parcel_clear(&p);
}
