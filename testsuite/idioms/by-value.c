// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A helper returns how many vectors there are, or an error, in a struct by value.
 *
 * Known gap: what is in such a struct is not known, so that the error is taken to be there with the vectors.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct grant {
	int count;
	int err;
};

static struct grant good_vectors(struct pci_dev *pdev)
{
	struct grant grant = { };
	int ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" "" { xfail all } } */

	if (ret < 0)
		grant.err = ret;
	else
		grant.count = ret;
	return grant;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct grant grant;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	grant = good_vectors(pdev);
	if (grant.err) {
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
		return grant.err;
	}
	pci_info(pdev, "%d vectors\n", grant.count);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
