// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A pointer serves as the flag: the table of entries is there exactly while MSI-X is on. The twin lets go of the table
 * before it asks.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct garganey {
	struct pci_dev *pdev;
	struct msix_entry *entries;
	int nvec;
};

static int garganey_msix(struct garganey *g, int count)
{
	int i, ret;

	g->entries = kcalloc(count, sizeof(*g->entries), GFP_KERNEL);
	if (!g->entries)
		return -ENOMEM;
	for (i = 0; i < count; i++)
		g->entries[i].entry = i;
	ret = pci_enable_msix_range(g->pdev, g->entries, 2, count); /* { dg-warning "vectors-leaked" "warn_reset" } */
	if (ret < 0) {
		kfree(g->entries);
		g->entries = NULL;
		return ret;
	}
	g->nvec = ret;
	return 0;
}

static void good_reset(struct garganey *g)
{
	if (g->entries) {
		pci_disable_msix(g->pdev); /* { dg-bogus "warning" } */
		kfree(g->entries);
		g->entries = NULL;
	}
}

static void warn_reset(struct garganey *g)
{
	kfree(g->entries);
	g->entries = NULL;
	if (g->entries)
		pci_disable_msix(g->pdev); /* { dg-bogus "warning" } */
}

static struct garganey *garganey_new(struct pci_dev *pdev)
{
	struct garganey *g;

	g = devm_kzalloc(&pdev->dev, sizeof(*g), GFP_KERNEL);
	if (!g)
		return NULL;
	g->pdev = pdev;
	pci_set_drvdata(pdev, g);
	return g;
}

static int garganey_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct garganey *g = garganey_new(pdev);
	int ret;

	if (!g)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (garganey_msix(g, 4))
		pci_info(pdev, "without MSI-X\n");
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	good_reset(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = garganey_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	warn_reset(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = garganey_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
