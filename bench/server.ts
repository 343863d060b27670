import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pagesFolder } from "./build-pages.ts";

const contentTypes: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Else each origin could get a process of its own, also on the same site. */
const SHARING = { "origin-agent-cluster": "?0" };
const ISOLATING = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
};

export interface PageServer {
  readonly port: number;
  close(): void;
}

export interface PageOptions {
  /** Gets what the host page posts. */
  readonly onPost?: (body: string, response: ServerResponse) => void;
  /** Whether pages are isolated from other origins, which gives them a finer clock. @default false */
  readonly isolated?: boolean;
}

/** Serves the bench's pages on loopback. */
export async function servePages({ onPost, isolated = false }: PageOptions = {}): Promise<PageServer> {
  const server: Server = createServer(async (request, response) => {
    if (request.method === "POST" && onPost !== undefined) onPost(await readBody(request), response);
    else await sendFile(request, response, isolated ? ISOLATING : SHARING);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const path = join(pagesFolder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": contentTypes[extname(path)] ?? "application/octet-stream",
    ...headers,
  });
  response.end(content);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
