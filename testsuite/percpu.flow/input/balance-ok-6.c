/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Held only when it worked: success, a pointer, an error's number, true. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct port {
	int state;
	bool busy;
	u64 bytes;
};

static DEFINE_PER_CPU(struct port, port);

int port_claim(int state)
{
	preempt_disable();
	if (__this_cpu_read(port.state) != state) {
		preempt_enable();
		return -EBUSY;
	}
	return 0;
}

void port_release(void)
{
	preempt_enable();
}

int port_write(int state, u64 n)
{
	int ret = port_claim(state);

	if (ret)
		return ret;
	__this_cpu_add(port.bytes, n);
	port_release();
	return 0;
}

int port_write_often(int state, u64 n)
{
	int ret;

	while (n--) {
		ret = port_claim(state);
		if (ret < 0)
			goto out;
		__this_cpu_inc(port.bytes);
		port_release();
	}
	ret = 0;
out:
	return ret;
}

struct port *port_lookup(int state)
{
	struct port *p = get_cpu_ptr(&port);

	if (p->state == state)
		return p;
	put_cpu_ptr(&port);
	return NULL;
}

u64 port_bytes(int state)
{
	struct port *p = port_lookup(state);
	u64 n;

	if (!p)
		return 0;
	n = p->bytes;
	put_cpu_ptr(&port);
	return n;
}

struct port *port_lookup_err(int state)
{
	struct port *p;

	if (state < 0)
		return ERR_PTR(-EINVAL);
	p = get_cpu_ptr(&port);
	if (p->busy) {
		put_cpu_ptr(&port);
		return ERR_PTR(-EBUSY);
	}
	return p;
}

int port_mark(int state)
{
	struct port *p = port_lookup_err(state);

	if (IS_ERR(p))
		return PTR_ERR(p);
	p->busy = true;
	put_cpu_ptr(&port);
	return 0;
}

static bool port_enter(void)
{
	preempt_disable();
	if (!__this_cpu_read(port.busy)) {
		__this_cpu_write(port.busy, true);
		return true;
	}
	preempt_enable();
	return false;
}

void port_once(u64 n)
{
	if (!port_enter())
		return;
	__this_cpu_add(port.bytes, n);
	__this_cpu_write(port.busy, false);
	preempt_enable();
}

bool port_once_or_not(u64 n)
{
	bool entered = port_enter();

	if (entered) {
		__this_cpu_add(port.bytes, n);
		__this_cpu_write(port.busy, false);
		port_release();
	}
	return entered;
}

/* Nonzero is the CPU's number and one: held. */
static int port_cpu(int state)
{
	int cpu = get_cpu();

	if (per_cpu(port, cpu).state == state)
		return cpu + 1;
	put_cpu();
	return 0;
}

int port_probe(int state)
{
	int n = port_cpu(state);

	if (n > 0) {
		pr_debug("%d\n", n - 1);
		put_cpu();
	}
	return n;
}

/* The pointer is what the caller asked for, through an argument. */
static int port_find(int state, struct port **out)
{
	*out = get_cpu_ptr(&port);
	if ((*out)->state == state)
		return 0;
	put_cpu_ptr(&port);
	*out = NULL;
	return -ENOENT;
}

u64 port_found(int state)
{
	struct port *p;
	u64 n = 0;

	if (port_find(state, &p) == 0) {
		n = p->bytes;
		put_cpu_ptr(&port);
	}
	return n;
}

MODULE_LICENSE("GPL");
