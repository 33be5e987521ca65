/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_KREF_H
#define STUB_LINUX_KREF_H

#include <linux/types.h>

struct kref {
	int refcount;
};

static inline void kref_init(struct kref *kref)
{
	kref->refcount = 1;
}

static inline void kref_get(struct kref *kref)
{
	asm volatile("" : "+m"(kref->refcount) : : "memory");
}

static inline int kref_put(struct kref *kref, void (*release)(struct kref *kref))
{
	bool zero;

	asm volatile("" : "=r"(zero), "+m"(kref->refcount) : : "memory");
	if (zero) {
		release(kref);
		return 1;
	}
	return 0;
}

#endif
