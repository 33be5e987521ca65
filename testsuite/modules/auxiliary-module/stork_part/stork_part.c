// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The part's driver installs and frees its handler on a vector of the parent: its own business, between its own probe
 * and remove, in which the PCI device neither is enabled nor is let go.
 */
#include <linux/module.h>
#include "../stork.h"

static irqreturn_t part_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int part_probe(struct auxiliary_device *auxdev, const struct auxiliary_device_id *id)
{
	struct stork *stork = container_of(auxdev, struct stork, aux);

	return request_irq(stork_vector(stork, 1), part_irq, 0, "stork-part", auxdev);
}

static void part_remove(struct auxiliary_device *auxdev)
{
	struct stork *stork = container_of(auxdev, struct stork, aux);

	free_irq(stork_vector(stork, 1), auxdev);
}

static const struct auxiliary_device_id part_ids[] = {
	{ .name = "stork.part" },
	{ }
};
MODULE_DEVICE_TABLE(auxiliary, part_ids);

static struct auxiliary_driver part_driver = {
	.name = "part",
	.id_table = part_ids,
	.probe = part_probe,
	.remove = part_remove,
};
module_auxiliary_driver(part_driver);
MODULE_LICENSE("GPL");
