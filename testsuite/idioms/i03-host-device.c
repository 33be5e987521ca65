// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: a host structure made by a library knows only the struct device; a port of it knows the host. The device comes
 * back over two structures, for the number of a vector and for the release.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct avocet_host {
	struct device *dev;
	void *private_data;
	int n_ports;
};

struct avocet_port {
	struct avocet_host *host;
	int no;
};

struct avocet {
	struct avocet_host host;
	struct avocet_port port;
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int avocet_get_irq(struct avocet_host *host, int port)
{
	return pci_irq_vector(to_pci_dev(host->dev), port);
}

static struct avocet *avocet_new(struct pci_dev *pdev)
{
	struct avocet *avocet;

	avocet = devm_kzalloc(&pdev->dev, sizeof(*avocet), GFP_KERNEL);
	if (!avocet)
		return NULL;
	avocet->host.dev = &pdev->dev;
	avocet->host.private_data = avocet;
	avocet->port.host = &avocet->host;
	dev_set_drvdata(&pdev->dev, &avocet->host);
	return avocet;
}

static int avocet_activate(struct avocet_host *host)
{
	return request_irq(avocet_get_irq(host, 0), avocet_irq, 0, "avocet", host);
}

static int avocet_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet *avocet;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	avocet = avocet_new(pdev);
	if (!avocet) {
		ret = -ENOMEM;
		goto disable;
	}
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = avocet_activate(&avocet->host);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_port_stop(struct avocet_port *port)
{
	struct avocet_host *host = port->host;

	free_irq(avocet_get_irq(host, port->no), host); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(to_pci_dev(host->dev)); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct avocet_host *host = pci_get_drvdata(pdev);
	struct avocet *avocet = container_of(host, struct avocet, host);

	good_port_stop(&avocet->port);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = avocet_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_port_stop(struct avocet_port *port)
{
	struct avocet_host *host = port->host;

	pci_free_irq_vectors(to_pci_dev(host->dev)); /* { dg-warning "vectors-freed-in-use" } */
	free_irq(avocet_get_irq(host, port->no), host);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct avocet_host *host = pci_get_drvdata(pdev);
	struct avocet *avocet = container_of(host, struct avocet, host);

	warn_port_stop(&avocet->port);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = avocet_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
