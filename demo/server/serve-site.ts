import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { onPreferredPort } from "./preferred-port.ts";

export interface Site {
  /** Such as `http://127.0.0.1:5011`. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** How pages name this machine: `localhost` and `127.0.0.1` are two sites to a browser. @default "127.0.0.1" */
  readonly hostname?: "localhost" | "127.0.0.1";
  /** Taken if it is free, else any free one. @default 0, any */
  readonly port?: number | undefined;
}

/** Serves an app on loopback, on a port and so an origin of its own. */
export async function serveSite(app: Hono, options: SiteOptions = {}): Promise<Site> {
  const server = createServer(getRequestListener(app.fetch));
  server.on("upgrade", (_request, socket) => {
    // There is no SFU here; Element Call takes this answer as "try again later" and stays in the call.
    socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
  });
  const port = await onPreferredPort(options.port ?? 0, (wanted) => listen(server, wanted));
  return {
    origin: `http://${options.hostname ?? "127.0.0.1"}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // A server that listens on TCP has an address with a port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
