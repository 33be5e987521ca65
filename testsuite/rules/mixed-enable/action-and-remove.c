// SPDX-License-Identifier: GPL-2.0-or-later
/* The action disables and remove disables as well. */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_disable(void *data)
{
	pci_disable_device(data);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, warn_disable, pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "either of the two" { target all } 0 } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
