/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_VDPA_H
#define STUB_LINUX_VDPA_H

#include <linux/device.h>

struct vdpa_device;

struct vdpa_config_ops {
	void (*set_status)(struct vdpa_device *vdev, u8 status);
	u8 (*get_status)(struct vdpa_device *vdev);
	int (*reset)(struct vdpa_device *vdev);
	void (*free)(struct vdpa_device *vdev);
};

struct vdpa_device {
	struct device dev;
	const struct vdpa_config_ops *config;
	unsigned int index;
};

#define VIRTIO_CONFIG_S_DRIVER_OK 4

struct vdpa_device *__vdpa_alloc_device(struct device *parent, const struct vdpa_config_ops *config, size_t size,
					const char *name);
#define vdpa_alloc_device(dev_struct, member, parent, config, name) \
	container_of(__vdpa_alloc_device(parent, config, sizeof(dev_struct), name), dev_struct, member)
int vdpa_register_device(struct vdpa_device *vdev, u32 nvqs);
void vdpa_unregister_device(struct vdpa_device *vdev);

struct vdpa_mgmt_dev;

struct vdpa_mgmtdev_ops {
	int (*dev_add)(struct vdpa_mgmt_dev *mdev, const char *name);
	void (*dev_del)(struct vdpa_mgmt_dev *mdev, struct vdpa_device *dev);
};

struct vdpa_mgmt_dev {
	struct device *device;
	const struct vdpa_mgmtdev_ops *ops;
};

int vdpa_mgmtdev_register(struct vdpa_mgmt_dev *mdev);
void vdpa_mgmtdev_unregister(struct vdpa_mgmt_dev *mdev);

#endif
