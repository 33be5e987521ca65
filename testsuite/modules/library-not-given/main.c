// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A library of the same folder that was not given installs the handler that remove frees. That its header is the
 * driver's neighbour does not make the function the driver's: the linked module does not define it.
 */
#include <linux/module.h>

#include "host.h"

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct host *host;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	host = devm_kzalloc(&pdev->dev, sizeof(*host), GFP_KERNEL);
	if (!host) {
		ret = -ENOMEM;
		goto disable;
	}
	host->pdev = pdev;
	host->irq = pdev->irq;
	pci_set_drvdata(pdev, host);
	ret = host_library_add(host);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct host *host = pci_get_drvdata(pdev);

	host_halt(host);
	free_irq(host->irq, host); /* { dg-bogus "handler-not-installed" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
