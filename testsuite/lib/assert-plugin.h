/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Included in front of every test source: proof that the plugin is loaded and
 * has the offset model that the test asked for, or that it is not loaded.
 * The harness defines PERCPU_TEST_PLUGIN as 1 (loaded) or 0 (not loaded, or
 * told to "disable") and PERCPU_TEST_MODEL_X for the model X.
 */

#ifndef PERCPU_TEST_PLUGIN
# error "harness: PERCPU_TEST_PLUGIN is not defined"
#endif

#if PERCPU_TEST_PLUGIN
# ifndef __PERCPU_PLUGIN__
#  error "harness: the plugin is not loaded"
# elif __PERCPU_PLUGIN__ + 0 < 1
#  error "harness: __PERCPU_PLUGIN__ is no version number"
# endif
# if defined __PERCPU_OFFSET_NONE__ + defined __PERCPU_OFFSET_TABLE__ + defined __PERCPU_OFFSET_BASE__ != 1
#  error "harness: not exactly one offset model"
# endif
# if defined PERCPU_TEST_MODEL_none && !defined __PERCPU_OFFSET_NONE__
#  error "harness: the offset model is not none"
# endif
# if defined PERCPU_TEST_MODEL_table && !defined __PERCPU_OFFSET_TABLE__
#  error "harness: the offset model is not table"
# endif
# if defined PERCPU_TEST_MODEL_base && !defined __PERCPU_OFFSET_BASE__
#  error "harness: the offset model is not base"
# endif
#else
# if defined __PERCPU_PLUGIN__ || defined __PERCPU_OFFSET_NONE__ \
     || defined __PERCPU_OFFSET_TABLE__ || defined __PERCPU_OFFSET_BASE__
#  error "harness: the plugin is loaded"
# endif
#endif
