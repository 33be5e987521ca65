/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_SLAB_H
#define STUB_LINUX_SLAB_H

#include <linux/types.h>

#define GFP_KERNEL 0xcc0u
#define GFP_ATOMIC 0x820u

void *__kmalloc(size_t size, gfp_t flags);
void kfree(const void *object);

static inline void *kmalloc(size_t size, gfp_t flags)
{
	return __kmalloc(size, flags);
}

static inline void *kzalloc(size_t size, gfp_t flags)
{
	return kmalloc(size, flags | 0x100u);
}

static inline void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	return kzalloc(n * size, flags);
}

#endif
