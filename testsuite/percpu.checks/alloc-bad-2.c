/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that others still use, already use, or free again; records that are forgotten.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/life-kernel.h"

/* ---- freed before the device is taken away ---- */

struct card {
	struct net_device *dev;
	struct stats *rx, *tx;
	int *slow;
};

static void card_sum (struct card *card, int cpu, struct rtnl_link_stats64 *sum)
{
	struct stats *s = per_cpu_ptr (card->rx, cpu);	/* { dg-message "@per_cpu_ptr:'card_stats' uses it here without a test" "use" } */

	sum->packets += s->packets;
}

static void card_stats (struct net_device *dev, struct rtnl_link_stats64 *sum)
{
	struct card *card = netdev_priv (dev);
	int cpu;

	for_each_possible_cpu (cpu)
		card_sum (card, cpu, sum);
	for_each_possible_cpu (cpu)
		sum->packets += per_cpu_ptr (card->tx, cpu)->packets;
}

static const struct net_device_ops card_ops = { .ndo_get_stats64 = card_stats };

void card_open (struct net_device *dev)
{
	dev->netdev_ops = &card_ops;
}

void card_remove (struct net_device *dev)
{
	struct card *card = netdev_priv (dev);

	free_percpu (card->rx);		/* { dg-error "@free_percpu:'card_stats' may still be called, and uses the per-CPU memory that 'free_percpu' frees here \\[percpu-alloc\\]" "freed" } */
	unregister_netdev (dev);	/* { dg-message "@unregister_netdev:only when 'unregister_netdev' has returned, it is not called any more" "until" } */
	free_percpu (card->tx);
	free_netdev (dev);
}

/* The object knows the device, and the free is on one path only.  */
void card_remove_some (struct card *card, int some)
{
	struct stats *tx = card->tx;

	if (some)
		free_percpu (tx);	/* { dg-error "@free_percpu:\\[percpu-alloc\\]" "some" } */
	unregister_netdevice (card->dev);
}

static int card_start (struct card *card)
{
	return set_up (card->dev->mtu);
}

/* An error path.  */
int card_probe (struct net_device *dev)
{
	struct card *card = netdev_priv (dev);
	int err;

	card->rx = alloc_percpu (struct stats);
	if (!card->rx)
		return -ENOMEM;
	err = register_netdev (dev);
	if (err)
		goto free;
	err = card_start (card);
	if (err)
		goto unregister;
	return 0;
unregister:
	free_percpu (card->rx);		/* { dg-error "@free_percpu:\\[percpu-alloc\\]" "error path" } */
	unregister_netdev (dev);
	return err;
free:
	free_percpu (card->rx);
	return err;
}

/* The kernel's own function reads that member.  */
static const struct net_device_ops plain_ops = { .ndo_get_stats64 = dev_get_tstats64 };

void plain_open (struct net_device *dev)
{
	dev->netdev_ops = &plain_ops;
}

void plain_remove (struct net_device *dev)
{
	free_percpu (dev->tstats);	/* { dg-error "@free_percpu:'dev_get_tstats64' may still be called.*\\[percpu-alloc\\]" "kernel's" } */
	unregister_netdev (dev);
}

/* ---- made when the device can be seen already ---- */

struct bus {
	int number;
	struct device dev;
	int *hits;
};

static long show_hits (struct device *dev, struct device_attribute *attr, char *text)
{
	struct bus *bus = container_of (dev, struct bus, dev);
	int cpu, sum = 0;

	for_each_possible_cpu (cpu)
		sum += *per_cpu_ptr (bus->hits, cpu);
	return print (text, "%d\n", sum);
}

static const struct device_attribute dev_attr_hits = { "hits", show_hits };
static const struct device_attribute *bus_attrs[] = { &dev_attr_hits, NULL };
static const struct attribute_group bus_group = { .attrs = bus_attrs };
static const struct attribute_group *bus_groups[] = { &bus_group, NULL };
struct class bus_class = { .name = "bus", .dev_groups = bus_groups };

static int *new_hits (struct device *parent)
{
	if (parent)
		return devm_alloc_percpu (parent, int);
	return alloc_percpu (int);
}

int bus_register (struct bus *bus, struct device *parent)
{
	int err = device_add (&bus->dev);	/* { dg-message "@device_add:it may be called from 'device_add' on" "given" } */

	if (err)
		return err;
	bus->hits = new_hits (parent);	/* { dg-error "19:'show_hits' may be called before, and uses the per-CPU memory that 'hits' gets only here \\[percpu-alloc\\]" "late" } */
	if (!bus->hits) {
		device_del (&bus->dev);
		return -ENOMEM;
	}
	return 0;
}

void bus_unregister (struct bus *bus)
{
	free_percpu (bus->hits);	/* { dg-error "@free_percpu:'show_hits' may still be called.*\\[percpu-alloc\\]" "attribute" } */
	device_unregister (&bus->dev);
}

/* ---- freed by the destructor, too ---- */

struct tunnel { struct stats *stats; int flags; };

static struct tunnel *tunnel_priv (const struct net_device *dev)
{
	return netdev_priv (dev);
}

static void tunnel_free (struct net_device *dev)
{
	struct tunnel *tunnel = tunnel_priv (dev);

	free_percpu (tunnel->stats);	/* { dg-message "@free_percpu:it is freed here" "again" } */
	free_percpu (dev->tstats);
}

static void tunnel_setup (struct net_device *dev)
{
	dev->mtu = 1400;
	dev->priv_destructor = tunnel_free;
}

static int tunnel_add (struct net_device *dev, int flags)
{
	struct tunnel *tunnel = tunnel_priv (dev);

	tunnel->stats = alloc_percpu (struct stats);
	if (!tunnel->stats)
		return -ENOMEM;
	if (set_up (flags)) {
		free_percpu (tunnel->stats);	/* { dg-error "@free_percpu:'free_percpu' frees per-CPU memory that 'tunnel_free' frees, too \\[percpu-alloc\\]" "added" } */
		return -EINVAL;
	}
	tunnel->flags = flags;
	return 0;
}

static int tunnel_newlink (struct net_device *dev)
{
	int err = register_netdevice (dev);	/* { dg-message "@register_netdevice:which is called when the device goes, and on some errors of 'register_netdevice'" "called" } */

	if (err)
		return err;
	err = tunnel_add (dev, dev->mtu);
	if (err)
		unregister_netdevice (dev);
	return err;
}

struct rtnl_link_ops tunnel_link_ops = { .setup = tunnel_setup, .newlink = tunnel_newlink };

int tunnel_create (const char *name)
{
	struct net_device *dev = alloc_netdev (sizeof (struct tunnel), name, 0, tunnel_setup);
	int err;

	if (!dev)
		return -ENOMEM;
	dev->tstats = alloc_percpu (struct stats);
	if (!dev->tstats) {
		free_netdev (dev);
		return -ENOMEM;
	}
	err = register_netdevice (dev);
	if (err) {
		free_percpu (dev->tstats);	/* { dg-error "@free_percpu:\\[percpu-alloc\\]" "created" } */
		free_netdev (dev);
	}
	return err;
}

/* ---- records ---- */

static void release_stats (struct device *dev, void *record)	/* { dg-message "13:this function would free it" "release" } */
{
	free_percpu (*(struct stats **) record);
}

static int match_stats (struct device *dev, void *record, void *data)
{
	return *(void **) record == data;
}

void stats_free (struct device *dev, struct stats *s)
{
	WARN_ON (devres_destroy (dev, release_stats, match_stats, s));	/* { dg-error "@devres_destroy:'devres_destroy' forgets the per-CPU memory without calling 'release_stats', and nothing here frees it \\[percpu-alloc\\]" "forgotten" } */
}
