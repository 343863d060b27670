import type { Requester } from "../state/devices.ts";
import { invalidParam } from "./request-error.ts";

/**
 * A point in the order of everything that happened, between two events, as clients are given it: sync tokens and
 * pagination tokens are the same thing.
 */
export function formatToken(position: number): string {
  return `s${position}`;
}

/**
 * The same for one device's sync. Browsers hold back a GET while the same URL is being loaded, so two clients of one
 * browser whose long polls looked alike would wait for each other.
 */
export function formatSyncToken(position: number, { userId, deviceId }: Requester): string {
  return `${formatToken(position)}.${encodeURIComponent(`${userId} ${deviceId}`)}`;
}

export function parseToken(token: string): number {
  const digits = /^s(\d{1,15})(?:\..*)?$/.exec(token)?.[1];
  if (digits === undefined) throw invalidParam("Invalid token: this homeserver did not issue it");
  return Number(digits);
}
