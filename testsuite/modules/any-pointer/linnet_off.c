// SPDX-License-Identifier: GPL-2.0-or-later
/* Written as a callback, called by name. */
#include "linnet.h"

void linnet_handler_off(void *data)
{
	struct linnet *linnet = data;

	free_irq(pci_irq_vector(linnet->pdev, 0), linnet); /* { dg-bogus "warning" } */
}
