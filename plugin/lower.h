/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lower.h - GIMPLE to flow, the parts
 *
 *	lower.c		the translation unit: functions, the tables of symbols and globals
 *	lower_type.c	what types say: tags, widths, positions of fields
 *	lower_decl.c	symbols, static initialisers
 *	lower_expr.c	operands and places
 *	lower_insn.c	statements
 *	lower_call.c	calls, builtins
 *	lower_bits.c	bit operations, atomics
 *	lower_body.c	blocks, PHIs, terminators
 *	annotate.c	what attributes say of functions
 *
 * Tables grow while functions are lowered, in GCC's vec; at the end they are copied into the unit.
 */
#ifndef PCIDEVRES_PLUGIN_LOWER_H
#define PCIDEVRES_PLUGIN_LOWER_H

#include "pcidevres/flow.h"

typedef hash_map<tree, unsigned int> decl_map;

struct lower_unit {
	struct flow_unit *unit;
	decl_map symbol_of, global_of;
	auto_vec<struct flow_symbol> symbols;
	auto_vec<tree> symbol_decls;
	auto_vec<struct flow_global> globals;
	auto_vec<tree> global_decls;
	auto_vec<struct flow_function> functions;
	auto_vec<flow_str> accepted; /* probes "accept:..." */
};

struct lower_fn {
	struct lower_unit *lu;
	struct flow_unit *unit;
	function *fun;
	auto_vec<uint32_t> value_of; /* by SSA version: value number + 1 */
	auto_vec<struct flow_value> values;
	decl_map local_of;
	auto_vec<struct flow_local> locals;
	auto_vec<uint32_t> block_of;	       /* by basic block index */
	auto_vec<vec<struct flow_insn>> insns; /* by flow block */
	uint32_t current;		       /* flow block that emit appends to */
	struct flow_loc loc;		       /* of the statement at hand */
	bool macro;
};

/* A memory reference, flattened: *(base + offset). */
struct lower_place {
	struct flow_operand base;
	int64_t offset;
	uint8_t flags; /* FLOW_F_INDEX, FLOW_F_VOLATILE */
	flow_str tag, field;
};

/* lower_type.c */

/* Start of FIELD in its struct, in bits; false if not constant. */
bool lower_field_position(tree field, HOST_WIDE_INT *bits);
/* Name of struct or union TYPE (its typedef's if it has no tag); 0 if none, or no struct. */
flow_str lower_tag(struct flow_unit *unit, tree type);
/* The same for what pointer TYPE points to. */
flow_str lower_pointee_tag(struct flow_unit *unit, tree type);
/* What was learned about the tags so far goes to UNIT. */
void lower_scopes(struct flow_unit *unit);
/* 1..64 for integers and pointers, else 0. */
unsigned int lower_bits(tree type);
/* Size in bits, 0 if unknown or not constant. */
int64_t lower_size(tree type);
/* The constant BYTES in bits; beyond FLOW_BITS_MAX if they do not fit. */
int64_t lower_byte_offset(tree bytes);
/* Can an object have an offset of so many bits? Arithmetic on pointers may say any number. */
static inline bool lower_offset_ok(int64_t bits)
{
	return bits >= -FLOW_BITS_MAX && bits <= FLOW_BITS_MAX;
}
/* The bits of CONSTANT as a signed number; false if it has more than 64. */
bool lower_integer(tree constant, int64_t *number);
/* Tag and field name of the scalar at OFFSET bits of struct TYPE with SIZE bits; leaves them alone if there is none. */
void lower_name_at(struct flow_unit *unit, tree type, int64_t offset, int64_t size, flow_str *tag, flow_str *field);

/* lower_decl.c */

uint32_t lower_symbol(struct lower_unit *lu, tree decl);
/* Like lower_symbol(), for a use other than as the callee. */
struct flow_operand lower_function_address(struct lower_unit *lu, tree decl);
uint32_t lower_global(struct lower_unit *lu, tree decl);
/* Initialisers of globals[NUMBER]; may add globals and symbols. */
void lower_initialiser(struct lower_unit *lu, uint32_t number);
/* Does VAR's initialiser hold the address of a function? */
bool lower_holds_function(tree var);
/* Variables that only feed the linker: exports, discarded references. */
bool lower_is_linker_fodder(tree var);

/* lower_expr.c */

struct flow_operand lower_constant(int64_t number);
struct flow_operand lower_opaque(void);
struct flow_operand lower_value(uint32_t number);
uint32_t lower_new_value(struct lower_fn *fn, tree type);
/* Appends an instruction of NARGS operands with the location of the statement; valid until the next one. */
struct flow_insn *lower_emit(struct lower_fn *fn, enum flow_opcode op, uint32_t nargs);
/* Value number of SSA name NAME, or FLOW_NONE for one that never gets a value. */
uint32_t lower_ssa(struct lower_fn *fn, tree name);
/* A value; may emit ADDR or LOAD. */
struct flow_operand lower_operand(struct lower_fn *fn, tree value);
/* The address of REF as an operand; may emit ADDR. */
struct flow_operand lower_address(struct lower_fn *fn, tree ref);
void lower_place_of(struct lower_fn *fn, tree ref, struct lower_place *place);
/* Emits an instruction at PLACE: its first operand, offset, names and flags are set. */
struct flow_insn *lower_emit_at(struct lower_fn *fn, enum flow_opcode op, uint32_t nargs,
				const struct lower_place *place);

/* lower_insn.c */

void lower_statement(struct lower_fn *fn, gimple *stmt);
/* Width of what memory reference REF holds, which for a bit-field is not its type's. */
unsigned int lower_ref_bits(tree ref);
/* dst = anything, for an SSA name; *dst = anything, for a place; nothing for NULL. */
void lower_clobber(struct lower_fn *fn, tree lhs);
/* dst = OPERAND, wherever LHS is. */
void lower_set(struct lower_fn *fn, tree lhs, struct flow_operand operand);
bool lower_binop(enum tree_code code, enum flow_binop *binop);

/* lower_call.c */

void lower_call(struct lower_fn *fn, gcall *call);

/* lower_bits.c */

/* True: nothing of the call is left, it was one of the kernel's operations on bits or atomics. */
bool lower_bits_call(struct lower_fn *fn, gcall *call, tree decl);

/* annotate.c */

/* Turns what pcidevres attributes say into flow; after every function is lowered. */
void lower_annotations(struct lower_unit *lu);

/* lower_body.c */

void lower_body(struct lower_unit *lu, function *fun, struct flow_function *out);

#endif
