/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Others reach the memory, but not when it is gone.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/life-kernel.h"

struct card {
	struct net_device *dev, *lower;
	struct stats *rx, *tx, *tested, *guarded;
	int on;
};

static void card_stats (struct net_device *dev, struct rtnl_link_stats64 *sum)
{
	struct card *card = netdev_priv (dev);
	int cpu;

	for_each_possible_cpu (cpu)
		sum->packets += per_cpu_ptr (card->rx, cpu)->packets;
	if (card->tested)
		for_each_possible_cpu (cpu)
			sum->packets += per_cpu_ptr (card->tested, cpu)->packets;
	if (card->on)
		for_each_possible_cpu (cpu)
			sum->packets += per_cpu_ptr (card->guarded, cpu)->packets;
}

static const struct net_device_ops card_ops = { .ndo_get_stats64 = card_stats };

void card_open (struct net_device *dev)
{
	dev->netdev_ops = &card_ops;
}

void card_remove (struct net_device *dev)
{
	struct card *card = netdev_priv (dev);

	/* Nobody reads it, or not always.  */
	free_percpu (card->tx);
	card->on = 0;
	free_percpu (card->guarded);
	free_percpu (card->tested);
	card->tested = NULL;
	unregister_netdev (dev);
	free_percpu (card->rx);
}

/* Taken away before; the other device is another one.  */
void card_remove_both (struct card *card)
{
	unregister_netdev (card->dev);
	free_percpu (card->rx);
	unregister_netdev (card->lower);
}

static void card_unregister (struct card *card)
{
	unregister_netdev (card->dev);
}

void card_remove_by_helper (struct card *card)
{
	card_unregister (card);
	free_percpu (card->rx);
	unregister_netdev (card->lower);
}

/* The device of somebody else.  */
void card_remove_other (struct card *card, struct net_device *other)
{
	free_percpu (card->rx);
	unregister_netdev (other);
}

/* Other memory takes its place.  */
int card_renew (struct card *card)
{
	struct stats *old = card->rx, *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	card->rx = s;
	free_percpu (old);
	if (set_up (card->on))
		unregister_netdev (card->dev);
	return 0;
}

/* Freed only when it is not registered.  */
void card_remove_either (struct net_device *dev)
{
	struct card *card = netdev_priv (dev);

	if (dev->reg_state) {
		unregister_netdev (dev);
		return;
	}
	free_percpu (card->rx);
}

/* Others are called from now on.  */
static const struct net_device_ops quiet_ops = { .ndo_init = NULL };

void card_quiet_remove (struct net_device *dev)
{
	struct card *card = netdev_priv (dev);

	dev->netdev_ops = &quiet_ops;
	free_percpu (card->rx);
	unregister_netdev (dev);
}

/* A device that reads the memory of another one.  */
struct link { struct net_device *dev; struct stats *stats; };
struct leaf { struct link *link; };

static void leaf_stats (struct net_device *dev, struct rtnl_link_stats64 *sum)
{
	struct leaf *leaf = netdev_priv (dev);
	int cpu;

	for_each_possible_cpu (cpu)
		sum->packets += per_cpu_ptr (leaf->link->stats, cpu)->packets;
}

static const struct net_device_ops leaf_ops = { .ndo_get_stats64 = leaf_stats };

void leaf_open (struct net_device *dev)
{
	dev->netdev_ops = &leaf_ops;
}

void link_remove (struct link *link)
{
	free_percpu (link->stats);
	unregister_netdev (link->dev);
}

/* ---- attributes ---- */

struct bus {
	struct device dev;
	int *hits, *files, *seen;
	struct bus *up;
};

static int summed (int *counts)
{
	int cpu, sum = 0;

	for_each_possible_cpu (cpu)
		sum += *per_cpu_ptr (counts, cpu);
	return sum;
}

static long show_hits (struct device *dev, struct device_attribute *attr, char *text)
{
	struct bus *bus = container_of (dev, struct bus, dev);

	return bus->hits ? print (text, "%d\n", summed (bus->hits)) : 0;
}

static long show_files (struct device *dev, struct device_attribute *attr, char *text)
{
	return print (text, "%d\n", summed (container_of (dev, struct bus, dev)->files));
}

static long show_seen (struct device *dev, struct device_attribute *attr, char *text)
{
	return print (text, "%d\n", summed (container_of (dev, struct bus, dev)->seen));
}

static const struct device_attribute dev_attr_hits = { "hits", show_hits };
static const struct device_attribute dev_attr_files = { "files", show_files };
static const struct device_attribute dev_attr_seen = { "seen", show_seen };
static const struct device_attribute *bus_attrs[] = { &dev_attr_hits, NULL };
static const struct device_attribute *seen_attrs[] = { &dev_attr_seen, NULL };

static int seen_visible (struct device *dev, const struct device_attribute *attr)
{
	return container_of (dev, struct bus, dev)->seen != NULL;
}

static const struct attribute_group bus_group = { .attrs = bus_attrs };
static const struct attribute_group seen_group = { seen_visible, seen_attrs };
static const struct attribute_group *bus_groups[] = { &bus_group, &seen_group, NULL };
struct class bus_class = { .name = "bus", .dev_groups = bus_groups };

int bus_register (struct bus *bus)
{
	int err = device_add (&bus->dev);

	if (err)
		return err;
	/* Tested; seen only then; made a file of only then.  */
	bus->hits = alloc_percpu (int);
	bus->seen = alloc_percpu (int);
	bus->files = alloc_percpu (int);
	if (!bus->files)
		return -ENOMEM;
	return device_create_file (&bus->dev, &dev_attr_files);
}

/* Made anew: it had some before.  */
struct pool { struct device dev; int *free; };

static long show_free (struct device *dev, struct device_attribute *attr, char *text)
{
	return print (text, "%d\n", summed (container_of (dev, struct pool, dev)->free));
}

static const struct device_attribute dev_attr_free = { "free", show_free };
static const struct device_attribute *pool_attrs[] = { &dev_attr_free, NULL };
static const struct attribute_group pool_group = { .attrs = pool_attrs };
static const struct attribute_group *pool_groups[] = { &pool_group, NULL };
struct class pool_class = { .name = "pool", .dev_groups = pool_groups };

int pool_init (struct pool *pool)
{
	pool->free = alloc_percpu (int);
	return pool->free ? 0 : -ENOMEM;
}

int pool_register (struct pool *pool)
{
	int err = device_add (&pool->dev), *old = pool->free;

	if (err)
		return err;
	pool->free = alloc_percpu (int);
	if (!pool->free) {
		pool->free = old;
		return -ENOMEM;
	}
	free_percpu (old);
	return 0;
}

/* ---- destructors ---- */

struct tunnel { struct stats *stats, *own, *asked; int flags; };

static void tunnel_free (struct net_device *dev)
{
	struct tunnel *tunnel = netdev_priv (dev);

	free_percpu (tunnel->stats);
	if (tunnel->flags)
		free_percpu (tunnel->asked);
}

static void tunnel_setup (struct net_device *dev)
{
	dev->priv_destructor = tunnel_free;
}

static int tunnel_newlink (struct net_device *dev)
{
	struct tunnel *tunnel = netdev_priv (dev);
	int err;

	tunnel->own = alloc_percpu (struct stats);
	tunnel->asked = alloc_percpu (struct stats);
	tunnel->stats = alloc_percpu (struct stats);
	if (!tunnel->own || !tunnel->stats || !tunnel->asked) {
		/* Not registered yet.  */
		free_percpu (tunnel->stats);
		free_percpu (tunnel->asked);
		free_percpu (tunnel->own);
		return -ENOMEM;
	}
	err = register_netdevice (dev);
	if (err) {
		free_percpu (tunnel->own);
		free_percpu (tunnel->asked);
	}
	return err;
}

struct rtnl_link_ops tunnel_link_ops = { .setup = tunnel_setup, .newlink = tunnel_newlink };

/* Its devices are set up by another function, without a destructor.  */
static void bare_setup (struct net_device *dev)
{
	dev->mtu = 1500;
}

static int bare_newlink (struct net_device *dev)
{
	struct tunnel *tunnel = netdev_priv (dev);
	int err = register_netdevice (dev);

	if (err)
		free_percpu (tunnel->stats);
	return err;
}

/* What is registered is another device.  */
static int pair_newlink (struct net_device *dev)
{
	struct tunnel *tunnel = netdev_priv (dev);
	struct net_device *peer = alloc_netdev (sizeof (struct tunnel), "p", 0, bare_setup);
	int err;

	if (!peer)
		return -ENOMEM;
	tunnel->stats = alloc_percpu (struct stats);
	if (!tunnel->stats) {
		free_netdev (peer);
		return -ENOMEM;
	}
	err = register_netdevice (peer);
	if (err) {
		free_percpu (tunnel->stats);
		free_netdev (peer);
	}
	return err;
}

struct rtnl_link_ops pair_link_ops = { .setup = tunnel_setup, .newlink = pair_newlink };

struct rtnl_link_ops bare_link_ops = { .setup = bare_setup, .newlink = bare_newlink };

int bare_create (const char *name)
{
	struct net_device *dev = alloc_netdev (sizeof (struct tunnel), name, 0, bare_setup);
	struct tunnel *tunnel;
	int err;

	if (!dev)
		return -ENOMEM;
	tunnel = netdev_priv (dev);
	err = register_netdevice (dev);
	if (err) {
		free_percpu (tunnel->stats);
		free_netdev (dev);
	}
	return err;
}

/* How far did it come?  */
int tunnel_create (const char *name)
{
	struct net_device *dev = alloc_netdev (sizeof (struct tunnel), name, 0, tunnel_setup);
	struct tunnel *tunnel;
	int err;

	if (!dev)
		return -ENOMEM;
	tunnel = netdev_priv (dev);
	err = register_netdevice (dev);
	if (err && !dev->reg_state)
		free_percpu (tunnel->stats);
	return err;
}

/* ---- records ---- */

static void release_stats (struct device *dev, void *record)
{
	free_percpu (*(struct stats **) record);
}

static int match_stats (struct device *dev, void *record, void *data)
{
	return *(void **) record == data;
}

void stats_free (struct device *dev, struct stats *s)
{
	WARN_ON (devres_release (dev, release_stats, match_stats, s));
}

void stats_free_itself (struct device *dev, struct stats *s)
{
	WARN_ON (devres_destroy (dev, release_stats, match_stats, s));
	free_percpu (s);
}

/* The caller goes on with it.  */
void stats_take_over (struct device *dev, struct stats *s)
{
	WARN_ON (devres_destroy (dev, release_stats, match_stats, s));
}

static void stats_release_record (struct device *dev, struct stats *s)
{
	WARN_ON (devres_destroy (dev, release_stats, match_stats, s));
}

void stats_drop (struct device *dev, struct stats *s)
{
	stats_release_record (dev, s);
	free_percpu (s);
}

/* Others may free it.  */
void stats_free_elsewhere (struct device *dev, struct stats *s)
{
	devres_destroy (dev, release_stats, match_stats, s);
	keep (s);
}

static void release_plain (struct device *dev, void *record)
{
	kfree (*(void **) record);
}

void plain_free (struct device *dev, void *s)
{
	devres_destroy (dev, release_plain, match_stats, s);
}
