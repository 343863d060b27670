import type { PolicyRule } from "../policy-rule.ts";

/** Lets the user's own sticker picker at this page load and send stickers, and nothing else. */
export function stickerPicker(options: {
  readonly origin: string;
  /** @default every path of that origin */
  readonly path?: string | undefined;
}): readonly PolicyRule[] {
  const place = { origin: options.origin, path: options.path, kinds: ["account", "built-in"] } as const;
  return [
    { ...place, effect: "allow", load: true, capabilities: ["m.sticker"] },
    { ...place, effect: "deny", groups: ["any"] },
  ];
}
