// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * MSI-X leaves pdev->irq alone, it is the line's: a handler on that is on none of the vectors, which may go first. With MSI
 * on it is the vector's.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct rook {
	struct msix_entry entries[2];
};

static irqreturn_t rook_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rook *rook;
	int ret;

	rook = devm_kzalloc(&pdev->dev, sizeof(*rook), GFP_KERNEL);
	if (!rook)
		return -ENOMEM;
	rook->entries[1].entry = 1;
	pci_set_drvdata(pdev, rook);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msix_exact(pdev, rook->entries, 2);
	if (ret)
		goto disable;
	ret = request_irq(pdev->irq, rook_irq, IRQF_SHARED, "rook", rook); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_disable_msix(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	free_irq(pdev->irq, pci_get_drvdata(pdev)); /* { dg-bogus "warning" } */
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
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		goto disable;
	ret = request_irq(pdev->irq, rook_irq, IRQF_SHARED, "rook", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_disable_msi(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	free_irq(pdev->irq, pdev); /* { dg-allow "handler-not-installed" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
