// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * User space reconfigures: an ioctl with another number of vectors, a write to sriov_numvfs. Both free and allocate at
 * run time.
 */
/* { dg-semantics "hybrid" } */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct bunting {
	struct miscdevice misc;
	struct pci_dev *pdev;
	int nvec;
};

static long warn_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bunting *bunting = container_of(file->private_data, struct bunting, misc);

	if (!arg || arg > 32)
		return -EINVAL;
	pci_free_irq_vectors(bunting->pdev); /* { dg-warning "managed-vectors-recycled" } */
	bunting->nvec = pci_alloc_irq_vectors(bunting->pdev, 1, arg, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return bunting->nvec < 0 ? bunting->nvec : 0;
}

static const struct file_operations warn_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = warn_ioctl,
};

static int warn_sriov_configure(struct pci_dev *pdev, int num_vfs)
{
	struct bunting *bunting = pci_get_drvdata(pdev);

	if (!num_vfs) {
		pci_disable_sriov(pdev);
		return 0;
	}
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" "" } */
	bunting->nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (bunting->nvec < 0)
		return bunting->nvec;
	return pci_enable_sriov(pdev, num_vfs) ?: num_vfs;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct bunting *bunting;
	int ret;

	bunting = devm_kzalloc(&pdev->dev, sizeof(*bunting), GFP_KERNEL);
	if (!bunting)
		return -ENOMEM;
	bunting->pdev = pdev;
	bunting->misc.minor = MISC_DYNAMIC_MINOR;
	bunting->misc.name = "bunting";
	bunting->misc.fops = &warn_fops;
	pci_set_drvdata(pdev, bunting);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	bunting->nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (bunting->nvec < 0)
		return bunting->nvec;
	return misc_register(&bunting->misc);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct bunting *bunting = pci_get_drvdata(pdev);

	misc_deregister(&bunting->misc);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.sriov_configure = warn_sriov_configure,
};
module_pci_driver(warn_driver);
