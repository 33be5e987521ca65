/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_NETDEVICE_H
#define STUB_LINUX_NETDEVICE_H

#include <linux/device.h>
#include <linux/interrupt.h>

struct sk_buff;
struct net_device;
struct napi_struct;

typedef enum netdev_tx {
	NETDEV_TX_OK = 0,
	NETDEV_TX_BUSY = 0x10,
} netdev_tx_t;

struct net_device_ops {
	int (*ndo_init)(struct net_device *dev);
	void (*ndo_uninit)(struct net_device *dev);
	int (*ndo_open)(struct net_device *dev);
	int (*ndo_stop)(struct net_device *dev);
	netdev_tx_t (*ndo_start_xmit)(struct sk_buff *skb, struct net_device *dev);
	void (*ndo_tx_timeout)(struct net_device *dev, unsigned int txqueue);
};

enum netdev_reg_state {
	NETREG_UNINITIALIZED = 0,
	NETREG_REGISTERED,
	NETREG_UNREGISTERING,
};

struct net_device {
	char name[16];
	const struct net_device_ops *netdev_ops;
	int irq;
	unsigned int flags;
	unsigned long state;
	u8 reg_state;
	struct device dev;
	char priv[] __attribute__((__aligned__(32)));
};

struct napi_struct {
	unsigned long state;
	struct net_device *dev;
};

static inline void *netdev_priv(const struct net_device *dev)
{
	return (void *)dev->priv;
}

#define SET_NETDEV_DEV(net, pdev) ((net)->dev.parent = (pdev))

int register_netdev(struct net_device *dev);
int devm_register_netdev(struct device *dev, struct net_device *netdev);
void unregister_netdev(struct net_device *dev);
void free_netdev(struct net_device *dev);
void netif_carrier_on(struct net_device *dev);
void netif_carrier_off(struct net_device *dev);

static inline bool netif_device_present(const struct net_device *dev)
{
	return dev->state & 2;
}

void netif_device_attach(struct net_device *dev);
void netif_device_detach(struct net_device *dev);
void netif_tx_start_all_queues(struct net_device *dev);
void netif_tx_stop_all_queues(struct net_device *dev);
void napi_enable(struct napi_struct *n);
void napi_disable(struct napi_struct *n);
bool napi_schedule_prep(struct napi_struct *n);
void __napi_schedule(struct napi_struct *n);

static inline bool netif_running(const struct net_device *dev)
{
	return dev->flags & 1;
}

#endif
