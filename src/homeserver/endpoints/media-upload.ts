import type { HonoRequest } from "hono";
import { maxUploadBytes } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import { forbidden, notFound, RequestError } from "../http/request-error.ts";
import type { StoredFile } from "../state/media.ts";
import type { ServerState } from "../state/server-state.ts";
import { type AddEndpoints, CLIENT_V1, MEDIA } from "./add-endpoints.ts";

/** How long a reserved media id may be filled, in milliseconds. */
const RESERVATION_MS = 86_400_000;

/** Uploading, in one step or two, and how much is allowed. */
export const addMediaUpload: AddEndpoints = (app, server) => {
  const toUri = (mediaId: string) => `mxc://${server.serverName}/${mediaId}`;

  app.post(`${MEDIA}/v3/upload`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const file = await readFile(server, c.req);
    const mediaId = server.media.reserve(userId, server.clock.now());
    server.media.store(mediaId, file);
    return c.json({ content_uri: toUri(mediaId) });
  });

  app.post(`${MEDIA}/v1/create`, (c) => {
    const { userId } = authenticate(c.req, server);
    const reservedUntil = server.clock.now() + RESERVATION_MS;
    const mediaId = server.media.reserve(userId, reservedUntil);
    return c.json({ content_uri: toUri(mediaId), unused_expires_at: reservedUntil });
  });

  app.put(`${MEDIA}/v3/upload/:serverName/:mediaId`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const { serverName, mediaId } = c.req.param();
    // Read first: of two uploads at once, the second must find the file of the first.
    const file = await readFile(server, c.req);
    const entry = serverName === server.serverName ? server.media.get(mediaId) : undefined;
    if (entry === undefined) throw notFound("No such media id was reserved");
    if (entry.owner !== userId) throw forbidden("Another user reserved this media id");
    if (entry.file !== undefined) {
      throw new RequestError(409, "M_CANNOT_OVERWRITE_MEDIA", "The media id has its file already");
    }
    if (entry.reservedUntil <= server.clock.now()) throw notFound("The reservation has expired");
    server.media.store(mediaId, file);
    return c.json({});
  });

  for (const path of [`${CLIENT_V1}/media/config`, `${MEDIA}/v3/config`] as const) {
    app.get(path, (c) => {
      authenticate(c.req, server);
      return c.json({ "m.upload.size": maxUploadBytes(server.options) });
    });
  }
};

async function readFile(server: ServerState, request: HonoRequest): Promise<StoredFile> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxUploadBytes(server.options)) {
    throw new RequestError(413, "M_TOO_LARGE", "The file is larger than this homeserver allows");
  }
  return {
    bytes,
    contentType: request.header("Content-Type") ?? "application/octet-stream",
    filename: request.query("filename"),
  };
}
