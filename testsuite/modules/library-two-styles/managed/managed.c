// SPDX-License-Identifier: GPL-2.0-or-later
/* The managed client. */
#include <linux/module.h>
#include "../qm.h"

static int managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct qm *qm;
	int ret;

	qm = devm_kzalloc(&pdev->dev, sizeof(*qm), GFP_KERNEL);
	if (!qm)
		return -ENOMEM;
	qm->pdev = pdev;
	pci_set_drvdata(pdev, qm);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return qm_init(qm);
}

static void managed_remove(struct pci_dev *pdev)
{
	struct qm *qm = pci_get_drvdata(pdev);

	qm_uninit(qm);
}

static struct pci_driver managed_driver = {
	.name = "managed",
	.probe = managed_probe,
	.remove = managed_remove,
};
module_pci_driver(managed_driver);
MODULE_LICENSE("GPL");
