import { type ReactElement, useId } from "react";
import { type DeviceFeature, devicePermission, type Permission } from "../../core/permission/permission.ts";
import type { PermissionRecord } from "../../core/permission/permission-record.ts";
import type { WordsContext } from "../words/words-context.ts";
import { AllowedGroup } from "./AllowedGroup.tsx";
import { AllowedLine, type LineChoosing } from "./AllowedLine.tsx";
import { describePermissions } from "./describe-permissions.ts";
import { describeTerm } from "./describe-term.ts";
import { PermissionPlaces } from "./PermissionPlaces.tsx";
import { PolicyDevices } from "./PolicyDevices.tsx";

/** What a widget may do, by consequence; each line to untick, each group to take back as a whole. */
export function AllowedSection(
  props: Omit<LineChoosing, "termOf"> & {
    readonly permissions: readonly Permission[];
    /** What the app's policy gives the page, and nobody takes back here. */
    readonly byPolicy: readonly DeviceFeature[];
    readonly record: PermissionRecord;
    readonly context: WordsContext;
  },
): ReactElement {
  const { byPolicy, record, context, ...rest } = props;
  const { messages } = rest;
  // The user's word changes nothing about what the page has anyway.
  const permissions = props.permissions.filter(
    (one) => !byPolicy.some((device) => one === devicePermission(device)),
  );
  const texts = messages.permission.manager;
  const headingId = useId();
  const { plain, groups } = describePermissions(permissions, messages, context);
  const termOf = (held: readonly Permission[]) => describeTerm(held, record, texts);
  const terms = new Set(permissions.map((one) => termOf([one])));
  // Said once where it is the same for all.
  const [common] = terms.size === 1 ? terms : [];
  const choosing = {
    ...rest,
    termOf: common === undefined ? termOf : () => undefined,
  };
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="permission-section" data-kind="allowed" aria-labelledby={headingId}>
      <h4 id={headingId} data-mw="heading">
        {texts.allowed}
      </h4>
      {permissions.length + byPolicy.length === 0 && <p data-mw="note">{texts.nothingAllowed}</p>}
      {common !== undefined && <p data-mw="note">{common}</p>}
      {plain.length > 0 && (
        <ul>
          {plain.map((line) => (
            <AllowedLine key={line.key} line={line} {...choosing} />
          ))}
        </ul>
      )}
      <PolicyDevices devices={byPolicy} messages={messages.permission} />
      <PermissionPlaces
        groups={groups}
        renderGroup={(group) => <AllowedGroup group={group} {...choosing} />}
        renderLine={(line) => <AllowedLine line={line} {...choosing} />}
      />
    </div>
  );
}
