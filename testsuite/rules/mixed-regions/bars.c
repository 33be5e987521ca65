// SPDX-License-Identifier: GPL-2.0-or-later
/* BARs one by one, by mask, in a loop, by an index nobody knows: right as long as it may be. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int bar;
	int mask;
};

/* asked for as a whole, given back by halves */
static int good_halves_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card"); /* { dg-bogus "warning" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_halves_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
	pci_release_region(pdev, 2); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_halves_driver = {
	.name = "good-halves",
	.probe = good_halves_probe,
	.remove = good_halves_remove,
};
module_pci_driver(good_halves_driver);

static int good_loop_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret, i;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < 3; i++) {
		ret = pci_request_region(pdev, i, "card"); /* { dg-bogus "warning" } */
		if (ret)
			goto release;
	}
	return 0;

release:
	while (--i >= 0)
		pci_release_region(pdev, i); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
	return ret;
}

static void good_loop_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < 3; i++)
		pci_release_region(pdev, i); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_loop_driver = {
	.name = "good-loop",
	.probe = good_loop_probe,
	.remove = good_loop_remove,
};
module_pci_driver(good_loop_driver);

static int good_kept_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->mask = pci_select_bars(pdev, IORESOURCE_MEM);
	ret = pci_request_selected_regions(pdev, card->mask, "card"); /* { dg-bogus "warning" } */
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_kept_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_release_selected_regions(pdev, card->mask); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_kept_driver = {
	.name = "good-kept",
	.probe = good_kept_probe,
	.remove = good_kept_remove,
};
module_pci_driver(good_kept_driver);

static int good_mem_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_mem_regions(pdev, "card"); /* { dg-bogus "warning" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_mem_remove(struct pci_dev *pdev)
{
	pci_release_mem_regions(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_mem_driver = {
	.name = "good-mem",
	.probe = good_mem_probe,
	.remove = good_mem_remove,
};
module_pci_driver(good_mem_driver);

/* BAR 2 was never asked for. */
static int warn_other_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "card");
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_other_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
	pci_release_region(pdev, 2); /* { dg-warning "mixed-regions" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_other_driver = {
	.name = "warn-other",
	.probe = warn_other_probe,
	.remove = warn_other_remove,
};
module_pci_driver(warn_other_driver);
