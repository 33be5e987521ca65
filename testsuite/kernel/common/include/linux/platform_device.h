/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_PLATFORM_DEVICE_H
#define STUB_LINUX_PLATFORM_DEVICE_H

#include <linux/device.h>

struct platform_device {
	const char *name;
	int id;
	struct device dev;
};

struct platform_driver {
	int (*probe)(struct platform_device *pdev);
	void (*remove)(struct platform_device *pdev);
	void (*shutdown)(struct platform_device *pdev);
	struct device_driver driver;
};

#define to_platform_device(x) container_of((x), struct platform_device, dev)

struct platform_device_info {
	struct device *parent;
	const char *name;
	int id;
	const void *data;
	size_t size_data;
};

struct platform_device *platform_device_register_full(const struct platform_device_info *pdevinfo);
void platform_device_unregister(struct platform_device *pdev);
int __platform_driver_register(struct platform_driver *drv, struct module *owner);
#define platform_driver_register(drv) __platform_driver_register(drv, THIS_MODULE)
void platform_driver_unregister(struct platform_driver *drv);

static inline void *platform_get_drvdata(const struct platform_device *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void platform_set_drvdata(struct platform_device *pdev, void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

#endif
