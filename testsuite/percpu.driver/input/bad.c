/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <percpu.h>
static DEFINE_PER_CPU (int, counter) = 3;
