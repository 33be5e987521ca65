// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two vectors, one owner. The number of the first is freed twice, or that of the second where its request has failed: the
 * owner alone is not enough for free_irq(). A loop over both frees both.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct serin {
	int unused;
};

static irqreturn_t serin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int serin_start(struct pci_dev *pdev)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void serin_stop(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* of warn_remove: { dg-allow "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static int serin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct serin *serin = devm_kzalloc(&pdev->dev, sizeof(*serin), GFP_KERNEL);
	int ret;

	if (!serin)
		return -ENOMEM;
	pci_set_drvdata(pdev, serin);
	ret = serin_start(pdev);
	if (ret)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), serin_irq, 0, "serin", serin);
	if (ret)
		goto stop;
	ret = request_irq(pci_irq_vector(pdev, 1), serin_irq, 0, "serin", serin);
	if (ret)
		goto free_first;
	return 0;

free_first:
	free_irq(pci_irq_vector(pdev, 0), serin); /* { dg-bogus "warning" } */
stop:
	serin_stop(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct serin *serin = pci_get_drvdata(pdev);

	free_irq(pci_irq_vector(pdev, 0), serin); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(pdev, 0), serin); /* { dg-warning "handler-not-installed" } */
	serin_stop(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = serin_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static void good_remove(struct pci_dev *pdev)
{
	struct serin *serin = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < 2; i++)
		free_irq(pci_irq_vector(pdev, i), serin); /* { dg-bogus "warning" } */
	serin_stop(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = serin_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* the label of the second frees what could not be requested */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct serin *serin = devm_kzalloc(&pdev->dev, sizeof(*serin), GFP_KERNEL);
	int ret;

	if (!serin)
		return -ENOMEM;
	pci_set_drvdata(pdev, serin);
	ret = serin_start(pdev);
	if (ret)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), serin_irq, 0, "serin", serin);
	if (ret)
		goto stop;
	ret = request_irq(pci_irq_vector(pdev, 1), serin_irq, 0, "serin", serin);
	if (ret)
		goto free_second;
	return 0;

free_second:
	free_irq(pci_irq_vector(pdev, 1), serin); /* { dg-warning "handler-not-installed" } */
	free_irq(pci_irq_vector(pdev, 0), serin); /* { dg-bogus "warning" } */
stop:
	serin_stop(pdev);
	return ret;
}

static struct pci_driver warn_probe_driver = {
	.name = "warn_probe",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_probe_driver);
