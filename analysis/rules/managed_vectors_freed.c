// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * managed-vectors-freed: vectors that devres is responsible for are freed by hand, for good.
 *
 * The driver core frees them again at driver detach. On today's kernels that second release finds nothing to do
 * (drivers/pci/msi/msi.c:pcim_msi_release), but Documentation/PCI/msi-howto.rst asks drivers of managed devices not to
 * call the function, and the split of the API will make the pair wrong.
 */
#include "rules/rule.h"

extern const struct rule rule_managed_vectors_freed;

#define EFFECT \
	"on these headers the second release finds nothing to free: redundant, and against the documented contract (S4)"
#define DOCUMENT "Documentation/PCI/msi-howto.rst"

/* The driver's action is older than the allocation, so devres comes first: the action frees what is gone. */
static void freed_again(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 4, .effect = EFFECT, .document = DOCUMENT };

	v.message = textf(m->run->prog, "IRQ vectors of %s freed by %s() after devres has freed them",
			  device_name(m->run, v.site), site_callee(m->run, v.site));
	v.end = "vectors freed here a second time";
	v.end_site = m->site;
	v.advice = "drop the devres action: devres frees the vectors itself";
	report(&rule_managed_vectors_freed, m, &v);
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->freed_site, .severity = 4 };

	if (!dev->freed_site)
		return;
	v.message = textf(m->run->prog, "IRQ vectors of %s freed by %s() although devres is responsible for them",
			  device_name(m->run, v.site), site_callee(m->run, v.site));
	v.end = dev->failed_probe ? "driver detach after the failed probe: devres frees the vectors again" :
				    "driver detach: devres frees the vectors again";
	v.end_site = m->site;
	v.effect = EFFECT;
	v.advice = "drop the call: devres frees the vectors after the handlers installed on them";
	v.document = DOCUMENT;
	report(&rule_managed_vectors_freed, m, &v);
}

const struct rule rule_managed_vectors_freed = {
	.info = {
		.id = "managed-vectors-freed",
		.level = 1,
		.summary = "IRQ vectors that devres is responsible for are freed explicitly, for good",
	},
	.freed_again = freed_again,
	.detached = detached,
};
