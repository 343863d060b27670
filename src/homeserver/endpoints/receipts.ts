import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam } from "../http/request-error.ts";
import { findJoinedRoom } from "../rooms/find-room.ts";
import type { ServerState } from "../state/server-state.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const RECEIPT_TYPES = ["m.read", "m.read.private"] as const;

const receiptBody = v.object({ thread_id: v.optional(v.string()) });
const markersBody = v.object({
  "m.fully_read": v.optional(v.string()),
  "m.read": v.optional(v.string()),
  "m.read.private": v.optional(v.string()),
});

/** How far one has read: receipts for others, the marker for oneself. */
export const addReceipts: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/rooms/:roomId/receipt/:receiptType/:eventId`, async (c) => {
    const requester = authenticate(c.req, server);
    const { receiptType, eventId } = c.req.param();
    const { roomId } = findJoinedRoom(server, c.req.param("roomId"), requester);
    const { thread_id: threadId } = await readJson(c.req, receiptBody);
    if (receiptType === "m.fully_read") {
      setFullyRead(server, requester.userId, roomId, eventId);
    } else if (RECEIPT_TYPES.some((known) => known === receiptType)) {
      setReceipt(server, { userId: requester.userId, roomId, receiptType, eventId, threadId });
    } else {
      throw invalidParam(`Unknown receipt type ${receiptType}`);
    }
    return c.json({});
  });

  app.post(`${CLIENT}/rooms/:roomId/read_markers`, async (c) => {
    const requester = authenticate(c.req, server);
    const { roomId } = findJoinedRoom(server, c.req.param("roomId"), requester);
    const markers = await readJson(c.req, markersBody);
    const fullyRead = markers["m.fully_read"];
    if (fullyRead !== undefined) setFullyRead(server, requester.userId, roomId, fullyRead);
    for (const receiptType of RECEIPT_TYPES) {
      const eventId = markers[receiptType];
      if (eventId === undefined) continue;
      setReceipt(server, { userId: requester.userId, roomId, receiptType, eventId, threadId: undefined });
    }
    return c.json({});
  });
};

function setFullyRead(server: ServerState, userId: string, roomId: string, eventId: string): void {
  const position = server.stream.advance();
  server.accountData.set(userId, roomId, { type: "m.fully_read", content: { event_id: eventId }, position });
}

interface NewReceipt {
  readonly userId: string;
  readonly roomId: string;
  readonly receiptType: string;
  readonly eventId: string;
  readonly threadId: string | undefined;
}

function setReceipt(server: ServerState, receipt: NewReceipt): void {
  server.receipts.set({ ...receipt, ts: server.clock.now(), position: server.stream.advance() });
}
