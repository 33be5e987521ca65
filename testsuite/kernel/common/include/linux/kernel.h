/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_KERNEL_H
#define STUB_LINUX_KERNEL_H

#include <linux/err.h>
#include <linux/types.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(n) (1UL << (n))
#define offsetof(type, member) __builtin_offsetof(type, member)
#define container_of(ptr, type, member) ({ \
	void *__mptr = (void *)(ptr); \
	((type *)(__mptr - offsetof(type, member))); })
#define min(a, b) ({ __typeof__(a) __a = (a); __typeof__(b) __b = (b); __a < __b ? __a : __b; })
#define max(a, b) ({ __typeof__(a) __a = (a); __typeof__(b) __b = (b); __a > __b ? __a : __b; })
#define min_t(type, a, b) min((type)(a), (type)(b))
#define max_t(type, a, b) max((type)(a), (type)(b))

void __warn_printk(const char *fmt, ...) __printf(1, 2);
int _printk(const char *fmt, ...) __printf(1, 2);
int snprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
unsigned int num_online_cpus(void);

#define pr_info(fmt, ...) _printk(fmt, ##__VA_ARGS__)
#define pr_err(fmt, ...) _printk(fmt, ##__VA_ARGS__)
#define STUB_BUG_ENTRY "1:\tud2\n\t.pushsection __bug_table,\"aw\"\n\t.long 1b - .\n\t.popsection"
#define WARN_ON(condition) ({ \
	int __ret_warn_on = !!(condition); \
	if (unlikely(__ret_warn_on)) \
		__asm__ volatile(STUB_BUG_ENTRY); \
	unlikely(__ret_warn_on); \
})
#define WARN_ON_ONCE(condition) WARN_ON(condition)
#define BUG() do { __asm__ volatile(STUB_BUG_ENTRY); __builtin_unreachable(); } while (0)
#define BUG_ON(condition) do { if (unlikely(condition)) BUG(); } while (0)

#endif
