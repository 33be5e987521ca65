// SPDX-License-Identifier: GPL-2.0-or-later
/* I3 on a managed device: the way the device is found again must not hide the finding. */
#include <linux/module.h>
#include <linux/pci.h>

struct core {
	struct device *dev;
};

struct card {
	struct core core;
	int id;
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->core.dev = &pdev->dev;
	pci_set_drvdata(pdev, &card->core);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct core *core = pci_get_drvdata(pdev);
	struct card *card = container_of(core, struct card, core);

	pci_free_irq_vectors(to_pci_dev(card->core.dev)); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
