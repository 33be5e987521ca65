/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _NET_DEVLINK_H
#define _NET_DEVLINK_H

#include <linux/device.h>
#include <linux/types.h>

struct devlink;
struct net;

struct devlink_ops {
	u32 supported_flash_update_params;
};

extern struct net init_net;

struct devlink *devlink_alloc_ns(const struct devlink_ops *ops, size_t priv_size, struct net *net, struct device *dev);
void *devlink_priv(struct devlink *devlink);
struct devlink *priv_to_devlink(void *priv);
void devlink_free(struct devlink *devlink);

static inline struct devlink *devlink_alloc(const struct devlink_ops *ops, size_t priv_size, struct device *dev)
{
	return devlink_alloc_ns(ops, priv_size, &init_net, dev);
}

#endif
