import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface StaticServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves folders under path prefixes on loopback, such as `{ "/pages": "test/pages/dist" }`. */
export async function startStaticServer(
  folders: Readonly<Record<string, string>>,
  port = 0,
): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const prefix = Object.keys(folders).find((candidate) => path.startsWith(`${candidate}/`));
    const relative = prefix === undefined ? undefined : normalize(path.slice(prefix.length));
    const file =
      prefix === undefined || relative === undefined || relative.includes("..")
        ? undefined
        : await existingFile(join(folders[prefix] ?? "", relative));
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    response.writeHead(200, {
      "content-type": contentTypes[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function existingFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return existingFile(join(path, "index.html"));
  return found?.isFile() ? path : undefined;
}
