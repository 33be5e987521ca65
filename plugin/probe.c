// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * probe.c - answers to the questions the API table asks of the headers
 *
 * No kernel version is visible in a driver, so what a function does is told from fields and declarations. By the time
 * passes run the C front end has dropped its scopes, and a function that is declared but never called has no node in
 * the call graph: so listen while the parser works. Every declaration and every mention of a struct comes by here.
 *
 * Most files of a kernel know no PCI device, and are not to pay for those that do. So until it is clear that this one
 * matters only two things are looked at: the device's tag, and whether another file can name anything of this one. The
 * API table is read when both have come, and what was declared before is asked of the front end then.
 *
 * What is kept must be marked by hand: the collector would free an unused prototype.
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

struct wanted {
	tree name; /* IDENTIFIER_NODE */
	tree seen; /* the FUNCTION_DECL, or the struct */
};

/* Most names that come by are told apart by their length, which is cheaper than looking them up. */
struct wanted_names {
	vec<wanted> list;
	hash_map<tree, unsigned int> *numbers;
	uint64_t lengths; /* bit by length modulo 64 */
};

/* Other front ends that may load the plugin have none. */
extern tree identifier_global_value(tree) __attribute__((weak));
extern tree identifier_global_tag(tree) __attribute__((weak));

static struct api_table *(*get_table)(void);
static tree device_name;		/* IDENTIFIER_NODE of its tag */
static tree device_seen;		/* the struct */
static bool can_be_named;		/* by another file: something of this one */
static const struct api_table *table;	/* NULL: it is not yet clear that the file matters */
static struct wanted_names decls, tags; /* empty until then */

static void want(struct wanted_names *names, const char *name, size_t len)
{
	tree identifier = get_identifier_with_length(name, len);

	if (names->numbers->get(identifier))
		return;
	names->numbers->put(identifier, names->list.length());
	names->list.safe_push({ identifier, NULL_TREE });
	names->lengths |= (uint64_t)1 << len % 64;
}

/* NULL when nobody asks for it. */
static wanted *find_wanted(struct wanted_names *names, tree identifier)
{
	unsigned int *number;

	if (!(names->lengths >> IDENTIFIER_LENGTH(identifier) % 64 & 1))
		return NULL;
	number = names->numbers->get(identifier);
	return number ? &names->list[*number] : NULL;
}

static void want_probed(void)
{
	size_t count;
	const char *const *probes = api_probes(table, &count);

	decls.numbers = new hash_map<tree, unsigned int>;
	tags.numbers = new hash_map<tree, unsigned int>;
	for (size_t i = 0; i < count; i++) {
		const char *name = strchr(probes[i], ':');

		if (!name++)
			continue;
		if (!strncmp(probes[i], "decl:", 5) || !strncmp(probes[i], "body:", 5))
			want(&decls, name, strlen(name));
		else
			want(&tags, name, strcspn(name, "."));
	}
}

/* Where the parser has been already. After the last line its scopes are gone, and the answer is NULL. */
static void look_back(void)
{
	unsigned int i;
	wanted *entry;

	FOR_EACH_VEC_ELT(decls.list, i, entry) {
		tree decl = identifier_global_value(entry->name);

		if (decl && TREE_CODE(decl) == FUNCTION_DECL)
			entry->seen = decl;
	}
	FOR_EACH_VEC_ELT(tags.list, i, entry) {
		tree type = entry->name == device_name ? device_seen : identifier_global_tag(entry->name);

		if (type && RECORD_OR_UNION_TYPE_P(type))
			entry->seen = TYPE_MAIN_VARIANT(type);
	}
}

/*
 * A file that never sees what struct pci_dev is made of and has nothing that another file could name is a driver for
 * something else, alone in its module. It has the tag from a header that only forwards pointers.
 */
static bool matters(void)
{
	return device_seen && (can_be_named || COMPLETE_TYPE_P(device_seen));
}

static void begin_if_it_matters(void)
{
	if (table || !matters())
		return;
	table = get_table();
	want_probed();
	look_back();
}

/* Of a module's symbols those that modpost and the loader make or look for; nobody else calls them. */
static bool is_reachable(const_tree decl)
{
	const char *name;

	if (!TREE_PUBLIC(decl) || DECL_EXTERNAL(decl) || !DECL_NAME(decl) || (VAR_P(decl) && DECL_HARD_REGISTER(decl)))
		return false;
	name = IDENTIFIER_POINTER(DECL_NAME(decl));
	return strcmp(name, "init_module") && strcmp(name, "cleanup_module") && strncmp(name, "__mod_", 6);
}

/*
 * A definition is a tree of its own until the parser merges it, so the latest is the best. NULL: not parsed.
 */
static void on_decl(void *event, void *)
{
	tree decl = (tree)event;
	wanted *entry;
	bool inlined;

	if (!decl || (TREE_CODE(decl) != FUNCTION_DECL && !VAR_P(decl)))
		return;
	/* An inline one may yet turn out to be for this file only. */
	inlined = TREE_CODE(decl) == FUNCTION_DECL && DECL_DECLARED_INLINE_P(decl);
	if (!can_be_named && !inlined && is_reachable(decl)) {
		can_be_named = true;
		begin_if_it_matters();
	}
	if (!table || TREE_CODE(decl) != FUNCTION_DECL || !DECL_NAME(decl))
		return;
	entry = find_wanted(&decls, DECL_NAME(decl));
	if (entry)
		entry->seen = decl;
}

static void on_device(tree type)
{
	if (device_seen && !COMPLETE_TYPE_P(type))
		return;
	device_seen = type;
	begin_if_it_matters();
}

static void on_type(void *event, void *)
{
	tree type = (tree)event, name;
	wanted *entry;

	if (!type || !RECORD_OR_UNION_TYPE_P(type))
		return;
	type = TYPE_MAIN_VARIANT(type);
	name = TYPE_NAME(type);
	if (name == device_name)
		on_device(type);
	if (!table || !name || TREE_CODE(name) != IDENTIFIER_NODE)
		return;
	entry = find_wanted(&tags, name);
	if (entry && (!entry->seen || COMPLETE_TYPE_P(type)))
		entry->seen = type;
}

static void on_start_unit(void *, void *tag)
{
	device_name = get_identifier((const char *)tag);
}

static void mark(struct wanted_names *names)
{
	unsigned int i;
	wanted *entry;

	FOR_EACH_VEC_ELT(names->list, i, entry) {
		ggc_mark(entry->name);
		ggc_mark(entry->seen);
	}
}

static void on_mark(void *, void *)
{
	ggc_mark(device_name);
	ggc_mark(device_seen);
	mark(&decls);
	mark(&tags);
}

void probe_start(const char *plugin, struct api_table *(*api)(void), const char *device)
{
	get_table = api;
	register_callback(plugin, PLUGIN_START_UNIT, on_start_unit, (void *)device);
	register_callback(plugin, PLUGIN_FINISH_DECL, on_decl, NULL);
	register_callback(plugin, PLUGIN_START_PARSE_FUNCTION, on_decl, NULL);
	register_callback(plugin, PLUGIN_FINISH_TYPE, on_type, NULL);
	register_callback(plugin, PLUGIN_GGC_MARKING, on_mark, NULL);
}

/* What another file can name may be there without the parser: an alias. */
bool probe_device_seen(void)
{
	symtab_node *node;

	if (device_seen && !can_be_named) {
		FOR_EACH_SYMBOL(node) {
			if (is_reachable(node->decl))
				can_be_named = true;
		}
		begin_if_it_matters();
	}
	return matters();
}

static tree seen_type(const char *name, size_t len)
{
	const wanted *entry = find_wanted(&tags, get_identifier_with_length(name, len));

	return entry ? entry->seen : NULL_TREE;
}

/* Offset in bits of field NAME, also within anonymous members; -1 if there is none. */
static HOST_WIDE_INT field_offset(tree type, tree name)
{
	for (tree field = TYPE_FIELDS(type); field; field = DECL_CHAIN(field)) {
		HOST_WIDE_INT start, inner;

		if (TREE_CODE(field) != FIELD_DECL || !lower_field_position(field, &start))
			continue;
		if (DECL_NAME(field) == name)
			return start;
		if (DECL_NAME(field) || !RECORD_OR_UNION_TYPE_P(TREE_TYPE(field)))
			continue;
		inner = field_offset(TREE_TYPE(field), name);
		if (inner >= 0)
			return start + inner;
	}
	return -1;
}

static int64_t answer_field(const char *name)
{
	size_t len = strcspn(name, ".");
	tree type = seen_type(name, len);

	if (!type || !name[len] || !COMPLETE_TYPE_P(type))
		return -1;
	return field_offset(type, get_identifier(name + len + 1));
}

static int64_t answer_struct(const char *name)
{
	tree type = seen_type(name, strlen(name));

	return type && COMPLETE_TYPE_P(type) && tree_fits_shwi_p(TYPE_SIZE(type)) ? tree_to_shwi(TYPE_SIZE(type)) : 0;
}

/*
 * The file's own static of that name says nothing about the kernel: only what a header declares counts.
 */
static int64_t answer_decl(const char *name)
{
	const wanted *entry = find_wanted(&decls, get_identifier(name));
	tree decl = entry ? entry->seen : NULL_TREE;
	expanded_location at;
	bool body;

	if (!decl)
		return 0;
	at = expand_location(DECL_SOURCE_LOCATION(decl));
	if (at.file && main_input_filename && !strcmp(at.file, main_input_filename))
		return 0;
	body = DECL_INITIAL(decl) || DECL_SAVED_TREE(decl) || DECL_STRUCT_FUNCTION(decl);
	return body ? 2 : 1;
}

static int64_t answer(const char *probe)
{
	if (!strncmp(probe, "field:", 6))
		return answer_field(probe + 6);
	if (!strncmp(probe, "struct:", 7))
		return answer_struct(probe + 7);
	if (!strncmp(probe, "body:", 5))
		return answer_decl(probe + 5) == 2;
	return answer_decl(probe + 5);
}

/* What does not hold need not be said: a probe that was never answered does not hold either. */
static bool holds(const char *probe, int64_t value)
{
	return value > 0 || (!value && !strncmp(probe, "field:", 6));
}

void probe_fill(struct flow_unit *unit)
{
	size_t count, kept = 0;
	const char *const *probes = api_probes(table, &count);

	struct flow_probe *all = (struct flow_probe *)flow_alloc(unit, (count + unit->nprobes) * sizeof(*all));

	for (size_t i = 0; i < count; i++) {
		int64_t value = answer(probes[i]);

		if (!holds(probes[i], value))
			continue;
		all[kept].name = flow_intern(unit, probes[i]);
		all[kept++].value = value;
	}
	/* behind them what the unit has already */
	for (size_t i = 0; i < unit->nprobes; i++)
		all[kept + i] = unit->probes[i];
	unit->probes = all;
	unit->nprobes += kept;
}
