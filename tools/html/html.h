/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * html.h - findings as one self-contained page for a browser
 *
 * Everything in a log and in a source file is somebody else's text: it is escaped, and the page's policy lets a browser run
 * nothing but the page's own script and load nothing at all.
 */
#ifndef TOOLS_HTML_HTML_H
#define TOOLS_HTML_HTML_H

#include <stddef.h>

struct old_log; /* sarif.h */

/*
 * The results of LOG, those it calls absent among them. The page shows the lines of source along each path when SOURCE, the
 * kernel's source folder, is not NULL: of files whose names in the log stay inside that folder. Free it.
 */
char *html_format(const struct old_log *log, const char *source, size_t *size);

#endif
