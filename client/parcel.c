/* parcel - packing, sealing, and settling by receipts. */
#include "client/parcel.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/answer.h"
#include "client/store.h"
#include "client/transport.h"
#include "forms/package.h"
#include "i18n/language.h"

#include "i18n/banned.h"

G_DEFINE_QUARK(dancu-parcel-error, parcel_error)

static bool fail(GError **error, enum parcel_error code, const char *sentence)
{
	g_set_error_literal(error, PARCEL_ERROR, (int)code, sentence);
	return false;
}

/* 32 bytes; false: there is no such key. */
static bool read_key(const char *base64, uint8_t key[SIGNER_BYTES], GError **error)
{
	gsize length = 0;
	g_autofree uint8_t *bytes = g_base64_decode(base64 ? base64 : "", &length);

	if (length != SIGNER_BYTES)
		return fail(error, PARCEL_NO_KEY,
			    _("The centre's key is not here yet: sign in once over the line."));
	memcpy(key, bytes, SIGNER_BYTES);
	return true;
}

/* ---- out ---------------------------------------------------------------------------- */

/* Takes letters in, in their order, while there is room; the rest waits for the next. */
static void fill(struct package *package, GPtrArray *letters)
{
	size_t bytes = 1024, taken = 0;

	for (; taken < letters->len; taken++) {
		const struct letter *letter = g_ptr_array_index(letters, taken);
		struct json *body = json_parse(letter->body, strlen(letter->body), NULL);

		bytes += strlen(letter->body) + 256;
		if (bytes > PACKAGE_MOST_BYTES || !body || !package_takes(letter->op)) {
			json_free(body);
			break;
		}
		package_add(package, letter->op, letter->uuid, letter->path_id, letter->base, body);
	}
	g_ptr_array_set_size(letters, (int)taken);
}

static GBytes *close_box(const struct package *package, const struct parcel_origin *origin,
			 const uint8_t to[SIGNER_BYTES])
{
	g_autofree char *manifest = package_print(package);
	size_t length = strlen(manifest), front = SIGNER_BYTES + SIGNER_SIGNATURE;
	uint8_t *plain = g_malloc(front + length);
	GBytes *box;

	memcpy(plain, signer_public(origin->signer), SIGNER_BYTES);
	signer_sign(origin->signer, manifest, length, plain + SIGNER_BYTES);
	memcpy(plain + front, manifest, length);
	box = seal_for(to, plain, front + length);
	seal_wipe(plain, front + length);
	g_free(plain);
	return box;
}

static struct package *begin(const struct world *world, const struct parcel_origin *origin)
{
	struct package *package = package_new();
	char **const slots[] = { &package->id,	    &package->world,	&package->centre,
				 &package->officer, &package->terminal };
	g_autofree char *id = world_uuid(world);
	const char *const texts[] = { id, origin->world, origin->centre, origin->officer_id,
				      origin->terminal };

	for (size_t i = 0; i < G_N_ELEMENTS(slots); i++) {
		g_free(*slots[i]);
		*slots[i] = g_strdup(texts[i] ? texts[i] : "");
	}
	package->made_at = world_now(world);
	return package;
}

GBytes *parcel_make(struct outbox *outbox, const struct parcel_origin *origin,
		    unsigned *letters, GError **error)
{
	GPtrArray *list = outbox_packable(outbox, PACKAGE_MOST_LETTERS, error);
	struct package *package;
	g_autoptr(GBytes) box = NULL;
	GBytes *file = NULL;
	uint8_t to[SIGNER_BYTES];

	if (!list)
		return NULL;
	package = begin(store_world(outbox_store(outbox)), origin);
	fill(package, list);
	*letters = list->len;
	if (list->len == 0) {
		fail(error, PARCEL_EMPTY, _("Nothing waits that can travel in a package."));
	} else if (read_key(origin->centre_key, to, error)) {
		struct package_cover cover = { PACKAGE_LETTERS, package->world, package->centre,
					       package->id, NULL, 0 };

		box = close_box(package, origin, to);
		cover.box = g_bytes_get_data(box, &cover.length);
		file = package_cover_print(&cover);
	}
	if (file && !outbox_pack(outbox, list, error))
		g_clear_pointer(&file, g_bytes_unref);
	package_free(package);
	g_ptr_array_unref(list);
	return file;
}

/* ---- back --------------------------------------------------------------------------- */

static bool receive(struct courier *courier, const struct package_receipt *receipt)
{
	g_autofree char *body = json_print(receipt->body);
	const struct wire_reply reply = {
		.status = receipt->status,
		.etag = "",
		.content_type = receipt->status >= 400 ? "application/problem+json"
						       : "application/json",
		.body = body,
		.length = strlen(body),
	};
	struct answer *answer = answer_of_reply(OP_REQUEST, &reply);
	bool settled = courier_receive(courier, receipt->key, answer);

	answer_free(answer);
	return settled;
}

static struct package_receipts *open_receipts(const struct parcel_origin *origin,
					      const struct package_cover *cover, GError **error)
{
	uint8_t from[SIGNER_BYTES];
	size_t length;
	g_autofree char *text = NULL;
	g_autoptr(json_owned) all = NULL;
	struct package_receipts *receipts;

	if (!read_key(origin->centre_key, from, error))
		return NULL;
	if (cover->kind != PACKAGE_RECEIPTS || strcmp(cover->world, origin->world) != 0 ||
	    strcmp(cover->centre, origin->centre) != 0 ||
	    !(text = signer_open(origin->signer, from, cover->box, cover->length, &length))) {
		fail(error, PARCEL_FOREIGN,
		     _("These are no receipts for this terminal and officer; nothing was changed."));
		return NULL;
	}
	all = json_parse(text, length, error);
	receipts = all ? package_receipts_of_json(all, error) : NULL;
	if (receipts && strcmp(receipts->id, cover->id) == 0)
		return receipts;
	package_receipts_free(receipts);
	if (error && !*error)
		fail(error, PARCEL_DAMAGED, _("This file is not whole; nothing was changed."));
	return NULL;
}

int parcel_settle(struct courier *courier, const struct parcel_origin *origin, GBytes *file,
		  GError **error)
{
	struct package_cover cover = { 0 };
	struct package_receipts *receipts = NULL;
	int settled = 0;
	gsize length;
	const char *bytes = g_bytes_get_data(file, &length);

	if (package_cover_read(&cover, bytes, length, error))
		receipts = open_receipts(origin, &cover, error);
	package_cover_clear(&cover);
	if (!receipts)
		return -1;
	for (unsigned i = 0; i < receipts->letters->len; i++)
		settled += receive(courier, g_ptr_array_index(receipts->letters, i));
	package_receipts_free(receipts);
	return settled;
}

/* ---- files --------------------------------------------------------------------------- */

GBytes *parcel_read_file(const char *path, GError **error)
{
	struct stat about;
	char *bytes = NULL;
	gsize length = 0;

	if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) ||
	    about.st_size > (off_t)RECEIPTS_MOST_BYTES ||
	    !g_file_get_contents(path, &bytes, &length, NULL)) {
		fail(error, PARCEL_DAMAGED, _("This file cannot be read; look at its name and the stick."));
		return NULL;
	}
	return g_bytes_new_take(bytes, length);
}

bool parcel_write_file(const char *path, GBytes *file, GError **error)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	gsize length, at = 0;
	const char *bytes = g_bytes_get_data(file, &length);
	int fd = open(path, flags, 0600);
	ssize_t n = fd < 0 ? -1 : 0;

	while (n >= 0 && at < length && (n = write(fd, bytes + at, length - at)) > 0)
		at += (gsize)n;
	if (fd >= 0 && (fsync(fd) != 0 || close(fd) != 0))
		at = 0;
	if (at == length)
		return true;
	if (fd >= 0)
		unlink(path);
	return fail(error, PARCEL_DAMAGED,
		    _("This file cannot be written: is there room, is the name free?"));
}
