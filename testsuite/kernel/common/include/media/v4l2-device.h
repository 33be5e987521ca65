/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_MEDIA_V4L2_DEVICE_H
#define STUB_MEDIA_V4L2_DEVICE_H

#include <linux/device.h>

struct v4l2_device {
	struct device *dev;
	char name[36];
};

int v4l2_device_register(struct device *dev, struct v4l2_device *v4l2_dev);
void v4l2_device_unregister(struct v4l2_device *v4l2_dev);

#endif
