import type { ActivityEntry } from "./activity-entry.ts";

/** Something recorded that may still change; an entry is made of it when somebody looks. */
export interface EntrySource {
  read(): ActivityEntry;
}
