// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: which release is called hangs on what is left of the set-up: a count, else a number. The twin clears the number
 * before it looks at it.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct swift {
	struct pci_dev *pdev;
	int msix_count;
	int irq;
};

static irqreturn_t swift_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int swift_get_irqs(struct swift *swift)
{
	struct pci_dev *pdev = swift->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "leaked" } */
	if (ret > 0) {
		swift->msix_count = ret;
		swift->irq = pci_irq_vector(pdev, 0);
	} else {
		ret = pci_enable_msi(pdev); /* { dg-bogus "leaked" } */
		if (ret)
			return ret;
		swift->irq = pdev->irq;
	}
	ret = request_irq(swift->irq, swift_irq, 0, "swift", swift);
	if (!ret)
		return 0;
	swift->irq = 0;
	if (swift->msix_count)
		pci_free_irq_vectors(pdev);
	else
		pci_disable_msi(pdev);
	swift->msix_count = 0;
	return ret;
}

static void good_free_irqs(struct swift *swift)
{
	if (swift->irq)
		free_irq(swift->irq, swift);
	if (swift->msix_count)
		pci_free_irq_vectors(swift->pdev); /* { dg-bogus "warning" } */
	else if (swift->irq)
		pci_disable_msi(swift->pdev); /* { dg-bogus "warning" } */
	swift->irq = 0;
	swift->msix_count = 0;
}

static void warn_free_irqs(struct swift *swift)
{
	swift->irq = 0;
	if (swift->irq)
		free_irq(swift->irq, swift);
	if (swift->msix_count)
		pci_free_irq_vectors(swift->pdev); /* { dg-warning "vectors-freed-in-use" } */
	else
		pci_disable_msi(swift->pdev); /* { dg-warning "vectors-freed-in-use" } */
}

static int swift_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct swift *swift;
	int ret;

	swift = devm_kzalloc(&pdev->dev, sizeof(*swift), GFP_KERNEL);
	if (!swift)
		return -ENOMEM;
	swift->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = swift_get_irqs(swift);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, swift);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	good_free_irqs(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = swift_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	warn_free_irqs(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = swift_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
