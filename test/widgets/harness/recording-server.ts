import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

export interface RecordedRequest {
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RecordingServer {
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
}

/** An origin that notes every request, until the end of the test. It answers each with an empty page. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    requests.push({ url, headers });
    response
      .writeHead(200, {
        "content-type": "text/html",
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "authorization",
      })
      .end('<!doctype html><link rel="icon" href="data:," /><title>Recorded</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on TCP has an address with a port.
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
