// SPDX-License-Identifier: GPL-2.0-or-later
/* semantics.c - what the headers of a module mean; probed, never a version number. */
#include <string.h>

#include "device/device.h"
#include "pcidevres/api.h"

static const char *const model_names[] = { "auto", "hybrid", "hybrid+pcim", "split" };

bool vector_model_parse(const char *text, enum vector_model *model)
{
	unsigned int i;

	for (i = 0; i < sizeof(model_names) / sizeof(model_names[0]); i++) {
		if (!strcmp(text, model_names[i])) {
			*model = i;
			return true;
		}
	}
	return false;
}

const char *vector_model_name(enum vector_model model)
{
	return model_names[model];
}

/* the first unit of the module that sees the whole of struct pci_dev */
static const struct flow_unit *telling_unit(const struct module *module)
{
	size_t i;

	for (i = 0; i < module->nunits; i++)
		if (flow_probe_value(module->units[i]->flow, "field:pci_dev.dev", -1) >= 0)
			return module->units[i]->flow;
	return module->units[0]->flow;
}

void semantics_of(struct program *prog, const struct module *module, struct semantics *sem)
{
	const struct flow_unit *unit = telling_unit(module);
	const struct api_table *api = prog->options.api;
	bool api_there = api_holds(api, unit, "managed-vector-api"), hybrid = api_holds(api, unit, "vector-hybrid");

	sem->model = prog->options.model;
	if (sem->model == MODEL_AUTO)
		sem->model = !api_there ? MODEL_HYBRID : hybrid ? MODEL_HYBRID_PCIM : MODEL_SPLIT;
	sem->counted_enable = api_holds(api, unit, "counted-enable");
	sem->per_device_domain = api_holds(api, unit, "per-device-msi-domain");
	sem->msi = api_holds(api, unit, "msi");
	sem->regions = api_holds(api, unit, "region-unmanaged")	 ? REGIONS_UNMANAGED :
		       api_holds(api, unit, "region-redirected") ? REGIONS_REDIRECTED :
								   REGIONS_INPLACE;
	sem->mwi_needs_enable = api_holds(api, unit, "mwi-needs-enable");
	sem->devm_free_checks = api_holds(api, unit, "devm-free-irq-checks");
	sem->driver_data = flow_probe_value(unit, "field:device.driver_data", -1);
	sem->dev = flow_probe_value(unit, "field:pci_dev.dev", -1);
	sem->msi_cap = flow_probe_value(unit, "field:pci_dev.msi_cap", -1);
	sem->msix_cap = flow_probe_value(unit, "field:pci_dev.msix_cap", -1);
	sem->enable_cnt = flow_probe_value(unit, "field:pci_dev.enable_cnt", -1);
	sem->irq = flow_probe_value(unit, "field:pci_dev.irq", -1);
	sem->msi_enabled = flow_probe_value(unit, "field:pci_dev.msi_enabled", -1);
	sem->msix_enabled = flow_probe_value(unit, "field:pci_dev.msix_enabled", -1);
	sem->is_virtfn = flow_probe_value(unit, "field:pci_dev.is_virtfn", -1);
	sem->is_managed = flow_probe_value(unit, "field:pci_dev.is_managed", -1);
}
