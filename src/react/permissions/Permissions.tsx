"use client";

import { Fragment, type HTMLAttributes, type ReactElement, type ReactNode, useId, useRef } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { useKeptFocus } from "../useKeptFocus.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import type { PermissionEntry } from "./permission-entry.ts";

export interface PermissionsProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  /** `one`: of a single widget, whose card needs no frame of its own. */
  readonly of: "one" | "all";
  readonly entries: readonly PermissionEntry[];
  readonly messages: WidgetMessages;
  readonly theme: string | undefined;
  readonly renderCard: (entry: PermissionEntry) => ReactNode;
}

/** The list of what widgets may do, wherever it comes from. */
export function Permissions(props: PermissionsProps): ReactElement {
  const { of, entries, messages, theme, renderCard, ...rest } = props;
  const texts = messages.permission.manager;
  const [only] = of === "one" ? entries : [];
  const root = useRef<HTMLElement>(null);
  const titleId = useId();
  const focus = useKeptFocus(root);
  return (
    <section
      {...rest}
      {...focus}
      ref={root}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-mw="permissions"
      data-kind={of}
      data-mw-theme={theme}
    >
      <p id={titleId} data-mw="title">
        {only
          ? messages.consent.capabilitiesTitle(isolateOnlyName(only.record.appearance.name))
          : texts.title}
      </p>
      {entries.length === 0 ? (
        <p data-mw="description">{of === "one" ? texts.emptyOfOne : texts.empty}</p>
      ) : (
        <div data-mw="permission-list">
          {entries.map((entry) => (
            <Fragment key={entry.key}>{renderCard(entry)}</Fragment>
          ))}
        </div>
      )}
    </section>
  );
}
