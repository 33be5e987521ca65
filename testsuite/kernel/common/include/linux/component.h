/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_COMPONENT_H
#define STUB_LINUX_COMPONENT_H

#include <linux/types.h>

struct device;
struct component_match;

struct component_ops {
	int (*bind)(struct device *comp, struct device *master, void *master_data);
	void (*unbind)(struct device *comp, struct device *master, void *master_data);
};

struct component_master_ops {
	int (*bind)(struct device *master);
	void (*unbind)(struct device *master);
};

int component_add(struct device *dev, const struct component_ops *ops);
void component_del(struct device *dev, const struct component_ops *ops);
int component_bind_all(struct device *master, void *master_data);
void component_unbind_all(struct device *master, void *master_data);
int component_master_add_with_match(struct device *master, const struct component_master_ops *ops,
				    struct component_match *match);
void component_master_del(struct device *master, const struct component_master_ops *ops);
void component_match_add(struct device *master, struct component_match **match,
			 int (*compare)(struct device *dev, void *data), void *data);

#endif
