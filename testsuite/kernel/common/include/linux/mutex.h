/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_MUTEX_H
#define STUB_LINUX_MUTEX_H

#include <linux/types.h>

struct mutex {
	long owner;
};

void __mutex_init(struct mutex *lock, const char *name);
void mutex_lock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);

#define mutex_init(lock) __mutex_init(lock, #lock)

#endif
