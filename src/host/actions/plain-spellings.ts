import * as v from "valibot";
import { isPlainObject } from "../../core/is-plain-object.ts";

/** Fields in our namespace, and how the proposals spell them. */
export type PlainSpellings = Readonly<Record<string, string>>;

/** Whether the data has any of the fields, in either spelling. */
export function hasAnySpelling(data: Readonly<Record<string, unknown>>, spellings: PlainSpellings): boolean {
  return Object.entries(spellings).some(([ours, proposed]) => ours in data || data[proposed] !== undefined);
}

/** Takes the proposals' spellings too; where both are there, ours counts. */
export function withPlainSpellings<const Schema extends v.GenericSchema>(
  spellings: PlainSpellings,
  schema: Schema,
): v.SchemaWithPipe<readonly [v.UnknownSchema, v.TransformAction<unknown, unknown>, Schema]> {
  const rename = (data: unknown): unknown => {
    if (!isPlainObject(data)) return data;
    const taken = Object.entries(spellings).filter(
      ([ours, proposed]) => !(ours in data) && data[proposed] !== undefined,
    );
    return { ...data, ...Object.fromEntries(taken.map(([ours, proposed]) => [ours, data[proposed]])) };
  };
  return v.pipe(v.unknown(), v.transform(rename), schema);
}
