/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no directive at all */
int x;
