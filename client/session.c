/*
 * session - who is signed in.  What the centre says comes through the text
 * door; the tokens go straight into locked memory, and are wiped out of the
 * reply they came in.
 */
#include "client/session.h"

#include <string.h>

#include "i18n/banned.h"

#define NAME_LETTERS 200
#define TOKEN_MIN 16
#define TOKEN_MAX 512

struct session_tokens {
	struct secret *bearer, *refresh;
};

static void hamlet_free(void *self)
{
	struct session_hamlet *hamlet = self;

	g_free(hamlet->id);
	g_free(hamlet->name);
	g_free(hamlet);
}

/* Every string of the sign-in, for making, filling and forgetting alike. */
struct text_row {
	const char *object, *key; /* where it stands in the answer; object NULL: on top */
	size_t at;
};

static const struct text_row texts[] = {
	{ "officer", "id", offsetof(struct session, officer_id) },
	{ "officer", "login", offsetof(struct session, login) },
	{ "officer", "name", offsetof(struct session, name) },
	{ "officer", "rank", offsetof(struct session, rank) },
	{ "officer", "role", offsetof(struct session, role) },
	{ "commune", "code", offsetof(struct session, commune_code) },
	{ "commune", "name", offsetof(struct session, commune) },
	{ "commune", "kind", offsetof(struct session, commune_kind) },
	{ "commune", "province", offsetof(struct session, province) },
	{ "last", "terminal", offsetof(struct session, last_terminal) },
	{ "audit", "head", offsetof(struct session, audit_head) },
	{ NULL, "deadline", offsetof(struct session, deadline) },
	{ NULL, "centre_key", offsetof(struct session, centre_key) },
};

static char **slot(struct session *session, const struct text_row *row)
{
	return (char **)((char *)session + row->at);
}

static void set(char **into, char *taken)
{
	g_free(*into);
	*into = taken;
}

struct session *session_new(void)
{
	struct session *session = g_new0(struct session, 1);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*slot(session, &texts[i]) = g_strdup("");
	session->world = g_strdup("");
	session->centre = g_strdup("");
	session->terminal_key = g_strdup("");
	session->centre_name = g_strdup("");
	session->hamlets = g_ptr_array_new_with_free_func(hamlet_free);
	session->tokens = g_new0(struct session_tokens, 1);
	return session;
}

void session_close(struct session *session)
{
	session->open = session->offline = false;
	secret_free(session->tokens->bearer);
	secret_free(session->tokens->refresh);
	*session->tokens = (struct session_tokens){ 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		set(slot(session, &texts[i]), g_strdup(""));
	g_ptr_array_set_size(session->hamlets, 0);
	session->last_time = 0;
	session->audit_sequence = 0;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	session_close(session);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(*slot(session, &texts[i]));
	g_free(session->world);
	g_free(session->centre);
	g_free(session->terminal_key);
	g_free(session->centre_name);
	g_ptr_array_unref(session->hamlets);
	g_free(session->tokens);
	g_free(session);
}

const char *session_hamlet_name(const struct session *session, const char *id)
{
	for (guint i = 0; i < session->hamlets->len; i++) {
		const struct session_hamlet *hamlet = session->hamlets->pdata[i];

		if (!strcmp(hamlet->id, id))
			return hamlet->name;
	}
	return "";
}

bool session_is_chief(const struct session *session)
{
	return !strcmp(session->role, "chief") || !strcmp(session->role, "deputy");
}

bool session_is_above(const struct session *session)
{
	return !strcmp(session->role, "province") || !strcmp(session->role, "c06");
}

const struct secret *session_bearer(const struct session *session)
{
	return session->tokens->bearer;
}

const struct secret *session_refresh(const struct session *session)
{
	return session->tokens->refresh;
}

/* ---- what the centre says ----------------------------------------------------- */

static bool is_token(const char *text)
{
	size_t length = text ? strlen(text) : 0;

	return length >= TOKEN_MIN && length <= TOKEN_MAX &&
	       strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
			    "0123456789-_.~+/=") == length;
}

/* Both tokens out of the body into locked memory; the body's own are wiped. */
static bool take_tokens(struct session *session, const struct json *body, GError **why)
{
	char *bearer = (char *)json_text_at(body, "bearer");
	char *refresh = (char *)json_text_at(body, "refresh");
	bool fine = is_token(bearer) && is_token(refresh);

	if (fine) {
		secret_free(session->tokens->bearer);
		secret_free(session->tokens->refresh);
		session->tokens->bearer = secret_of_text(bearer);
		session->tokens->refresh = secret_of_text(refresh);
	}
	seal_wipe_text(bearer);
	seal_wipe_text(refresh);
	return fine || json_shape_error(why, "bearer");
}

bool session_take_centre(struct session *session, const struct json *body, GError **why)
{
	g_autofree char *world = json_admit(body, "world", 20, why);
	g_autofree char *id = world ? json_admit(body, "id", 64, why) : NULL;
	g_autofree char *name = id ? json_admit(body, "name", NAME_LETTERS, why) : NULL;
	const char *protocol = json_text_at(body, "protocol");

	if (!name)
		return false;
	if (strcmp(world, "practice") && strcmp(world, "real"))
		return json_shape_error(why, "world");
	if (!*id || (protocol && strcmp(protocol, "1")))
		return json_shape_error(why, *id ? "protocol" : "id");
	set(&session->world, g_steal_pointer(&world));
	set(&session->centre, g_steal_pointer(&id));
	set(&session->centre_name, g_steal_pointer(&name));
	return true;
}

static bool take_hamlets(struct session *session, const struct json *list, GError **why)
{
	for (const struct json *one = json_first(list); one; one = json_next(one)) {
		struct session_hamlet *hamlet = g_new0(struct session_hamlet, 1);

		g_ptr_array_add(session->hamlets, hamlet);
		hamlet->id = json_admit(one, "id", 64, why);
		hamlet->name = hamlet->id ? json_admit(one, "name", NAME_LETTERS, why) : NULL;
		if (!hamlet->name)
			return false;
	}
	return true;
}

bool session_agrees(const struct session *session, const struct json *body)
{
	const char *world = json_text_at(body, "world"), *centre = json_text_at(body, "centre");

	return (!world || !strcmp(world, session->world)) &&
	       (!centre || !strcmp(centre, session->centre));
}

static bool take_texts(struct session *session, const struct json *body, GError **why)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		const struct text_row *row = &texts[i];
		const struct json *in = row->object ? json_get(body, row->object) : body;
		char *text = json_is_object(in) ? json_admit(in, row->key, NAME_LETTERS, why) :
						  g_strdup("");

		if (!text)
			return false;
		set(slot(session, row), text);
	}
	return true;
}

bool session_take_sign_in(struct session *session, const struct json *body, GError **why)
{
	session_close(session);
	if ((session_agrees(session, body) || json_shape_error(why, "centre")) &&
	    take_tokens(session, body, why) && take_texts(session, body, why) &&
	    take_hamlets(session, json_get(body, "hamlets"), why) &&
	    (*session->officer_id || json_shape_error(why, "officer"))) {
		session->last_time = json_time_at(json_get(body, "last"), "time", 0);
		session->audit_sequence = json_number_at(json_get(body, "audit"), "seq", 0);
		session->open = true;
		return true;
	}
	session_close(session);
	return false;
}

bool session_take_refresh(struct session *session, const struct json *body, GError **why)
{
	return take_tokens(session, body, why);
}

void session_set_terminal_key(struct session *session, const char *base64)
{
	set(&session->terminal_key, g_strdup(base64));
}

/* ---- remembered, for a sign-in without a line ----------------------------------- */

static struct json *part_of(struct json *json, const char *name)
{
	if (name && !json_get(json, name))
		json_put(json, name, json_object());
	return name ? (struct json *)json_get(json, name) : json;
}

char *session_print(const struct session *session)
{
	g_autoptr(json_owned) json = json_object();
	struct json *hamlets = json_array();

	json_put_text(json, "world", session->world);
	json_put_text(json, "centre", session->centre);
	json_put_text(json, "centre_name", session->centre_name);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		json_put_text(part_of(json, texts[i].object), texts[i].key,
			      *slot((struct session *)session, &texts[i]));
	for (guint i = 0; i < session->hamlets->len; i++) {
		const struct session_hamlet *hamlet = session->hamlets->pdata[i];
		struct json *one = json_object();

		json_put_text(one, "id", hamlet->id);
		json_put_text(one, "name", hamlet->name);
		json_push(hamlets, one);
	}
	json_put(json, "hamlets", hamlets);
	return json_print(json);
}

bool session_recall(struct session *session, const char *text)
{
	g_autoptr(json_owned) json = json_parse(text, strlen(text), NULL);
	const char *world = json ? json_text_at(json, "world") : NULL;
	const char *centre = json ? json_text_at(json, "centre") : NULL;
	const char *name = json ? json_text_at(json, "centre_name") : NULL;

	session_close(session);
	if (!world || !centre || !name || !take_texts(session, json, NULL) ||
	    !take_hamlets(session, json_get(json, "hamlets"), NULL) || !*session->officer_id) {
		session_close(session);
		return false;
	}
	set(&session->world, g_strdup(world));
	set(&session->centre, g_strdup(centre));
	set(&session->centre_name, g_strdup(name));
	session->open = session->offline = true;
	return true;
}
