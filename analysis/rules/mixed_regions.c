// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mixed-regions: BARs requested in one way and released in another, by the semantics of the headers. Up to 6.10 devres
 * keeps a mask of BARs, from 6.11 to 6.15 the pci_ functions are the pcim_ ones on a managed device, from 6.16 on they
 * are never managed.
 */
#include "rules/rule.h"

extern const struct rule rule_mixed_regions;

#define DOUBLE \
	"the second release frees nothing, \"Trying to free nonexistent resource\", or what somebody else requested (S2)"
#define BUSY "the regions stay busy: the next bind fails with -EBUSY (S2)"
#define DOCUMENT "drivers/pci/devres.c: pcim_request_region()"

static bool redirected(const struct moment *m)
{
	return root_of(m->run)->sem.regions == REGIONS_REDIRECTED && m->dev->managed;
}

/* What devres releases as well is released by hand. */
static void twice(const struct moment *m, bool is_no_op)
{
	struct verdict v = { .site = m->site, .severity = is_no_op ? 4 : 2, .regions = true };
	const char *by = site_callee(m->run, m->region->site), *name = site_callee(m->run, m->site);

	v.message = textf(m->run->prog, "regions of %s requested by %s() are released by %s()",
			  device_name(m->run, m->site), by, name);
	v.end = is_no_op ? "this call does not find them: they stay requested until driver detach" :
			   "released here; devres releases them again at driver detach";
	v.end_site = m->site;
	v.effect = is_no_op ? "on these headers the call does nothing (S4)" : DOUBLE;
	v.advice = textf(m->run->prog, "drop the call: devres releases what %s() requested", by);
	v.document = DOCUMENT;
	report(&rule_mixed_regions, m, &v);
}

/* Requested before the device was managed: on a managed device the release looks for another request. */
static void not_found(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .regions = true, .effect = BUSY };

	v.message = textf(m->run->prog,
			  "%s() does not find the regions of %s: they were requested before the device was managed",
			  site_callee(m->run, m->site), device_name(m->run, m->site));
	v.end = "on a managed device this releases what pcim_ functions requested: nothing";
	v.end_site = m->site;
	v.advice = "call pcim_enable_device() first";
	v.document = "drivers/pci/pci.c: pci_release_region()";
	report(&rule_mixed_regions, m, &v);
}

static void released(const struct moment *m)
{
	if (unsure(m->dev))
		return;
	switch (m->region->owner) {
	case REGION_UNMANAGED:
		if (redirected(m))
			not_found(m);
		break;
	case REGION_MANAGED:
		if (!redirected(m))
			twice(m, false);
		break;
	case REGION_MAPPED:
		if (root_of(m->run)->sem.regions != REGIONS_INPLACE)
			twice(m, redirected(m));
		break;
	}
}

/* A helper that is called for one BAR after the other: what it asks of each is not told apart. */
static bool released_here(const struct moment *m)
{
	const struct trace *t;

	for (t = m->st->trace; t; t = t->up)
		if (t->kind == TRACE_REGION_FREED && t->site == m->site)
			return true;
	return false;
}

static void not_held(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .regions = true };

	/* as with handlers: after what failed at run time drivers do not keep count */
	if (unsure(m->dev) || redirected(m) || m->dev->broken || (m->st->guessed & GUESSED_WAY) ||
	    m->dev->phase == PHASE_RUNTIME || (!m->all_regions && released_here(m)))
		return;
	v.message = textf(m->run->prog, "%s() releases regions that are not requested on this path",
			  site_callee(m->run, m->site));
	v.end = "released here, nothing is requested";
	v.end_site = m->site;
	v.effect = "\"Trying to free nonexistent resource\", or somebody else's region of the same range is free (S2)";
	v.advice = "release regions only where the request succeeded";
	v.document = "kernel/resource.c: __release_region()";
	report(&rule_mixed_regions, m, &v);
}

static void left(const struct moment *m, const struct region *r)
{
	struct verdict v = { .site = r->site, .severity = 2, .regions = true, .effect = BUSY };

	v.message = textf(m->run->prog,
			  "regions of %s requested by %s() are never released: only pcim_ requests are managed",
			  device_name(m->run, r->site), site_callee(m->run, r->site));
	v.end = nothing_does(m, "releases the regions");
	v.end_site = m->site;
	v.advice = "use pcim_request_region() or pcim_request_all_regions(), or release them on this path";
	v.document = DOCUMENT;
	report(&rule_mixed_regions, m, &v);
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->region_site, .severity = 4, .regions = true };
	uint32_t i;

	for (i = 0; i < dev->nregions && !unsure(dev) && !dev->region_lost && !dev->broken; i++)
		if (dev->regions[i].owner == REGION_UNMANAGED && !dev->regions[i].runtime && dev->managed_once &&
		    root_of(m->run)->sem.regions == REGIONS_UNMANAGED)
			left(m, &dev->regions[i]);
	if (!dev->region_site)
		return;
	v.message = textf(m->run->prog, "regions of %s released by %s() although devres is responsible for them",
			  device_name(m->run, v.site), site_callee(m->run, v.site));
	v.end = dev->failed_probe ? "driver detach after the failed probe: devres has nothing left to release" :
				    "driver detach: devres has nothing left to release";
	v.end_site = m->site;
	v.effect = "on these headers devres would have released them: redundant (S4)";
	v.advice = root_of(m->run)->sem.regions == REGIONS_REDIRECTED ?
			   "drop the call, and request with the pcim_ function: later kernels manage no other" :
			   "drop the call: devres releases the regions";
	v.document = "Documentation/driver-api/driver-model/devres.rst";
	report(&rule_mixed_regions, m, &v);
}

const struct rule rule_mixed_regions = {
	.info = {
		.id = "mixed-regions",
		.level = 1,
		.summary = "regions are requested in one way and released in another, by the semantics of the headers",
	},
	.about = ABOUT_REGIONS,
	.region_released = released,
	.region_not_held = not_held,
	.detached = detached,
};
