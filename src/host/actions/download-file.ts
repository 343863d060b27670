import * as v from "valibot";
import type { EncryptedFile } from "../../core/session/session-driver.ts";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction, noRoom, USUAL_TIMEOUT_MS } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { requestData, requiredText } from "./request-data.ts";

const badTimeout = "Invalid request - timeout_ms is not a number of milliseconds";

/** MSC4039: media by `mxc:` URI, decrypted where the widget says how. */
export const downloadFile: Action = defineAction({
  names: ["org.matrix.msc4039.download_file", "download_file"],
  feature: "media",
  timeoutMs: ({ timeout_ms = 0 }) => USUAL_TIMEOUT_MS + timeout_ms,
  schema: requestData({
    content_uri: requiredText("Invalid request - missing content_uri"),
    timeout_ms: v.optional(v.pipe(v.number(badTimeout), v.finite(badTimeout), v.minValue(0, badTimeout))),
    encryption: v.optional(
      v.custom<EncryptedFile>(isEncryptedFile, "Invalid request - encryption is no EncryptedFile"),
    ),
  }),
  capability: needFeature("download-file"),
  room: noRoom,
  reads: true,
  failure: "Unexpected error while downloading a file",
  activity: {
    facts: ({ content_uri }) => ({ mediaUri: content_uri }),
    result: ({ file }) => (file instanceof Blob ? { bytes: file.size } : {}),
    data: (data) => pick(data, ["content_uri", "timeout_ms"]),
    response: (response) => pick(response, ["file"]),
  },
  handler: async ({ data: { content_uri, timeout_ms, encryption }, session: { driver } }) => {
    const { file } = await driver.downloadFile(content_uri, {
      ...(timeout_ms === undefined ? {} : { timeoutMs: timeout_ms }),
      ...(encryption === undefined ? {} : { encryption }),
    });
    return { file };
  },
});

function isEncryptedFile(value: unknown): boolean {
  return typeof value === "object" && value !== null && "key" in value;
}
