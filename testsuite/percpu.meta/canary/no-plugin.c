/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do compile } */
/* { dg-plugin "disable" } */
#undef PERCPU_TEST_PLUGIN
#define PERCPU_TEST_PLUGIN 1
#include "assert-plugin.h"
