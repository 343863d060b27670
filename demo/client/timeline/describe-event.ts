import type { MatrixEvent } from "matrix-js-sdk";

/** What one event of the timeline says to a person. */
export type Line =
  | { readonly kind: "message"; readonly body: string }
  | { readonly kind: "picture"; readonly name: string; readonly contentUri: string }
  | { readonly kind: "locked" }
  | { readonly kind: "notice"; readonly text: string };

/** Undefined for what people need not see. */
export function describeEvent(event: MatrixEvent): Line | undefined {
  const content = event.getContent();
  if (event.isRedacted()) return { kind: "notice", text: "removed a message" };
  if (event.isDecryptionFailure() || event.isBeingDecrypted()) return { kind: "locked" };
  switch (event.getType()) {
    case "m.room.message":
      return { kind: "message", body: String(content["body"] ?? "") };
    case "m.sticker":
      return { kind: "picture", name: String(content["body"]), contentUri: String(content["url"]) };
    case "m.reaction":
      return describeReaction(content["m.relates_to"]);
    case "m.room.encryption":
      return { kind: "notice", text: "turned encryption on" };
    case "m.room.member":
      return describeMembership(event);
    case "im.vector.modular.widgets":
      return describeWidget(event);
    case "org.matrix.msc3401.call.member":
      return { kind: "notice", text: Object.keys(content).length > 0 ? "joined the call" : "left the call" };
    default:
      return undefined;
  }
}

function describeReaction(relation: unknown): Line | undefined {
  const key =
    typeof relation === "object" && relation !== null && "key" in relation ? relation.key : undefined;
  return typeof key === "string" ? { kind: "notice", text: `reacted with ${key}` } : undefined;
}

function describeMembership(event: MatrixEvent): Line | undefined {
  const membership: unknown = event.getContent()["membership"];
  if (membership === event.getPrevContent()["membership"]) return undefined;
  if (membership === "join") return { kind: "notice", text: "joined" };
  return membership === "leave" ? { kind: "notice", text: "left" } : undefined;
}

function describeWidget(event: MatrixEvent): Line {
  const { name, url }: { name?: unknown; url?: unknown } = event.getContent();
  if (typeof url !== "string") return { kind: "notice", text: "removed a widget" };
  return { kind: "notice", text: `added the widget “${typeof name === "string" ? name : "unnamed"}”` };
}
