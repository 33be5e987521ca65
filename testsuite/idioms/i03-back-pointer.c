// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: each element of an array knows the structure it lies in. The pointers are stored in a loop, one of them is
 * followed by its number.
 *
 * Known gap: what is stored to elements at unknown index is not found at a known one, where the array is still taken to
 * be zero as it was allocated.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct avocet;

struct avocet_port {
	struct avocet *avocet;
	int no;
};

struct avocet {
	struct pci_dev *pdev;
	int irq;
	struct avocet_port ports[4];
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int avocet_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet *avocet;
	int ret, i;

	avocet = devm_kzalloc(&pdev->dev, sizeof(*avocet), GFP_KERNEL);
	if (!avocet)
		return -ENOMEM;
	avocet->pdev = pdev;
	for (i = 0; i < 4; i++) {
		avocet->ports[i].avocet = avocet;
		avocet->ports[i].no = i;
	}
	pci_set_drvdata(pdev, avocet);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	avocet->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(avocet->irq, avocet_irq, 0, "avocet", avocet);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_port_stop(struct avocet_port *port)
{
	struct avocet *avocet = port->avocet;

	if (!avocet)
		return;
	free_irq(avocet->irq, avocet); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct avocet *avocet = pci_get_drvdata(pdev);

	good_port_stop(&avocet->ports[0]);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = avocet_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct avocet *avocet = pci_get_drvdata(pdev);

	avocet->ports[1].avocet = NULL;
	good_port_stop(&avocet->ports[1]);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = avocet_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
