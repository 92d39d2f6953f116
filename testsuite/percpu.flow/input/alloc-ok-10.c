/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Each is freed once, by the destructor or by who knows that it will not be called. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>
#include <net/rtnetlink.h>

struct brook {
	u64 __percpu *water;
	u64 __percpu *sand;
	u64 __percpu *own;
};

static void brook_destroy(struct net_device *dev)
{
	struct brook *b = netdev_priv(dev);

	free_percpu(b->water);
	free_percpu(b->sand);
}

static void brook_setup(struct net_device *dev)
{
	dev->needs_free_netdev = true;
	dev->priv_destructor = brook_destroy;
}

static int brook_fill(struct brook *b)
{
	b->water = alloc_percpu(u64);
	if (!b->water)
		return -ENOMEM;
	b->own = alloc_percpu(u64);
	if (!b->own)
		return -ENOMEM;		/* the destructor frees the water */
	b->sand = alloc_percpu(u64);
	if (!b->sand) {
		free_percpu(b->own);
		return -ENOMEM;
	}
	return 0;
}

static int brook_link(struct net *net, struct net_device *dev, struct nlattr *tb[],
		      struct nlattr *data[], struct netlink_ext_ack *extack)
{
	struct brook *b = netdev_priv(dev);
	int err = register_netdevice(dev);

	if (err)
		return err;
	err = brook_fill(b);
	if (err)
		goto unregister;
	err = netdev_upper_dev_link(dev, dev, extack);
	if (err)
		goto empty;
	return 0;
empty:
	/* It does not know of this one, and finds nothing there. */
	free_percpu(b->own);
	free_percpu(b->sand);
	b->sand = NULL;
unregister:
	unregister_netdevice(dev);
	return err;
}

struct rtnl_link_ops brook_link_ops = {
	.kind = "brook",
	.priv_size = sizeof(struct brook),
	.setup = brook_setup,
	.newlink = brook_link,
};

/* ndo_init fails: the destructor is not called. */
static int brook_init(struct net_device *dev)
{
	struct brook *b = netdev_priv(dev);

	b->water = alloc_percpu(u64);
	if (!b->water)
		return -ENOMEM;
	if (dev_set_alias(dev, "brook", 5) < 0) {
		free_percpu(b->water);
		return -ENOMEM;
	}
	return 0;
}

const struct net_device_ops brook_ops = {
	.ndo_init = brook_init,
};

/* Before the device is registered. */
int brook_create(void)
{
	struct net_device *dev = alloc_netdev(sizeof(struct brook), "brook%d",
					      NET_NAME_UNKNOWN, brook_setup);
	struct brook *b;

	if (!dev)
		return -ENOMEM;
	b = netdev_priv(dev);
	b->water = alloc_percpu(u64);
	if (!b->water) {
		free_netdev(dev);
		return -ENOMEM;
	}
	if (dev_set_alias(dev, "brook", 5) < 0) {
		free_percpu(b->water);
		free_netdev(dev);
		return -EINVAL;
	}
	return register_netdev(dev);
}

/* Devices without that destructor. */
static void pond_setup(struct net_device *dev)
{
	dev->mtu = 1500;
}

int pond_create(void)
{
	struct net_device *dev = alloc_netdev(sizeof(struct brook), "pond%d",
					      NET_NAME_UNKNOWN, pond_setup);
	struct brook *b;
	int err;

	if (!dev)
		return -ENOMEM;
	b = netdev_priv(dev);
	b->water = alloc_percpu(u64);
	if (!b->water) {
		free_netdev(dev);
		return -ENOMEM;
	}
	err = register_netdev(dev);
	if (err) {
		free_percpu(b->water);
		free_netdev(dev);
	}
	return err;
}

static void brook_release(struct device *dev, void *res)
{
	free_percpu(*(void __percpu **)res);
}

static int brook_match(struct device *dev, void *res, void *data)
{
	return *(void **)res == data;
}

void brook_free(struct device *dev, u64 __percpu *water)
{
	WARN_ON(devres_release(dev, brook_release, brook_match, (__force void *)water));
}

void brook_free_now(struct device *dev, u64 __percpu *water)
{
	devres_destroy(dev, brook_release, brook_match, (__force void *)water);
	free_percpu(water);
}

/* From now on it is the caller's. */
void brook_disown(struct device *dev, u64 __percpu *water)
{
	WARN_ON(devres_destroy(dev, brook_release, brook_match, (__force void *)water));
}
