/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_DMAENGINE_H
#define STUB_LINUX_DMAENGINE_H

#include <linux/device.h>

struct dma_device;

struct dma_chan {
	struct dma_device *device;
	int chan_id;
};

struct dma_device {
	struct device *dev;
	unsigned int chancnt;
	int (*device_alloc_chan_resources)(struct dma_chan *chan);
	void (*device_free_chan_resources)(struct dma_chan *chan);
	void (*device_issue_pending)(struct dma_chan *chan);
};

int dma_async_device_register(struct dma_device *device);
void dma_async_device_unregister(struct dma_device *device);
int dmaenginem_async_device_register(struct dma_device *device);

#endif
