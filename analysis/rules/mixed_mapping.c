// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mixed-mapping: a BAR mapped by a managed function and unmapped by one that devres does not hear of, or the reverse.
 * An address says which call it came from, whatever way it took.
 */
#include "rules/rule.h"

extern const struct rule rule_mixed_mapping;

#define AGAIN \
	"devres unmaps it again at driver detach: \"bad address\" with a stack trace, or another mapping is lost (S1)"

/* Of a mapping that devres undoes, by a function devres does not know. */
static void managed(const struct moment *m, struct verdict *v)
{
	v->severity = 1;
	v->end = "unmapped here; devres unmaps the address again at driver detach";
	v->effect = AGAIN;
	v->advice = m->family == FAMILY_DEVM ? "drop the call, or use devm_iounmap()" :
					       "drop the call: devres undoes the mapping; pcim_iounmap() undoes it now";
}

/* Of a mapping that devres undoes, by a function that looks for another kind of entry on the list. */
static void other_entry(const struct moment *m, int family, struct verdict *v)
{
	const struct semantics *sem = &root_of(m->run)->sem;
	bool unmaps = family == FAMILY_PCIM ? sem->regions == REGIONS_INPLACE : !sem->devm_free_checks;

	v->severity = unmaps ? 1 : family == FAMILY_PCIM ? 4 : 2;
	v->end = unmaps ? "unmapped here; devres unmaps the address again at driver detach" :
			  "not found among entries of its kind on the devres list";
	v->effect = unmaps		  ? AGAIN :
		    family == FAMILY_PCIM ? "the call does nothing, the BAR stays mapped until driver detach (S4)" :
					    "the call complains, the BAR stays mapped until driver detach (S2)";
	v->advice = "drop the call, or use the function of the same family";
}

/* Of a mapping that devres does not know. */
static void unmanaged(const struct moment *m, int family, struct verdict *v)
{
	const struct semantics *sem = &root_of(m->run)->sem;
	bool stays = family == FAMILY_PCIM ? sem->regions != REGIONS_INPLACE : sem->devm_free_checks;

	v->severity = family == FAMILY_PCIM && stays ? 3 : 2;
	v->end = stays ? "not found on the devres list: the BAR stays mapped" : "not found on the devres list";
	v->effect = v->severity == 3 ? "the call does nothing, the BAR stays mapped for good (S3)" :
		    stays	     ? "the call complains, the BAR stays mapped for good (S2)" :
				       "unmapped, but the call complains with a stack trace (S2)";
	v->advice = m->family == FAMILY_PCI ? "use pci_iounmap()" : "use iounmap()";
}

static void unmapped(const struct moment *m, int family)
{
	struct verdict v = { .site = m->site, .end_site = m->site, .mapped = m->map_site };
	bool by_devres = m->family == FAMILY_PCIM || m->family == FAMILY_DEVM;

	if (by_devres && (family == FAMILY_PCI || family == FAMILY_IO)) {
		managed(m, &v);
	} else if (!by_devres && (family == FAMILY_PCIM || family == FAMILY_DEVM)) {
		unmanaged(m, family, &v);
	} else if (by_devres && m->family != family) {
		other_entry(m, family, &v);
	} else if (m->family == FAMILY_PCIM && family == FAMILY_PCIM && m->with_region &&
		   root_of(m->run)->sem.regions != REGIONS_INPLACE) {
		v.severity = 4;
		v.end = "not found: the mapping came with its region";
		v.effect = "the call does nothing, the BAR stays mapped until driver detach (S4)";
		v.advice = root_of(m->run)->sem.regions == REGIONS_UNMANAGED ? "use pcim_iounmap_region()" :
									       "drop the call";
	} else {
		return;
	}
	v.message = textf(m->run->prog, "what %s() mapped is unmapped by %s()", site_callee(m->run, m->map_site),
			  site_callee(m->run, m->site));
	v.document = family == FAMILY_DEVM || m->family == FAMILY_DEVM ? "lib/devres.c: devm_iounmap()" :
									 "drivers/pci/devres.c: pcim_iounmap()";
	report(&rule_mixed_mapping, m, &v);
}

const struct rule rule_mixed_mapping = {
	.info = {
		.id = "mixed-mapping",
		.level = 1,
		.summary = "a managed mapping is undone by an unmanaged function, or the reverse",
	},
	.about = ABOUT_REGIONS,
	.unmapped = unmapped,
};
