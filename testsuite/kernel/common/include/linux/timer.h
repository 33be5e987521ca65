/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_TIMER_H
#define STUB_LINUX_TIMER_H

#include <linux/kernel.h>

struct timer_list {
	unsigned long expires;
	void (*function)(struct timer_list *timer);
};

#define from_timer(var, callback_timer, timer_fieldname) \
	container_of(callback_timer, __typeof__(*var), timer_fieldname)
int mod_timer(struct timer_list *timer, unsigned long expires);
int timer_delete_sync(struct timer_list *timer);

#define timer_setup(timer, callback, flags) ((void)((timer)->function = (callback)))

#endif
