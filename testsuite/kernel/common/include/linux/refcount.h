/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Atomic operations are assembly, as they are on real machines: their results are not known. */
#ifndef STUB_LINUX_REFCOUNT_H
#define STUB_LINUX_REFCOUNT_H

#include <linux/types.h>

typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

static inline void refcount_set(refcount_t *r, int n)
{
	WRITE_ONCE(r->refs.counter, n);
}

static inline void refcount_inc(refcount_t *r)
{
	asm volatile("" : "+m"(r->refs.counter) : : "memory");
}

static inline bool refcount_dec_and_test(refcount_t *r)
{
	bool zero;

	asm volatile("" : "=r"(zero), "+m"(r->refs.counter) : : "memory");
	return zero;
}

#endif
