/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do compile } */
/* dg-error "1:x" "y" */
int x;
