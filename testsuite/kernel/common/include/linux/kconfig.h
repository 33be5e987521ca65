/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Included before everything else, as kbuild does; the folder it lies in tells where the kernel source is. */
#ifndef STUB_LINUX_KCONFIG_H
#define STUB_LINUX_KCONFIG_H

#include <generated/autoconf.h>

#define STUB_PROBE_1 0,
#define STUB_SECOND_(ignored, value, ...) value
#define STUB_SECOND(...) STUB_SECOND_(__VA_ARGS__)
#define STUB_JOIN_(a, b) a##b
#define STUB_JOIN(a, b) STUB_JOIN_(a, b)
#define IS_ENABLED(option) STUB_SECOND(STUB_JOIN(STUB_PROBE_, option) 1, 0)
#define IS_REACHABLE(option) IS_ENABLED(option)

#endif
