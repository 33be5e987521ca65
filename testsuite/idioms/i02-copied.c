// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: what was obtained is put together in a local structure and copied to the driver's as a whole; later its members say
 * what to undo.
 *
 * Known gap: a copy to a member that is a structure is left out of the pruned flow, as only its members are read.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct linnet_irqs {
	bool have_vectors;
	int count;
};

struct linnet {
	struct pci_dev *pdev;
	struct linnet_irqs irqs;
};

static void linnet_get_irqs(struct linnet *linnet)
{
	struct linnet_irqs irqs = { };
	int ret;

	ret = pci_alloc_irq_vectors(linnet->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret > 0) {
		irqs.have_vectors = true;
		irqs.count = ret;
	}
	linnet->irqs = irqs;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct linnet *linnet;
	int ret;

	linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	if (!linnet)
		return -ENOMEM;
	linnet->pdev = pdev;
	pci_set_drvdata(pdev, linnet);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	linnet_get_irqs(linnet);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct linnet *linnet = pci_get_drvdata(pdev);

	if (linnet->irqs.have_vectors)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
