import type { Scope, ScopeContext } from "../scope.ts";

/** Stickers: an uploaded picture sent as `m.sticker`, through the sticker action. */
export function stickerScope({ api }: ScopeContext): Scope {
  return {
    title: "Stickers",
    capabilities: ["m.sticker", "org.matrix.msc4039.upload_file"],
    actions: [
      {
        label: "Send a sticker",
        run: async () => {
          const file = new Blob([sun], { type: "image/svg+xml" });
          const { content_uri } = await api.uploadFile(file);
          const info = { mimetype: file.type, size: file.size, w: 128, h: 128 };
          return api.sendSticker({ name: "sun", description: "A sun", content: { url: content_uri, info } });
        },
      },
    ],
  };
}

const sun =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">' +
  '<circle cx="64" cy="64" r="48" fill="#ffd166" stroke="#e09f3e" stroke-width="6"/></svg>';
