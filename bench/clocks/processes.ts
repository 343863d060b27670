import { readdirSync, readFileSync } from "node:fs";

export interface Process {
  readonly id: number;
  readonly parentId: number;
  /** Processor time of all its threads, in milliseconds, to the next ten. */
  readonly usedMs: number;
}

const MS_PER_TICK = 10;

/** A process and everything it started, directly or not. */
export function processTree(rootId: number): readonly Process[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const tree = all.filter(({ id }) => id === rootId);
  for (const parent of tree) tree.push(...all.filter(({ parentId }) => parentId === parent.id));
  return tree;
}

function readProcess(id: number): readonly Process[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "utf8");
    // The name, in parentheses, may hold anything.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return [{ id, parentId: Number(fields[1]), usedMs: ticks * MS_PER_TICK }];
  } catch {
    return [];
  }
}
