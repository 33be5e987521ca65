/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * flow.h - the contract between the compiler plugin and the analysis.
 *
 * A flow unit is one translation unit, reduced to what decides who is responsible for a device: functions as graphs of
 * blocks, blocks as a few kinds of instruction, static initialisers, and answers to questions about the headers
 * (probes). It knows neither GCC nor PCI. It is built by plugin/lower (flow_unit_new, flow_intern, flow_alloc), written
 * to and read from an object file by flow/record, and read by analysis/. See docs/architecture.md and
 * docs/record-format.md.
 *
 * Memory: everything hangs off the unit; flow_unit_free() frees all of it. Strings are interned: index 0 is "".
 */
#ifndef PCIDEVRES_FLOW_H
#define PCIDEVRES_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t flow_str;		/* index into the unit's string table; 0 is "" and means "none" */

#define FLOW_NONE UINT32_MAX		/* no value, no symbol, no block */

/*
 * No object is larger, in bits, and no offset leads further away: 2^57 bytes are all that five levels of page tables
 * map. A few of them can be added up without a thought for overflow.
 */
#define FLOW_BITS_MAX ((int64_t)1 << 60)

struct flow_loc {
	flow_str file;			/* path as GCC has it, with the kernel source root stripped (see flow_unit.root) */
	uint32_t line;			/* 1-based; 0 is unknown */
	uint32_t column;		/* 1-based; 0 is unknown */
};

/*
 * What an operand is. Offsets are in BITS from the start of the object, so that bit-fields are places like any other.
 */
enum flow_operand_kind {
	FLOW_OP_NONE,
	FLOW_OP_VALUE,			/* local value number `index`: 0 .. nparams-1 are the parameters */
	FLOW_OP_CONST,			/* integer `number` (NULL is 0; an error pointer is its negative errno) */
	FLOW_OP_SYMBOL,			/* address of function `index` in unit.symbols */
	FLOW_OP_GLOBAL,			/* address of variable `index` in unit.globals, plus `number` bits */
	FLOW_OP_LOCAL,			/* address of local (stack) object `index` of the function, plus `number` bits */
	FLOW_OP_STRING,			/* a string literal; `index` is its flow_str (may be 0 where the text does not matter) */
	FLOW_OP_OPAQUE,			/* something not modelled (floating point, vector, asm output): any value */
};

struct flow_operand {
	uint8_t kind;			/* enum flow_operand_kind */
	uint32_t index;
	int64_t number;
};

enum flow_opcode {
	FLOW_COPY,			/* dst = args[0]  (conversions and casts are copies; narrowing ones set FLOW_F_NARROW) */
	FLOW_ADDR,			/* dst = args[0] + offset bits; FLOW_F_INDEX: plus an unknown multiple (array element) */
	FLOW_LOAD,			/* dst = *(args[0] + offset) */
	FLOW_STORE,			/* *(args[0] + offset) = args[1] */
	FLOW_CLEAR,			/* memset 0 or aggregate `= {}` of `size` bits at args[0] + offset (size 0: unknown, whole object) */
	FLOW_MOVE,			/* aggregate copy of `size` bits: *(args[0] + offset) = *(args[1]) */
	FLOW_BINARY,			/* dst = args[0] op args[1] */
	FLOW_PHI,			/* dst = args[i] when entered from block.preds[i]; all PHIs of a block come first */
	FLOW_CALL,			/* dst = callee(args...) ; see struct flow_call fields below */
	FLOW_CLOBBER,			/* inline asm and the like: dst (if any) is any value; without one but with
					 * FLOW_F_VOLATILE: a failed assertion, after which the code goes on or not */
};

/* Arithmetic and comparison. Comparisons give 0 or 1. FLOW_F_UNSIGNED applies to / % >> and the orderings. */
enum flow_binop {
	FLOW_ADD, FLOW_SUB, FLOW_MUL, FLOW_DIV, FLOW_MOD, FLOW_AND, FLOW_OR, FLOW_XOR, FLOW_SHL, FLOW_SHR,
	FLOW_MIN, FLOW_MAX,
	FLOW_EQ, FLOW_NE, FLOW_LT, FLOW_LE, FLOW_GT, FLOW_GE,
};

/* cmp: FLOW_EQ to FLOW_GE. */
bool flow_compare(enum flow_binop cmp, bool is_unsigned, int64_t a, int64_t b);
/* The comparison that holds when CMP does not; the one that is CMP with its operands exchanged. */
enum flow_binop flow_negated(enum flow_binop cmp);
enum flow_binop flow_mirrored(enum flow_binop cmp);
/* False: the result is not known. Division and what else may trap is left alone, and so are FLOW_MIN and FLOW_MAX. */
bool flow_compute(enum flow_binop op, bool is_unsigned, int64_t a, int64_t b, int64_t *result);

#define FLOW_F_INDEX	0x01		/* the place is an array element at an index not known here */
#define FLOW_F_UNSIGNED	0x02
#define FLOW_F_NARROW	0x04		/* conversion to fewer bits */
#define FLOW_F_MACRO	0x08		/* the call's text comes from a macro expansion: no fix-it */
#define FLOW_F_VOLATILE	0x10		/* volatile or atomic access: the value may change at any time */
#define FLOW_F_UNTIL_SET	0x20	/* LOAD: a loop waits until somebody else makes it not 0 */
#define FLOW_F_UNTIL_CLEAR	0x40	/* LOAD: until somebody makes it 0 */

struct flow_insn {
	uint8_t op;			/* enum flow_opcode */
	uint8_t binop;			/* enum flow_binop, for FLOW_BINARY */
	uint8_t flags;
	uint8_t bits;			/* width of dst, or of what is stored: 1..64; 0 unknown or not an integer/pointer */
	uint32_t dst;			/* value number or FLOW_NONE */
	int64_t offset;			/* bits; ADDR, LOAD, STORE, CLEAR, MOVE */
	int64_t size;			/* bits; CLEAR, MOVE */
	flow_str tag, field;		/* innermost COMPONENT_REF of the place: struct tag (without "struct ") and field name;
					 * for an indirect FLOW_CALL: where the pointer was loaded from, as a hint; else 0 */
	uint32_t callee;		/* FLOW_CALL: index into unit.symbols, or FLOW_NONE: indirect through `target` */
	struct flow_operand target;	/* FLOW_CALL, indirect: the function pointer */
	uint32_t nargs;
	struct flow_operand *args;
	struct flow_loc loc;
};

/* Is it a failed assertion, BUG() or WARN_ON()? */
static inline bool flow_warns(const struct flow_insn *insn)
{
	return insn->op == FLOW_CLOBBER && insn->dst == FLOW_NONE && (insn->flags & FLOW_F_VOLATILE);
}

/* Does it change memory itself, at the place that its first operand leads to? */
static inline bool flow_writes(const struct flow_insn *insn)
{
	return insn->op == FLOW_STORE || insn->op == FLOW_CLEAR || insn->op == FLOW_MOVE;
}

enum flow_terminator {
	FLOW_JUMP,			/* succs[0] */
	FLOW_COND,			/* if (a cmp b) succs[0] else succs[1] */
	FLOW_SWITCH,			/* on a; see cases; succs[0] is the default */
	FLOW_RETURN,			/* a is the value, FLOW_OP_NONE when void */
	FLOW_STOP,			/* no way on: BUG(), noreturn call, __builtin_unreachable */
};

struct flow_case {
	int64_t low, high;		/* inclusive */
	uint32_t succ;			/* index into the block's succs */
};

struct flow_block {
	uint32_t ninsns;
	struct flow_insn *insns;
	uint8_t term;			/* enum flow_terminator */
	uint8_t cmp;			/* FLOW_COND: FLOW_EQ .. FLOW_GE */
	uint8_t flags;			/* FLOW_F_UNSIGNED */
	struct flow_operand a, b;
	struct flow_loc loc;		/* of the condition or the return statement */
	uint32_t nsuccs, npreds, ncases;
	uint32_t *succs, *preds;	/* block numbers; preds in the order of PHI arguments */
	struct flow_case *cases;
};

/* What is known of a value or parameter: for messages, and to tell objects apart by type. */
struct flow_value {
	flow_str name;			/* the user's variable, or 0 for a temporary */
	flow_str tag;			/* pointer to this struct (tag without "struct "), or 0 */
	uint8_t bits;			/* 1..64, 0 unknown */
	bool is_unsigned;
	bool is_pointer;
};

struct flow_local {
	flow_str name;
	flow_str tag;			/* struct tag of the object itself, or 0 */
	int64_t size;			/* bits, 0 unknown */
};

struct flow_function {
	uint32_t symbol;		/* own entry in unit.symbols */
	struct flow_loc loc;
	uint32_t nparams;		/* values 0 .. nparams-1 */
	uint32_t nvalues;
	struct flow_value *values;
	uint32_t nlocals;
	struct flow_local *locals;
	uint32_t nblocks;		/* block 0 is the entry and has no predecessors */
	struct flow_block *blocks;
};

/* Which operand of a PHI in TO belongs to the way from block FROM: parallel edges bring the same; UINT32_MAX: none. */
static inline uint32_t flow_pred_of(const struct flow_block *to, uint32_t from)
{
	uint32_t i;

	for (i = 0; i < to->npreds; i++)
		if (to->preds[i] == from)
			return i;
	return UINT32_MAX;
}

#define FLOW_SYM_DEFINED	0x001	/* has a body in this unit (functions[] may still lack it when it was pruned) */
#define FLOW_SYM_STATIC		0x002	/* not visible outside the unit */
#define FLOW_SYM_EXPORTED	0x004	/* EXPORT_SYMBOL*() */
#define FLOW_SYM_HEADER		0x008	/* declared (and, if DEFINED, written) in a header, not in the .c file */
#define FLOW_SYM_GLOBAL_HEADER	0x010	/* ... in a header below the kernel's include/ or arch/ folders */
#define FLOW_SYM_NORETURN	0x020
#define FLOW_SYM_PRUNED		0x040	/* DEFINED, but the body was dropped: it can reach nothing that matters */
#define FLOW_SYM_PURE		0x080	/* const or pure: changes no memory */
#define FLOW_SYM_ADDRESSED	0x100	/* its address is taken somewhere in this unit */
#define FLOW_SYM_WEAK		0x200
#define FLOW_SYM_PRINTS		0x400	/* returns nothing, and has a format as printf() has: does nothing but print */
#define FLOW_SYM_FOREIGN	0x800	/* no object that was given defines it: said by who reads them, never recorded */
#define FLOW_SYM_GIVEN		0x1000	/* one that was given, and holds records, does: said likewise */
#define FLOW_SYM_LIBRARY	0x2000	/* GLOBAL_HEADER, of code that drivers share, not of the core or a framework */

struct flow_symbol_param {
	flow_str tag;			/* pointer to this struct, or 0 */
	int64_t size;			/* size in bits of what is pointed to; 0 void, incomplete or not a pointer */
	bool is_pointer, is_const;	/* const: pointee is not changed */
};

/* A function, here or elsewhere. */
struct flow_symbol {
	flow_str name;
	uint32_t flags;
	flow_str header;		/* file of the declaration, root stripped */
	uint32_t function;		/* index into unit.functions, or FLOW_NONE */
	uint32_t nparams;
	struct flow_symbol_param *params;
	uint8_t ret_bits;		/* 0: void or aggregate */
	bool ret_pointer;
};

/* One scalar of a static initialiser. */
struct flow_init {
	int64_t offset;			/* bits */
	flow_str tag, field;		/* innermost struct and field, e.g. "pci_driver", "probe" */
	struct flow_operand value;	/* CONST, SYMBOL, GLOBAL, STRING */
};

#define FLOW_GLOBAL_STATIC	0x01
#define FLOW_GLOBAL_CONST	0x02	/* read-only: the initialiser is all there is */
#define FLOW_GLOBAL_EXPORTED	0x04
#define FLOW_GLOBAL_DEFINED	0x08

struct flow_global {
	flow_str name;
	flow_str tag;			/* struct tag of the object or of the array's element, or 0 */
	uint32_t flags;
	int64_t size;			/* bits, 0 unknown */
	int64_t elem;			/* size in bits of an array's element, 0 when not an array */
	struct flow_loc loc;
	uint32_t ninits;
	struct flow_init *inits;
};

/*
 * Answers about the headers, asked for by the API table (api/pci.api, "probe" lines):
 *   field:TAG.NAME	offset in bits of the field, -1 if there is none (or no such struct)
 *   decl:NAME		1 if the function is declared, 2 if it has a body in a header, 0 if not
 *   body:NAME		1 if it has a body in a header, 0 if not
 *   struct:TAG		size in bits if complete, 0 if not
 */
struct flow_probe {
	flow_str name;
	int64_t value;
};

/* Who can see the members of a struct. For whoever makes a unit smaller: it is not part of a record. */
enum flow_scope {
	FLOW_SCOPE_UNKNOWN,
	FLOW_SCOPE_KERNEL,		/* declared in a header of the kernel's core or frameworks */
	FLOW_SCOPE_SHARED,		/* in one of the driver's, or of a library that drivers share */
	FLOW_SCOPE_OWN,			/* in the .c file */
};

struct flow_unit {
	flow_str source;		/* the .c file, root stripped: drivers/dma/plx_dma.c */
	flow_str root;			/* the kernel source root that was stripped, as the compiler saw it; 0 unknown */
	flow_str modname;		/* KBUILD_MODNAME, without quotes; 0 unknown */
	flow_str basename;		/* KBUILD_BASENAME */
	flow_str compiler;		/* e.g. "12.2.0" */
	uint32_t nstrings, nsymbols, nglobals, nfunctions, nprobes;
	const char **strings;
	struct flow_symbol *symbols;
	struct flow_global *globals;
	struct flow_function *functions;
	struct flow_probe *probes;
	uint32_t nscopes;
	uint8_t *scopes;		/* enum flow_scope by string number of a struct's tag; beyond nscopes: unknown */
	void *memory;			/* private to flow/unit.c */
};

/* flow/unit.c */

/* An empty unit. Never fails (xmalloc). Free with flow_unit_free(). */
struct flow_unit *flow_unit_new(void);
void flow_unit_free(struct flow_unit *unit);
/* Zeroed memory that lives as long as the unit. */
void *flow_alloc(struct flow_unit *unit, size_t size);
/* The number of TEXT in the unit's string table; equal texts have equal numbers. NULL and "" are 0. */
flow_str flow_intern(struct flow_unit *unit, const char *text);
/* The number of TEXT if it is in the table, 0 if not. */
flow_str flow_lookup(const struct flow_unit *unit, const char *text);
/* The text; never NULL. */
const char *flow_text(const struct flow_unit *unit, flow_str s);
/* The bits that STORE in FN may change of the member it goes to; all of them where it is no FLOW_STORE. */
uint64_t flow_bits_changed(const struct flow_unit *unit, const struct flow_function *fn, const struct flow_insn *store);
/* The answer to a probe, or MISSING when it was never asked. */
int64_t flow_probe_value(const struct flow_unit *unit, const char *name, int64_t missing);
/*
 * NULL if the unit hangs together (indices in range, PHIs first, preds match succs), else what is wrong (static text).
 */
const char *flow_unit_check(const struct flow_unit *unit);

/* flow/defs.c */

/* What a value is the result of. */
struct flow_def {
	const struct flow_insn *insn;	/* NULL: a parameter, or nothing makes it */
	uint32_t block;			/* that INSN is in */
};

/* The instruction of FN whose result OP is; NULL: OP is none's, a parameter or a constant. */
const struct flow_insn *flow_definition(const struct flow_function *fn, const struct flow_operand *op);
/* The same for each value of FN, of which DEFS has room for all. It holds until instructions are moved. */
void flow_definitions(const struct flow_function *fn, struct flow_def *defs);
/* What flow_definition() finds, behind all copies. */
const struct flow_insn *flow_source(const struct flow_function *fn, const struct flow_operand *op);

/* flow/record.c; format in docs/record-format.md */

#define FLOW_SECTION ".discard.pcidevres"
#define FLOW_RECORD_VERSION 2

enum flow_record_status {
	FLOW_RECORD_OK,
	FLOW_RECORD_END,		/* no more records (only padding zeros, or nothing, is left) */
	FLOW_RECORD_MAGIC,		/* not a record */
	FLOW_RECORD_OTHER_VERSION,	/* *version says which */
	FLOW_RECORD_TRUNCATED,
	FLOW_RECORD_CHECKSUM,
	FLOW_RECORD_MALFORMED,		/* checksum right, contents do not hang together */
};

/* Writes UNIT as one record. *data is xmalloc'ed, the caller frees it. */
void flow_record_write(const struct flow_unit *unit, unsigned char **data, size_t *size);
/*
 * Reads the record at DATA + *POS, moves *POS behind it, sets *UNIT (caller frees). On any status but OK, *UNIT is NULL;
 * *POS is moved behind the record where its length can be trusted, so that reading can go on. *VERSION may be NULL.
 */
enum flow_record_status flow_record_read(const unsigned char *data, size_t size, size_t *pos, struct flow_unit **unit,
					 unsigned int *version);
const char *flow_record_status_text(enum flow_record_status status);

#ifdef __cplusplus
}
#endif

#endif
