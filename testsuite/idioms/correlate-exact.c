// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Asked for exactly n, the answer is n or an error: every way to test it is the same. Asked for at least one, fewer than n
 * may be owned where the test says it failed.
 */
/* { dg-semantics "all" } */
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/pci.h>

struct smew {
	int want;
	int got;
};

static void smew_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static int good_vectors(struct pci_dev *pdev, struct smew *smew)
{
	smew->want = min_t(int, num_online_cpus() + 1, 8);
	smew->got = pci_alloc_irq_vectors(pdev, smew->want, smew->want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (smew->got != smew->want)
		return -ENOSPC;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct smew *smew;
	int ret;

	smew = devm_kzalloc(&pdev->dev, sizeof(*smew), GFP_KERNEL);
	if (!smew)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_vectors(pdev, smew);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = smew_remove,
};
module_pci_driver(good_driver);

static int good_less_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 3, 3, PCI_IRQ_MSIX | PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 3) {
		pci_disable_device(pdev);
		return ret <= 0 ? ret : -EINVAL;
	}
	return 0;
}

static struct pci_driver good_less_driver = {
	.name = "good_less",
	.probe = good_less_probe,
	.remove = smew_remove,
};
module_pci_driver(good_less_driver);

static int warn_vectors(struct pci_dev *pdev, struct smew *smew)
{
	smew->want = min_t(int, num_online_cpus() + 1, 8);
	smew->got = pci_alloc_irq_vectors(pdev, 1, smew->want, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (smew->got != smew->want)
		return -ENOSPC;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct smew *smew;
	int ret;

	smew = devm_kzalloc(&pdev->dev, sizeof(*smew), GFP_KERNEL);
	if (!smew)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_vectors(pdev, smew);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = smew_remove,
};
module_pci_driver(warn_driver);
