// SPDX-License-Identifier: GPL-2.0-or-later
/* What takes off what the other file puts on. */
#include "plover.h"

int plover_stop(struct net_device *netdev)
{
	struct plover *plover = netdev_priv(netdev);

	free_irq(pci_irq_vector(plover->pdev, 0), netdev); /* { dg-bogus "warning" } */
	return 0;
}

void plover_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}
