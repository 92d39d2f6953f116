/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Linux's objects that others reach: network devices, devices with attributes.  */
#ifndef LIFE_KERNEL_H
#define LIFE_KERNEL_H

#include "alloc-kernel.h"

struct net_device;
struct rtnl_link_stats64 { unsigned long packets; };
struct net_device_ops {
	int (*ndo_init) (struct net_device *dev);
	void (*ndo_get_stats64) (struct net_device *dev, struct rtnl_link_stats64 *sum);
};
struct net_device {
	const struct net_device_ops *netdev_ops;
	void (*priv_destructor) (struct net_device *dev);
	struct stats *tstats;
	int reg_state, mtu;
	long priv[];
};
struct rtnl_link_ops {
	void (*setup) (struct net_device *dev);
	int (*newlink) (struct net_device *dev);
};
static inline void *netdev_priv (const struct net_device *dev)
{
	return (char *) dev + sizeof (*dev);
}
struct net_device *alloc_netdev_mqs (int size, const char *name, unsigned char type,
				     void (*setup) (struct net_device *), unsigned txqs,
				     unsigned rxqs);
#define alloc_netdev(size, name, type, setup) \
	alloc_netdev_mqs (size, name, type, setup, 1, 1)
void free_netdev (struct net_device *dev);
int register_netdev (struct net_device *dev);
int register_netdevice (struct net_device *dev);
void unregister_netdev (struct net_device *dev);
void unregister_netdevice_queue (struct net_device *dev, struct list_head *head);
static inline void unregister_netdevice (struct net_device *dev)
{
	unregister_netdevice_queue (dev, NULL);
}
void dev_get_tstats64 (struct net_device *dev, struct rtnl_link_stats64 *sum);

struct device_attribute {
	const char *name;
	long (*show) (struct device *dev, struct device_attribute *attr, char *text);
};
struct attribute_group {
	int (*is_visible) (struct device *dev, const struct device_attribute *attr);
	const struct device_attribute **attrs;
};
struct class { const char *name; const struct attribute_group **dev_groups; };
int device_add (struct device *dev);
void device_del (struct device *dev);
void device_unregister (struct device *dev);
int device_create_file (struct device *dev, const struct device_attribute *attr);
int print (char *text, const char *format, ...);

typedef void (*dr_release_t) (struct device *dev, void *record);
typedef int (*dr_match_t) (struct device *dev, void *record, void *data);
int devres_destroy (struct device *dev, dr_release_t release, dr_match_t match, void *data);
int devres_release (struct device *dev, dr_release_t release, dr_match_t match, void *data);

#endif
