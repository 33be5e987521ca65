/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Atomic operations on bits are assembly, as they are on real machines: their results are not known. */
#ifndef STUB_LINUX_BITOPS_H
#define STUB_LINUX_BITOPS_H

#include <linux/types.h>

static inline void set_bit(long nr, volatile unsigned long *addr)
{
	asm volatile("" : "+m"(*addr) : "r"(nr) : "memory");
}

static inline void clear_bit(long nr, volatile unsigned long *addr)
{
	asm volatile("" : "+m"(*addr) : "r"(nr) : "memory");
}

static inline bool test_and_clear_bit(long nr, volatile unsigned long *addr)
{
	bool old;

	asm volatile("" : "=r"(old), "+m"(*addr) : "r"(nr) : "memory");
	return old;
}

static inline bool test_and_set_bit(long nr, volatile unsigned long *addr)
{
	bool old;

	asm volatile("" : "=r"(old), "+m"(*addr) : "r"(nr) : "memory");
	return old;
}

static inline bool test_bit(long nr, const volatile unsigned long *addr)
{
	return 1UL & (addr[nr / 64] >> (nr & 63));
}

#endif
