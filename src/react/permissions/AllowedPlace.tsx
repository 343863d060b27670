import { type ReactElement, useId } from "react";
import { AllowedGroup } from "./AllowedGroup.tsx";
import { AllowedLine, type LineChoosing } from "./AllowedLine.tsx";
import type { PermissionGroup } from "./describe-permissions.ts";

/** What is allowed in one place, one consequence after another. A consequence of a single line is that line. */
export function AllowedPlace(
  props: LineChoosing & { readonly heading: string; readonly groups: readonly PermissionGroup[] },
): ReactElement {
  const { heading, groups, ...choosing } = props;
  const headingId = useId();
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="place" aria-labelledby={headingId}>
      <h5 id={headingId} data-mw="heading">
        {heading}
      </h5>
      <ul>
        {groups.map((group) => {
          const [line, ...others] = group.lines;
          if (!line || others.length > 0) return <AllowedGroup key={group.key} group={group} {...choosing} />;
          return <AllowedLine key={group.key} line={line} {...choosing} />;
        })}
      </ul>
    </div>
  );
}
