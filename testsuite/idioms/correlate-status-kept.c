// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The status of the allocation is kept as it came, a count or an error, and asked for in three places: each tells the same
 * two cases apart. The twin asks for "not zero".
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct wigeon {
	struct pci_dev *pdev;
	int vectors;
	int irq;
};

static irqreturn_t wigeon_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int wigeon_start(struct wigeon *w)
{
	w->irq = w->pdev->irq;
	if (w->vectors > 0)
		w->irq = pci_irq_vector(w->pdev, 0);
	return request_irq(w->irq, wigeon_irq, w->vectors > 0 ? 0 : IRQF_SHARED, "wigeon", w); /* { dg-bogus "warning" } */
}

static void good_stop(struct wigeon *w)
{
	free_irq(w->irq, w); /* { dg-bogus "warning" } */
	if (w->vectors > 0)
		pci_free_irq_vectors(w->pdev); /* { dg-bogus "warning" } */
}

static int wigeon_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wigeon *w;
	int ret;

	w = devm_kzalloc(&pdev->dev, sizeof(*w), GFP_KERNEL);
	if (!w)
		return -ENOMEM;
	w->pdev = pdev;
	pci_set_drvdata(pdev, w);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	w->vectors = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	ret = wigeon_start(w);
	if (ret) {
		if (w->vectors >= 1)
			pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_stop(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = wigeon_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wigeon *w;
	int ret;

	w = devm_kzalloc(&pdev->dev, sizeof(*w), GFP_KERNEL);
	if (!w)
		return -ENOMEM;
	w->pdev = pdev;
	pci_set_drvdata(pdev, w);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	w->vectors = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI);
	if (w->vectors > 0) {
		w->irq = pci_irq_vector(pdev, 0);
		ret = request_irq(w->irq, wigeon_irq, 0, "wigeon", w);
		if (ret)
			pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	}
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct wigeon *w = pci_get_drvdata(pdev);

	if (w->vectors)
		free_irq(w->irq, w); /* { dg-warning "handler-not-installed" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
