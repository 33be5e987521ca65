// SPDX-License-Identifier: GPL-2.0-or-later
/* The core: knows a table of operations, and no device. */
#include <linux/module.h>
#include "../snd.h"

int snd_dsp_probe(struct device *dev, const struct snd_dsp_desc *desc)
{
	struct snd_dsp *dsp;
	int ret;

	dsp = devm_kzalloc(dev, sizeof(*dsp), GFP_KERNEL);
	if (!dsp)
		return -ENOMEM;
	dsp->dev = dev;
	dsp->desc = desc;
	dev_set_drvdata(dev, dsp);
	ret = dsp->desc->ops->probe(dsp);
	if (ret)
		dev_err(dev, "no dsp\n");
	return ret;
}
EXPORT_SYMBOL_GPL(snd_dsp_probe);

void snd_dsp_remove(struct device *dev)
{
	struct snd_dsp *dsp = dev_get_drvdata(dev);

	if (dsp->desc->ops->remove)
		dsp->desc->ops->remove(dsp);
}
EXPORT_SYMBOL_GPL(snd_dsp_remove);
MODULE_LICENSE("GPL");
