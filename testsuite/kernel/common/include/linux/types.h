/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_TYPES_H
#define STUB_LINUX_TYPES_H

#include <linux/compiler.h>

#define NULL ((void *)0)

typedef _Bool bool;
enum { false = 0, true = 1 };

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long long s64;
typedef u16 __le16;
typedef u32 __le32;
typedef u64 __le64;
typedef unsigned long size_t;
typedef long ssize_t;
typedef unsigned int gfp_t;
typedef u64 dma_addr_t;
typedef u64 phys_addr_t;
typedef phys_addr_t resource_size_t;
typedef unsigned short umode_t;
typedef unsigned long kernel_ulong_t;

typedef struct {
	int counter;
} atomic_t;

static inline int atomic_read(const atomic_t *v)
{
	return READ_ONCE(v->counter);
}

void atomic_set(atomic_t *v, int i);
bool atomic_dec_and_test(atomic_t *v);
void atomic_inc(atomic_t *v);

struct list_head {
	struct list_head *next, *prev;
};

#endif
