// Stands before a server of tests and lets everything through as it is, until it is told to fail.
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class FaultyFront {
  /** What every request is answered with instead of being passed on. */
  failing: number | null = null;
  /** Requests wait while it is set. */
  private held: Promise<void> | null = null;
  private letGo: () => void = () => {};
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<FaultyFront> {
    const server = createServer((asked, answer) => void front.handle(target, asked, answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const front = new FaultyFront(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return front;
  }

  hold(): void {
    this.held = new Promise((resolve) => (this.letGo = resolve));
  }

  release(): void {
    this.held = null;
    this.letGo();
  }

  stop(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(target: string, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    await this.held;
    if (this.failing !== null) {
      asked.resume().once('end', () => answer.writeHead(this.failing ?? 500).end());
      return;
    }
    const { hostname, port } = new URL(target);
    const onward = httpRequest({ hostname, port, method: asked.method, path: asked.url, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
      got.pipe(answer);
    });
    onward.once('error', () => answer.destroy());
    asked.pipe(onward);
  }
}
