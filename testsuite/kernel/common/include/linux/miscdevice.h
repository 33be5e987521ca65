/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_MISCDEVICE_H
#define STUB_LINUX_MISCDEVICE_H

#include <linux/device.h>

#define MISC_DYNAMIC_MINOR 255

struct inode;
struct file {
	void *private_data;
};

struct file_operations {
	struct module *owner;
	int (*open)(struct inode *inode, struct file *file);
	int (*release)(struct inode *inode, struct file *file);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd, unsigned long arg);
};

struct miscdevice {
	int minor;
	const char *name;
	const struct file_operations *fops;
	struct device *parent;
};

int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);

#endif
