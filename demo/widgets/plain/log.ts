import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";

/** What the client answered, what went wrong, and what the client sent by itself. */
export type LogEntry =
  | { readonly kind: "result"; readonly title: string; readonly value: unknown }
  | { readonly kind: "problem"; readonly title: string; readonly problem: unknown }
  | { readonly kind: "incoming"; readonly title: string; readonly value: unknown };

/** Adds a line at the end of the log pane. */
export function log(entry: LogEntry): void {
  const list = findPart("log", HTMLOListElement);
  const title = document.createElement("strong");
  title.textContent = entry.title;
  const text = document.createElement("code");
  text.textContent = entry.kind === "problem" ? describeProblem(entry.problem) : describe(entry.value);
  const item = document.createElement("li");
  item.dataset["kind"] = entry.kind;
  item.append(title, text);
  list.append(item);
}

function describe(value: unknown): string {
  if (value instanceof Blob) return `${value.size} bytes of ${value.type || "an unknown type"}`;
  return value === undefined ? "done" : JSON.stringify(value);
}
