/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_I2C_H
#define STUB_LINUX_I2C_H

#include <linux/device.h>

struct i2c_adapter {
	struct module *owner;
	struct device dev;
	void *algo_data;
	char name[48];
};

int i2c_add_adapter(struct i2c_adapter *adapter);
int devm_i2c_add_adapter(struct device *dev, struct i2c_adapter *adapter);
void i2c_del_adapter(struct i2c_adapter *adapter);

#endif
