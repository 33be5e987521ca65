// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I17: a vdpa device lives through set_status and reset, which take and give back vectors at run time on a managed
 * device; there is no managed way. At run time that is recycled, in remove it is for good.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vdpa.h>

struct whimbrel {
	struct vdpa_device vdpa;
	struct pci_dev *pdev;
	int nvec;
	int irq;
	u8 status;
};

static irqreturn_t whimbrel_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct whimbrel *vdpa_to_whimbrel(struct vdpa_device *vdev)
{
	return container_of(vdev, struct whimbrel, vdpa);
}

static void whimbrel_free_irq(struct whimbrel *whimbrel)
{
	if (!whimbrel->nvec)
		return;
	free_irq(whimbrel->irq, whimbrel); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(whimbrel->pdev); /* { dg-warning "managed-vectors-recycled" } { dg-bogus "managed-vectors-freed" } */
	whimbrel->nvec = 0;
}

static int whimbrel_request_irq(struct whimbrel *whimbrel)
{
	int ret;

	ret = pci_alloc_irq_vectors(whimbrel->pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret != 2)
		return ret < 0 ? ret : -ENOSPC;
	whimbrel->nvec = ret;
	whimbrel->irq = pci_irq_vector(whimbrel->pdev, 1);
	ret = request_irq(whimbrel->irq, whimbrel_irq, 0, "whimbrel", whimbrel); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(whimbrel->pdev); /* { dg-warning "managed-vectors-recycled" } */
		whimbrel->nvec = 0;
	}
	return ret;
}

static void good_set_status(struct vdpa_device *vdev, u8 status)
{
	struct whimbrel *whimbrel = vdpa_to_whimbrel(vdev);

	if ((status & VIRTIO_CONFIG_S_DRIVER_OK) && !(whimbrel->status & VIRTIO_CONFIG_S_DRIVER_OK)) {
		if (whimbrel_request_irq(whimbrel))
			return;
	}
	whimbrel->status = status;
}

static int good_reset(struct vdpa_device *vdev)
{
	struct whimbrel *whimbrel = vdpa_to_whimbrel(vdev);

	if (whimbrel->status & VIRTIO_CONFIG_S_DRIVER_OK)
		whimbrel_free_irq(whimbrel);
	whimbrel->status = 0;
	return 0;
}

static const struct vdpa_config_ops good_vdpa_ops = {
	.set_status = good_set_status,
	.reset = good_reset,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct whimbrel *whimbrel;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	whimbrel = vdpa_alloc_device(struct whimbrel, vdpa, &pdev->dev, &good_vdpa_ops, "whimbrel");
	whimbrel->pdev = pdev;
	whimbrel->nvec = 0;
	whimbrel->status = 0;
	pci_set_drvdata(pdev, whimbrel);
	return vdpa_register_device(&whimbrel->vdpa, 2);
}

static void good_remove(struct pci_dev *pdev)
{
	struct whimbrel *whimbrel = pci_get_drvdata(pdev);

	vdpa_unregister_device(&whimbrel->vdpa);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
