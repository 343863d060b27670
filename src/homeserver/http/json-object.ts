import { type GenericSchema, record, string, unknown } from "valibot";

/** Any JSON object, such as an event's content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const jsonObject: GenericSchema<unknown, Record<string, unknown>> = record(string(), unknown());

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
