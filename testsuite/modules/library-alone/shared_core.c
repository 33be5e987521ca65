// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A library without any driver: whole probe and remove functions, tables of them, exported. Who calls them, in what
 * order, on what device, is not here: silent, however wrong the halves would look in a driver.
 */
#include <linux/module.h>
#include <linux/pci.h>

int shared_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id);
void shared_pci_remove(struct pci_dev *pdev);
void shared_pci_stop(struct pci_dev *pdev);

static irqreturn_t shared_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int shared_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), shared_irq, 0, "shared", pdev);
}
EXPORT_SYMBOL_GPL(shared_pci_probe);

void shared_pci_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}
EXPORT_SYMBOL_GPL(shared_pci_remove);

void shared_pci_stop(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
	pci_disable_device(pdev);
	free_irq(pci_irq_vector(pdev, 0), pdev);
}
EXPORT_SYMBOL_GPL(shared_pci_stop);

static int shared_suspend(struct device *dev)
{
	pci_free_irq_vectors(to_pci_dev(dev));
	return 0;
}

static int shared_resume(struct device *dev)
{
	return pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI) < 0 ? -ENODEV : 0;
}

const struct dev_pm_ops shared_pm_ops = {
	.suspend = shared_suspend,
	.resume = shared_resume,
};
EXPORT_SYMBOL_GPL(shared_pm_ops);
MODULE_LICENSE("GPL");
