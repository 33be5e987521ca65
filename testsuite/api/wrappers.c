// SPDX-License-Identifier: GPL-2.0-or-later
/* A vendor's wrappers, which reach the hardware on ways of their own: what they do is told by a table. */
#include <linux/module.h>
#include <linux/pci.h>

struct vendor_port {
	int (*get)(void *port, unsigned int count);
	void (*put)(void *port);
};

static struct vendor_port *vendor_port;

static int vendor_get_irqs(void *port, struct pci_dev *pdev, unsigned int count, unsigned int flags)
{
	return vendor_port->get(port, count);
}

static void vendor_put_irqs(struct pci_dev *pdev)
{
	vendor_port->put(pdev);
}

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = vendor_get_irqs(NULL, pdev, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void card_remove(struct pci_dev *pdev)
{
	vendor_put_irqs(pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
