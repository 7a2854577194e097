/* options - words of the command line, each command with what it needs. */
#include "central/options.h"

#include <stddef.h>
#include <string.h>

#include "central/self.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define AT(member) offsetof(struct centre_options, member)

/* Options that take one text. */
static const struct {
	const char *name;
	size_t at;
} texts[] = {
	{"--database", AT(database)}, {"--name", AT(name)},	  {"--code", AT(code)},
	{"--kind", AT(kind)},	      {"--province", AT(province)}, {"--login", AT(login)},
	{"--rank", AT(rank)},	      {"--role", AT(role)},	  {"--commune", AT(commune)},
	{"--seed", AT(seed)},	      {"--listen", AT(listen)},	  {"--companion", AT(companion)},
	{"--faults", AT(faults)},     {"--result", AT(result)},   {"--charset", AT(charset)},
	{"--columns", AT(columns)},   {"--publish", AT(publish)},
	{"--edition", AT(edition)},
	{"--format", AT(format)},     {"--dialect", AT(dialect)},   {"--resident", AT(resident)},
	{"--note", AT(note)},
};

/* Commands, their second word where it is one of few, and the options they need. */
static const struct {
	const char *name, *word;
	enum centre_command command;
	bool argument; /* a second word of any kind */
	size_t needs[6];
} commands[] = {
	{"init", NULL, CENTRE_INIT, true, {AT(database), AT(name)}},
	{"commune", "add", CENTRE_COMMUNE, false,
	 {AT(database), AT(code), AT(name), AT(kind), AT(province)}},
	{"commune", "new-key", CENTRE_COMMUNE, false, {AT(database), AT(code)}},
	{"officer", "add", CENTRE_OFFICER, false,
	 {AT(database), AT(login), AT(name), AT(rank), AT(role), AT(commune)}},
	{"officer", "passwd", CENTRE_OFFICER, false, {AT(database), AT(login)}},
	{"officer", "lock", CENTRE_OFFICER, false, {AT(database), AT(login)}},
	{"officer", "unlock", CENTRE_OFFICER, false, {AT(database), AT(login)}},
	{"people", NULL, CENTRE_PEOPLE, false, {AT(database), AT(commune)}},
	{"import", NULL, CENTRE_IMPORT, true, {AT(database)}},
	{"export", NULL, CENTRE_EXPORT, true, {AT(database)}},
	{"import-catalogue", NULL, CENTRE_CATALOGUE, true, {AT(database)}},
	{"package", NULL, CENTRE_PACKAGE, true, {AT(database)}},
	{"compare", NULL, CENTRE_COMPARE, true, {AT(database), AT(result)}},
	{"audit", NULL, CENTRE_AUDIT, false, {AT(database)}},
	{"serve", NULL, CENTRE_SERVE, false, {AT(database), AT(listen)}},
};

static const char **slot(struct centre_options *o, size_t at)
{
	return (const char **)(void *)((char *)o + at);
}

/* `said` is taken; always false, for `return`. */
static bool refuse(char **sentence, char *said)
{
	*sentence = said;
	return false;
}

static bool read_number(const char *text, unsigned least, unsigned *number)
{
	guint64 n;

	if (!g_ascii_string_to_unsigned(text, 10, least, 10000000, &n, NULL))
		return false;
	*number = (unsigned)n;
	return true;
}

/* A day, at this hour and minute. */
static bool read_date(const char *text, int hour, int minute, int64_t *ms)
{
	struct date date;

	if (!date_from_iso(text, &date) || !date_is_whole(date))
		return false;
	*ms = moment_of(date, hour, minute);
	return true;
}

/* One option that has a value; *known tells whether there is such an option. */
static bool read_option(struct centre_options *o, const char *name, const char *value,
			bool *known)
{
	*known = true;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		if (strcmp(texts[i].name, name) != 0)
			continue;
		*slot(o, texts[i].at) = value;
		return value != NULL;
	}
	if (strcmp(name, "--hamlet") == 0) {
		g_ptr_array_add(o->hamlets, (void *)value);
		return value != NULL;
	}
	if (strcmp(name, "--count") == 0)
		return value && read_number(value, 1, &o->count);
	if (strcmp(name, "--feed-keep") == 0)
		return value && read_number(value, 1, &o->feed_keep);
	if (strcmp(name, "--searches") == 0)
		return value && read_number(value, 0, &o->searches);
	if (strcmp(name, "--deadline") == 0)
		return value && read_date(value, 17, 0, &o->deadline);
	if (strcmp(name, "--from") == 0)
		return value && read_date(value, 0, 0, &o->from);
	if (strcmp(name, "--to") == 0)
		return value && read_date(value, 23, 59, &o->to);
	*known = false;
	return false;
}

static bool read_options(struct centre_options *o, int argc, char **argv, int at,
			 char **sentence)
{
	while (at < argc) {
		bool known;

		if (strcmp(argv[at], "--cheap-passwords") == 0) {
			o->cheap = true;
			at++;
			continue;
		}
		if (strcmp(argv[at], "--dry-run") == 0) {
			o->dry_run = true;
			at++;
			continue;
		}
		if (o->command == CENTRE_CATALOGUE && argv[at][0] != '-') {
			g_ptr_array_add(o->files, argv[at++]);
			continue;
		}
		if (!read_option(o, argv[at], at + 1 < argc ? argv[at + 1] : NULL, &known))
			return refuse(sentence,
				      known ? g_strdup_printf(_("Option %s needs a proper "
								"value."),
							      argv[at])
					    : g_strdup_printf(_("There is no option %s."),
							      argv[at]));
		at += 2;
	}
	return true;
}

static const char *option_name(size_t at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (texts[i].at == at)
			return texts[i].name;
	return "?";
}

static bool check_needs(struct centre_options *o, const size_t *needs, char **sentence)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands[0].needs) && needs[i]; i++)
		if (!*slot(o, needs[i]))
			return refuse(sentence, g_strdup_printf(_("Option %s is missing."),
								option_name(needs[i])));
	return true;
}

/* The row of commands that the words mean; -1: none. */
static int command_of(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < G_N_ELEMENTS(commands); i++) {
		if (strcmp(commands[i].name, argv[1]) != 0)
			continue;
		if (!commands[i].word ||
		    (argc > 2 && strcmp(commands[i].word, argv[2]) == 0))
			return (int)i;
	}
	return -1;
}

bool centre_options_read(struct centre_options *o, int argc, char **argv, char **sentence)
{
	int row = command_of(argc, argv), at = 2;

	*o = (struct centre_options){
		.hamlets = g_ptr_array_new(), .files = g_ptr_array_new(), .seed = "2026", .count = 12180,
		.searches = CENTRE_SEARCHES, .feed_keep = CENTRE_FEED_KEEP};
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
			 strcmp(argv[1], "help") == 0))
		return true;
	if (row < 0)
		return refuse(sentence, g_strdup_printf(_("There is no such command: %s."),
							argc > 1 ? argv[1] : ""));
	o->command = commands[row].command;
	if (commands[row].word || commands[row].argument) {
		if (argc < 3 || (argv[2][0] == '-' && argv[2][1]))
			return refuse(sentence,
				      g_strdup_printf(_("A word is missing after %s."),
						      argv[1]));
		if (o->command == CENTRE_CATALOGUE)
			g_ptr_array_add(o->files, argv[2]);
		o->argument = argv[at++];
	}
	return read_options(o, argc, argv, at, sentence) &&
	       check_needs(o, commands[row].needs, sentence);
}

void centre_options_clear(struct centre_options *o)
{
	g_ptr_array_free(o->hamlets, TRUE);
	g_ptr_array_free(o->files, TRUE);
}

const char *centre_options_help(void)
{
	return _("dancu-central - the reference service behind dancu\n"
		 "\n"
		 "  init real|practice --database FILE --name NAME\n"
		 "  commune add --database FILE --code CODE --name NAME --kind KIND\n"
		 "              --province NAME --hamlet NAME... [--deadline YYYY-MM-DD]\n"
		 "  commune new-key --database FILE --code CODE\n"
		 "  officer add --database FILE --login LOGIN --name NAME --rank RANK\n"
		 "              --role ROLE --commune CODE [--from DATE --to DATE]\n"
		 "              (password on the standard input)\n"
		 "  officer passwd|lock|unlock --database FILE --login LOGIN\n"
		 "  people --database FILE --commune CODE [--seed SEED] [--count NUMBER]\n"
		 "         [--faults LIST|none]\n"
		 "  import FILE --database FILE [--commune CODE]\n"
		 "  export FILE|- --database FILE --commune CODE|--resident NUMBER\n"
		 "         [--format xml|json] [--dialect standard|live] [--note TEXT]\n"
		 "  import-catalogue FILE... --database FILE [--edition NAME] [--from DATE]\n"
		 "              [--dry-run]\n"
		 "  package FILE --database FILE\n"
		 "  compare LIST --database FILE --result FILE [--commune CODE]\n"
		 "          [--charset NAME] [--columns NAMES] [--publish NAME]\n"
		 "  audit --database FILE\n"
		 "  serve --database FILE --listen unix:PATH|127.0.0.1:PORT\n"
		 "        [--companion FILE] [--faults busy=N,drop=N,lose=N] [--searches NUMBER]\n"
		 "        [--feed-keep NUMBER]\n"
		 "\n"
		 "Exit status: 0 done, 1 could not, 2 wrong use. More: dancu-central(8).\n");
}
