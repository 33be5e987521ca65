// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Which kind a card is stands in the first member of its data, put there where probe has succeeded: ways on which it failed
 * go together with those only behind the return.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct kind {
	int (*probe)(struct pci_dev *pdev);
	void (*remove)(struct pci_dev *pdev);
};

struct header {
	const struct kind *kind;
};

struct plain {
	struct header header;
	int value;
};

struct managed {
	struct header header;
	int values[2];
};

static int plain_probe(struct pci_dev *pdev)
{
	struct plain *plain = devm_kzalloc(&pdev->dev, sizeof(*plain), GFP_KERNEL);

	if (!plain)
		return -ENOMEM;
	pci_set_drvdata(pdev, plain);
	return pci_enable_device(pdev);
}

static void plain_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "mixed-enable" } */
}

static int managed_probe(struct pci_dev *pdev)
{
	struct managed *managed = devm_kzalloc(&pdev->dev, sizeof(*managed), GFP_KERNEL);
	int ret;

	if (!managed)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (ret)
		return ret;
	pci_set_drvdata(pdev, managed);
	return 0;
}

static void managed_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
}

static const struct kind kinds[] = {
	{ plain_probe, plain_remove },
	{ managed_probe, managed_remove },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct kind *kind = &kinds[id->driver_data];
	struct header *header;
	int ret;

	ret = kind->probe(pdev);
	if (!ret) {
		header = pci_get_drvdata(pdev);
		header->kind = kind;
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct header *header = pci_get_drvdata(pdev);

	header->kind->remove(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0101), .driver_data = 0 },
	{ PCI_VDEVICE(STUB, 0x0102), .driver_data = 1 },
	{ }
};

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
