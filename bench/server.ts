import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pagesFolder } from "./build-pages.ts";

const contentTypes: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

export interface PageServer {
  readonly port: number;
  close(): void;
}

/** Serves the bench's pages on loopback. `onPost` gets what the host page posts. */
export async function servePages(
  onPost?: (body: string, response: ServerResponse) => void,
): Promise<PageServer> {
  const server: Server = createServer(async (request, response) => {
    if (request.method === "POST" && onPost !== undefined) onPost(await readBody(request), response);
    else await sendFile(request, response);
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

async function sendFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const path = join(pagesFolder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": contentTypes[extname(path)] ?? "application/octet-stream",
    // Else each origin could get a process of its own, also on the same site.
    "origin-agent-cluster": "?0",
  });
  response.end(content);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
