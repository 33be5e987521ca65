// SPDX-License-Identifier: GPL-2.0-or-later
/* Registers both drivers. */
#include <linux/module.h>
#include <linux/pci.h>

extern struct pci_driver managed_driver, unmanaged_driver;

static int __init twins_init(void)
{
	int ret;

	ret = pci_register_driver(&managed_driver);
	if (ret)
		return ret;
	ret = pci_register_driver(&unmanaged_driver);
	if (ret)
		pci_unregister_driver(&managed_driver);
	return ret;
}
module_init(twins_init);

static void __exit twins_exit(void)
{
	pci_unregister_driver(&unmanaged_driver);
	pci_unregister_driver(&managed_driver);
}
module_exit(twins_exit);
MODULE_LICENSE("GPL");
