// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The parts of a card are auxiliary devices; the driver of one of them, in the same file, takes the card's vectors in its
 * probe and gives them back in its remove, while the PCI driver is bound. The parent leads to the PCI device.
 */
/* { dg-semantics "hybrid" } */
#include <linux/auxiliary_bus.h>
#include <linux/module.h>
#include <linux/pci.h>

struct gannet {
	struct pci_dev *pdev;
	struct auxiliary_device aux;
};

static irqreturn_t gannet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_aux_probe(struct auxiliary_device *auxdev, const struct auxiliary_device_id *id)
{
	struct gannet *gannet = container_of(auxdev, struct gannet, aux);
	int ret;

	ret = pci_alloc_irq_vectors(gannet->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(gannet->pdev, 0), gannet_irq, 0, "gannet", gannet); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(gannet->pdev); /* { dg-warning "managed-vectors-recycled" } */
	return ret;
}

static void warn_aux_remove(struct auxiliary_device *auxdev)
{
	struct gannet *gannet = container_of(auxdev, struct gannet, aux);
	struct pci_dev *pdev = to_pci_dev(auxdev->dev.parent);

	free_irq(pci_irq_vector(pdev, 0), gannet); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } */
}

static const struct auxiliary_device_id warn_aux_ids[] = {
	{ .name = "gannet.part" },
	{ }
};

static struct auxiliary_driver warn_aux_driver = {
	.name = "warn_aux",
	.id_table = warn_aux_ids,
	.probe = warn_aux_probe,
	.remove = warn_aux_remove,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gannet *gannet;
	int ret;

	gannet = devm_kzalloc(&pdev->dev, sizeof(*gannet), GFP_KERNEL);
	if (!gannet)
		return -ENOMEM;
	gannet->pdev = pdev;
	gannet->aux.name = "part";
	gannet->aux.dev.parent = &pdev->dev;
	pci_set_drvdata(pdev, gannet);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = auxiliary_device_init(&gannet->aux);
	if (ret)
		return ret;
	return auxiliary_device_add(&gannet->aux);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};

static int __init warn_init(void)
{
	int ret;

	ret = auxiliary_driver_register(&warn_aux_driver);
	if (ret)
		return ret;
	ret = pci_register_driver(&warn_driver);
	if (ret)
		auxiliary_driver_unregister(&warn_aux_driver);
	return ret;
}
module_init(warn_init);
