// SPDX-License-Identifier: GPL-2.0-or-later
/* compute.c - what an operation makes of two known numbers */
#include "pcidevres/flow.h"

bool flow_compare(enum flow_binop cmp, bool is_unsigned, int64_t a, int64_t b)
{
	bool less = is_unsigned ? (uint64_t)a < (uint64_t)b : a < b;

	switch (cmp) {
	case FLOW_EQ:
		return a == b;
	case FLOW_NE:
		return a != b;
	case FLOW_LT:
		return less;
	case FLOW_LE:
		return less || a == b;
	case FLOW_GT:
		return !less && a != b;
	default:
		return !less;
	}
}

enum flow_binop flow_negated(enum flow_binop cmp)
{
	static const enum flow_binop other[] = { FLOW_NE, FLOW_EQ, FLOW_GE, FLOW_GT, FLOW_LE, FLOW_LT };

	return other[cmp - FLOW_EQ];
}

enum flow_binop flow_mirrored(enum flow_binop cmp)
{
	static const enum flow_binop other[] = { FLOW_EQ, FLOW_NE, FLOW_GT, FLOW_GE, FLOW_LT, FLOW_LE };

	return other[cmp - FLOW_EQ];
}

bool flow_compute(enum flow_binop op, bool is_unsigned, int64_t a, int64_t b, int64_t *result)
{
	switch (op) {
	case FLOW_ADD:
		*result = (int64_t)((uint64_t)a + (uint64_t)b);
		return true;
	case FLOW_SUB:
		*result = (int64_t)((uint64_t)a - (uint64_t)b);
		return true;
	case FLOW_MUL:
		*result = (int64_t)((uint64_t)a * (uint64_t)b);
		return true;
	case FLOW_AND:
		*result = a & b;
		return true;
	case FLOW_OR:
		*result = a | b;
		return true;
	case FLOW_XOR:
		*result = a ^ b;
		return true;
	case FLOW_SHL:
		*result = (int64_t)((uint64_t)a << (b & 63));
		return b >= 0 && b < 64;
	case FLOW_SHR:
		*result = is_unsigned ? (int64_t)((uint64_t)a >> (b & 63)) : a >> (b & 63);
		return b >= 0 && b < 64;
	case FLOW_EQ:
	case FLOW_NE:
	case FLOW_LT:
	case FLOW_LE:
	case FLOW_GT:
	case FLOW_GE:
		*result = flow_compare(op, is_unsigned, a, b);
		return true;
	default:
		return false;
	}
}
