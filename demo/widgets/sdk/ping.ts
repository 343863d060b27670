import { ClientEvent, KnownMembership, type MatrixClient, type Room } from "matrix-js-sdk";
import { describeProblem } from "../shared/describe-problem.ts";
import { pingType } from "../shared/event-types.ts";
import { findPart } from "../shared/find-part.ts";

/** A to-device message to every device of the others, encrypted, and what came from them. */
export function showPing(client: MatrixClient, room: Room): void {
  const button = findPart("ping", HTMLButtonElement);
  const output = findPart("last-ping", HTMLParagraphElement);
  const nameOf = (userId: string) => room.getMember(userId)?.name ?? userId;

  client.on(ClientEvent.ToDeviceEvent, (event) => {
    if (event.getType() !== pingType) return;
    const how = event.isEncrypted() ? "encrypted" : "not encrypted";
    output.textContent = `${nameOf(event.getSender() ?? "somebody")} pinged you (${how})`;
  });

  button.addEventListener("click", async () => {
    const others = room
      .getMembersWithMembership(KnownMembership.Join)
      .filter((member) => member.userId !== client.getUserId());
    // "*" stands for all devices of a user; the client around us knows which those are.
    const devices = others.map((member) => ({ userId: member.userId, deviceId: "*" }));
    try {
      await client.encryptAndSendToDevice(pingType, devices, { text: "ping" });
      output.textContent = `Pinged ${others.map((member) => member.name).join(", ") || "nobody: you are alone"}`;
    } catch (problem) {
      output.textContent = describeProblem(problem);
    }
  });
}
