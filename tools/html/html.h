/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * html.h - findings as one self-contained page for a browser
 *
 * Everything in a log and in a source file is somebody else's text: it is escaped, and the page's policy lets a browser
 * run nothing but the page's own script and load nothing at all.
 */
#ifndef TOOLS_HTML_HTML_H
#define TOOLS_HTML_HTML_H

#include <stddef.h>

struct old_log; /* sarif.h */

/*
 * Folders of the kernel's source, NULL for none. Of a file whose name in the log stays inside such a folder, links
 * followed, the lines along a path are shown.
 */
struct html_sources {
	const char *now, *before; /* for what is found, and for what is there no longer */
	const char *behind;	  /* where links in them may lead, too */
};

/* The results of LOG, those it calls absent among them, as a page. Free it. */
char *html_format(const struct old_log *log, const struct html_sources *sources, size_t *size);

#endif
