/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_MODULE_H
#define STUB_LINUX_MODULE_H

#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/mod_devicetable.h>

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);

#ifdef MODULE
#define module_init(fn) int init_module(void) __attribute__((__alias__(#fn)));
#define module_exit(fn) void cleanup_module(void) __attribute__((__alias__(#fn)));
#else
#define module_init(fn) static initcall_t __PASTE(__initcall_, fn) __used __section(".initcall6.init") = fn;
#define module_exit(fn) static exitcall_t __PASTE(__exitcall_, fn) __used __section(".exitcall.exit") = fn;
#endif

#define MODULE_INFO(tag, text) \
	static const char __UNIQUE_ID(tag)[] __used __section(".modinfo") = #tag "=" text
#define MODULE_LICENSE(text) MODULE_INFO(license, text)
#define MODULE_AUTHOR(text) MODULE_INFO(author, text)
#define MODULE_DESCRIPTION(text) MODULE_INFO(description, text)
#define MODULE_IMPORT_NS(text) MODULE_INFO(import_ns, text)
#define MODULE_DEVICE_TABLE(type, name) \
	extern __typeof__(name) __mod_device_table__##type##__##name __attribute__((__unused__, __alias__(#name)))
#define module_param(name, type, perm)

#define module_driver(drv, reg, unreg, ...) \
static int __init drv##_init(void) \
{ \
	return reg(&(drv), ##__VA_ARGS__); \
} \
module_init(drv##_init); \
static void __exit drv##_exit(void) \
{ \
	unreg(&(drv), ##__VA_ARGS__); \
} \
module_exit(drv##_exit)

#endif
