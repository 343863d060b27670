import type { Context } from "hono";
import { authenticate } from "../http/authenticate.ts";
import { readCount } from "../http/read-query.ts";
import { notFound, RequestError } from "../http/request-error.ts";
import type { StoredFile } from "../state/media.ts";
import type { ServerState } from "../state/server-state.ts";
import { waitForNews } from "../wait.ts";
import { type AddEndpoints, CLIENT_V1 } from "./add-endpoints.ts";

/** How long a download waits for a file that is still to be uploaded, unless the request says otherwise. */
const DEFAULT_WAIT_MS = 20_000;
const MAX_WAIT_MS = 60_000;

/** Downloading with authentication. A thumbnail is the file itself, as servers may answer. */
export const addMediaDownload: AddEndpoints = (app, server) => {
  const download = async (c: Context, { serverName, mediaId, filename }: MediaAddress) => {
    authenticate(c.req, server);
    if (serverName !== server.serverName) throw notFound("Media of other servers is out of reach");
    const waitMs = Math.min(readCount(c.req, "timeout_ms") ?? DEFAULT_WAIT_MS, MAX_WAIT_MS);
    const file = await findFile(server, mediaId, waitMs, c.req.raw.signal);
    return new Response(file.bytes, { headers: describe(file, filename) });
  };

  const base = `${CLIENT_V1}/media` as const;
  app.get(`${base}/download/:serverName/:mediaId`, (c) => download(c, c.req.param()));
  app.get(`${base}/download/:serverName/:mediaId/:filename`, (c) => download(c, c.req.param()));
  app.get(`${base}/thumbnail/:serverName/:mediaId`, (c) => download(c, c.req.param()));
};

interface MediaAddress {
  readonly serverName: string;
  readonly mediaId: string;
  readonly filename?: string;
}

async function findFile(
  server: ServerState,
  mediaId: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<StoredFile> {
  const entry = server.media.get(mediaId);
  if (entry === undefined) throw notFound("No such media");
  if (entry.file === undefined && waitMs > 0) {
    await waitForNews({
      clock: server.clock,
      timeoutMs: waitMs,
      signals: [signal, server.closed],
      listen: (wake) => server.media.onStored(mediaId, wake),
    });
  }
  if (entry.file === undefined) {
    throw new RequestError(504, "M_NOT_YET_UPLOADED", "The media has not been uploaded yet");
  }
  return entry.file;
}

/** Never shown by a browser as a page of this origin. */
function describe({ contentType, filename: stored }: StoredFile, filename = stored): Record<string, string> {
  const name = filename === undefined ? "" : `; filename*=utf-8''${encodeURIComponent(filename)}`;
  const kind = /^(image|audio|video)\/(?!svg)/.test(contentType) ? "inline" : "attachment";
  return {
    "Content-Type": contentType,
    "Content-Disposition": `${kind}${name}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
}
