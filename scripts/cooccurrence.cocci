// SPDX-License-Identifier: GPL-2.0-or-later
/// The file calls pcim_enable_device() and frees interrupt vectors.  What pcidevres
/// is measured against: words that occur together, no path, one file at a time.
// Options: --no-includes

virtual report

@managed@
@@
pcim_enable_device(...)

@freed depends on managed@
identifier f = {pci_free_irq_vectors, pci_disable_msi, pci_disable_msix};
position p;
@@
f@p(...)

@script:python depends on report@
p << freed.p;
f << freed.f;
@@
coccilib.report.print_report(p[0], "WARNING: %s() in a file that calls pcim_enable_device()" % f)
