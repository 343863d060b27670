import { ClientPrefix, type MatrixClient, MediaPrefix, Method } from "matrix-js-sdk";
import { WidgetError } from "../../core/widget-error.ts";
import { requirePathParts } from "../send/path-parts.ts";

export async function uploadMedia(
  client: MatrixClient,
  file: Blob,
  filename: string | undefined,
): Promise<string> {
  // Not the SDK's upload: in a page it goes around the client's `fetchFn`.
  const { content_uri: contentUri } = await client.http.authedRequest<{ content_uri: string }>(
    Method.Post,
    "/upload",
    filename === undefined ? {} : { filename },
    file,
    { prefix: MediaPrefix.V3, headers: { "Content-Type": file.type || "application/octet-stream" } },
  );
  return contentUri;
}

/** Downloads with the access token (Matrix 1.11); aborted, and rejected, when `timeoutMs` have passed. */
export async function downloadMedia(
  client: MatrixClient,
  contentUri: string,
  timeoutMs: number | undefined,
): Promise<Blob> {
  const path = mediaPath(contentUri);
  if (timeoutMs === undefined) return requestMedia(client, path, {}, undefined);
  const signal = AbortSignal.timeout(timeoutMs);
  const expired = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  // Raced, since the SDK stops listening to the signal once the headers are there.
  return Promise.race([requestMedia(client, path, { timeout_ms: timeoutMs }, signal), expired]);
}

/** What the homeserver says, such as `m.upload.size` in bytes. */
export async function getMediaConfig(client: MatrixClient): Promise<Readonly<Record<string, unknown>>> {
  return { ...(await client.getMediaConfig(true)) };
}

function requestMedia(
  client: MatrixClient,
  path: string,
  query: { timeout_ms?: number },
  abortSignal: AbortSignal | undefined,
): Promise<Blob> {
  return client.http.authedRequest<Blob>(Method.Get, path, query, undefined, {
    prefix: ClientPrefix.V1,
    rawResponseBody: true,
    ...(abortSignal && { abortSignal }),
  });
}

function mediaPath(contentUri: string): string {
  const [, server, mediaId] = /^mxc:\/\/([A-Za-z0-9.:[\]-]+)\/([A-Za-z0-9_-]+)$/.exec(contentUri) ?? [];
  if (server === undefined || mediaId === undefined) {
    throw new WidgetError("invalid-argument", `${contentUri} is no media: give mxc://<server>/<media id>.`);
  }
  requirePathParts(server);
  return `/media/download/${encodeURIComponent(server)}/${encodeURIComponent(mediaId)}`;
}
