/* SPDX-License-Identifier: GPL-2.0-or-later */
#define NAME symbol
	.data
	.globl NAME
NAME:	.long 1
	.section .note.GNU-stack,"",%progbits
