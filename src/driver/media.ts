import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import type { EncryptedFile } from "../core/session/session-driver.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { MatrixWidgetDriverOptions } from "./driver-options.ts";
import { decryptMedia, encryptMedia } from "./encrypted-media.ts";
import { toBlob } from "./file-body.ts";

const CONTENT_URI = /^mxc:\/\/[\w.\-:[\]]+\/[\w-]+$/;

/** Whether files of this room are uploaded encrypted; so are those of a room that is not known. */
export function mustEncryptUpload(
  { client, encryptUploads }: MatrixWidgetDriverOptions,
  roomId: string | undefined,
): boolean {
  if (encryptUploads === false) return false;
  return roomId !== undefined && client.getRoom(roomId)?.isEncrypted !== false;
}

/** Uploads a file (MSC4039), encrypted on request, unless it is larger than the homeserver takes. */
export async function uploadFile(
  client: MatrixClientPort,
  body: unknown,
  encrypt: boolean,
): Promise<{ contentUri: string; encryption?: EncryptedFile }> {
  const file = await toBlob(body);
  await refuseOversized(client, file.size);
  if (!encrypt) return { contentUri: await client.uploadMedia(file) };
  const { ciphertext, encryption } = await encryptMedia(file);
  const contentUri = await client.uploadMedia(ciphertext);
  return { contentUri, encryption: { ...encryption, url: contentUri } };
}

async function refuseOversized(client: MatrixClientPort, size: number): Promise<void> {
  // A homeserver that does not tell its limit judges the file itself.
  const config = await client.getMediaConfig().catch(() => ({}) as Readonly<Record<string, unknown>>);
  const limit = config["m.upload.size"];
  if (typeof limit !== "number" || size <= limit) return;
  throw new WidgetError(
    "invalid-argument",
    `The file has ${size} bytes, but the homeserver takes at most ${limit}. Nothing was uploaded.`,
  );
}

export interface DownloadOptions {
  readonly timeoutMs?: number;
  readonly encryption?: EncryptedFile;
}

/** Downloads `mxc:` media, and decrypts it where the widget says how. */
export async function downloadFile(
  client: MatrixClientPort,
  contentUri: string,
  { timeoutMs, encryption }: DownloadOptions,
): Promise<{ file: Blob }> {
  if (!CONTENT_URI.test(contentUri)) {
    throw new WidgetError(
      "invalid-argument",
      "The file is not named by an mxc: URI, so it was not downloaded.",
    );
  }
  const file = await client.downloadMedia(contentUri, timeoutMs === undefined ? {} : { timeoutMs });
  return { file: encryption === undefined ? file : await decryptMedia(file, encryption) };
}
