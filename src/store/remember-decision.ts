import { afterDismissal } from "../core/permission/back-off.ts";
import { deny, grant, type Terms } from "../core/permission/change-record.ts";
import { narrowedToRooms } from "../core/permission/narrowed-to-rooms.ts";
import { capabilityPermission, devicePermission, type Permission } from "../core/permission/permission.ts";
import type { PermissionRecord } from "../core/permission/permission-record.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";

/** What a request is about. */
export function askedPermissions(request: ConsentRequest): readonly Permission[] {
  switch (request.kind) {
    case "identity":
      return ["identity"];
    case "capabilities":
      return [...new Set(request.requested.map(capabilityPermission))];
    case "load": {
      const load: readonly Permission[] = request.alreadyGranted.includes("load") ? [] : ["load"];
      return [...load, ...request.devices.map(devicePermission)];
    }
  }
}

/** The record after an answer: granted is what was asked and approved, the rest of the question is refused. */
export function rememberDecision(
  record: PermissionRecord,
  request: ConsentRequest,
  decision: ConsentDecision,
  nowMs: number,
): PermissionRecord {
  if (decision.outcome === "dismiss") return { ...record, backOff: afterDismissal(record.backOff, nowMs) };

  const asked = askedPermissions(request);
  const approved = new Set(decision.outcome === "allow" ? approvedPermissions(request, decision) : []);
  // A modal's page is made up by a widget for the moment.
  const isPassing = decision.duration === "remember" && request.subject.identity.kind === "modal";
  const terms: Terms = { duration: isPassing ? "session" : (decision.duration ?? "session"), atMs: nowMs };
  const refused = deny(
    record,
    asked.filter((permission) => !approved.has(permission)),
    terms,
  );
  const answered = grant(
    refused,
    [...asked.filter((permission) => approved.has(permission)), ...narrowed(request, decision)],
    terms,
  );
  const suggested = new Set([...record.suggested].filter((permission) => !asked.includes(permission)));
  return { ...answered, suggested, backOff: { state: "asking", dismissals: 0 } };
}

function narrowed(request: ConsentRequest, decision: ConsentDecision): readonly Permission[] {
  if (request.kind !== "capabilities" || decision.outcome !== "allow") return [];
  return narrowedToRooms(decision.approved, request.requested).map(capabilityPermission);
}

function approvedPermissions(
  request: ConsentRequest,
  { approved, devices = [] }: Extract<ConsentDecision, { outcome: "allow" }>,
): readonly Permission[] {
  if (request.kind === "identity") return ["identity"];
  if (request.kind === "load") return ["load", ...devices.map(devicePermission)];
  return approved.map(capabilityPermission);
}
