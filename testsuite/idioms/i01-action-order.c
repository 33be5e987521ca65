// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I1: the action's place in the list decides. Registered before the handler it runs after the handler is gone;
 * registered after it, the vectors go from under the handler. The action's data is a structure that holds the device.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct wren {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t wren_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void wren_disable(void *data)
{
	pci_disable_device(data);
}

static struct wren *wren_new(struct pci_dev *pdev)
{
	struct wren *wren;
	int ret;

	wren = devm_kzalloc(&pdev->dev, sizeof(*wren), GFP_KERNEL);
	if (!wren)
		return ERR_PTR(-ENOMEM);
	wren->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ERR_PTR(ret);
	ret = devm_add_action_or_reset(&pdev->dev, wren_disable, pdev);
	if (ret)
		return ERR_PTR(ret);
	return wren;
}

static void good_free_vectors(void *data)
{
	struct wren *wren = data;

	pci_free_irq_vectors(wren->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wren *wren = wren_new(pdev);
	int ret;

	if (IS_ERR(wren))
		return PTR_ERR(wren);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_free_vectors, wren);
	if (ret)
		return ret;
	wren->irq = pci_irq_vector(pdev, 0);
	return devm_request_irq(&pdev->dev, wren->irq, wren_irq, 0, "wren", wren);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static void warn_free_vectors(void *data)
{
	struct wren *wren = data;

	pci_free_irq_vectors(wren->pdev); /* { dg-warning "vectors-freed-in-use" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wren *wren = wren_new(pdev);
	int ret;

	if (IS_ERR(wren))
		return PTR_ERR(wren);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	wren->irq = pci_irq_vector(pdev, 0);
	ret = devm_request_irq(&pdev->dev, wren->irq, wren_irq, 0, "wren", wren);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, warn_free_vectors, wren);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
