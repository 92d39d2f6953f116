/* SPDX-License-Identifier: GPL-2.0-or-later */
__attribute__ ((percpu)) int no_argument;
__attribute__ ((percpu (3))) int number;
__attribute__ ((percpu ("nonsense"))) int unknown_kind;
__attribute__ ((percpu ("define", 4))) int bad_section;
__attribute__ ((percpu ("define", ".data.percpu", 1))) int too_many;
