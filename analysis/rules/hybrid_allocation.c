// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hybrid-allocation: vectors or regions are managed by nothing but the way the device was enabled. Right on these
 * headers; a note for whoever converts the driver.
 */
#include "rules/rule.h"

extern const struct rule rule_hybrid_allocation;

static void hybrid(const struct moment *m)
{
	const struct root *root = root_of(m->run);
	const struct fn *fn = program_site_fn(m->run->prog, m->site);
	const struct flow_insn *insn = program_site_insn(m->run->prog, m->site);
	bool regions = insn && program_call_effects(m->run->prog, fn, insn) & ACQUIRES_REGION;
	struct verdict v = { .site = m->site, .severity = 4, .regions = regions };

	v.end = "devres is responsible from here, by what the device is and not by name";
	v.end_site = m->site;
	v.message = textf(m->run->prog, "%s of %s are managed only because the device is",
			  regions ? "regions" : "IRQ vectors", device_name(m->run, m->site));
	if (regions) {
		v.effect = "right on these headers; on later ones nothing releases the regions (S4)";
		v.advice = root->sem.regions == REGIONS_REDIRECTED ?
				   "use pcim_request_region() or pcim_request_all_regions()" :
				   "these headers have no managed request; pcim_iomap_regions() requests and maps";
		v.document = "Documentation/driver-api/driver-model/devres.rst";
	} else {
		v.effect = "right on these headers; once pci_ functions manage no vectors, nothing frees them (S4)";
		v.advice = root->sem.model == MODEL_HYBRID_PCIM ? "use pcim_alloc_irq_vectors()" :
								  "pcim_alloc_irq_vectors() once the headers have it";
		v.document = "Documentation/PCI/msi-howto.rst";
	}
	report(&rule_hybrid_allocation, m, &v);
}

const struct rule rule_hybrid_allocation = {
	.info = {
		.id = "hybrid-allocation",
		.level = 3,
		.summary = "vectors or regions are managed implicitly, because the device is: what to write instead",
	},
	.hybrid = hybrid,
};
