/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_DRM_DRM_MANAGED_H
#define STUB_DRM_DRM_MANAGED_H

#include <drm/drm_drv.h>

typedef void (*drmres_release_t)(struct drm_device *dev, void *res);

int __drmm_add_action_or_reset(struct drm_device *dev, drmres_release_t action, void *data, const char *name);
#define drmm_add_action_or_reset(dev, action, data) __drmm_add_action_or_reset(dev, action, data, #action)

#endif
