// SPDX-License-Identifier: GPL-2.0-or-later
/* Nothing of PCI in it: nothing to say, and compiled as without the plugin. */
#include <linux/module.h>

int add(int a, int b)
{
	return a + b;
}
EXPORT_SYMBOL(add);
