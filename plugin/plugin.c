// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * plugin.c - pcidevres.so: checks who is responsible for a PCI device's interrupt vectors and enablement
 *
 * For each C file that knows struct pci_dev the plugin lowers the functions to a flow unit (include/pcidevres/flow.h),
 * keeps what matters of it as a record in the object file, runs the analysis on it and reports what this file alone
 * proves:
 *
 *	gcc -fplugin=build/pcidevres.so -fplugin-arg-pcidevres-level=2 -c foo.c
 *	foo.c:212:2: warning: IRQ vectors of 'pdev' freed while handler 'foo_irq' is installed [vectors-freed-in-use]
 *
 * Arguments: see the table below, or gcc --help -fplugin=... .
 * Limits: C only. A file compiled with -fsyntax-only never reaches the pass.
 * Debugging: -fplugin-arg-pcidevres-dump prints the flow; -stats says what the analysis gave up on.
 */
#include "compat.h"
#include "host.h"

/* All the compiler looks for; the rest of the object is hidden from it. */
#define VISIBLE __attribute__((visibility("default")))

VISIBLE int plugin_is_GPL_compatible;

/* Where the command finds it without loading the plugin. */
static const char built_for[] __attribute__((used, section(".pcidevres.gcc"))) = PCIDEVRES_GCC;

#define ARG "-fplugin-arg-" PLUGIN_NAME "-"

/* Steps for each part of a driver's life. A file that needs more is large; the compiler is not to wait for it. */
#define BUDGET 8000

static struct plugin_options options;

static struct plugin_info info = {
	"1",
	PLUGIN_NAME ": checks Linux PCI drivers for who is responsible for IRQ vectors and enablement\n"
		    "  " ARG "level=N\t\treport findings up to level N: 1 (default), 2, 3\n"
		    "  " ARG "model=M\t\tvector model: auto (default), hybrid, hybrid+pcim, split\n"
		    "  " ARG "api=FILE\t\tmore rows for the API table; may be given several times\n"
		    "  " ARG "suppress=FILE\taccepted findings, a line each: RULE FUNCTION REASON\n"
		    "  " ARG "werror\t\tlet -Werror apply to findings\n"
		    "  " ARG "records-only\temit the record, report nothing\n"
		    "  " ARG "record=FILE\twrite the record to FILE, not into the object\n"
		    "  " ARG "check-only\t\tend the compilation after the check, without output\n"
		    "  " ARG "stats\t\twhat was seen and given up, and the time it took\n"
		    "  " ARG "dump\t\tprint the flow of the file on stderr\n"
		    "  " ARG "verbose\t\tsay why a file is skipped\n"
		    "  " ARG "disable\t\tdo nothing\n",
};

/* The API table with the user's rows. Most files of a kernel do without it, so it is made for the first who asks. */
static struct api_table *api(void)
{
	static struct api_table *table;

	if (!table)
		table = api_table_builtin();
	return table;
}

/* Not a problem of the user's code, so it must not fail the build. */
static void trouble(const char *what)
{
	emit_nothing();
	inform(UNKNOWN_LOCATION, PLUGIN_NAME ": %s is not checked and no record of it was written: %s",
	       source_path(main_input_filename), what);
}

/* A vector's number is more than a result: whoever asks for it through another function must find it there. */
static enum flow_interest interest_in(const struct api_row *row)
{
	switch (api_class(row)) {
	case API_VALUE:
		return FLOW_VALUE;
	case API_NEUTRAL: /* of an interrupt, not of the device */
		return api_attr(row, "irq") ? FLOW_NEUTRAL : FLOW_VALUE;
	case API_MAY:
		return FLOW_MAY;
	case API_WAITS:
		return FLOW_WAITS;
	default:
		return FLOW_MATTERS;
	}
}

/* The driver's own functions are known by what they do, unless a user's row says otherwise. */
static enum flow_interest interest(const char *name, bool own, void *data)
{
	const struct api_row *const *rows;
	enum flow_interest most = FLOW_UNKNOWN;
	size_t count;

	rows = api_rows((const struct api_table *)data, name, own, &count);
	for (size_t i = 0; i < count; i++) {
		enum flow_interest interest = interest_in(rows[i]);

		if (interest > most)
			most = interest;
	}
	return most;
}

static double seconds_used(void)
{
	struct rusage usage;

	if (getrusage(RUSAGE_SELF, &usage))
		return 0;
	return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static size_t reported;

/* Takes UNIT over. */
static void analyse(struct flow_unit *unit, size_t record_size, double start)
{
	struct analysis_options how = {};
	const struct finding *findings;
	struct program *program;
	size_t count;

	how.api = api();
	how.model = options.model;
	how.level = options.level;
	how.single_file = true;
	how.budget = BUDGET;
	program = program_new(&how);
	program_add_unit(program, program_add_module(program, ""), unit);
	program_analyse(program);
	findings = program_findings(program, &count);
	reported = report_findings(findings, count, options.level, options.werror);
	if (options.stats)
		report_stats(program, seconds_used() - start, record_size);
	program_free(program);
}

static void check_translation_unit(void *)
{
	struct flow_prune_options pruning = { interest, api(), PCIDEVRES_DEVICE_TAG };
	double start = options.stats ? seconds_used() : 0;
	unsigned char *data = NULL;
	struct flow_unit *unit;
	const char *wrong;
	size_t size = 0;

	unit = lower_translation_unit();
	probe_fill(unit);
	wrong = flow_unit_check(unit);
	if (!wrong && !flow_prune(unit, &pruning)) {
		if (options.verbose)
			inform(UNKNOWN_LOCATION, PLUGIN_NAME ": nothing here concerns a PCI device");
		flow_unit_free(unit);
		return;
	}
	if (!wrong)
		wrong = flow_unit_check(unit);
	if (options.dump)
		flow_dump(unit, stderr);
	if (wrong) {
		trouble(wrong);
		flow_unit_free(unit);
		return;
	}
	flow_record_write(unit, &data, &size);
	emit_record(data, size);
	if (options.records_only)
		flow_unit_free(unit);
	else
		analyse(unit, size, start);
	if (options.record_file)
		emit_to_file(options.record_file);
	if (options.selftest)
		guard_provoke(options.selftest);
}

/* Internal trouble is a note; the build goes on as if the plugin were not there. */
static void run(void (*work)(void *))
{
	const char *wrong = NULL;

	if (options.unguarded)
		work(NULL);
	else
		wrong = guard_run(work, NULL);
	if (wrong)
		trouble(wrong);
}

/*
 * Everything is said, and what comes next would make code that nobody asked for. The compiler has no door here, so
 * leave as its own main function does.
 */
static void end_compilation(void)
{
	diagnostic_finish(global_dc);
	fflush(stderr);
	if (seen_error())
		exit(FATAL_EXIT_CODE);
	if (reported && options.werror)
		exit(COMPILER_FOUND);
	/* Warnings that the kernel makes errors do not keep the passes from running. */
	exit(werrorcount ? FATAL_EXIT_CODE : SUCCESS_EXIT_CODE);
}

static const pass_data pass_description = {
	SIMPLE_IPA_PASS, PLUGIN_NAME, OPTGROUP_NONE, TV_PLUGIN_RUN, PROP_cfg | PROP_ssa, 0, 0, 0, 0,
};

class check_pass : public simple_ipa_opt_pass
{
      public:
	check_pass(gcc::context *context) : simple_ipa_opt_pass(pass_description, context)
	{
	}

	unsigned int execute(function *) final override
	{
		if (seen_error())
			return 0;
		if (probe_device_seen())
			run(check_translation_unit);
		else if (options.verbose)
			inform(UNKNOWN_LOCATION, PLUGIN_NAME ": no %qs in this file", "struct " PCIDEVRES_DEVICE_TAG);
		annotate_finish();
		if (options.check_only)
			end_compilation();
		return 0;
	}
};

static void finish(void *)
{
	if (options.selftest && !strcmp(options.selftest, "finish"))
		guard_provoke("crash");
	emit_finish();
}

static void on_finish_unit(void *, void *)
{
	run(finish);
}

static bool read_api(const char *file)
{
	size_t size;
	char *text = source_text(file, &size), *wrong;

	if (!text) {
		error("%sapi=%s: cannot read the file: %m", ARG, file);
		return false;
	}
	wrong = api_table_add(api(), file, text);
	free(text);
	if (wrong)
		error("%s", wrong);
	free(wrong);
	return !wrong;
}

static bool read_level(const char *value)
{
	if (strlen(value) != 1 || *value < '1' || *value > '3') {
		error("%slevel=%s: not a level; write %slevel=1, =2 or =3", ARG, value, ARG);
		return false;
	}
	options.level = *value - '0';
	return true;
}

static bool read_model(const char *value)
{
	if (vector_model_parse(value, &options.model))
		return true;
	error("%smodel=%s: not a vector model; write %smodel=auto, =hybrid, =hybrid+pcim or =split", ARG, value, ARG);
	return false;
}

static bool read_suppress(const char *file)
{
	char *wrong;

	if (report_suppress(file, &wrong))
		return true;
	error("%ssuppress=%s", ARG, wrong);
	free(wrong);
	return false;
}

static bool read_record(const char *file)
{
	options.record_file = file;
	return true;
}

static bool read_selftest(const char *value)
{
	options.selftest = value;
	return true;
}

struct argument {
	const char *key;
	bool *flag;			 /* without a value */
	bool (*read)(const char *value); /* with one */
};

static const struct argument known_arguments[] = {
	{ "level", NULL, read_level },
	{ "model", NULL, read_model },
	{ "api", NULL, read_api },
	{ "suppress", NULL, read_suppress },
	{ "werror", &options.werror, NULL },
	{ "records-only", &options.records_only, NULL },
	{ "record", NULL, read_record },
	{ "check-only", &options.check_only, NULL },
	{ "stats", &options.stats, NULL },
	{ "dump", &options.dump, NULL },
	{ "verbose", &options.verbose, NULL },
	{ "disable", &options.disable, NULL },
	/* For who works on the plugin, so nobody else is told. */
	{ "unguarded", &options.unguarded, NULL },
	{ "selftest", NULL, read_selftest },
};

static bool read_argument(const struct plugin_argument *given)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(known_arguments); i++) {
		const struct argument *known = &known_arguments[i];

		if (strcmp(known->key, given->key))
			continue;
		if (known->read && !(given->value && *given->value)) {
			error("%s%s needs a value: %s%s=VALUE", ARG, known->key, ARG, known->key);
			return false;
		}
		if (known->flag && given->value) {
			error("%s%s takes no value: write %s%s", ARG, known->key, ARG, known->key);
			return false;
		}
		if (known->flag)
			*known->flag = true;
		return known->flag || known->read(given->value);
	}
	error("unknown argument %s%s; there are %slevel=N, %smodel=M, %sapi=FILE, %ssuppress=FILE, %swerror, "
	      "%srecords-only, %srecord=FILE, %scheck-only, %sstats, %sdump, %sverbose and %sdisable",
	      ARG, given->key, ARG, ARG, ARG, ARG, ARG, ARG, ARG, ARG, ARG, ARG, ARG, ARG);
	return false;
}

/* To the first word that differs: a configure line is a screenful. */
static void skip_common(const char **built, const char **running)
{
	size_t word = 0, i;

	for (i = 0; (*built)[i] && (*built)[i] == (*running)[i]; i++) {
		if ((*built)[i] == ' ')
			word = i + 1;
	}
	*built += word;
	*running += word;
}

static void add_difference(char **text, const char *field, const char *built, const char *running)
{
	char *longer;

	if (!strcmp(built, running))
		return;
	skip_common(&built, &running);
	longer = xasprintf("%s%s%s %.*s against %.*s", *text, **text ? ", " : "", field, (int)strcspn(built, " "),
			   built, (int)strcspn(running, " "), running);
	free(*text);
	*text = longer;
}

/*
 * A plugin reads the compiler's own structures, so it must match to the byte. Say what differs: two compilers can have
 * the same number. The driver leaves its name in the environment; progname is only cc1.
 */
static bool same_compiler(struct plugin_gcc_version *running, const char *file)
{
	const char *driver = getenv("COLLECT_GCC");
	char *text;

	if (plugin_default_version_check(running, &gcc_version))
		return true;
	text = xstrdup("");
	add_difference(&text, "version", gcc_version.basever, running->basever);
	add_difference(&text, "date", gcc_version.datestamp, running->datestamp);
	add_difference(&text, "phase", gcc_version.devphase, running->devphase);
	add_difference(&text, "revision", gcc_version.revision, running->revision);
	add_difference(&text, "configuration", gcc_version.configuration_arguments, running->configuration_arguments);
	error("%s was built for GCC %s, this is GCC %s (%s); rebuild it: make clean all CC=%s", file,
	      gcc_version.basever, running->basever, text, driver ? driver : "gcc");
	free(text);
	return false;
}

static bool is_c(void)
{
	return !strncmp(lang_hooks.name, "GNU C", 5) && strncmp(lang_hooks.name, "GNU C++", 7);
}

/*
 * Right after build_ssa_passes every function is in SSA form and still calls what its author wrote. One pass later the
 * early inliner replaces request_irq() and, with 6.1 headers, pci_alloc_irq_vectors() by what they call.
 */
static void register_pass(const char *plugin)
{
	struct register_pass_info where;

	where.pass = new check_pass(g);
	where.reference_pass_name = "build_ssa_passes";
	where.ref_pass_instance_number = 1;
	where.pos_op = PASS_POS_INSERT_AFTER;
	register_callback(plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &where);
}

VISIBLE int plugin_init(struct plugin_name_args *args, struct plugin_gcc_version *version)
{
	const char *plugin = args->base_name;

	if (!same_compiler(version, args->full_name))
		return 1;
	register_callback(plugin, PLUGIN_INFO, NULL, &info);
	options.level = 1;
	options.model = MODEL_AUTO;
	for (int i = 0; i < args->argc; i++) {
		if (!read_argument(&args->argv[i]))
			return 1;
	}
	if (options.disable || !is_c())
		return 0;
	source_start();
	probe_start(plugin, api, PCIDEVRES_DEVICE_TAG);
	annotate_start(plugin);
	register_pass(plugin);
	register_callback(plugin, PLUGIN_FINISH_UNIT, on_finish_unit, NULL);
	return 0;
}
