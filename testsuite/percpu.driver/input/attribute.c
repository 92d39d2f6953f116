/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The attribute written out, as a header would.  */
__attribute__ ((percpu ("define", ".data.percpu"))) int counter = 3;
