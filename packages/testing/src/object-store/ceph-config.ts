// The smallest Ceph that serves S3: one monitor, one in-memory OSD, one gateway, all on loopback, without authentication among themselves.
// The monitor normally gathers changes for a second; making pools means a dozen changes, hence paxos_propose_interval.

/** Where the gateway listens, and the name by which clients may call it beside addresses: it takes any other for that of a bucket. */
export interface CephAddress {
  listen: string;
  name: string;
}

export interface CephPorts {
  monitor: number;
  gateway: number;
}

export function cephConfig(directory: string, fsid: string, ports: CephPorts, address: CephAddress): string {
  return `[global]
fsid = ${fsid}
mon_host = v1:127.0.0.1:${ports.monitor}
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
auth_allow_insecure_global_id_reclaim = true
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
paxos_propose_interval = 0.02
paxos_min_wait = 0.01
mon_data_avail_warn = 1
mon_data_avail_crit = 0
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_max_object_size = 5368709120
run_dir = ${directory}/run
admin_socket = ${directory}/run/$name.$pid.asok
pid_file = ${directory}/run/$name.pid
log_file = ${directory}/log/$name.log
mon_data = ${directory}/mon
osd_data = ${directory}/osd
ms_bind_ipv6 = false
ms_bind_msgr2 = false
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
mon_pg_warn_min_per_osd = 0
rgw_dns_name = ${address.name}
rgw_gc_obj_min_wait = 5
[client.rgw]
rgw_frontends = beast endpoint=${address.listen}:${ports.gateway} tcp_nodelay=1
rgw_crypt_require_ssl = false
`;
}
