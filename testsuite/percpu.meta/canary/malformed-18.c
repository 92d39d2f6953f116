/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do compile } */
/* { dg-levels "-O0" } */
/* { dg-levels "-O1" } */
int x;
