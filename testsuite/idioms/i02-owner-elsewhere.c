// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: who owns the interrupt is asked of a function of another subsystem, both times; the answer is the same. The twin
 * asks it in probe only.
 */
#include <linux/module.h>
#include <linux/pci.h>

bool offload_active(int slot);

struct swift {
	struct pci_dev *pdev;
	int slot;
	int irq;
};

static irqreturn_t swift_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct swift *swift_enable(struct pci_dev *pdev)
{
	struct swift *swift;

	swift = devm_kzalloc(&pdev->dev, sizeof(*swift), GFP_KERNEL);
	if (!swift || pci_enable_device(pdev))
		return NULL;
	swift->pdev = pdev;
	pci_set_drvdata(pdev, swift);
	return swift;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct swift *swift = swift_enable(pdev);
	int ret;

	if (!swift)
		return -ENODEV;
	if (!offload_active(swift->slot)) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
		if (ret < 0) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct swift *swift = pci_get_drvdata(pdev);

	if (!offload_active(swift->slot))
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct swift *swift = swift_enable(pdev);
	int ret;

	if (!swift)
		return -ENODEV;
	if (!offload_active(swift->slot)) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
		if (ret < 0)
			goto disable;
		swift->irq = pci_irq_vector(pdev, 0);
		ret = request_irq(swift->irq, swift_irq, 0, "swift", swift);
		if (ret)
			goto free_vectors;
	}
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct swift *swift = pci_get_drvdata(pdev);

	if (!offload_active(swift->slot))
		pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
