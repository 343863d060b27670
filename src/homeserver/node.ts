import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Homeserver } from "./homeserver.ts";

/** Only this machine may ask: nothing here withstands strangers. */
const LOOPBACK = "127.0.0.1";

export interface ServeOptions {
  /** @default any free port */
  readonly port?: number;
}

export interface ServedHomeserver {
  /** For clients' `baseUrl`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Closes the homeserver and cuts its connections, long polls too; the port is free when this resolves. */
  close(): Promise<void>;
}

/**
 * Puts a development homeserver behind HTTP, on loopback only: it binds 127.0.0.1, and refuses requests that name any
 * other host than `localhost`, a name below it, or 127.0.0.1, which a page of somebody else's could make a browser send.
 * Rejects when the port is taken.
 */
export async function serveHomeserver(
  homeserver: Homeserver,
  { port = 0 }: ServeOptions = {},
): Promise<ServedHomeserver> {
  const server = createAdaptorServer({
    fetch: (request: Request) => (isLoopback(request) ? homeserver.fetch(request) : refuse()),
    overrideGlobalObjects: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve, reject) => {
      homeserver.close();
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  let stopped: Promise<void> | undefined;
  // A server that listens on a host and port has an address of this kind.
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${boundPort}`,
    port: boundPort,
    close: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function isLoopback(request: Request): boolean {
  const { hostname } = new URL(request.url);
  return hostname === LOOPBACK || hostname === "localhost" || hostname.endsWith(".localhost");
}

function refuse(): Response {
  const error = "This development homeserver answers on loopback only";
  return Response.json({ errcode: "M_FORBIDDEN", error }, { status: 403 });
}
