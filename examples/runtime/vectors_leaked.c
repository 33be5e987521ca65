// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors_leaked - remove leaves unmanaged vectors allocated
 *
 * The warnings at driver detach are the lesser part. What is left crashes the kernel later: when another driver frees
 * vectors, when the device is reset, when somebody asks for the name of the interrupt's chip.
 *
 * row: M4
 * device: e1000e
 * runtime: unbind: WARN msi_device_data_release, intx-off 1, mappings 1
 * runtime 6.12 7.3: unbind: WARN irq_domain_remove
 * runtime: next: WARN __pci_enable_msix_range, refused -EINVAL, says "MSI-X already enabled"
 * steps freeing: bind unbind unload freeing
 * runtime: unbind: WARN msi_device_data_release, intx-off 1, mappings 1; freeing: oops NULL mutex_lock
 * runtime 6.12 7.3: unbind: WARN irq_domain_remove
 * steps reset: bind unbind reset
 * runtime: unbind: WARN msi_device_data_release, intx-off 1, mappings 1; reset: oops NULL mutex_lock
 * runtime 6.12 7.3: unbind: WARN irq_domain_remove
 * steps chip: bind note unbind chip
 * kernels: 6.1 6.12 7.3 7.3-kasan
 * kernel-args: slub_debug=P
 * runtime: unbind: WARN msi_device_data_release, intx-off 1, mappings 1
 * runtime 6.12 7.3 7.3-kasan: unbind: WARN irq_domain_remove
 * runtime 6.12 7.3: chip: oops protection
 * runtime 7.3-kasan: chip: KASAN slab-use-after-free chip_name_show
 * steps edu: bind unbind unload next next-unbind
 * device: edu
 * runtime: unbind: WARN msi_device_data_release, intx-off 1; next: WARN __pci_enable_msi_range
 * runtime 6.1: next: WARN pci_disable_msi, oops NULL pci_disable_msi
 * runtime 6.12 7.3: unbind: WARN irq_domain_remove; next: refused -EINVAL, says "MSI already enabled"
 */
#include "runtime.h"

static int vectors_leaked_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX);	/* finding: vectors-leaked S1 */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void vectors_leaked_remove(struct pci_dev *pdev)
{
#ifdef TWIN
	pci_free_irq_vectors(pdev);
#endif
	pci_disable_device(pdev);
}

runtime_driver(.probe = vectors_leaked_probe, .remove = vectors_leaked_remove);
