// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * interval_test.c - numbers and offsets at the end of what 64 bits hold
 */
#include "engine/term.h"
#include "pcidevres/flow.h"

#include <stdio.h>

static int failures;

static void report(bool right, const char *what)
{
	printf("%s: interval: %s\n", right ? "PASS" : "FAIL", what);
	failures += !right;
}

static void test_not_equal(void)
{
	struct interval most = interval_of(INT64_MAX), least = interval_of(INT64_MIN), all = interval_all();

	report(interval_empty(interval_refine(FLOW_NE, false, most, most)), "the most there is is not itself");
	report(interval_empty(interval_refine(FLOW_NE, false, least, least)), "the least there is is not itself");
	report(interval_refine(FLOW_NE, false, all, most).hi == INT64_MAX - 1, "less than the most");
	report(interval_refine(FLOW_NE, false, all, least).lo == INT64_MIN + 1, "more than the least");
}

static void test_arithmetic(void)
{
	struct interval positive = { .lo = 0, .hi = INT64_MAX }, small = { .lo = 0, .hi = 5 };
	struct interval i = interval_binary(FLOW_AND, small, interval_of(INT64_MAX));

	report(i.lo == 0 && i.hi == 5, "a mask of 63 ones cuts nothing off");
	i = interval_binary(FLOW_XOR, positive, small);
	report(i.lo == 0 && i.hi == INT64_MAX, "xor of positive numbers is positive");
	i = interval_binary(FLOW_SUB, small, interval_of(INT64_MIN));
	report(i.lo == INT64_MIN && i.hi == INT64_MAX, "the least number has no opposite");
	report(interval_binary(FLOW_SUB, small, interval_of(3)).lo == -3, "other numbers have one");
}

static void test_addresses(void)
{
	struct terms *terms = terms_new();
	term_t base = term_global(terms, 0), far = term_addr(terms, base, FLOW_BITS_MAX), t;
	int64_t k = 0;

	report(far && term_addr(terms, far, -FLOW_BITS_MAX) == base, "there and back");
	report(!term_addr(terms, far, 1) && !term_addr(terms, far, INT64_MAX), "no address beyond all memory");
	t = term_addr(terms, term_const(terms, INT64_MAX), 8);
	report(term_is_const(terms, t, &k) && k == INT64_MIN, "numbers wrap");
	terms_free(terms);
}

int main(void)
{
	test_not_equal();
	test_arithmetic();
	test_addresses();
	return failures != 0;
}
