// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_irq() finds nothing under another number. MSI gives pdev->irq a new one, MSI-X leaves it alone; and each vector
 * has its own.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct crake {
	int irq;
};

static irqreturn_t crake_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = request_irq(pdev->irq, crake_irq, IRQF_SHARED, "crake", pdev); /* { dg-warning handler-leaked } */
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	if (pci_enable_msi(pdev))
		dev_info(&pdev->dev, "no MSI\n");
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-warning "names another interrupt than handler 'crake_irq' was installed for" } */
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static int warn_probe_index(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = pci_request_irq(pdev, 0, crake_irq, NULL, pdev, "crake");
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove_index(struct pci_dev *pdev)
{
	pci_free_irq(pdev, 1, pdev); /* { dg-warning "pci_free_irq.. names another interrupt" } */
	pci_free_irq_vectors(pdev); /* { dg-warning vectors-freed-in-use } */
	pci_disable_device(pdev);
}

/* The number is asked for once, and kept. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = devm_kzalloc(&pdev->dev, sizeof(*crake), GFP_KERNEL);
	int ret;

	if (!crake)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, crake);
	if (pci_enable_msi(pdev))
		dev_info(&pdev->dev, "no MSI\n");
	crake->irq = pdev->irq;
	ret = request_irq(crake->irq, crake_irq, IRQF_SHARED, "crake", crake);
	if (ret) {
		pci_disable_msi(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct crake *crake = pci_get_drvdata(pdev);

	free_irq(pdev->irq, crake); /* { dg-bogus "warning" } */
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

/* Which vector it is the loop counts, from the first on. */
static int good_probe_loop(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 3, 3, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 2), crake_irq, 0, "crake", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove_loop(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < 3; i++)
		if (i == 2)
			free_irq(pci_irq_vector(pdev, i), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver corn_driver = { .name = "corn", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(corn_driver);
static struct pci_driver water_driver = { .name = "water", .probe = warn_probe_index, .remove = warn_remove_index };
module_pci_driver(water_driver);
static struct pci_driver spotted_driver = { .name = "spotted", .probe = good_probe, .remove = good_remove };
module_pci_driver(spotted_driver);
static struct pci_driver little_driver = { .name = "little", .probe = good_probe_loop, .remove = good_remove_loop };
module_pci_driver(little_driver);
MODULE_LICENSE("GPL");
