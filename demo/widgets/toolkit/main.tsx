import { WidgetApiImpl } from "@matrix-widget-toolkit/api";
import { MuiThemeProvider, MuiWidgetApiProvider } from "@matrix-widget-toolkit/mui";
import { createRoot } from "react-dom/client";
import { findPart } from "../shared/find-part.ts";
import { FollowTheme } from "./FollowTheme.tsx";
import { PollPage } from "./PollPage.tsx";
import { startTranslations } from "./start-translations.ts";

// Before anything is drawn: the client may speak first.
const widgetApiPromise = WidgetApiImpl.create();
await startTranslations();

createRoot(findPart("root", HTMLDivElement)).render(
  <MuiThemeProvider>
    <MuiWidgetApiProvider widgetApiPromise={widgetApiPromise} widgetRegistration={{ name: "Poll" }}>
      <FollowTheme />
      <PollPage />
    </MuiWidgetApiProvider>
  </MuiThemeProvider>,
);
