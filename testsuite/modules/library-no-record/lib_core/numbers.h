/* SPDX-License-Identifier: GPL-2.0-or-later */
struct lib;

void lib_numbers(struct lib *lib);
