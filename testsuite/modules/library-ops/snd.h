/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SND_H
#define SND_H

#include <linux/pci.h>

struct snd_dsp;

struct snd_dsp_ops {
	int (*probe)(struct snd_dsp *dsp);
	void (*remove)(struct snd_dsp *dsp);
};

struct snd_dsp_desc {
	const char *name;
	const struct snd_dsp_ops *ops;
};

struct snd_dsp {
	struct device *dev;
	const struct snd_dsp_desc *desc;
	bool msi_enabled;
	int irq;
};

int snd_dsp_probe(struct device *dev, const struct snd_dsp_desc *desc);
void snd_dsp_remove(struct device *dev);

extern const struct snd_dsp_ops snd_lark_ops, snd_wren_ops;

#endif
