/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_CRASH_DUMP_H
#define STUB_LINUX_CRASH_DUMP_H

#include <linux/types.h>

extern unsigned long long elfcorehdr_addr;

static inline int is_kdump_kernel(void)
{
	return elfcorehdr_addr != ~0ULL;
}

#endif
