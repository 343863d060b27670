import type { HonoRequest } from "hono";
import { invalidParam } from "./request-error.ts";

/** A query parameter that counts something. Absent: undefined. Negative or fractional: 400. */
export function readCount(request: HonoRequest, name: string): number | undefined {
  const text = request.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalidParam(`Query parameter ${name} must be a non-negative integer`);
  return Number(text);
}

/** A `limit` parameter, at most `most`. */
export function readLimit(request: HonoRequest, fallback: number, most: number): number {
  return Math.min(readCount(request, "limit") ?? fallback, most);
}

/** The `dir` parameter: backwards (newest first) or forwards. */
export function readDirection(request: HonoRequest, fallback?: "b" | "f"): "b" | "f" {
  const dir = request.query("dir") ?? fallback;
  if (dir === "b" || dir === "f") return dir;
  throw invalidParam("Query parameter dir must be b or f");
}
