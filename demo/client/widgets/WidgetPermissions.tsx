import type { ReactElement } from "react";
import { HighRiskIndicator, PermissionManager } from "../../../src/index.ts";
import { Shield } from "../layout/icons.tsx";
import { Panel } from "../layout/Panel.tsx";

interface WidgetPermissionsProps {
  readonly roomId: string;
  readonly widgetId: string;
}

/** Whether a widget holds something of high risk, and behind it all that it may do: to be limited, taken back, forgotten. */
export function WidgetPermissions({ roomId, widgetId }: WidgetPermissionsProps): ReactElement {
  const widget = { roomId, widgetId };
  return (
    <Panel
      className="permissions"
      label={
        <>
          <Shield />
          <span className="label">Permissions</span>
          <HighRiskIndicator widget={widget} />
        </>
      }
    >
      <PermissionManager widget={widget} />
    </Panel>
  );
}
