// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/pci.h>

int card_width(int lanes);

int card_width(int lanes)
{
	return lanes / 2;
}
