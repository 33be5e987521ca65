/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_FB_H
#define STUB_LINUX_FB_H

#include <linux/device.h>

struct fb_info {
	int node;
	struct device *device;
	char *screen_base;
	void *par;
};

struct fb_info *framebuffer_alloc(size_t size, struct device *dev);
void framebuffer_release(struct fb_info *info);
int register_framebuffer(struct fb_info *info);
void unregister_framebuffer(struct fb_info *info);

#endif
