import type { Hono } from "hono";
import type { ServerState } from "../state/server-state.ts";

/** Adds one family of endpoints to the homeserver. */
export type AddEndpoints = (app: Hono, server: ServerState) => void;

export const CLIENT = "/_matrix/client/v3";
export const CLIENT_V1 = "/_matrix/client/v1";
export const UNSTABLE = "/_matrix/client/unstable";
export const MEDIA = "/_matrix/media";
