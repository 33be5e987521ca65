// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * prune.c - keeps of a unit what can matter
 *
 * Which functions do is found in rank.c, what of them does in slice.c; here is what the two are told and what becomes
 * of the rest. A function that somebody elsewhere may still ask for is kept as one that returns anything; of one that
 * nobody can, the symbol says whether callers must expect their memory changed.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

/* ---- what is kept ---------------------------------------------------------------------------------------------- */

static bool is_strong(const struct pruning *p, const struct flow_function *fn)
{
	return fn && p->reaches[fn - p->unit->functions] == STRONG;
}

/* Is FN kept for nothing but what it says, and has it that from another of the driver's functions? */
static bool asks_further(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *call)
{
	uint32_t flags = p->unit->symbols[call->callee].flags;

	return fn && p->reaches[fn - p->unit->functions] == NOTHING && (flags & FLOW_SYM_DEFINED) &&
	       !(flags & FLOW_SYM_GLOBAL_HEADER);
}

/* Of the kernel's inline functions those that lead from one object to another, or set such a lead (a void pointer). */
static bool is_lead(const struct flow_symbol *symbol)
{
	for (uint32_t i = 0; i < symbol->nparams; i++) {
		if (symbol->params[i].is_pointer && !symbol->params[i].tag && !symbol->params[i].size)
			return true;
	}
	return symbol->ret_pointer;
}

/* Functions whose addresses are given away run some day. */
static bool gives_callback(const struct pruning *p, const struct flow_insn *insn)
{
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (rank_of_operand(p, &insn->args[i]) >= WEAK)
			return true;
	}
	return false;
}

static uint32_t slice_body(const struct flow_insn *call, void *data)
{
	const struct pruning *p = data;
	uint32_t number = call->callee == FLOW_NONE ? FLOW_NONE : rank_body(p, call->callee);

	if (number != FLOW_NONE && !gives_callback(p, call) && p->reaches[number] < WEAK &&
	    (p->unit->symbols[call->callee].flags & FLOW_SYM_GLOBAL_HEADER) &&
	    !is_lead(&p->unit->symbols[call->callee]) &&
	    flow_header_is_core(flow_text(p->unit, p->unit->symbols[call->callee].header)))
		return FLOW_NONE;
	return number;
}

/* FAINT counts where something STRONG is at hand. */
static enum slice_call keep_rank(const struct pruning *p, const struct flow_function *fn, enum rank rank)
{
	enum rank own = fn ? p->reaches[fn - p->unit->functions] : NOTHING;

	if (rank == FAINT)
		return own == STRONG || own == FAINT || (p->libraries && own != NOTHING) ? SLICE_KEEP : SLICE_DROP;
	return rank == NOTHING ? SLICE_DROP : SLICE_KEEP;
}

static enum slice_call slice_call(const struct flow_function *fn, const struct flow_insn *call, void *data)
{
	const struct pruning *p = data;
	uint32_t number;

	if (gives_callback(p, call) || keep_rank(p, fn, rank_of_call(p, fn, call)) == SLICE_KEEP)
		return SLICE_KEEP;
	/* A helper of the kernel's that was given a callback, or it would not be here. */
	if (call->callee == FLOW_NONE)
		return call->target.kind == FLOW_OP_VALUE && fn && call->target.index < fn->nparams ? SLICE_KEEP :
												      SLICE_DROP;
	number = slice_body(call, data);
	/* What leads somewhere is worth following; of what is merely computed a weak function has no need. */
	if (number != FLOW_NONE && keep_rank(p, fn, p->reaches[number]) == SLICE_KEEP)
		return SLICE_KEEP;
	if (number != FLOW_NONE)
		return is_strong(p, fn) || asks_further(p, fn, call) || p->unit->symbols[call->callee].ret_pointer ?
			       SLICE_RESULT :
			       SLICE_DROP;
	switch (p->interest[call->callee]) {
	case FLOW_NEUTRAL:
		return is_strong(p, fn) ? SLICE_KEEP : SLICE_RESULT;
	case FLOW_VALUE:
		return SLICE_RESULT;
	default:
		return is_strong(p, fn) && !(p->unit->symbols[call->callee].flags & FLOW_SYM_DEFINED) ? SLICE_RESULT :
													SLICE_DROP;
	}
}

static bool slice_argument(const struct flow_function *fn, const struct flow_insn *call, uint32_t number, void *data)
{
	const struct pruning *p = data;
	const struct flow_operand *arg = &call->args[number];

	if (rank_of_operand(p, arg) >= WEAK)
		return true;

	if (call->callee != FLOW_NONE && p->interest[call->callee] != FLOW_UNKNOWN)
		return true;
	if (rank_of_call(p, fn, call) == NOTHING)
		return false;
	if (is_strong(p, fn) || arg->kind != FLOW_OP_VALUE)
		return true;
	return fn->values[arg->index].tag || arg->index < fn->nparams; /* what is only passed on costs nothing */
}

/* What the machine is like: machine_is_olpc(), is_kdump_kernel(). Numbers may be times, or random. */
static bool slice_same(const struct flow_insn *call, void *data)
{
	const struct pruning *p = data;
	const struct flow_symbol *callee = call->callee == FLOW_NONE ? NULL : &p->unit->symbols[call->callee];

	if (!callee || !(callee->flags & FLOW_SYM_GLOBAL_HEADER) || callee->nparams || callee->ret_bits > 32)
		return false;
	return callee->function == FLOW_NONE ? callee->ret_bits == 1 : p->harmless[callee->function];
}

static bool is_plain(const struct flow_operand *operand)
{
	return operand->kind == FLOW_OP_CONST || operand->kind == FLOW_OP_SYMBOL || operand->kind == FLOW_OP_GLOBAL;
}

enum flow_scope prune_scope(const struct pruning *p, flow_str tag)
{
	return tag && tag < p->unit->nscopes ? p->unit->scopes[tag] : FLOW_SCOPE_UNKNOWN;
}

/* A pointer that leads to something of the driver's. */
static bool is_way(const struct pruning *p, const struct flow_function *fn, const struct flow_operand *operand)
{
	flow_str tag = operand->kind == FLOW_OP_VALUE ? fn->values[operand->index].tag : 0;

	return tag && (prune_scope(p, tag) != FLOW_SCOPE_KERNEL || tag == flow_lookup(p->unit, p->options->tag));
}

/* What a device's driver data is set to, by an inline function of the kernel's: another file may ask for it. */
static bool stores_data(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *store)
{
	flow_str device = flow_lookup(p->unit, "device");
	const struct flow_value *value;

	if (store->op != FLOW_STORE || !device || store->tag != device || store->args[1].kind != FLOW_OP_VALUE ||
	    !(p->unit->symbols[fn->symbol].flags & FLOW_SYM_GLOBAL_HEADER))
		return false;
	value = &fn->values[store->args[1].index];
	return store->args[1].index < fn->nparams && value->is_pointer && !value->tag;
}

#define ACCESSOR_MAX 4

/* A function that does nothing but set a member of a struct of the driver's, or tell what it is. */
static bool is_accessor(const struct pruning *p, const struct flow_function *fn)
{
	uint32_t accesses = 0, insns = 0;

	if (fn->nblocks > 2)
		return false;
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		const struct flow_block *block = &fn->blocks[b];

		for (uint32_t i = 0; i < block->ninsns; i++) {
			const struct flow_insn *insn = &block->insns[i];
			bool access = insn->op == FLOW_LOAD || insn->op == FLOW_STORE;

			if (!access && insn->op != FLOW_COPY && insn->op != FLOW_ADDR && insn->op != FLOW_BINARY)
				return false;
			if (access && (insn->flags & FLOW_F_INDEX))
				return false;
			accesses += access && insn->bits <= 32 && insn->field &&
				    prune_scope(p, insn->tag) != FLOW_SCOPE_KERNEL;
			if (++insns > ACCESSOR_MAX)
				return false;
		}
	}
	return accesses;
}

static bool slice_lends(const struct flow_function *fn, const struct flow_insn *store, void *data)
{
	return stores_data(data, fn, store);
}

/* A flag that another file may read, a way to the driver's data, or what the caller asked for. */
enum slice_store prune_store(const struct flow_function *fn, const struct flow_insn *store, void *data)
{
	const struct pruning *p = data;
	bool plain = store->op == FLOW_STORE && (is_plain(&store->args[1]) || is_way(p, fn, &store->args[1]));

	if (!store->field)
		return store->args[0].kind == FLOW_OP_VALUE && store->args[0].index < fn->nparams ? SLICE_STORE_KEEP :
												    SLICE_STORE_DROP;
	if (store->op == FLOW_STORE && store->args[1].kind == FLOW_OP_SYMBOL &&
	    rank_of_operand(p, &store->args[1]) >= WEAK)
		return SLICE_STORE_KEEP;
	/* a structure put together elsewhere: its members may be read, whatever this one is called */
	if (store->op == FLOW_MOVE && is_strong(p, fn) && prune_scope(p, store->tag) != FLOW_SCOPE_KERNEL)
		return SLICE_STORE_KEEP;
	switch (prune_scope(p, store->tag)) {
	case FLOW_SCOPE_OWN:
		return is_accessor(p, fn) ? SLICE_STORE_KEEP : SLICE_STORE_DROP;
	case FLOW_SCOPE_KERNEL:
		return (store->op == FLOW_STORE && is_way(p, fn, &store->args[1])) || stores_data(p, fn, store) ||
				       store->tag == flow_lookup(p->unit, p->options->tag) ?
			       SLICE_STORE_KEEP :
			       SLICE_STORE_DROP;
	default:
		return plain || is_strong(p, fn) || is_accessor(p, fn) ? SLICE_STORE_KEEP : SLICE_STORE_ANY;
	}
}

static bool returns_by_pointer(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	(void)p;
	return insn->op == FLOW_STORE && !insn->field && insn->args[0].kind == FLOW_OP_VALUE &&
	       insn->args[0].index < fn->nparams;
}

/* The inline function of the kernel's that INSN calls, or NULL. */
static const struct flow_function *inline_callee(const struct pruning *p, const struct flow_insn *insn)
{
	uint32_t number = insn->op == FLOW_CALL && insn->callee != FLOW_NONE ? rank_body(p, insn->callee) : FLOW_NONE;

	return number != FLOW_NONE && (p->unit->symbols[insn->callee].flags & FLOW_SYM_GLOBAL_HEADER) ?
		       &p->unit->functions[number] :
		       NULL;
}

/* dev_set_drvdata() */
static bool calls_setter(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	const struct flow_function *callee = inline_callee(p, insn);

	(void)fn;
	return callee && rank_any_insn(p, callee, stores_data);
}

/* That, or one that passes on to it: pci_set_drvdata(). */
static bool sets_data(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	const struct flow_function *callee = inline_callee(p, insn);

	return calls_setter(p, fn, insn) || (callee && rank_any_insn(p, callee, calls_setter));
}

/* Not for what it does, but for what it tells callers in other files, or leaves for them. */
static bool is_useful(const struct pruning *p, uint32_t number)
{
	const struct flow_function *fn = &p->unit->functions[number];
	const struct flow_symbol *symbol = &p->unit->symbols[fn->symbol];

	return rank_is_own(symbol) && !(symbol->flags & FLOW_SYM_STATIC) &&
	       (rank_any_insn(p, fn, returns_by_pointer) || rank_any_insn(p, fn, sets_data) || is_accessor(p, fn));
}

static void find_kept(struct pruning *p)
{
	p->slicing = (struct slicing){
		.unit = p->unit,
		.call = slice_call,
		.argument = slice_argument,
		.store = prune_store,
		.lends = slice_lends,
		.body = slice_body,
		.same = slice_same,
		.data = p,
		.anybody = p->slicing.anybody,
		.keep = p->keep,
	};

	/* Where the analysis knows a header's function by name, its body is never asked for. */
	for (uint32_t i = 0; i < p->unit->nfunctions; i++)
		p->keep[i] = (p->reaches[i] >= WEAK || is_useful(p, i)) &&
			     p->interest[p->unit->functions[i].symbol] == FLOW_UNKNOWN;
	slice_unit(&p->slicing);
}

/* Somebody elsewhere may call it, or a pointer leads to it. */
static bool leaves_stub(const struct flow_symbol *symbol)
{
	return rank_is_own(symbol) && ((symbol->flags & FLOW_SYM_ADDRESSED) || !(symbol->flags & FLOW_SYM_STATIC));
}

static void drop_bodies(struct pruning *p)
{
	bool *wanted = XCNEWVEC(bool, p->unit->nfunctions + 1);
	struct stub *stubs;

	for (uint32_t i = 0; i < p->unit->nfunctions; i++)
		wanted[i] = !p->keep[i] && leaves_stub(&p->unit->symbols[p->unit->functions[i].symbol]);
	stubs = stubs_collect(p, wanted);
	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		struct flow_symbol *symbol = &p->unit->symbols[p->unit->functions[i].symbol];

		if (p->keep[i])
			continue;
		if (p->harmless[i])
			symbol->flags |= FLOW_SYM_PURE;
		if (wanted[i]) {
			stub_make(p, i, &stubs[i]);
			p->keep[i] = true;
			continue;
		}
		symbol->function = FLOW_NONE;
		symbol->flags |= FLOW_SYM_PRUNED;
	}
	free(stubs);
	free(wanted);
}

/* ---- details nobody asks for ----------------------------------------------------------------------------------- */

static void drop_place(struct pruning *p, struct flow_insn *insn)
{
	enum flow_interest interest = FLOW_UNKNOWN;

	if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE)
		interest = p->interest[insn->callee];
	if (insn->op != FLOW_CALL)
		memset(&insn->loc, 0, sizeof(insn->loc));
	if (interest != FLOW_MATTERS)
		insn->flags &= ~FLOW_F_MACRO;
	/* Where an address leads is told by offsets; what is there, by loads and stores. */
	if (insn->op == FLOW_ADDR)
		insn->tag = insn->field = 0;
}

static void drop_texts_of(struct flow_insn *insn)
{
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (insn->args[i].kind == FLOW_OP_STRING)
			insn->args[i].index = 0;
	}
}

/* A device's name is for messages. The type of what was loaded tells devices apart; of what was made, whose it is. */
static void drop_names(struct pruning *p, struct flow_function *fn)
{
	flow_str device = flow_lookup(p->unit, p->options->tag), generic = flow_lookup(p->unit, "device");

	for (uint32_t i = 0; i < fn->nvalues; i++) {
		if (!device || fn->values[i].tag != device)
			fn->values[i].name = 0;
	}
	for (uint32_t i = 0; i < fn->nlocals; i++)
		fn->locals[i].name = 0;
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			const struct flow_insn *insn = &fn->blocks[i].insns[j];
			struct flow_value *value = insn->dst == FLOW_NONE ? NULL : &fn->values[insn->dst];

			if (value && insn->op != FLOW_COPY && insn->op != FLOW_ADDR && value->tag != device &&
			    value->tag != generic)
				value->tag = 0;
		}
	}
}

static void drop_details(struct pruning *p, struct flow_function *fn)
{
	drop_names(p, fn);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			drop_place(p, &block->insns[j]);
			drop_texts_of(&block->insns[j]);
		}
		if (block->term == FLOW_JUMP || !is_strong(p, fn))
			memset(&block->loc, 0, sizeof(block->loc));
	}
}

/* What a prototype says is asked for where there is no body and no row of the table. */
static void drop_prototypes(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nsymbols; i++) {
		struct flow_symbol *symbol = &p->unit->symbols[i];

		if ((symbol->flags & FLOW_SYM_GLOBAL_HEADER) &&
		    !flow_header_is_core(flow_text(p->unit, symbol->header)))
			symbol->flags |= FLOW_SYM_LIBRARY;
		if (symbol->flags & (FLOW_SYM_DEFINED | FLOW_SYM_GLOBAL_HEADER))
			symbol->header = 0;
		if (symbol->function != FLOW_NONE || p->interest[i] != FLOW_UNKNOWN)
			symbol->nparams = 0;
	}
}

/* Numbers that nobody reads, and texts. What a driver's own struct holds may be read in another file. */
static bool init_is_needed(const struct pruning *p, const struct flow_init *init)
{
	if (init->value.kind != FLOW_OP_CONST && init->value.kind != FLOW_OP_STRING)
		return true;
	return prune_scope(p, init->tag) == FLOW_SCOPE_SHARED || slice_reads(&p->slicing, init->tag, init->field);
}

static void drop_inits(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nglobals; i++) {
		struct flow_global *global = &p->unit->globals[i];
		uint32_t kept = 0;

		for (uint32_t j = 0; j < global->ninits; j++) {
			if (!init_is_needed(p, &global->inits[j]))
				continue;
			global->inits[kept] = global->inits[j];
			if (global->inits[kept].value.kind == FLOW_OP_STRING)
				global->inits[kept].value.index = 0;
			kept++;
		}
		global->ninits = kept;
		/* Of the linker's, whose struct has no name, nothing is asked. */
		p->tables[i] = p->leads[i] >= WEAK && global->tag;
	}
}

/* A symbol without a name that stands for functions nobody needs to tell apart. */
static uint32_t add_anybody(struct flow_unit *unit)
{
	struct flow_symbol *symbols = flow_alloc(unit, (unit->nsymbols + 1) * sizeof(*symbols));

	if (unit->nsymbols)
		memcpy(symbols, unit->symbols, unit->nsymbols * sizeof(*symbols));
	unit->symbols = symbols;
	symbols += unit->nsymbols;
	symbols->flags = FLOW_SYM_HEADER | FLOW_SYM_GLOBAL_HEADER | FLOW_SYM_PURE;
	symbols->function = FLOW_NONE;
	return unit->nsymbols++;
}

static void simplify_all(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		if (!p->keep || p->keep[i])
			flow_simplify(p->unit, &p->unit->functions[i], rank_droppable, p);
	}
}

bool flow_prune(struct flow_unit *unit, const struct flow_prune_options *options)
{
	struct pruning p = { .unit = unit, .options = options };

	p.slicing.anybody = add_anybody(unit);
	p.interest = XCNEWVEC(uint8_t, unit->nsymbols + 1);
	rank_ask(&p);
	simplify_all(&p);
	waits_mark(&p);
	p.reaches = XCNEWVEC(uint8_t, unit->nfunctions + 1);
	p.harmless = XCNEWVEC(bool, unit->nfunctions + 1);
	p.leads = XCNEWVEC(uint8_t, unit->nglobals + 1);
	p.tables = XCNEWVEC(bool, unit->nglobals + 1);
	p.keep = XCNEWVEC(bool, unit->nfunctions + 1);
	rank_reaching(&p);
	rank_harmless(&p);
	find_kept(&p);
	drop_bodies(&p);
	simplify_all(&p);
	for (uint32_t i = 0; i < unit->nfunctions; i++) {
		if (p.keep[i])
			drop_details(&p, &unit->functions[i]);
	}
	drop_inits(&p);
	unit->root = 0;
	drop_prototypes(&p);
	compact_unit(unit, p.keep, p.tables);
	free(p.interest);
	free(p.reaches);
	free(p.harmless);
	free(p.leads);
	free(p.tables);
	free(p.keep);
	slice_free(&p.slicing);
	return unit->nfunctions || unit->nsymbols || unit->nglobals;
}
