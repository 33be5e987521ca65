// SPDX-License-Identifier: GPL-2.0-or-later
/* The unmanaged client. */
#include <linux/module.h>
#include "../qm.h"

static int unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct qm *qm;
	int ret;

	qm = devm_kzalloc(&pdev->dev, sizeof(*qm), GFP_KERNEL);
	if (!qm)
		return -ENOMEM;
	qm->pdev = pdev;
	pci_set_drvdata(pdev, qm);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = qm_init(qm);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void unmanaged_remove(struct pci_dev *pdev)
{
	struct qm *qm = pci_get_drvdata(pdev);

	qm_uninit(qm);
	pci_disable_device(pdev);
}

static struct pci_driver unmanaged_driver = {
	.name = "unmanaged",
	.probe = unmanaged_probe,
	.remove = unmanaged_remove,
};
module_pci_driver(unmanaged_driver);
MODULE_LICENSE("GPL");
