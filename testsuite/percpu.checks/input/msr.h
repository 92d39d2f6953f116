/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Registers of a CPU, in the forms of arch/x86/include/asm/msr.h.  */
typedef unsigned int u32;
typedef unsigned long long u64;

u64 paravirt_read_msr (u32 msr);
u64 native_read_msr_safe (u32 msr, int *err);
void native_write_msr (u32 msr, u32 low, u32 high);
int native_write_msr_safe (u32 msr, u32 low, u32 high);

#define rdmsrl(msr, val) ((val) = paravirt_read_msr (msr))

static inline void wrmsrl (u32 msr, u64 val)
{
	native_write_msr (msr, (u32) val, (u32) (val >> 32));
}

static inline int rdmsrl_safe (u32 msr, u64 *p)
{
	int err;

	*p = native_read_msr_safe (msr, &err);
	return err;
}

static inline int wrmsrl_safe (u32 msr, u64 val)
{
	return native_write_msr_safe (msr, (u32) val, (u32) (val >> 32));
}
