/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_PM_RUNTIME_H
#define STUB_LINUX_PM_RUNTIME_H

#include <linux/device.h>

void pm_runtime_enable(struct device *dev);
int __pm_runtime_resume(struct device *dev, int flags);
int __pm_runtime_idle(struct device *dev, int flags);

static inline int pm_runtime_get_sync(struct device *dev)
{
	return __pm_runtime_resume(dev, 4);
}

static inline int pm_runtime_put(struct device *dev)
{
	return __pm_runtime_idle(dev, 5);
}

#endif
