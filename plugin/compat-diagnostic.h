/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * compat-diagnostic.h - diagnostics with a path and metadata, the same in GCC 12 to 16: their headers, classes and
 *                       printers move with nearly every release. Before any other header of GCC.
 */
#ifndef PCIDEVRES_PLUGIN_COMPAT_DIAGNOSTIC_H
#define PCIDEVRES_PLUGIN_COMPAT_DIAGNOSTIC_H

#define INCLUDE_VECTOR /* GCC 16's metadata wants it, and before system.h */
#include "compat.h"

#if BUILDING_GCC_VERSION >= 14000
#include "rich-location.h"
#endif
#include "gcc-rich-location.h"
#if BUILDING_GCC_VERSION >= 16000
#include "diagnostics/metadata.h"
#else
#include "diagnostic-metadata.h"
#endif
#if BUILDING_GCC_VERSION >= 15000
#include "simple-diagnostic-path.h"
#else
#include "diagnostic-path.h"
#endif

#if BUILDING_GCC_VERSION >= 16000
typedef diagnostics::metadata finding_metadata;
static const tree_logical_location_manager function_namer = {};
#else
typedef diagnostic_metadata finding_metadata;
#endif

#if BUILDING_GCC_VERSION < 15000
/* Up to GCC 14 events are formatted with the printer in use, which still has the prefix of the diagnostic before. */
static pretty_printer *event_printer(void)
{
	pp_set_prefix(global_dc->printer, NULL);
	return global_dc->printer;
}
#endif

/* The constructor wants the printer that events are formatted with, and lately who names functions. */
class finding_path : public simple_diagnostic_path
{
      public:
#if BUILDING_GCC_VERSION >= 16000
	finding_path() : simple_diagnostic_path(function_namer, global_dc->get_reference_printer())
	{
	}
#elif BUILDING_GCC_VERSION >= 15000
	finding_path() : simple_diagnostic_path(global_dc->get_reference_printer())
	{
	}
#else
	finding_path() : simple_diagnostic_path(event_printer())
	{
	}
#endif
};

#endif
