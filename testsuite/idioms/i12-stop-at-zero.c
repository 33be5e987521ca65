// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I12: the numbers are kept in an array that ends with a 0; installing stops at the first failure, freeing at the 0. The
 * twins: an exit in the loop that frees the vectors under the handlers before it, on devm and on plain ones.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define MAX_VECTORS 4

struct curlew {
	struct pci_dev *pdev;
	int irqs[MAX_VECTORS];
};

static irqreturn_t curlew_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_free_irqs(struct curlew *curlew)
{
	int i;

	for (i = 0; i < MAX_VECTORS; i++) {
		if (!curlew->irqs[i])
			break;
		free_irq(curlew->irqs[i], curlew); /* { dg-bogus "warning" } */
		curlew->irqs[i] = 0;
	}
	pci_free_irq_vectors(curlew->pdev); /* { dg-bogus "warning" } */
}

static int good_setup_irqs(struct curlew *curlew)
{
	int i, irq, count, ret;

	count = pci_alloc_irq_vectors(curlew->pdev, 1, MAX_VECTORS, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (count < 0)
		return count;
	for (i = 0; i < count; i++) {
		irq = pci_irq_vector(curlew->pdev, i);
		ret = request_irq(irq, curlew_irq, 0, "curlew", curlew); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
		curlew->irqs[i] = irq;
	}
	return 0;

undo:
	good_free_irqs(curlew);
	return ret;
}

static struct curlew *curlew_new(struct pci_dev *pdev)
{
	struct curlew *curlew;

	curlew = devm_kzalloc(&pdev->dev, sizeof(*curlew), GFP_KERNEL);
	if (!curlew)
		return NULL;
	curlew->pdev = pdev;
	pci_set_drvdata(pdev, curlew);
	return curlew;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct curlew *curlew = curlew_new(pdev);
	int ret;

	if (!curlew)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_setup_irqs(curlew);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_free_irqs(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_setup_irqs(struct pci_dev *pdev, struct curlew *curlew)
{
	int i, count, ret;

	count = pci_alloc_irq_vectors(pdev, 1, MAX_VECTORS, PCI_IRQ_MSI);
	if (count < 0)
		return count;
	for (i = 0; i < count; i++) {
		ret = devm_request_threaded_irq(&pdev->dev, pci_irq_vector(pdev, i), curlew_irq, curlew_irq, 0, "curlew",
						curlew);
		if (ret) {
			pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } { dg-warning "managed-vectors-freed" } */
			return ret;
		}
	}
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct curlew *curlew = curlew_new(pdev);
	int ret;

	if (!curlew)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return warn_setup_irqs(pdev, curlew);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int warn_plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct curlew *curlew = curlew_new(pdev);
	int i, ret;

	if (!curlew)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < 2; i++) {
		ret = request_irq(pci_irq_vector(pdev, i), curlew_irq, 0, "curlew", curlew);
		if (ret)
			goto free_vectors;
	}
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_plain_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < 2; i++)
		free_irq(pci_irq_vector(pdev, i), pci_get_drvdata(pdev));
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_plain_driver = {
	.name = "warn_plain",
	.probe = warn_plain_probe,
	.remove = warn_plain_remove,
};
module_pci_driver(warn_plain_driver);
