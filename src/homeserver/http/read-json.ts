import type { HonoRequest } from "hono";
import { type BaseIssue, type GenericSchema, getDotPath, type InferOutput, safeParse } from "valibot";
import { isJsonObject } from "./json-object.ts";
import { badJson, missingParam, RequestError } from "./request-error.ts";

/** Longest request body, in UTF-16 units, of everything but media; events have a limit of their own. */
const MAX_BODY_LENGTH = 1_000_000;

/** The request's JSON body, checked. An absent body counts as `{}`, as clients leave it out where nothing is required. */
export async function readJson<Schema extends GenericSchema>(
  request: HonoRequest,
  schema: Schema,
): Promise<InferOutput<Schema>> {
  const text = await request.text();
  if (text.length > MAX_BODY_LENGTH) {
    throw new RequestError(413, "M_TOO_LARGE", "The request body is too large");
  }
  const body = parseJson(text);
  if (!isJsonObject(body)) throw badJson("The request body is not a JSON object");
  const result = safeParse(schema, body);
  if (result.success) return result.output;
  throw describeIssue(result.issues[0]);
}

function parseJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, "M_NOT_JSON", "The request body is not JSON");
  }
}

function describeIssue(issue: BaseIssue<unknown>): RequestError {
  const path = getDotPath(issue) ?? "body";
  return issue.input === undefined
    ? missingParam(`Missing ${path}`)
    : badJson(`Unexpected ${path}: ${issue.message}`);
}
