/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Freed again when the device is destroyed; a record that is forgotten. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>
#include <net/rtnetlink.h>

struct canal {
	u64 __percpu *water;
	struct {
		u64 __percpu *salt;
	} sea;
};

static void canal_destroy(struct net_device *dev)
{
	struct canal *c = netdev_priv(dev);

	free_percpu(c->water);
	free_percpu(c->sea.salt);
	free_percpu(dev->tstats);
}

static void canal_setup(struct net_device *dev)
{
	dev->needs_free_netdev = true;
	dev->priv_destructor = canal_destroy;
}

static int canal_fill(struct canal *c)
{
	c->water = alloc_percpu(u64);
	if (!c->water)
		return -ENOMEM;
	c->sea.salt = alloc_percpu(u64);
	if (!c->sea.salt) {
		free_percpu(c->water);			/* EXPECT percpu-alloc */
		return -ENOMEM;
	}
	return 0;
}

static int canal_link(struct net *net, struct net_device *dev, struct nlattr *tb[],
		      struct nlattr *data[], struct netlink_ext_ack *extack)
{
	struct canal *c = netdev_priv(dev);
	int err = register_netdevice(dev);

	if (err)
		return err;
	err = canal_fill(c);
	if (err)
		goto unregister;
	err = netdev_upper_dev_link(dev, dev, extack);
	if (err)
		goto empty;
	return 0;
empty:
	free_percpu(c->sea.salt);			/* EXPECT percpu-alloc */
unregister:
	unregister_netdevice(dev);
	return err;
}

struct rtnl_link_ops canal_link_ops = {
	.kind = "canal",
	.priv_size = sizeof(struct canal),
	.setup = canal_setup,
	.newlink = canal_link,
};

int canal_create(void)
{
	struct net_device *dev = alloc_netdev(sizeof(struct canal), "canal%d",
					      NET_NAME_UNKNOWN, canal_setup);
	int err;

	if (!dev)
		return -ENOMEM;
	dev->tstats = netdev_alloc_pcpu_stats(struct pcpu_sw_netstats);
	if (!dev->tstats) {
		free_netdev(dev);
		return -ENOMEM;
	}
	err = register_netdev(dev);
	if (err) {
		free_percpu(dev->tstats);		/* EXPECT percpu-alloc */
		free_netdev(dev);
	}
	return err;
}

static void canal_release(struct device *dev, void *res)
{
	free_percpu(*(void __percpu **)res);
}

static int canal_match(struct device *dev, void *res, void *data)
{
	return *(void **)res == data;
}

void canal_free(struct device *dev, u64 __percpu *water)
{
	WARN_ON(devres_destroy(dev, canal_release, canal_match,	/* EXPECT percpu-alloc */
			       (__force void *)water));
}
