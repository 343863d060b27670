import * as v from "valibot";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { requestData } from "./request-data.ts";

const noFile = "Invalid request - file is no Blob, buffer or string";

/** MSC4039. Where the driver encrypted the file, the answer holds what it takes to decrypt it. */
export const uploadFile: Action = defineAction({
  names: ["org.matrix.msc4039.upload_file", "upload_file"],
  feature: "media",
  // Files take their time; a widget that sends large ones has learned to wait for longer than usual.
  timeoutMs: 59_000,
  schema: requestData({ file: v.custom<XMLHttpRequestBodyInit>(isFile, noFile) }),
  capability: needFeature("upload-file"),
  room: noRoom,
  failure: "Unexpected error while uploading a file",
  activity: {
    facts: ({ file }) => ({ bytes: sizeOf(file) }),
    result: ({ content_uri }) => (typeof content_uri === "string" ? { mediaUri: content_uri } : {}),
    data: ({ file }) => ({ file }),
    response: (response) => pick(response, ["content_uri"]),
  },
  handler: async ({ data, session: { driver } }) => {
    const { contentUri, encryption } = await driver.uploadFile(data.file);
    return { content_uri: contentUri, ...(encryption === undefined ? {} : { encryption }) };
  },
});

function isFile(value: unknown): boolean {
  return (
    typeof value === "string" ||
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
}

function sizeOf(file: XMLHttpRequestBodyInit): number | undefined {
  if (file instanceof Blob) return file.size;
  return file instanceof ArrayBuffer || ArrayBuffer.isView(file) ? file.byteLength : undefined;
}
