// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One vendor's operations: they take vectors, and give them back by a flag. The other vendor's leave them to devres.
 *
 * Known gap: nothing of this module is called by its name, only its tables are named, so it counts as out of reach.
 */
#include <linux/module.h>
#include "../snd.h"

static irqreturn_t lark_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int lark_probe(struct snd_dsp *dsp)
{
	struct pci_dev *pdev = to_pci_dev(dsp->dev);
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	dsp->msi_enabled = true;
	dsp->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(dsp->irq, lark_irq, 0, "lark", dsp);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	if (dsp->msi_enabled)
		pci_free_irq_vectors(pdev); /* { dg-merged "managed-vectors-freed" "" { xfail 7.3 } } */
	return ret;
}

static void lark_remove(struct snd_dsp *dsp)
{
	free_irq(dsp->irq, dsp);
	if (dsp->msi_enabled)
		pci_free_irq_vectors(to_pci_dev(dsp->dev)); /* { dg-merged "managed-vectors-freed" "" { xfail 7.3 } } */
}

const struct snd_dsp_ops snd_lark_ops = {
	.probe = lark_probe,
	.remove = lark_remove,
};
EXPORT_SYMBOL_GPL(snd_lark_ops);

static int wren_probe(struct snd_dsp *dsp)
{
	int ret;

	ret = pci_alloc_irq_vectors(to_pci_dev(dsp->dev), 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	dsp->irq = pci_irq_vector(to_pci_dev(dsp->dev), 0);
	return devm_request_irq(dsp->dev, dsp->irq, lark_irq, 0, "wren", dsp);
}

const struct snd_dsp_ops snd_wren_ops = {
	.probe = wren_probe,
};
EXPORT_SYMBOL_GPL(snd_wren_ops);
MODULE_LICENSE("GPL");
