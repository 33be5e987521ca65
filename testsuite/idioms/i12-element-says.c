// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Which handlers a failing probe has installed, elements of an array say: by their number, or by a pointer. What is freed
 * in one turn is not what is freed in the next.
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
	int irqs[PORTS];
	struct port *ports[PORTS];
};

static irqreturn_t linnet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void linnet_free_numbers(struct linnet *linnet)
{
	int i;

	for (i = 0; i < PORTS; i++)
		if (linnet->irqs[i] > 0)
			free_irq(linnet->irqs[i], linnet); /* { dg-bogus "handler-not-installed" } */
}

static int good_numbers_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct linnet *linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	int ret, i, irq;

	if (!linnet)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, PORTS, PORTS, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	for (i = 0; i < PORTS; i++) {
		irq = pci_irq_vector(pdev, i);
		ret = request_irq(irq, linnet_irq, 0, "linnet", linnet);
		if (ret)
			goto free;
		linnet->irqs[i] = irq;
	}
	pci_set_drvdata(pdev, linnet);
	return 0;
free:
	linnet_free_numbers(linnet);
	return ret;
}

static void good_numbers_remove(struct pci_dev *pdev)
{
	linnet_free_numbers(pci_get_drvdata(pdev));
}

static struct pci_driver good_numbers_driver = {
	.name = "good_numbers",
	.probe = good_numbers_probe,
	.remove = good_numbers_remove,
};
module_pci_driver(good_numbers_driver);

static struct port *linnet_port(struct pci_dev *pdev, int number)
{
	struct port *port = kzalloc(sizeof(*port), GFP_KERNEL);
	int ret;

	if (!port)
		return ERR_PTR(-ENOMEM);
	port->irq = pci_irq_vector(pdev, number);
	ret = request_irq(port->irq, linnet_irq, 0, "port", port);
	if (ret) {
		kfree(port);
		return ERR_PTR(ret);
	}
	return port;
}

static void linnet_port_free(struct port *port)
{
	if (!port)
		return;
	free_irq(port->irq, port); /* { dg-bogus "handler-not-installed" } */
	kfree(port);
}

static int good_ports_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct linnet *linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	struct port *port;
	int ret, i;

	if (!linnet)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, PORTS, PORTS, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	for (i = 0; i < PORTS; i++) {
		if (!pci_resource_start(pdev, i))
			continue;
		port = linnet_port(pdev, i);
		if (IS_ERR(port)) {
			ret = PTR_ERR(port);
			goto free;
		}
		linnet->ports[i] = port;
	}
	pci_set_drvdata(pdev, linnet);
	return 0;
free:
	for (i = 0; i < PORTS; i++)
		linnet_port_free(linnet->ports[i]);
	return ret;
}

static void good_ports_remove(struct pci_dev *pdev)
{
	struct linnet *linnet = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < PORTS; i++)
		linnet_port_free(linnet->ports[i]);
}

static struct pci_driver good_ports_driver = {
	.name = "good_ports",
	.probe = good_ports_probe,
	.remove = good_ports_remove,
};
module_pci_driver(good_ports_driver);
