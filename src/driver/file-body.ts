import { WidgetError } from "../core/widget-error.ts";

/** The file a widget hands over, as one blob of known size and, where it can be told, type. */
export async function toBlob(file: unknown): Promise<Blob> {
  if (file instanceof Blob) return file;
  if (isBody(file)) {
    // A response serialises every kind of body as XMLHttpRequest would, form boundaries included.
    return new Response(file).blob();
  }
  throw new WidgetError(
    "invalid-argument",
    "The file is nothing that can be uploaded. Pass a Blob, an ArrayBuffer, a typed array or a string.",
  );
}

function isBody(
  file: unknown,
): file is string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | URLSearchParams | FormData {
  return (
    typeof file === "string" ||
    file instanceof ArrayBuffer ||
    (ArrayBuffer.isView(file) && file.buffer instanceof ArrayBuffer) ||
    file instanceof URLSearchParams ||
    file instanceof FormData
  );
}
