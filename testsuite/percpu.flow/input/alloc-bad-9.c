/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Freed while others can still reach it, made when they already can. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>

struct meadow {
	struct net_device *dev;
	u64 __percpu *grass;
	u64 __percpu *hay;
};

static u64 meadow_of(struct meadow *m, int cpu)
{
	return *per_cpu_ptr(m->grass, cpu);
}

static void meadow_stats(struct net_device *dev, struct rtnl_link_stats64 *sum)
{
	struct meadow *m = netdev_priv(dev);
	int cpu;

	for_each_possible_cpu(cpu) {
		sum->rx_packets += meadow_of(m, cpu);
		sum->tx_packets += *per_cpu_ptr(m->hay, cpu);
	}
}

static const struct net_device_ops meadow_ops = {
	.ndo_get_stats64 = meadow_stats,
};

void meadow_remove(struct net_device *dev)
{
	struct meadow *m = netdev_priv(dev);

	free_percpu(m->grass);				/* EXPECT percpu-alloc */
	unregister_netdev(dev);
	free_percpu(m->hay);
	free_netdev(dev);
}

/* By the object's own pointer to the device. */
void meadow_delete(struct meadow *m)
{
	u64 __percpu *hay = m->hay;

	free_percpu(hay);				/* EXPECT percpu-alloc */
	unregister_netdevice(m->dev);
}

int meadow_add(struct net_device *dev)
{
	struct meadow *m = netdev_priv(dev);
	int err;

	dev->netdev_ops = &meadow_ops;
	m->dev = dev;
	m->hay = alloc_percpu(u64);
	if (!m->hay)
		return -ENOMEM;
	err = register_netdev(dev);
	if (err)
		free_percpu(m->hay);
	return err;
}

/* On an error, when it is registered already. */
int meadow_start(struct net_device *dev)
{
	struct meadow *m = netdev_priv(dev);
	int err = register_netdev(dev);

	if (err)
		return err;
	m->grass = alloc_percpu(u64);			/* EXPECT percpu-alloc */
	if (!m->grass)
		unregister_netdev(dev);
	return 0;
}

struct silo {
	struct device dev;
	u64 __percpu *grain;
};

static ssize_t grain_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct silo *s = container_of(dev, struct silo, dev);
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += *per_cpu_ptr(s->grain, cpu);
	return sysfs_emit(buf, "%llu\n", sum);
}
static DEVICE_ATTR_RO(grain);

static struct attribute *silo_attrs[] = { &dev_attr_grain.attr, NULL };
ATTRIBUTE_GROUPS(silo);
const struct device_type silo_type = { .groups = silo_groups };

int silo_add(struct silo *s)
{
	int err = device_add(&s->dev);

	if (err)
		return err;
	s->grain = alloc_percpu(u64);			/* EXPECT percpu-alloc */
	if (!s->grain) {
		device_del(&s->dev);
		return -ENOMEM;
	}
	return 0;
}

void silo_remove(struct silo *s)
{
	free_percpu(s->grain);				/* EXPECT percpu-alloc */
	device_unregister(&s->dev);
}
