/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_HWMON_H
#define STUB_LINUX_HWMON_H

#include <linux/device.h>

struct hwmon_chip_info;

struct device *hwmon_device_register_with_info(struct device *dev, const char *name, void *drvdata,
					       const struct hwmon_chip_info *info,
					       const struct attribute_group **groups);
struct device *devm_hwmon_device_register_with_info(struct device *dev, const char *name, void *drvdata,
						    const struct hwmon_chip_info *info,
						    const struct attribute_group **groups);
void hwmon_device_unregister(struct device *dev);

#endif
