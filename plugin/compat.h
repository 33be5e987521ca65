/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * compat.h - every GCC header this room needs, in an order that stands in GCC 12 to 16, and what changed between them.
 *
 * Beside it only compat-diagnostic.h may ask for a GCC version: nearly all that moves from release to release is the
 * diagnostics interface. Headers are named the way plugins outside the GCC tree must: the small tree-*.h files do not
 * stand alone, so backend.h, tree.h, gimple.h and ssa.h come first.
 */
#ifndef PCIDEVRES_PLUGIN_COMPAT_H
#define PCIDEVRES_PLUGIN_COMPAT_H

#include "gcc-plugin.h"
#include "plugin-version.h"
#include "backend.h"
#include "tree.h"
#include "gimple.h"
#include "ssa.h"
#include "tree-pass.h"
#include "cgraph.h"
#include "gimple-iterator.h"
#include "tree-cfg.h"
#include "tree-dfa.h"
#include "stringpool.h"
#include "attribs.h"
#include "fold-const.h"
#include "options.h"
#include "opts.h"
#include "context.h"
#include "toplev.h"
#include "langhooks.h"
#include "diagnostic-core.h"
#include "diagnostic.h"
#include "varasm.h"
#include "output.h"
#include "internal-fn.h"
#include "cpplib.h"

/* The plugin's own number: 12000 for GCC 12, as the kernel's gcc-common.h has it. */
#ifndef BUILDING_GCC_VERSION
#include "bversion.h"
#endif

/* While it is set, a diagnostic that no -W option owns becomes an error; the field went private in GCC 14. */
#if BUILDING_GCC_VERSION >= 14000
static inline bool compat_swap_werror(bool value)
{
	bool old = global_dc->warning_as_error_requested_p();

	global_dc->set_warning_as_error_requested(value);
	return old;
}
#else
static inline bool compat_swap_werror(bool value)
{
	bool old = global_dc->warning_as_error_requested;

	global_dc->warning_as_error_requested = value;
	return old;
}
#endif

/* Whether a plugin can hear of an internal error before it is printed; later the fields are private. */
#if BUILDING_GCC_VERSION < 14000
#define COMPAT_ICE_HOOK 1
typedef void (*compat_ice_hook)(diagnostic_context *, const char *, va_list *);
#else
#define COMPAT_ICE_HOOK 0
#endif

#endif
