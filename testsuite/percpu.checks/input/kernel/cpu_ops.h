/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No include guard: read as often as it is asked for, as a machine's own operations. */
#undef this_cpu_read
#undef raw_cpu_add
#define this_cpu_read(pcp)						\
({									\
	__verify_pcpu_ptr(&(pcp));					\
	typeof(pcp) *there__ = raw_cpu_ptr(&(pcp)), copy__ = *there__;	\
	copy__;								\
})
#define raw_cpu_add(pcp, val)						\
do {									\
	typeof(pcp) sum__ = *raw_cpu_ptr(&(pcp)) + (val);		\
	raw_cpu_write(pcp, sum__);					\
} while (0)
