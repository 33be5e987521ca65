/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_DRM_DRM_DRV_H
#define STUB_DRM_DRM_DRV_H

#include <linux/device.h>

struct drm_device;
struct drm_file;

struct drm_driver {
	int (*open)(struct drm_device *dev, struct drm_file *file);
	void (*postclose)(struct drm_device *dev, struct drm_file *file);
	void (*release)(struct drm_device *dev);
	const char *name;
};

struct drm_device {
	struct device *dev;
	const struct drm_driver *driver;
	void *dev_private;
	bool registered;
};

void *__devm_drm_dev_alloc(struct device *parent, const struct drm_driver *driver, size_t size, size_t offset);
#define devm_drm_dev_alloc(parent, driver, type, member) \
	((type *)__devm_drm_dev_alloc(parent, driver, sizeof(type), offsetof(type, member)))
int drm_dev_register(struct drm_device *dev, unsigned long flags);
void drm_dev_unregister(struct drm_device *dev);
void drm_dev_put(struct drm_device *dev);

#endif
