// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The action is registered when a vdpa device is added, the vectors come when it is started: devres releases them first,
 * and the action then frees what is gone. Where the action cannot be registered it runs at once, perhaps with vectors of
 * an earlier start: that is not worth a finding of its own.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vdpa.h>

struct knot {
	struct vdpa_mgmt_dev mgmt;
	struct vdpa_device vdpa;
	struct pci_dev *pdev;
	bool started;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void warn_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-warning "managed-vectors-freed" } { dg-bogus "managed-vectors-own-action" } */
}

static void warn_set_status(struct vdpa_device *vdev, u8 status)
{
	struct knot *knot = container_of(vdev, struct knot, vdpa);
	struct pci_dev *pdev = knot->pdev;

	if (knot->started || !(status & VIRTIO_CONFIG_S_DRIVER_OK))
		return;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX) < 0)
		return;
	if (devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), knot_irq, 0, "knot", knot))
		return;
	knot->started = true;
}

static const struct vdpa_config_ops warn_vdpa_ops = {
	.set_status = warn_set_status,
};

static int warn_dev_add(struct vdpa_mgmt_dev *mgmt, const char *name)
{
	struct knot *knot = container_of(mgmt, struct knot, mgmt);
	int ret;

	knot->vdpa.config = &warn_vdpa_ops;
	ret = devm_add_action_or_reset(&knot->pdev->dev, warn_free_vectors, knot->pdev);
	if (ret)
		return ret;
	return vdpa_register_device(&knot->vdpa, 1);
}

static void warn_dev_del(struct vdpa_mgmt_dev *mgmt, struct vdpa_device *vdev)
{
	vdpa_unregister_device(vdev);
}

static const struct vdpa_mgmtdev_ops warn_mgmt_ops = {
	.dev_add = warn_dev_add,
	.dev_del = warn_dev_del,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);
	if (!knot)
		return -ENOMEM;
	knot->pdev = pdev;
	knot->mgmt.device = &pdev->dev;
	knot->mgmt.ops = &warn_mgmt_ops;
	pci_set_drvdata(pdev, knot);
	return vdpa_mgmtdev_register(&knot->mgmt);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	vdpa_mgmtdev_unregister(&knot->mgmt);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
