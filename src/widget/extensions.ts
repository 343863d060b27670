import { EXTENSION_VERSIONS } from "../core/protocol/extension-versions.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { WidgetConnection } from "./widget-connection.ts";

/** What a client with this library offers beyond the widget protocol; each is a version of its own. */
export type Extension = keyof typeof EXTENSION_VERSIONS;

/**
 * Tells whether the client around the widget offers an extension. False for every client without this library, and
 * when the client does not say what it supports.
 *
 * @example
 * const events = (await supportsExtension(api, "pages")) ? readEventPages(api, query) : undefined;
 */
export async function supportsExtension(api: WidgetConnection, extension: Extension): Promise<boolean> {
  const versions = await api.getClientVersions();
  return versions.includes(EXTENSION_VERSIONS[extension]);
}

/** @throws WidgetError `unsupported` where the client does not offer it. */
export async function requireExtension(api: WidgetConnection, extension: Extension): Promise<void> {
  if (await supportsExtension(api, extension)) return;
  throw new WidgetError(
    "unsupported",
    `The client around this widget does not offer ${EXTENSION_VERSIONS[extension]}: it is not among its versions. Ask supportsExtension(api, "${extension}") first, and do without it.`,
  );
}
