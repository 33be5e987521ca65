// SPDX-License-Identifier: GPL-2.0-or-later
/* The helper. */
#include <linux/pci.h>

int card_hw_init(struct pci_dev *pdev);

int card_hw_init(struct pci_dev *pdev)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}
