/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_KTHREAD_H
#define STUB_LINUX_KTHREAD_H

#include <linux/err.h>

struct task_struct;

struct task_struct *kthread_create_on_node(int (*threadfn)(void *data), void *data, int node, const char *name, ...)
	__printf(4, 5);
int wake_up_process(struct task_struct *task);
int kthread_stop(struct task_struct *task);
bool kthread_should_stop(void);

#define kthread_create(threadfn, data, fmt, ...) kthread_create_on_node(threadfn, data, -1, fmt, ##__VA_ARGS__)
#define kthread_run(threadfn, data, fmt, ...) ({ \
	struct task_struct *__k = kthread_create(threadfn, data, fmt, ##__VA_ARGS__); \
	if (!IS_ERR(__k)) \
		wake_up_process(__k); \
	__k; })

#endif
