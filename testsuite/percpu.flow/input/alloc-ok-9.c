/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Others reach the object, but its memory is there as long as they do. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>

struct pasture {
	struct net_device *dev, *twin;
	u64 __percpu *grass;
	u64 __percpu *hay;
	u64 __percpu *moss;
	u64 __percpu *mud;
	struct cpumask wet;
	bool open;
};

static void pasture_stats(struct net_device *dev, struct rtnl_link_stats64 *sum)
{
	struct pasture *p = netdev_priv(dev);
	int cpu;

	for_each_possible_cpu(cpu)
		sum->rx_packets += *per_cpu_ptr(p->grass, cpu);
	for_each_cpu(cpu, &p->wet)
		sum->rx_bytes += *per_cpu_ptr(p->mud, cpu);
	if (!p->hay)
		return;
	for_each_possible_cpu(cpu)
		sum->tx_packets += *per_cpu_ptr(p->hay, cpu);
	if (!READ_ONCE(p->open))
		return;
	for_each_possible_cpu(cpu)
		sum->tx_bytes += *per_cpu_ptr(p->moss, cpu);
}

static const struct net_device_ops pasture_ops = {
	.ndo_get_stats64 = pasture_stats,
};

int pasture_add(struct net_device *dev)
{
	struct pasture *p = netdev_priv(dev);
	int err;

	dev->netdev_ops = &pasture_ops;
	p->grass = alloc_percpu(u64);
	if (!p->grass)
		return -ENOMEM;
	err = register_netdev(dev);
	if (err) {
		free_percpu(p->grass);
		return err;
	}
	p->hay = alloc_percpu(u64);		/* tested */
	p->moss = alloc_percpu(u64);		/* not read before */
	WRITE_ONCE(p->open, p->moss != NULL);
	return 0;
}

/* Closed before, or tested, or freed when it is gone. */
void pasture_remove(struct net_device *dev)
{
	struct pasture *p = netdev_priv(dev);
	u64 __percpu *hay = p->hay;

	WRITE_ONCE(p->open, false);
	cpumask_clear(&p->wet);
	synchronize_net();
	free_percpu(p->moss);
	free_percpu(p->mud);
	p->hay = NULL;
	synchronize_net();
	free_percpu(hay);
	unregister_netdev(dev);
	free_percpu(p->grass);
	free_netdev(dev);
}

/* Gone before; the other device goes on with its own. */
void pasture_remove_twin(struct pasture *p)
{
	unregister_netdev(p->dev);
	free_percpu(p->grass);
	unregister_netdev(p->twin);
}

/* Only the device of somebody else goes. */
void pasture_cut(struct pasture *p, struct net_device *other)
{
	free_percpu(p->grass);
	p->grass = NULL;
	unregister_netdev(other);
}

struct granary {
	struct device dev;
	u64 __percpu *grain;
	u64 __percpu *mice;
};

static u64 granary_sum(u64 __percpu *counts)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += *per_cpu_ptr(counts, cpu);
	return sum;
}

static ssize_t grain_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct granary *g = container_of(dev, struct granary, dev);

	return sysfs_emit(buf, "%llu\n", granary_sum(g->grain));
}
static DEVICE_ATTR_RO(grain);

static ssize_t mice_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct granary *g = container_of(dev, struct granary, dev);

	return sysfs_emit(buf, "%llu\n", granary_sum(g->mice));
}
static DEVICE_ATTR_RO(mice);

static struct attribute *granary_attrs[] = { &dev_attr_grain.attr, NULL };
ATTRIBUTE_GROUPS(granary);
const struct device_type granary_type = { .groups = granary_groups };

int granary_add(struct granary *g)
{
	int err;

	g->grain = alloc_percpu(u64);
	if (!g->grain)
		return -ENOMEM;
	err = device_add(&g->dev);
	if (err) {
		free_percpu(g->grain);
		return err;
	}
	/* The file is made only now. */
	g->mice = alloc_percpu(u64);
	if (!g->mice || device_create_file(&g->dev, &dev_attr_mice)) {
		device_del(&g->dev);
		free_percpu(g->mice);
		free_percpu(g->grain);
		return -ENOMEM;
	}
	return 0;
}

void granary_remove(struct granary *g)
{
	device_remove_file(&g->dev, &dev_attr_mice);
	free_percpu(g->mice);
	device_del(&g->dev);
	free_percpu(g->grain);
	put_device(&g->dev);
}
