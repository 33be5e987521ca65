/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_SOUND_CORE_H
#define STUB_SOUND_CORE_H

#include <linux/device.h>

enum snd_device_type { SNDRV_DEV_LOWLEVEL, SNDRV_DEV_PCM };

struct snd_card {
	int number;
	void *private_data;
	void (*private_free)(struct snd_card *card);
	struct device *dev;
};

struct snd_device {
	struct snd_card *card;
	enum snd_device_type type;
	void *device_data;
	const struct snd_device_ops *ops;
};

struct snd_device_ops {
	int (*dev_free)(struct snd_device *dev);
	int (*dev_register)(struct snd_device *dev);
	int (*dev_disconnect)(struct snd_device *dev);
};

int snd_card_new(struct device *parent, int idx, const char *xid, struct module *module, int extra_size,
		 struct snd_card **card_ret);
int snd_devm_card_new(struct device *parent, int idx, const char *xid, struct module *module, size_t extra_size,
		      struct snd_card **card_ret);
int snd_device_new(struct snd_card *card, enum snd_device_type type, void *device_data,
		   const struct snd_device_ops *ops);
int snd_card_register(struct snd_card *card);
void snd_card_free(struct snd_card *card);
int snd_card_free_on_error(struct device *dev, int ret);

#endif
