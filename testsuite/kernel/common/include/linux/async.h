/* SPDX-License-Identifier: GPL-2.0-or-later */
/* async.h - functions that run some time later. */
#ifndef _LINUX_ASYNC_H
#define _LINUX_ASYNC_H

#include <linux/types.h>

typedef u64 async_cookie_t;
typedef void (*async_func_t)(void *data, async_cookie_t cookie);

async_cookie_t async_schedule_node(async_func_t func, void *data, int node);
void async_synchronize_full(void);

static inline async_cookie_t async_schedule(async_func_t func, void *data)
{
	return async_schedule_node(func, data, -1);
}

#endif
