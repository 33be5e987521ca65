// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Ports in an array of pointers, where one that could not be made is an error pointer, and unwinding goes over all of
 * them. Elements are not told apart: the last one stored, an error, is taken for that of each turn.
 */
#include <linux/err.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

#define PORTS 4

struct port {
	int irq;
};

struct linnet {
	struct port *ports[PORTS];
};

static irqreturn_t port_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct port *linnet_port(struct pci_dev *pdev, int number)
{
	struct port *port = kzalloc(sizeof(*port), GFP_KERNEL);
	int ret;

	if (!port)
		return ERR_PTR(-ENOMEM);
	port->irq = pci_irq_vector(pdev, number);
	ret = request_irq(port->irq, port_irq, 0, "port", port);
	if (ret) {
		kfree(port);
		return ERR_PTR(ret);
	}
	return port;
}

static void linnet_port_free(struct port *port)
{
	if (IS_ERR_OR_NULL(port))
		return;
	free_irq(port->irq, port);
	kfree(port);
}

static void linnet_free_ports(struct linnet *linnet)
{
	int i;

	for (i = 0; i < PORTS; i++)
		linnet_port_free(linnet->ports[i]);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct linnet *linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	int ret, i;

	if (!linnet)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, PORTS, PORTS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < PORTS; i++) {
		linnet->ports[i] = linnet_port(pdev, i);
		if (IS_ERR(linnet->ports[i])) {
			ret = PTR_ERR(linnet->ports[i]);
			goto ports;
		}
	}
	pci_set_drvdata(pdev, linnet);
	return 0;
ports:
	linnet_free_ports(linnet);
	pci_free_irq_vectors(pdev); /* { dg-bogus "vectors-freed-in-use" "" { xfail all } } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	linnet_free_ports(pci_get_drvdata(pdev));
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
