/*
 * floor DATABASE SOCKET BYTES - the least that a look-up can cost.
 *
 * The same HTTP library with the same threads, socket and headers as
 * central/server.c, the same writer thread, and one audit row of the same
 * fields committed before the answer leaves; but nothing is read of the request
 * and the answer is BYTES bytes that stand ready.  Prints "ready", ends at
 * SIGTERM.
 */
#include "config.h"

#include <microhttpd.h>
#include <signal.h>
#include <string.h>

#include "central/listener.h"
#include "central/server.h"
#include "central/writer.h"
#include "tests/bench/bench.h"

#include "i18n/banned.h"

struct floor {
	struct centre *centre;
	struct centre_writer *writer;
	char *answer;
};

struct exchange {
	struct floor *floor;
	struct MHD_Connection *connection;
	struct centre_call call;
	bool began, settled;
};

static struct centre_officer *somebody(void)
{
	struct centre_officer *o = g_new0(struct centre_officer, 1);

	o->id = g_strdup("0190d0c4-0000-7000-8000-000000000001");
	o->login = g_strdup("canbo1");
	o->name = g_strdup("Nguyễn Văn Mẫu");
	o->rank = g_strdup("DU");
	o->role_word = g_strdup("officer");
	o->commune = g_strdup("99001");
	o->session = g_strdup("0190d0c4-0000-7000-8000-000000000002");
	o->terminal = g_strdup("bench");
	return o;
}

static void on_settled(struct centre_call *call, void *to)
{
	struct exchange *x = to;

	(void)call;
	x->settled = true;
	MHD_resume_connection(x->connection);
}

static enum MHD_Result answer(struct exchange *x)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
		strlen(x->floor->answer), x->floor->answer, MHD_RESPMEM_PERSISTENT);
	enum MHD_Result result;

	MHD_add_response_header(r, "Content-Type", "application/json");
	MHD_add_response_header(r, "Cache-Control", "no-store");
	MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
	result = MHD_queue_response(x->connection, x->call.status == 503 ? 503 : 200, r);
	MHD_destroy_response(r);
	return result;
}

static enum MHD_Result commit(struct exchange *x)
{
	x->call.op = OP_FIND;
	x->call.status = 200;
	x->call.now = bench_now(NULL);
	x->call.officer = somebody();
	purpose_set(&x->call.purpose, "TH-02", "0412/2026", x->call.now);
	centre_owe(&x->call, "0190d0c4-0000-7000-8000-000000000003",
		   "kind=1 rows=1 total=1 query=000000000000000000000000000000000000000000000000"
		   "0000000000000000");
	MHD_suspend_connection(x->connection);
	centre_writer_put(x->floor->writer, &x->call, on_settled, x);
	return MHD_YES;
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url,
			      const char *method, const char *version, const char *upload,
			      size_t *upload_size, void **con_cls)
{
	struct exchange *x = *con_cls;

	(void)url;
	(void)method;
	(void)version;
	(void)upload;
	if (!x) {
		x = *con_cls = g_new0(struct exchange, 1);
		x->floor = cls;
		x->connection = connection;
		centre_call_init(&x->call);
		return MHD_YES;
	}
	if (*upload_size > 0) {
		*upload_size = 0;
		return MHD_YES;
	}
	return x->settled ? answer(x) : commit(x);
}

static void ended(void *cls, struct MHD_Connection *connection, void **con_cls,
		  enum MHD_RequestTerminationCode how)
{
	struct exchange *x = *con_cls;

	(void)cls;
	(void)connection;
	(void)how;
	*con_cls = NULL;
	if (x)
		centre_call_clear(&x->call);
	g_free(x);
}

static int serve(struct floor *f, int fd)
{
	struct MHD_Daemon *daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle,
		f, MHD_OPTION_LISTEN_SOCKET, (MHD_socket)fd, MHD_OPTION_THREAD_POOL_SIZE,
		CENTRE_WORKERS, MHD_OPTION_NOTIFY_COMPLETED, ended, f, MHD_OPTION_END);
	sigset_t ends;
	int sig;

	if (!daemon)
		return 1;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	printf("ready\n");
	fflush(stdout);
	sigwait(&ends, &sig);
	centre_writer_stop(f->writer);
	MHD_stop_daemon(daemon);
	return 0;
}

int main(int argc, char **argv)
{
	g_autoptr(GError) why = NULL;
	struct centre_ledger *ledger;
	struct floor f = { 0 };
	sigset_t ends;
	int fd;

	if (argc != 4)
		return 2;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	f.answer = g_strnfill((gsize)g_ascii_strtoull(argv[3], NULL, 10), '1');
	ledger = centre_ledger_open(argv[1], CENTRE_LEDGER_WRITE, &why);
	f.centre = ledger ? centre_new(&bench_world, ledger, &why) : NULL;
	f.writer = f.centre ? centre_writer_new(f.centre, ledger) : NULL;
	fd = f.writer ? centre_listen(argv[2], true, &why) : -1;
	if (fd < 0) {
		fprintf(stderr, "floor: %s\n", why ? why->message : "no thread");
		return 1;
	}
	return serve(&f, fd);
}
