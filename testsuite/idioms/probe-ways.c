// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Ways through probe that a reader sees at once: what a register holds is another thing each time it is read, a byte is asked
 * for its highest bit, a table ends somewhere, a mask is known once a function is inlined. Whoever misses the way takes the
 * driver for one that never binds, and says nothing of its remove.
 */
/* { dg-semantics "all" } */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

struct plover {
	struct pci_dev *pdev;
	void __iomem *regs;
	u32 caps;
	const u32 *data;
};

static u32 plover_read(struct plover *plover, unsigned int offset)
{
	return readl(plover->regs + offset);
}

static u32 plover_clock(void)
{
	u32 low;

	asm volatile("" : "=r"(low));
	return low;
}

static int plover_measure(struct plover *plover)
{
	u32 before = plover_clock();
	int i;

	for (i = 0; i < 1000; i++) {
		if (plover_clock() != before)
			return 0;
	}
	return plover->caps ? -EIO : -EBUSY;
}

/* the bit toggles when the RAM is there */
static int plover_enable_ram(struct plover *plover)
{
	u32 before = plover_read(plover, 0) & 4;
	int i;

	for (i = 0; i < 1000; i++) {
		if ((plover_read(plover, 0) & 4) != before)
			return 0;
		msleep(1);
	}
	return -EIO;
}

static const u8 plover_self_test[] = { 4, 8, 12, 0 };

static int plover_test(struct plover *plover)
{
	int i;

	for (i = 0; plover_self_test[i]; i++) {
		if (plover_read(plover, plover_self_test[i]) != plover_read(plover, plover_self_test[i] + 64))
			return -EIO;
	}
	return 0;
}

static int plover_reset(struct plover *plover)
{
	unsigned int turns = 0;

	while ((readb(plover->regs + 16) & 0x80) == 0) {
		if (++turns > 2)
			return -EBUSY;
	}
	return 0;
}

#define build_bug_on(condition)								\
	do {										\
		__attribute__((__noreturn__, __error__("wrong"))) extern void plover_bug(void); \
		if (condition)								\
			plover_bug();							\
	} while (0)

static __always_inline u32 plover_field(struct plover *plover, unsigned int offset, u32 mask)
{
	build_bug_on(!__builtin_constant_p(mask));
	return plover_read(plover, offset) & mask;
}

static int plover_wait_ready(struct plover *plover)
{
	int i;

	for (i = 0; i < 10; i++) {
		if (plover_field(plover, 20, 2))
			return 0;
		msleep(1);
	}
	return -EBUSY;
}

struct plover_part {
	int (*setup)(struct plover *plover, const struct plover_part *part);
	u32 caps;
};

static irqreturn_t plover_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int plover_setup_clock(struct plover *plover, const struct plover_part *part)
{
	plover->caps |= part->caps;
	return devm_request_irq(&plover->pdev->dev, plover->pdev->irq, plover_irq, IRQF_SHARED, "plover", plover);
}

/* by the id, which may have been added at run time */
const struct plover_part plover_parts[] = {
	{ plover_setup_clock, 1 },
	{ plover_setup_clock, 2 },
	{ NULL }
};

static int plover_setup(struct plover *plover, const struct plover_part *part)
{
	int ret = 0;

	for (; part->setup; part++) {
		ret = part->setup(plover, part);
		if (ret)
			break;
	}
	return ret;
}

static struct plover *plover_alloc(struct pci_dev *pdev)
{
	struct plover *plover = devm_kzalloc(&pdev->dev, sizeof(*plover), GFP_KERNEL);

	if (!plover)
		return NULL;
	plover->pdev = pdev;
	pci_set_drvdata(pdev, plover);
	return plover;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	plover->caps = 0;
}

static int warn_toggle_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_enable_ram(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_toggle_driver = {
	.name = "warn_toggle",
	.probe = warn_toggle_probe,
	.remove = warn_remove,
};

static int warn_table_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_test(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_table_driver = {
	.name = "warn_table",
	.probe = warn_table_probe,
	.remove = warn_remove,
};

static int warn_clock_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_measure(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_clock_driver = {
	.name = "warn_clock",
	.probe = warn_clock_probe,
	.remove = warn_remove,
};

static int warn_byte_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_reset(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_byte_driver = {
	.name = "warn_byte",
	.probe = warn_byte_probe,
	.remove = warn_remove,
};

static int warn_mask_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_wait_ready(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_mask_driver = {
	.name = "warn_mask",
	.probe = warn_mask_probe,
	.remove = warn_remove,
};

static int warn_parts_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = plover_setup(plover, (const struct plover_part *)id->driver_data);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_parts_driver = {
	.name = "warn_parts",
	.probe = warn_parts_probe,
	.remove = warn_remove,
};

/* what is not there is a failure, and no flag of what is held: nothing but the release hangs on it */
static int plover_check_data(struct plover *plover)
{
	if (!plover->data) {
		pci_free_irq_vectors(plover->pdev);
		return -EINVAL;
	}
	plover->caps = *plover->data;
	return 0;
}

static int warn_data_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = (struct plover *)id->driver_data;
	int ret;

	plover->pdev = pdev;
	pci_set_drvdata(pdev, plover);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret >= 0)
		ret = plover_check_data(plover);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_data_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_data_driver = {
	.name = "warn_data",
	.probe = warn_data_probe,
	.remove = warn_data_remove,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover = plover_alloc(pdev);
	int ret;

	if (!plover)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = plover_enable_ram(plover);
	if (!ret)
		ret = plover_test(plover);
	if (!ret)
		ret = plover_reset(plover);
	if (!ret)
		ret = plover_wait_ready(plover);
	if (ret)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static struct pci_driver *const plovers[] = {
	&warn_toggle_driver,
	&warn_table_driver,
	&warn_clock_driver,
	&warn_byte_driver,
	&warn_mask_driver,
	&warn_parts_driver,
	&warn_data_driver,
	&good_driver,
};

static int __init plovers_init(void)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; i < sizeof(plovers) / sizeof(*plovers) && !ret; i++)
		ret = pci_register_driver(plovers[i]);
	return ret;
}

module_init(plovers_init);
MODULE_LICENSE("GPL");
