// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * freeing - a driver that makes sure that vectors are off before it begins, as some do
 */
#include "../runtime.h"

static int freeing_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_free_irq_vectors(pdev);
	return 0;
}

static void freeing_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

runtime_driver(.probe = freeing_probe, .remove = freeing_remove);
