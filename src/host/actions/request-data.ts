import * as v from "valibot";

/**
 * The data of a request. A missing field is told in the words of the field's own schema, as widgets expect: valibot
 * would say that a key is missing.
 */
export function requestData<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, v.ErrorMessage<v.ObjectIssue>> {
  return v.object(entries, (issue) => {
    const key = issue.path?.[0].key;
    const entry = typeof key === "string" ? entries[key] : undefined;
    return entry !== undefined && "message" in entry && typeof entry.message === "string"
      ? entry.message
      : "Invalid request";
  });
}

/** A text that has to be there. */
export function requiredText(
  message: string,
): v.SchemaWithPipe<readonly [v.StringSchema<string>, v.NonEmptyAction<string, string>]> {
  return v.pipe(v.string(message), v.nonEmpty(message));
}

/** A text that may be left out. */
export function optionalText(name: string): v.OptionalSchema<v.StringSchema<string>, undefined> {
  return v.optional(v.string(`Invalid request - ${name} is not a string`));
}

/** A plain object, untouched. */
export function plainObject(
  message: string,
): v.CustomSchema<Record<string, unknown>, v.ErrorMessage<v.CustomIssue> | undefined> {
  return v.custom<Record<string, unknown>>(
    (value) =>
      typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob),
    message,
  );
}

/** A state key, or `true` for any. MSC2762. */
export const stateKeyOrAny: v.OptionalSchema<
  v.UnionSchema<[v.LiteralSchema<true, undefined>, v.StringSchema<undefined>], string>,
  undefined
> = v.optional(
  v.union([v.literal(true), v.string()], "Invalid request - state_key is neither a string nor true"),
);

/** Rooms by id, or all of them. MSC2762. */
export const roomIds: v.OptionalSchema<
  v.UnionSchema<
    [v.LiteralSchema<"*", undefined>, v.ArraySchema<v.StringSchema<undefined>, undefined>],
    string
  >,
  undefined
> = v.optional(
  v.union([v.literal("*"), v.array(v.string())], "Invalid request - room_ids is neither a list nor *"),
);
