/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_SUSPEND_H
#define STUB_LINUX_SUSPEND_H

#include <linux/notifier.h>

#define PM_SUSPEND_PREPARE 0x0003
#define PM_POST_SUSPEND 0x0004

int register_pm_notifier(struct notifier_block *nb);
int unregister_pm_notifier(struct notifier_block *nb);

#endif
