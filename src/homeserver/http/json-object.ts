import { custom, type GenericSchema } from "valibot";

/** Any JSON object, such as an event's content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Unlike valibot's own objects and records, it refuses arrays. */
export const jsonObject: GenericSchema<unknown, JsonObject> = custom<JsonObject>(
  isJsonObject,
  "must be an object",
);
