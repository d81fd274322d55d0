import net from 'node:net';

/** The first port from `from` on that can be listened on at every one of `hosts`; null when there is none below 65536. */
export async function findFreePort(from: number, hosts: readonly string[] = ['127.0.0.1', '::1']): Promise<number | null> {
  for (let port = from; port <= 65_535; port++) {
    if (await isFree(port, hosts)) return port;
  }
  return null;
}

async function isFree(port: number, hosts: readonly string[]): Promise<boolean> {
  for (const host of hosts) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    // a host without IPv6 has no ::1 to take: that address is no obstacle
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'));
    server.listen({ port, host, exclusive: true, ipv6Only: host.includes(':') }, () => server.close(() => resolve(true)));
  });
}
