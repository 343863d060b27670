import { invalidParam } from "./request-error.ts";

/**
 * A point in the order of everything that happened, between two events, as clients are given it: sync tokens and
 * pagination tokens are the same thing.
 */
export function formatToken(position: number): string {
  return `s${position}`;
}

export function parseToken(token: string): number {
  const digits = /^s(\d{1,15})$/.exec(token)?.[1];
  if (digits === undefined) throw invalidParam("Invalid token: this homeserver did not issue it");
  return Number(digits);
}
