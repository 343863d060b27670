import { WidgetError } from "../core/widget-error.ts";

const MATRIX_TO = "https://matrix.to/#";

/** Hands a matrix.to link, and nothing else, to the app (MSC2931). */
export async function navigate(
  uri: string,
  open: ((uri: string) => Promise<void>) | undefined,
): Promise<void> {
  if (open === undefined) {
    throw new WidgetError("unsupported", "This client does not let widgets navigate.");
  }
  if (!uri.startsWith(MATRIX_TO)) {
    throw new WidgetError(
      "invalid-argument",
      `Widgets may navigate to links that begin with ${MATRIX_TO} only.`,
    );
  }
  await open(uri);
}
