/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pcidevres.h - what kernel code can tell pcidevres about itself.
 *
 * Copy it to include/linux/ or beside the driver. Without the plugin, and for sparse and other compilers, everything
 * here expands to nothing; with it no code changes either. The macros stand where __must_check does, before the return
 * type of a function's definition, or of its declaration in a header if the definition is out of the plugin's sight:
 *
 *	pcidevres_acquires(vectors)
 *	int foo_setup_irqs(struct foo *foo);
 *
 *	static pcidevres_accept("managed-vectors-freed", "the firmware takes them over")
 *	void foo_hand_over(struct pci_dev *pdev)
 *	{
 *		...
 *
 * A function that is said to acquire, release or act like another is not looked into: what is said is believed. Several
 * may be said of one function; then it has all of it or, when it fails, nothing. It returns 0 or -errno, or is bool.
 * The device is the first parameter of type struct pci_dev *; without one, the device of the driver it is called from.
 */
#ifndef _PCIDEVRES_H
#define _PCIDEVRES_H

#if defined(__has_attribute) && !defined(__CHECKER__)
#if __has_attribute(pcidevres)
#define __pcidevres(...)	__attribute__((pcidevres(__VA_ARGS__)))
#endif
#endif
#ifndef __pcidevres
#define __pcidevres(...)
#endif

/* On success the driver holds WHAT: enable, managed_enable, vectors, handler, managed_handler, regions. */
#define pcidevres_acquires(what)	__pcidevres_acquires_##what
/* WHAT is gone when the function returns: enable, vectors, handler, managed_handler, regions. */
#define pcidevres_releases(what)	__pcidevres_releases_##what
/* Does nothing unless the device has WHAT: enable, managed_enable, vectors. */
#define pcidevres_needs(what)		__pcidevres_needs_##what

/*
 * To the analysis a call of the function is a call of FUNCTION, which the API table knows. Arguments are constants,
 * "$0" for the first parameter, "$1" for the second, "dev" for the device, "?" for any value:
 *
 *	pcidevres_acts_like(pci_alloc_irq_vectors, "dev", 1, "$1", PCI_IRQ_MSIX)
 *	int foo_get_vectors(struct pci_dev *pdev, int nvec);
 *
 * The result is FUNCTION's.
 */
#define pcidevres_acts_like(function, ...)	__pcidevres("acts", #function, ##__VA_ARGS__)

/* Findings of RULE in the function are accepted; REASON says why. */
#define pcidevres_accept(rule, reason)	__pcidevres("accept", rule, reason)

#define __pcidevres_acquires_enable		__pcidevres("acquires", "pci_enable_device", "dev")
#define __pcidevres_acquires_managed_enable	__pcidevres("acquires", "pcim_enable_device", "dev")
#define __pcidevres_acquires_vectors		__pcidevres("acquires", "pci_alloc_irq_vectors", "dev", 1, "?", 6)
#define __pcidevres_acquires_handler		__pcidevres("acquires", "request_irq", "?", "?", 0, "?", "?")
#define __pcidevres_acquires_managed_handler	__pcidevres("acquires", "devm_request_irq", "dev", "?", "?", 0, "?", "?")
#define __pcidevres_acquires_regions		__pcidevres("acquires", "pci_request_regions", "dev", "?")
#define __pcidevres_releases_enable		__pcidevres("releases", "pci_disable_device", "dev")
#define __pcidevres_releases_vectors		__pcidevres("releases", "pci_free_irq_vectors", "dev")
#define __pcidevres_releases_handler		__pcidevres("releases", "free_irq", "?", "?")
#define __pcidevres_releases_managed_handler	__pcidevres("releases", "devm_free_irq", "dev", "?", "?")
#define __pcidevres_releases_regions		__pcidevres("releases", "pci_release_regions", "dev")
#define __pcidevres_needs_enable		__pcidevres("needs", "pci_is_enabled", "dev")
#define __pcidevres_needs_managed_enable	__pcidevres("needs", "pci_is_managed", "dev")
#define __pcidevres_needs_vectors		__pcidevres("needs", "pci_dev_msi_enabled", "dev")

#endif
