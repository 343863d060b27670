import { Fragment, type ReactElement, useId } from "react";
import { placeKey } from "../words/capability-place.ts";
import { groupBy } from "../words/group-by.ts";
import type { PermissionGroup, PermissionLine } from "./describe-permissions.ts";

interface Renderers {
  readonly renderGroup: (group: PermissionGroup) => ReactElement;
  readonly renderLine: (line: PermissionLine) => ReactElement;
}

/** Place after place, in each one consequence after another. A consequence of a single line is that line. */
export function PermissionPlaces(
  props: Renderers & { readonly groups: readonly PermissionGroup[] },
): ReactElement {
  const { groups, ...renderers } = props;
  const places = groupBy(groups, ({ place }) => placeKey(place));
  return (
    <>
      {[...places].map(([key, ofPlace]) => (
        <Place key={key} heading={ofPlace[0]?.heading ?? ""} groups={ofPlace} {...renderers} />
      ))}
    </>
  );
}

function Place(
  props: Renderers & { readonly heading: string; readonly groups: readonly PermissionGroup[] },
): ReactElement {
  const { heading, groups, renderGroup, renderLine } = props;
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
          const isSingle = line !== undefined && others.length === 0;
          return <Fragment key={group.key}>{isSingle ? renderLine(line) : renderGroup(group)}</Fragment>;
        })}
      </ul>
    </div>
  );
}
