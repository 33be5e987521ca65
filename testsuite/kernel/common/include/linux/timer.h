/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_TIMER_H
#define STUB_LINUX_TIMER_H

#include <linux/types.h>

struct timer_list {
	unsigned long expires;
	void (*function)(struct timer_list *timer);
};

#define timer_setup(timer, callback, flags) ((void)((timer)->function = (callback)))

#endif
