import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { type PlaywrightProviderOptions, playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { chromiumFlags, findBrowser } from "./scripts/find-browser.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Real Chromium; the host page is on `localhost`, widget pages on `127.0.0.1`, so frames are cross-site.
 *
 * They share one process here: Playwright fails an assertion, and with it the whole run, when a frame moves to a process of its
 * own and back before Playwright has heard of it. The tests of whole widgets, which puppeteer drives, isolate every site.
 */
const inChromium = (contextOptions: PlaywrightProviderOptions["contextOptions"] = {}) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      executablePath: findBrowser("chromium") ?? "chromium",
      args: [...chromiumFlags, "--disable-site-isolation-trials"],
    },
    contextOptions,
  }),
  instances: [{ browser: "chromium" as const }],
});

const widgetOrigins = ["./test/origins/global-setup.ts"];
const setupFiles = ["./test/silent-console.ts", "./test/patience.ts"];
const componentSetupFiles = [...setupFiles, "./test/react/patience.ts"];

/** Bundled before the first test: finding them on the way would reload the page in the middle of one. */
const inPageClient = [
  "hono",
  "hono/cors",
  "hono/method-not-allowed",
  "matrix-js-sdk",
  "matrix-js-sdk/lib/logger.js",
  "matrix-widget-api",
  "valibot",
];

const inPageReact = [
  "react",
  "react/jsx-dev-runtime",
  "react-dom",
  "@radix-ui/react-dialog",
  "@testing-library/react",
  "@testing-library/user-event",
  "axe-core",
  "zustand",
  "zustand/vanilla",
  ...inPageClient,
];

/** Every story, an accessibility test too; by the machine's own colour scheme unless it says another. */
const stories = (
  name: string,
  browser: ReturnType<typeof inChromium>,
  initialGlobals: Readonly<Record<string, unknown>> = {},
): TestProjectInlineConfiguration => ({
  plugins: [storybookTest({ configDir: folder("./.storybook"), initialGlobals })],
  optimizeDeps: {
    include: [
      "react",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "react-dom/client",
      "@radix-ui/react-dialog",
      "zustand",
      "zustand/vanilla",
      ...inPageClient,
    ],
  },
  // By its number, so that the same server also answers as another site, `localhost`: the widgets of stories are there.
  test: { name, api: { host: "127.0.0.1" }, browser },
});

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    projects: [
      {
        test: {
          name: "node",
          include: [
            "test/{core,words,homeserver,matrix-js-sdk,driver,store,stress,conformance}/**/*.test.ts",
          ],
          setupFiles,
          testTimeout: 30_000,
        },
      },
      {
        optimizeDeps: { include: ["fast-check", ...inPageClient] },
        test: {
          name: "host",
          include: ["test/{host,widget}/**/*.test.ts"],
          globalSetup: widgetOrigins,
          setupFiles,
          testTimeout: 30_000,
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
      {
        optimizeDeps: { include: inPageReact },
        test: {
          name: "react",
          include: ["test/react/**/*.test.tsx"],
          globalSetup: widgetOrigins,
          setupFiles: componentSetupFiles,
          testTimeout: 30_000,
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
      {
        optimizeDeps: { include: inPageReact },
        resolve: {
          alias: {
            react: folder("./test/react-18/node_modules/react"),
            "react-dom": folder("./test/react-18/node_modules/react-dom"),
          },
        },
        test: {
          name: "react-18",
          include: ["test/react/**/*.test.tsx"],
          globalSetup: widgetOrigins,
          setupFiles: componentSetupFiles,
          testTimeout: 30_000,
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
      {
        test: {
          name: "widgets",
          include: ["test/widgets/**/*.test.ts"],
          globalSetup: [...widgetOrigins, "./test/widgets/harness/launch-browsers.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Reached in milliseconds; a busy machine may need longer than the default second.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      stories("stories", inChromium()),
      stories(
        "stories-forced",
        inChromium({ forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" }),
      ),
      stories("stories-large", inChromium(), { text: "200%" }),
      {
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: ["./test/package/global-setup.ts"],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
