/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What [percpu-cpus] sees of Linux' module parameters. */
#ifndef CPUS_PARAMETER_H
#define CPUS_PARAMETER_H

struct kernel_param;
struct kernel_param_ops {
	unsigned int flags;
	int (*set) (const char *, const struct kernel_param *);
	int (*get) (char *, const struct kernel_param *);
};
struct kparam_string;
struct kernel_param {
	const char *name;
	void *mod;
	const struct kernel_param_ops *ops;
	const unsigned short perm;
	signed char level;
	unsigned char flags;
	union {
		void *arg;
		const struct kparam_string *str;
	};
};
extern const struct kernel_param_ops param_ops_byte, param_ops_short, param_ops_int,
	param_ops_uint, param_ops_long;
int param_set_int (const char *, const struct kernel_param *);
int param_get_int (char *, const struct kernel_param *);

#define module_param_cb(name, ops, arg, perm)				\
	static const char __param_str_##name[] = #name;			\
	static const struct kernel_param __param_##name			\
	__attribute__ ((used, section ("__param")))			\
	= { __param_str_##name, NULL, ops, perm, -1, 0, { arg } }
#define module_param_named(name, value, type, perm)			\
	static inline __typeof__ (value) __attribute__ ((unused))	\
	*__check_##name (void) { return &(value); }			\
	module_param_cb (name, &param_ops_##type, &value, perm)
#define module_param(name, type, perm) module_param_named (name, name, type, perm)

#endif
