import * as v from "valibot";
import { type Permission, parsePermission } from "../core/permission/permission.ts";

/** What one tab tells the others of the same user. */
export type TabNews =
  /** What is kept of one record now; null: nothing. Sent along, since a storage shows other tabs' changes late. */
  | { readonly kind: "kept"; readonly slot: string; readonly text: string | null }
  | {
      readonly kind: "revoked" | "forgotten";
      readonly slot: string;
      readonly permissions: readonly Permission[];
    }
  /** These are gone, but for what is kept: it may lie in them, or hold them. */
  | {
      readonly kind: "narrowed";
      readonly slot: string;
      readonly permissions: readonly Permission[];
      readonly kept: readonly Permission[];
    }
  /** What counted in every room counts in these. */
  | {
      readonly kind: "limited";
      readonly slot: string;
      readonly permissions: readonly Permission[];
      readonly roomIds: readonly string[];
    }
  | { readonly kind: "cleared" };

const permissions = v.pipe(
  v.array(v.string()),
  v.transform((texts) => texts.map(parsePermission).filter((one) => one !== undefined)),
);
const schema = v.variant("kind", [
  v.object({ kind: v.literal("kept"), slot: v.string(), text: v.nullable(v.string()) }),
  v.object({ kind: v.picklist(["revoked", "forgotten"]), slot: v.string(), permissions }),
  v.object({ kind: v.literal("narrowed"), slot: v.string(), permissions, kept: permissions }),
  v.object({ kind: v.literal("limited"), slot: v.string(), permissions, roomIds: v.array(v.string()) }),
  v.object({ kind: v.literal("cleared") }),
]);

export interface TabLink {
  tell(news: TabNews): void;
  /** Listens until undone; several times is once. */
  open(): () => void;
}

/** Connects the tabs of one user in one browser, where it can (`BroadcastChannel`). */
export function createTabLink(userId: string | undefined, onNews: (news: TabNews) => void): TabLink {
  let channel: BroadcastChannel | undefined;
  let opened = 0;

  function onMessage({ data }: MessageEvent<unknown>): void {
    const { success, output } = v.safeParse(schema, data);
    if (success) onNews(output);
  }

  return {
    tell: (news) => channel?.postMessage(news),
    open() {
      opened += 1;
      if (userId !== undefined && typeof BroadcastChannel === "function") {
        channel ??= new BroadcastChannel(`react-matrix-widgets:permissions:${encodeURIComponent(userId)}`);
        channel.onmessage = onMessage;
      }
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        opened -= 1;
        if (opened > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
}
