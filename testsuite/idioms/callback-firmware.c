// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Firmware arrives later and its callback finishes the set-up: vectors come there, and go in remove. Silent on an
 * unmanaged device; on a managed one remove frees what devres frees.
 */
/* { dg-semantics "hybrid" } */
#include <linux/firmware.h>
#include <linux/module.h>
#include <linux/pci.h>

struct siskin {
	struct pci_dev *pdev;
	bool ready;
};

static void siskin_firmware(const struct firmware *fw, void *context)
{
	struct siskin *siskin = context;

	if (!fw)
		return;
	release_firmware(fw);
	if (pci_alloc_irq_vectors(siskin->pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-bogus "warning" } */
		siskin->ready = true;
}

static struct siskin *siskin_new(struct pci_dev *pdev)
{
	struct siskin *siskin;

	siskin = devm_kzalloc(&pdev->dev, sizeof(*siskin), GFP_KERNEL);
	if (!siskin)
		return NULL;
	siskin->pdev = pdev;
	pci_set_drvdata(pdev, siskin);
	return siskin;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_firmware_nowait(THIS_MODULE, true, "siskin.bin", &pdev->dev, GFP_KERNEL, siskin, siskin_firmware);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	if (siskin->ready)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
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
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return request_firmware_nowait(THIS_MODULE, true, "siskin.bin", &pdev->dev, GFP_KERNEL, siskin, siskin_firmware);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	if (siskin->ready)
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
