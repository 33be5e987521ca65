// SPDX-License-Identifier: GPL-2.0-or-later
/* The PCI driver: enables as managed, picks the description by id, and leaves the rest to the two others. */
#include <linux/module.h>
#include "../snd.h"

static const struct snd_dsp_desc lark_desc = { .name = "lark", .ops = &snd_lark_ops };
static const struct snd_dsp_desc wren_desc = { .name = "wren", .ops = &snd_wren_ops };

static int snd_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct snd_dsp_desc *desc = (const struct snd_dsp_desc *)id->driver_data;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return snd_dsp_probe(&pdev->dev, desc);
}

static void snd_pci_remove(struct pci_dev *pdev)
{
	snd_dsp_remove(&pdev->dev);
}

static const struct pci_device_id snd_pci_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0901), .driver_data = (kernel_ulong_t)&lark_desc },
	{ PCI_VDEVICE(STUB, 0x0902), .driver_data = (kernel_ulong_t)&wren_desc },
	{ }
};
MODULE_DEVICE_TABLE(pci, snd_pci_ids);

static struct pci_driver snd_pci_driver = {
	.name = "snd_pci",
	.id_table = snd_pci_ids,
	.probe = snd_pci_probe,
	.remove = snd_pci_remove,
};
module_pci_driver(snd_pci_driver);
MODULE_LICENSE("GPL");
