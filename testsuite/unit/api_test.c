// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * api_test.c - the API table: the built-in text, overriding, conditions, and what is said about defects
 */
#include "pcidevres/api.h"
#include "pcidevres/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void report(bool right, const char *what)
{
	printf("%s: api: %s\n", right ? "PASS" : "FAIL", what);
	failures += !right;
}

/* A unit that answers the given probes. */
static struct flow_unit *unit_with(const struct flow_probe *probes, const char *const *names, uint32_t count)
{
	struct flow_unit *unit = flow_unit_new();
	uint32_t i;

	unit->nprobes = count;
	unit->probes = flow_alloc(unit, (count + 1) * sizeof(*unit->probes));
	for (i = 0; i < count; i++) {
		unit->probes[i].name = flow_intern(unit, names[i]);
		unit->probes[i].value = probes[i].value;
	}
	return unit;
}

static const char *const probe_names[] = { "struct:pci_dev", "field:pci_dev.pinned", "decl:pcim_iounmap_regions",
					   "field:pci_dev.is_managed", "field:pci_dev.is_msi_managed" };
static const struct flow_probe linux_6_1[] = { { 0, 1 }, { 0, -1 }, { 0, 1 }, { 0, 0 }, { 0, 5 } };
static const struct flow_probe linux_6_12[] = { { 0, 1 }, { 0, 3 }, { 0, 1 }, { 0, 4 }, { 0, 5 } };
static const struct flow_probe linux_7_3[] = { { 0, 1 }, { 0, 3 }, { 0, 0 }, { 0, 4 }, { 0, 5 } };
static const struct flow_probe no_pci[] = { { 0, 0 }, { 0, -1 }, { 0, 0 }, { 0, -1 }, { 0, -1 } };

/* The one for all other cases. */
static const struct api_row *last_row(const struct api_table *table, const char *name)
{
	size_t count;
	const struct api_row *const *rows = api_rows(table, name, false, &count);

	return count ? rows[count - 1] : NULL;
}

static bool attr_is(const struct api_row *row, const char *key, const char *value)
{
	const char *found = row ? api_attr(row, key) : NULL;

	return value ? found && strcmp(found, value) == 0 : !found;
}

static void test_builtin(const struct api_table *table)
{
	static const char *const wanted[] = { "pcim_enable_device",   "pci_alloc_irq_vectors", "request_threaded_irq",
					      "__devm_add_action",    "devres_release_group",  "pcim_alloc_irq_vectors",
					      "pci_iomap_wc_range",   "devm_kzalloc",	       "pci_get_slot",
					      "pci_msix_alloc_irq_at" };
	const struct api_row *row = last_row(table, "pci_alloc_irq_vectors_affinity");
	bool all = true;
	size_t count, i;

	for (i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		api_rows(table, wanted[i], false, &count);
		all &= count > 0;
	}
	report(all, "the functions that matter have rows");
	report(!api_rows(table, "no_such_function", false, &count) && count == 0, "others have none");
	report(row && strcmp(row->effect, "vectors+") == 0 && api_arg(row, "flags") == 3 && api_arg(row, "irq") == -1 &&
		       attr_is(row, "managed", "hybrid") && attr_is(row, "ret", "CNT") && attr_is(row, "zero", NULL),
	       "attributes and arguments");
	row = last_row(table, "__kvmalloc_node_noprof");
	report(row && api_arg(row, "gfp") == -1 && api_call_arg(row, "gfp", 6) == 4 &&
		       api_call_arg(row, "gfp", 1) == -1,
	       "arguments counted from the end");
	row = last_row(table, "pcim_enable_device");
	report(attr_is(row, "managed", ""), "a bare word has an empty value");
}

static bool has_probe(const struct api_table *table, const char *name, size_t *times)
{
	size_t count, i;
	const char *const *probes = api_probes(table, &count);

	*times = 0;
	for (i = 0; i < count; i++)
		*times += strcmp(probes[i], name) == 0;
	return *times != 0;
}

static void test_semantics(const struct api_table *table)
{
	struct flow_unit *old = unit_with(linux_6_1, probe_names, 5);
	struct flow_unit *middle = unit_with(linux_6_12, probe_names, 5);
	struct flow_unit *new = unit_with(linux_7_3, probe_names, 5);
	struct flow_unit *none = unit_with(no_pci, probe_names, 5);
	static const char *const body[] = { "body:pci_enable_device" };
	struct flow_unit *stubs = unit_with(&(const struct flow_probe){ 0, 1 }, body, 1);
	struct flow_unit *real = unit_with(&(const struct flow_probe){ 0, 0 }, body, 1);
	size_t times;

	report(!api_holds(table, old, "counted-enable") && api_holds(table, middle, "counted-enable"),
	       "counted-enable");
	report(api_holds(table, old, "region-hybrid") && api_holds(table, middle, "region-hybrid") &&
		       !api_holds(table, new, "region-hybrid") && !api_holds(table, none, "region-hybrid"),
	       "region-hybrid, a semantic of semantics");
	report(api_holds(table, old, "vector-hybrid") && !api_holds(table, none, "vector-hybrid"), "vector-hybrid");
	report(api_holds(table, new, "vector-hybrid !managed-vector-api"), "a conjunction with a negation");
	report(api_holds(table, none, "") && !api_holds(table, none, "nothing-of-that-name"), "empty is true");
	report(has_probe(table, "field:pci_dev.pinned", &times) && times == 1, "each probe is asked once");
	report(api_holds(table, stubs, "no-pci") && !api_holds(table, real, "no-pci") && !api_holds(table, new, "no-pci"),
	       "no-pci, by a function with a body in a header");
	flow_unit_free(stubs);
	flow_unit_free(real);
	flow_unit_free(old);
	flow_unit_free(middle);
	flow_unit_free(new);
	flow_unit_free(none);
}

static void test_override(struct api_table *table)
{
	const struct api_row *const *rows;
	size_t count, times;
	char *wrong;

	wrong = api_table_add(table, "own.api",
			      "# helpers\n"
			      "semantic own = decl:own_helper\r\n"
			      "own_enable,own_enable2 enable dev=$1 ret=E0 when=own when=!struct:nothing # twice\n"
			      "pci_enable_device neutral dev=$0\n"
			      "pci_enable_device query when=own\n"
			      "pci_request_regions neutral\n"
			      "own_twice neutral\nown_twice query");
	report(!wrong, "a user's table is read");
	free(wrong);
	rows = api_rows(table, "own_enable2", false, &count);
	report(count == 1 && strcmp(rows[0]->when, "own !struct:nothing") == 0 && rows[0]->line == 3 &&
		       strcmp(rows[0]->file, "own.api") == 0,
	       "a row knows its condition, file and line");
	rows = api_rows(table, "pci_enable_device", false, &count);
	report(count == 3 && strcmp(rows[0]->effect, "neutral") == 0 && strcmp(rows[1]->effect, "query") == 0,
	       "a row of the same name and condition replaces, another is added");
	rows = api_rows(table, "pci_request_regions", false, &count);
	report(count == 3 && strcmp(rows[0]->effect, "neutral") == 0, "a later text's rows come first");
	rows = api_rows(table, "pci_enable_device", true, &count);
	report(count == 2 && !rows[0]->builtin && !rows[1]->builtin, "a driver's own function has users' rows only");
	report(!api_rows(table, "pci_disable_device", true, &count) && count == 0, "or none");
	rows = api_rows(table, "own_twice", false, &count);
	report(count == 1 && strcmp(rows[0]->effect, "query") == 0, "the last of two equal rows counts");
	report(has_probe(table, "decl:own_helper", &times) && has_probe(table, "struct:nothing", &times),
	       "its probes are asked, too");
}

static void refuse(struct api_table *table, const char *text, const char *where)
{
	char *wrong = api_table_add(table, "bad.api", text);
	size_t count;

	report(wrong && strncmp(wrong, where, strlen(where)) == 0 && !strchr(wrong, '\n') &&
		       !api_rows(table, "good_one", false, &count),
	       where);
	if (wrong && strncmp(wrong, where, strlen(where)) != 0)
		printf("\t%s\n", wrong);
	free(wrong);
}

static void test_refusals(struct api_table *table)
{
	refuse(table, "good_one neutral\nfoo enabel dev=$0\n", "bad.api:2:5: 'enabel' is no effect");
	refuse(table, "foo", "bad.api:1:4: 'foo' needs an effect");
	refuse(table, "foo enable dve=$0", "bad.api:1:12: 'dve' is no attribute");
	refuse(table, "foo enable dev=0", "bad.api:1:16: 'dev' needs an argument");
	refuse(table, "foo enable dev=$-1", "bad.api:1:16: 'dev' needs an argument");
	refuse(table, "foo enable dev=$0 ret=e0", "bad.api:1:23: 'e0' is nothing 'ret' can be");
	refuse(table, "foo enable dev=$0 dev=$1", "bad.api:1:19: 'dev' is there twice");
	refuse(table, "foo object+ then=release", "bad.api:1:18: 'then' needs a member such as then=snd_card.private_free");
	refuse(table, "foo object+ then=$1", "bad.api:1:18: 'then' needs a member");
	refuse(table, "good_one,2bad neutral", "bad.api:1:10: '2bad' is no function name");
	refuse(table, "good_one, neutral", "bad.api:1:10: '' is no function name");
	refuse(table, "good_one neutral when=nonsense", "bad.api:1:23: semantic 'nonsense' is not defined");
	refuse(table, "good_one neutral when=", "bad.api:1:23: 'when' needs a condition");
	refuse(table, "good_one neutral\n\tprobe fild:a.b", "bad.api:2:8: 'fild:a.b' is no probe");
	refuse(table, "semantic x decl:y", "bad.api:1:12: '=' expected");
	refuse(table, "semantic x =", "bad.api:1:13: a semantic needs a condition");
	refuse(table, "semantic x = a:b", "bad.api:1:14: 'a:b' is no condition");
	refuse(table, "foo enable ret=E0", "bad.api:1:1: 'enable' needs to know which argument: add dev=$N");
	refuse(table, "foo action+ dev=$0 data=$1", "bad.api:1:1: 'action+' needs to know which argument: add fn=$N");
	refuse(table, "foo object+ then=.release", "bad.api:1:18: 'then' needs a member");
	refuse(table, "foo object+ then=snd_card.", "bad.api:1:18: 'then' needs a member");
	refuse(table, "good_one neutral\nprobe # none\n", "bad.api:2:7: 'probe' needs one");
	refuse(table, "probe field:.pinned", "bad.api:1:7: 'field:.pinned' is no probe");
	refuse(table, "semantic aa = bb\nsemantic bb = !aa\n", "bad.api:1:10: semantic 'bb' is not defined, or by way");
}

/* Each semantic names the one before ten times: the last is 1110 words of them, and one more is no work for a unit. */
static void test_long_condition(struct api_table *table)
{
	static const char *const names[] = { "s0", "s1", "s2", "s3", "s4" };
	char text[512] = "semantic s0 = decl:y\n";
	unsigned int i, k;

	for (i = 1; i < 5; i++) {
		sprintf(text + strlen(text), "semantic %s =", names[i]);
		for (k = 0; k < 10; k++)
			sprintf(text + strlen(text), " %s", names[i - 1]);
		strcat(text, "\n");
	}
	refuse(table, text, "bad.api:4:10: more than 1000 words");
}

extern const char api_builtin_text[];

/* Has NAME the row of that line? */
static bool has_row_of(const struct api_table *table, const char *name, unsigned int line)
{
	size_t count, i;
	const struct api_row *const *rows = api_rows(table, name, false, &count);

	for (i = 0; i < count && rows[i]->line != line; i++)
		;
	return i < count;
}

/* Of two rows with one name and condition the table keeps one: in the built-in text that is a mistake. */
static void test_replaced(const struct api_table *table)
{
	char *text = strdup(api_builtin_text), *at = text, *line, *name, *save;
	unsigned int number = 0, rows = 0, lost = 0;

	while ((line = strsep(&at, "\n"))) {
		number++;
		line[strcspn(line, " \t")] = '\0';
		if (*line == '#' || strcmp(line, "semantic") == 0 || strcmp(line, "probe") == 0)
			continue;
		for (name = strtok_r(line, ",", &save); name; name = strtok_r(NULL, ",", &save)) {
			rows++;
			lost += !has_row_of(table, name, number);
			if (!has_row_of(table, name, number))
				printf("\tpci.api:%u: %s\n", number, name);
		}
	}
	free(text);
	report(rows > 300 && !lost, "no row of the built-in text replaces another");
}

int main(void)
{
	struct api_table *table = api_table_builtin();

	test_builtin(table);
	test_semantics(table);
	test_refusals(table);
	test_long_condition(table);
	test_replaced(table);
	test_override(table);
	api_table_free(table);
	return failures != 0;
}
