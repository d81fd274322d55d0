// How the fake hub answers, refuses, and does not answer.
import type http from 'node:http';

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function answer(response: http.ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Does nothing but cut the connection once the answer would be sent. */
export class LostResponse {
  headersSent = false;
  destroyed = false;

  constructor(private readonly request: http.IncomingMessage) {}

  writeHead(): void {
    this.headersSent = true;
  }

  setHeader(): void {}

  end(): void {
    this.request.socket.destroy();
  }
}
