import { Direction, Filter, type MatrixClient } from "matrix-js-sdk";
import type { EventPage, PageRequest } from "../../core/matrix/matrix-client-port.ts";
import { isMatrixEvent } from "../to-matrix-event.ts";
import { decryptedEvent, toSdkEvent } from "./event.ts";

export async function readPage(client: MatrixClient, request: PageRequest): Promise<EventPage> {
  const { roomId, direction, from, limit, type } = request;
  // The server cannot tell the types inside ciphertext.
  const isClear = client.getRoom(roomId)?.hasEncryptionStateEvent() === false;
  const page = await client.createMessagesRequest(
    roomId,
    from ?? null,
    limit,
    direction === "f" ? Direction.Forward : Direction.Backward,
    isClear ? typeFilter(client, type) : undefined,
  );
  const sdkEvents = page.chunk.map((raw) => toSdkEvent(client, roomId, raw));
  const decrypted = await Promise.all(sdkEvents.map((event) => decryptedEvent(client, event)));
  // A redacted one has nothing left that could be decrypted.
  const hasUndecryptable = sdkEvents.some(
    (event, index) => decrypted[index] === undefined && event.isEncrypted() && !event.isRedacted(),
  );
  const { start = from } = page;
  if (start === undefined) throw new Error("The homeserver did not say where the page begins.");
  // Some servers name an end that is where the page began, instead of none.
  const end = page.end === start ? undefined : page.end;
  return {
    events: decrypted.filter(isMatrixEvent).filter((event) => event.type === type),
    start,
    ...(end !== undefined && { end }),
    ...(hasUndecryptable && { hasUndecryptable }),
  };
}

function typeFilter(client: MatrixClient, type: string): Filter {
  const filter = new Filter(client.getUserId());
  filter.setDefinition({ room: { timeline: { types: [type] } } });
  return filter;
}
