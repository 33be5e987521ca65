/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_EXPORT_H
#define STUB_LINUX_EXPORT_H

#include <linux/compiler.h>

struct module;
#ifdef MODULE
extern struct module __this_module;
#define THIS_MODULE (&__this_module)
#else
#define THIS_MODULE ((struct module *)0)
#endif

#define __EXPORT_SYMBOL(sym, license, ns) \
	extern __typeof__(sym) sym; \
	__ADDRESSABLE(sym) \
	__asm__(".section \".export_symbol\",\"a\"; __export_symbol_" #sym ": .asciz \"" license "\"; .asciz \"" ns \
		"\"; .balign 8; .quad " #sym "; .previous");
#define EXPORT_SYMBOL(sym) __EXPORT_SYMBOL(sym, "", "")
#define EXPORT_SYMBOL_GPL(sym) __EXPORT_SYMBOL(sym, "GPL", "")
#define EXPORT_SYMBOL_NS_GPL(sym, ns) __EXPORT_SYMBOL(sym, "GPL", ns)

#endif
