/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * record.h - what the writer and the reader of records agree on. The format is in docs/record-format.md.
 */
#ifndef FLOW_RECORD_H
#define FLOW_RECORD_H

#include "pcidevres/flow.h"

#define RECORD_MAGIC "pDvr"
#define RECORD_HEADER 16 /* magic, version, length, checksum: four bytes each */

/* A varint has seven bits a byte, least significant first: 64 bits need ten bytes. */
#define VARINT_MAX 10

/* First byte of an instruction: opcode, where its location is, what else is there. */
#define INSN_OP_MASK 0x0f
#define INSN_LOC_SHIFT 4
#define INSN_FLAGS 0x40 /* flags are not 0 and follow */
#define INSN_BITS 0x80	/* bits differ from what the operands say and follow */

enum { LOC_SAME, LOC_NONE, LOC_NEW };

/* First byte of a terminator. FLOW_COND has one code for each comparison. */
#define TERM_MASK 0x0f
#define TERM_LOC_SHIFT 4
#define TERM_UNSIGNED 0x40
enum { TERM_JUMP, TERM_SWITCH, TERM_RETURN, TERM_STOP, TERM_COND };

/* First byte of an operand: kind, and what fits of its payload. */
#define OPERAND_KIND_MASK 0x07
#define OPERAND_SHIFT 3
#define OPERAND_MORE 31 /* payload - 31 follows as a varint */

/* The payload's first byte of a value's or a parameter's type, as a dictionary row. */
#define TYPE_POINTER 0x01
#define TYPE_UNSIGNED 0x02 /* a value */
#define TYPE_CONST 0x02	   /* a parameter's pointee */

#define GLOBAL_ARRAY 0x01

/*
 * Rows that repeat (places, types) are written once and referred to by number. The first references to a new row carry
 * the number of rows so far, and the row behind it.
 */
#define DICT_COLUMNS 3

struct dict_row {
	int64_t column[DICT_COLUMNS];
};

static inline uint64_t zigzag(int64_t number)
{
	return ((uint64_t)number << 1) ^ (number < 0 ? UINT64_MAX : 0);
}

static inline int64_t unzigzag(uint64_t code)
{
	return (int64_t)((code >> 1) ^ (code & 1 ? UINT64_MAX : 0));
}

/* The value whose width an instruction shares when it does not say otherwise, or FLOW_NONE. */
static inline uint32_t insn_width_value(const struct flow_insn *insn)
{
	if (insn->dst != FLOW_NONE)
		return insn->dst;
	if (insn->op == FLOW_STORE && insn->args[1].kind == FLOW_OP_VALUE)
		return insn->args[1].index;
	return FLOW_NONE;
}

/* Predecessors as a record implies them: in the order of block numbers. Fills preds and npreds of every block. */
void record_derive_preds(struct flow_unit *unit, struct flow_function *function);

/* First byte of a body. */
enum { BODY_STORED, BODY_DEFLATED };

/* A record's contents as they are before compression. *data is xmalloc'ed. */
void record_write_contents(const struct flow_unit *unit, unsigned char **data, size_t *size);
/* False when they are malformed; UNIT may then be half filled. */
bool record_read_contents(const unsigned char *data, size_t size, struct flow_unit *unit);

/* Contents as a record's body, and back; NULL when the body is malformed. Both are xmalloc'ed. */
unsigned char *record_pack(const unsigned char *contents, size_t size, size_t *packed_size);
unsigned char *record_unpack(const unsigned char *body, size_t size, size_t *contents_size);

/* flow/words.c */
extern const char record_words[];
extern const size_t record_words_size;

#endif
