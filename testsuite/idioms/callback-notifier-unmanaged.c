// SPDX-License-Identifier: GPL-2.0-or-later
/* As callback-notifier.c, the device unmanaged: remove frees once more what may be there, and all is well. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/suspend.h>

struct fulmar {
	struct pci_dev *pdev;
	struct notifier_block nb;
};

static int good_notify(struct notifier_block *nb, unsigned long action, void *data)
{
	struct fulmar *fulmar = container_of(nb, struct fulmar, nb);

	if (action == PM_SUSPEND_PREPARE)
		pci_free_irq_vectors(fulmar->pdev); /* { dg-bogus "warning" } */
	else if (action == PM_POST_SUSPEND &&
		 pci_alloc_irq_vectors(fulmar->pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
		pci_err(fulmar->pdev, "no vector\n");
	return NOTIFY_OK;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fulmar *fulmar;
	int ret;

	fulmar = devm_kzalloc(&pdev->dev, sizeof(*fulmar), GFP_KERNEL);
	if (!fulmar)
		return -ENOMEM;
	fulmar->pdev = pdev;
	fulmar->nb.notifier_call = good_notify;
	pci_set_drvdata(pdev, fulmar);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = register_pm_notifier(&fulmar->nb);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct fulmar *fulmar = pci_get_drvdata(pdev);

	unregister_pm_notifier(&fulmar->nb);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
