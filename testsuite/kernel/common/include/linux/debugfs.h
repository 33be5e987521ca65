/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_DEBUGFS_H
#define STUB_LINUX_DEBUGFS_H

#include <linux/miscdevice.h>

struct dentry;

struct dentry *debugfs_create_dir(const char *name, struct dentry *parent);
void debugfs_create_file_unsafe(const char *name, unsigned short mode, struct dentry *parent, void *data,
				const struct file_operations *fops);
void debugfs_remove(struct dentry *dentry);

#endif
