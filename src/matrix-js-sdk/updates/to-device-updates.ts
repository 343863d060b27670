import { ClientEvent, type MatrixClient, type ReceivedToDeviceMessage } from "matrix-js-sdk";
import * as v from "valibot";
import type { ClientUpdate } from "../../core/matrix/matrix-client-port.ts";

// Only the envelope of a decrypted message was checked by the SDK; a clear one is whatever a sender made of it.
const messageSchema = v.object({
  type: v.string(),
  sender: v.string(),
  content: v.record(v.string(), v.unknown()),
});

/** Passes on to-device messages, once and in order; one that the SDK could not decrypt never arrives here. */
export function listenToDevices(client: MatrixClient, emit: (update: ClientUpdate) => void): () => void {
  const onMessage = ({ message, encryptionInfo }: ReceivedToDeviceMessage) => {
    const parsed = v.safeParse(messageSchema, message);
    if (!parsed.success) return;
    emit({
      kind: "to-device",
      message: {
        ...parsed.output,
        // From the SDK's own decryption, so no field of the message can claim it.
        encrypted: encryptionInfo !== null,
        senderDevice: encryptionInfo?.senderDevice,
        senderVerified: encryptionInfo?.senderVerified,
      },
    });
  };
  client.on(ClientEvent.ReceivedToDeviceMessage, onMessage);
  return () => {
    client.off(ClientEvent.ReceivedToDeviceMessage, onMessage);
  };
}
