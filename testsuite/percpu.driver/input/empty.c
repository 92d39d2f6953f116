/* SPDX-License-Identifier: GPL-2.0-or-later */
int percpu_driver_input;
