// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What kind of card it is says a row of a constant table, chosen by the device's id. What its members say goes together:
 * no card has a doorbell that has no ports. The same where the table holds pointers to what says so, that of ids as well.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct kind {
	bool ports, doorbell;
};

static const struct kind kinds[] = {
	{ false, false },
	{ true, false },
	{ true, true },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct kind *kind = &kinds[id->driver_data];
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	pci_set_drvdata(pdev, (void *)kind);
	if (kind->ports) {
		ret = pci_request_region(pdev, 4, "teal");
		if (ret)
			goto disable;
	}
	if (kind->doorbell) {
		ret = pci_set_mwi(pdev);
		if (ret) {
			pci_release_region(pdev, 4); /* { dg-bogus "warning" } */
			goto disable;
		}
	}
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	const struct kind *kind = pci_get_drvdata(pdev);

	if (kind->ports)
		pci_release_region(pdev, 4); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = { .name = "teal", .probe = good_probe, .remove = good_remove };
module_pci_driver(good_driver);

static const struct kind plain = { false, false }, full = { true, true };
static const struct kind *const pointers[] = { &plain, &full };

static int good_probe_pointer(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct kind *kind = pointers[id->driver_data];
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	pci_set_drvdata(pdev, (void *)kind);
	if (kind->ports) {
		ret = pci_request_region(pdev, 4, "teal");
		if (ret)
			pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove_pointer(struct pci_dev *pdev)
{
	const struct kind *kind = pci_get_drvdata(pdev);

	if (kind->doorbell)
		pci_release_region(pdev, 4); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_pointer_driver = {
	.name = "teal-pointer",
	.probe = good_probe_pointer,
	.remove = good_remove_pointer,
};
module_pci_driver(good_pointer_driver);

static const struct kind ports = { true, false };

static int good_probe_id(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct kind *kind = (const struct kind *)id->driver_data;
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	pci_set_drvdata(pdev, (void *)kind);
	if (kind->ports) {
		ret = pci_request_region(pdev, 4, "teal");
		if (ret)
			goto disable;
	}
	if (kind->doorbell) {
		ret = pci_set_mwi(pdev);
		if (ret)
			goto release;
	}
	return 0;

release:
	pci_release_region(pdev, 4); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x1001), .driver_data = (kernel_ulong_t)&plain },
	{ PCI_VDEVICE(STUB, 0x1002), .driver_data = (kernel_ulong_t)&ports },
	{ PCI_VDEVICE(STUB, 0x1003), .driver_data = (kernel_ulong_t)&full },
	{}
};

static struct pci_driver good_id_driver = {
	.name = "teal-id",
	.id_table = good_ids,
	.probe = good_probe_id,
	.remove = good_remove,
};
module_pci_driver(good_id_driver);

/* Here some card has a doorbell and no ports. */
static const struct kind other_kinds[] = {
	{ true, false },
	{ false, true },
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct kind *kind = &other_kinds[id->driver_data];
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	pci_set_drvdata(pdev, (void *)kind);
	if (kind->ports) {
		ret = pci_request_region(pdev, 4, "teal");
		if (ret)
			goto disable;
	}
	if (kind->doorbell) {
		ret = pci_set_mwi(pdev);
		if (ret)
			goto release;
	}
	return 0;

release:
	pci_release_region(pdev, 4); /* { dg-warning mixed-regions } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	const struct kind *kind = pci_get_drvdata(pdev);

	if (kind->ports)
		pci_release_region(pdev, 4);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = { .name = "teal-other", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
