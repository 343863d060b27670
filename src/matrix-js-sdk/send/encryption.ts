import { type MatrixClient, type Room, MatrixEvent as SdkEvent } from "matrix-js-sdk";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { WidgetError } from "../../core/widget-error.ts";

type Content = Readonly<Record<string, unknown>>;

/** What goes to the homeserver for a message-like event. */
export interface WireEvent {
  readonly type: string;
  readonly content: Content;
}

// As every client: relations of reactions are clear anyway, and redactions have no encrypted form.
const neverEncrypted: ReadonlySet<string> = new Set(["m.reaction", "m.room.redaction"]);

/**
 * Encrypts a message-like event where the room is encrypted. The SDK does so itself only for what it sends at once; what
 * is scheduled (MSC4140) it would send in clear, so everything goes through here first.
 */
export async function encryptForRoom(
  client: MatrixClient,
  roomId: string,
  type: string,
  content: Content,
): Promise<WireEvent> {
  const room = client.getRoom(roomId);
  if (room === null) {
    const message = `Cannot send to ${roomId}: this client does not know the room, nor whether it is encrypted. Join it first.`;
    throw new WidgetError("invalid-argument", message);
  }
  if (neverEncrypted.has(type) || !(await isEncrypted(client, room))) return { type, content };
  const crypto = client.getCrypto();
  if (crypto === undefined || !canEncryptEvents(crypto)) {
    const message = `Cannot send to ${roomId}: the room is encrypted and this client has no encryption. Start it with initRustCrypto().`;
    throw new WidgetError("unsupported", message);
  }
  // A copy, since the SDK's event changes what it is made of.
  const event = new SdkEvent({
    type,
    content: structuredClone(content),
    room_id: roomId,
    sender: client.getSafeUserId(),
  });
  await crypto.encryptEvent(event, room);
  return checkedCiphertext(event, roomId);
}

async function isEncrypted(client: MatrixClient, room: Room): Promise<boolean> {
  // The crypto module remembers encryption, whatever a server may later say about the room's state.
  return (
    room.hasEncryptionStateEvent() ||
    (await client.getCrypto()?.isEncryptionEnabledInRoom(room.roomId)) === true
  );
}

/** The SDK's crypto module encrypts room events for its own use only: its public type does not tell. */
interface EventEncryptor {
  encryptEvent(event: SdkEvent, room: Room): Promise<void>;
}

function canEncryptEvents(crypto: CryptoApi): crypto is CryptoApi & EventEncryptor {
  return "encryptEvent" in crypto && typeof crypto.encryptEvent === "function";
}

function checkedCiphertext(event: SdkEvent, roomId: string): WireEvent {
  const content = event.getWireContent();
  if (event.getWireType() === "m.room.encrypted" && typeof content["ciphertext"] === "string") {
    return { type: "m.room.encrypted", content };
  }
  throw new WidgetError("unsupported", `Nothing was sent to ${roomId}: the SDK left the event in clear.`);
}
