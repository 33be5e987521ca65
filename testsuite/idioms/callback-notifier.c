// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A notifier block in the driver's structure: vectors go before the system sleeps and come back after it: recycled,
 * as the device is managed.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/suspend.h>

struct petrel {
	struct pci_dev *pdev;
	struct notifier_block nb;
};

static int warn_notify(struct notifier_block *nb, unsigned long action, void *data)
{
	struct petrel *petrel = container_of(nb, struct petrel, nb);

	switch (action) {
	case PM_SUSPEND_PREPARE:
		pci_free_irq_vectors(petrel->pdev); /* { dg-warning "managed-vectors-recycled" } */
		return NOTIFY_OK;
	case PM_POST_SUSPEND:
		if (pci_alloc_irq_vectors(petrel->pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
			pci_err(petrel->pdev, "no vector\n");
		return NOTIFY_OK;
	}
	return NOTIFY_DONE;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct petrel *petrel;
	int ret;

	petrel = devm_kzalloc(&pdev->dev, sizeof(*petrel), GFP_KERNEL);
	if (!petrel)
		return -ENOMEM;
	petrel->pdev = pdev;
	petrel->nb.notifier_call = warn_notify;
	pci_set_drvdata(pdev, petrel);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return register_pm_notifier(&petrel->nb);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct petrel *petrel = pci_get_drvdata(pdev);

	unregister_pm_notifier(&petrel->nb);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
