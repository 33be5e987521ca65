// SPDX-License-Identifier: GPL-2.0-or-later
/* interval.c - arithmetic on what is known of a number. */
#include "engine/term.h"
#include "pcidevres/flow.h"

struct interval interval_all(void)
{
	return (struct interval){ .lo = INT64_MIN, .hi = INT64_MAX };
}

struct interval interval_of(int64_t k)
{
	return (struct interval){ .lo = k, .hi = k, .nonzero = k != 0 };
}

uint64_t interval_ones(struct interval i)
{
	return i.lo == i.hi ? (uint64_t)i.lo : i.ones;
}

uint64_t interval_zeros(struct interval i)
{
	return i.lo == i.hi ? ~(uint64_t)i.lo : i.zeros;
}

bool interval_same(struct interval a, struct interval b)
{
	return a.lo == b.lo && a.hi == b.hi && a.nonzero == b.nonzero && a.ones == b.ones && a.zeros == b.zeros;
}

static struct interval tidy(struct interval i)
{
	if (i.ones)
		i.nonzero = true;
	if (i.zeros == UINT64_MAX) {
		i.lo = i.lo > 0 ? i.lo : 0;
		i.hi = i.hi < 0 ? i.hi : 0;
	}
	if (i.nonzero && i.lo == 0)
		i.lo = 1;
	if (i.nonzero && i.hi == 0)
		i.hi = -1;
	if (i.lo > 0 || i.hi < 0)
		i.nonzero = true;
	return i;
}

bool interval_empty(struct interval i)
{
	return i.lo > i.hi || (i.ones & i.zeros) ||
	       (i.lo == i.hi && (((uint64_t)i.lo & i.zeros) || (~(uint64_t)i.lo & i.ones)));
}

/* A single number needs no word about its bits. */
static struct interval with_bits(struct interval i, uint64_t ones, uint64_t zeros)
{
	i.ones = ones;
	i.zeros = zeros;
	if (!(ones & zeros))
		i = tidy(i);
	if (i.lo == i.hi && !((uint64_t)i.lo & zeros) && !(~(uint64_t)i.lo & ones))
		i.ones = i.zeros = 0;
	return i;
}

struct interval interval_meet(struct interval a, struct interval b)
{
	struct interval i = {
		.lo = a.lo > b.lo ? a.lo : b.lo,
		.hi = a.hi < b.hi ? a.hi : b.hi,
		.nonzero = a.nonzero || b.nonzero,
	};

	i = tidy(i);
	return a.ones | b.ones | a.zeros | b.zeros ? with_bits(i, a.ones | b.ones, a.zeros | b.zeros) : i;
}

struct interval interval_hull(struct interval a, struct interval b)
{
	struct interval i = {
		.lo = a.lo < b.lo ? a.lo : b.lo,
		.hi = a.hi > b.hi ? a.hi : b.hi,
		.nonzero = a.nonzero && b.nonzero,
	};

	/* of errors nobody asks for bits */
	if (i.lo == i.hi || (a.lo == a.hi && a.lo < 0) || (b.lo == b.hi && b.lo < 0))
		return i;
	i.ones = interval_ones(a) & interval_ones(b);
	i.zeros = interval_zeros(a) & interval_zeros(b);
	return i;
}

static bool unbounded(int64_t k)
{
	return k == INT64_MIN || k == INT64_MAX;
}

static int64_t add_bound(int64_t a, int64_t b)
{
	int64_t sum;

	if (unbounded(a))
		return a;
	if (unbounded(b))
		return b;
	if (__builtin_add_overflow(a, b, &sum))
		return a < 0 ? INT64_MIN : INT64_MAX;
	return sum;
}

static struct interval add(struct interval a, struct interval b)
{
	struct interval i = { .lo = add_bound(a.lo, b.lo), .hi = add_bound(a.hi, b.hi) };

	return tidy(i);
}

static struct interval negate(struct interval a)
{
	struct interval i = {
		.lo = unbounded(a.hi) ? INT64_MIN : -a.hi, /* the least number has no opposite */
		.hi = a.lo == INT64_MIN ? INT64_MAX : -a.lo,
		.nonzero = a.nonzero,
	};

	return i;
}

static struct interval constants(uint8_t op, int64_t a, int64_t b)
{
	int64_t result;

	switch (op) {
	case FLOW_DIV:
		return b && !(a == INT64_MIN && b == -1) ? interval_of(a / b) : interval_all();
	case FLOW_MOD:
		return b && !(a == INT64_MIN && b == -1) ? interval_of(a % b) : interval_all();
	default:
		return flow_compute(op, false, a, b, &result) ? interval_of(result) : interval_all();
	}
}

/* Is K a mask of its lowest bits? */
static bool is_mask(int64_t k)
{
	return !((uint64_t)k & ((uint64_t)k + 1));
}

static struct interval range_binary(uint8_t op, struct interval a, struct interval b)
{
	struct interval i = interval_all();
	int c;

	switch (op) {
	case FLOW_ADD:
		return add(a, b);
	case FLOW_SUB:
		return add(a, negate(b));
	case FLOW_MIN:
		i.lo = a.lo < b.lo ? a.lo : b.lo;
		i.hi = a.hi < b.hi ? a.hi : b.hi;
		return tidy(i);
	case FLOW_MAX:
		i.lo = a.lo > b.lo ? a.lo : b.lo;
		i.hi = a.hi > b.hi ? a.hi : b.hi;
		return tidy(i);
	case FLOW_EQ:
	case FLOW_NE:
	case FLOW_LT:
	case FLOW_LE:
	case FLOW_GT:
	case FLOW_GE:
		c = interval_compare(op, false, a, b);
		return c >= 0 ? interval_of(c) : (struct interval){ .lo = 0, .hi = 1 };
	}
	if (a.lo == a.hi && b.lo == b.hi)
		return constants(op, a.lo, b.lo);
	/* a mask of ones that cuts nothing off */
	if (op == FLOW_AND && b.lo == b.hi && b.lo > 0 && is_mask(b.lo) && a.lo >= 0 && a.hi <= b.lo)
		return a;
	if (op == FLOW_AND && b.lo == b.hi && b.lo >= 0)
		return (struct interval){ .lo = 0, .hi = b.lo };
	/* what both leave free in the upper bits stays 0 */
	if (op == FLOW_XOR && a.lo >= 0 && b.lo >= 0) {
		i = (struct interval){ .lo = 0, .hi = a.hi | b.hi };
		while (!is_mask(i.hi))
			i.hi |= i.hi >> 1;
		return i;
	}
	if (op == FLOW_OR && (a.nonzero || b.nonzero)) {
		i.nonzero = true;
		if (a.lo >= 0 && b.lo >= 0)
			i.lo = 1;
		return i;
	}
	if (op == FLOW_MUL && a.lo >= 0 && b.lo >= 0)
		i.lo = 0;
	if ((op == FLOW_SHR || op == FLOW_DIV || op == FLOW_MOD) && a.lo >= 0 && b.lo >= 0)
		return (struct interval){ .lo = 0, .hi = a.hi };
	return i;
}

struct interval interval_binary(uint8_t op, struct interval a, struct interval b)
{
	uint64_t a1 = interval_ones(a), a0 = interval_zeros(a), b1 = interval_ones(b), b0 = interval_zeros(b);
	struct interval i = range_binary(op, a, b);

	if (i.lo == i.hi)
		return i;
	switch (op) {
	case FLOW_AND:
		return with_bits(i, a1 & b1, a0 | b0);
	case FLOW_OR:
		return with_bits(i, a1 | b1, a0 & b0);
	case FLOW_XOR:
		return with_bits(i, (a1 & b0) | (a0 & b1), (a1 & b1) | (a0 & b0));
	default:
		return i;
	}
}

/* An ordering of unsigned values equals the signed one where both signs are known and equal. */
static bool orders_alike(struct interval a, struct interval b)
{
	return (a.lo >= 0 && b.lo >= 0) || (a.hi < 0 && b.hi < 0);
}

int interval_compare(uint8_t cmp, bool is_unsigned, struct interval a, struct interval b)
{
	int r;

	switch (cmp) {
	case FLOW_EQ:
		if (a.lo == a.hi && b.lo == b.hi)
			return a.lo == b.lo;
		if (a.hi < b.lo || b.hi < a.lo)
			return 0;
		if ((a.nonzero && b.lo == 0 && b.hi == 0) || (b.nonzero && a.lo == 0 && a.hi == 0))
			return 0;
		if ((interval_ones(a) & interval_zeros(b)) || (interval_zeros(a) & interval_ones(b)))
			return 0;
		return -1;
	case FLOW_NE:
		r = interval_compare(FLOW_EQ, is_unsigned, a, b);
		return r < 0 ? r : !r;
	case FLOW_GT:
		return interval_compare(FLOW_LT, is_unsigned, b, a);
	case FLOW_GE:
		return interval_compare(FLOW_LE, is_unsigned, b, a);
	case FLOW_LE:
		r = interval_compare(FLOW_LT, is_unsigned, b, a);
		return r < 0 ? r : !r;
	case FLOW_LT:
		if (is_unsigned && !orders_alike(a, b)) {
			if (b.lo == 0 && b.hi == 0)
				return 0; /* nothing is below 0 */
			if (a.lo == 0 && a.hi == 0 && b.nonzero)
				return 1;
			if (a.lo >= 0 && b.hi < 0)
				return 1; /* positive is below any "negative" unsigned value */
			if (a.hi < 0 && b.lo >= 0)
				return 0;
			return -1;
		}
		if (a.hi < b.lo)
			return 1;
		if (a.lo >= b.hi)
			return 0;
		return -1;
	}
	return -1;
}

static struct interval refine_unsigned(uint8_t cmp, struct interval a, struct interval b)
{
	struct interval limit = interval_all();

	if (b.lo != b.hi)
		return a;
	if (b.lo < 0 && (cmp == FLOW_GE || cmp == FLOW_GT)) { /* IS_ERR_VALUE(): between the bound and -1 */
		limit.lo = cmp == FLOW_GE ? b.lo : b.lo + 1;
		limit.hi = -1;
	} else if (b.lo < 0 && a.hi != INT64_MIN) {
		limit.lo = 0; /* no error pointer: pointers count as positive */
	} else if (b.lo >= 0 && (cmp == FLOW_LT || cmp == FLOW_LE)) {
		limit.lo = 0;
		limit.hi = cmp == FLOW_LE ? b.lo : b.lo - 1;
	} else if (b.lo == 0 && cmp == FLOW_GT) {
		limit.nonzero = true;
	} else if (a.lo >= 0) {
		return interval_refine(cmp, false, a, b);
	}
	return interval_meet(a, limit);
}

struct interval interval_refine(uint8_t cmp, bool is_unsigned, struct interval a, struct interval b)
{
	struct interval limit = interval_all();

	if (is_unsigned && cmp != FLOW_EQ && cmp != FLOW_NE && !orders_alike(a, b))
		return refine_unsigned(cmp, a, b);
	switch (cmp) {
	case FLOW_EQ:
		return interval_meet(a, b);
	case FLOW_NE:
		if (b.lo != b.hi)
			return a;
		if (b.lo == 0)
			a.nonzero = true;
		/* what is the least or the most there is can only be left from the other side */
		if (a.lo == b.lo && a.lo != INT64_MAX)
			a.lo++;
		if (a.hi == b.lo && a.hi != INT64_MIN)
			a.hi--;
		return tidy(a);
	case FLOW_LT:
		limit.hi = b.hi == INT64_MAX ? b.hi : b.hi - 1;
		break;
	case FLOW_LE:
		limit.hi = b.hi;
		break;
	case FLOW_GT:
		limit.lo = b.lo == INT64_MIN ? b.lo : b.lo + 1;
		break;
	case FLOW_GE:
		limit.lo = b.lo;
		break;
	}
	return interval_meet(a, limit);
}
