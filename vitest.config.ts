import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findBrowser } from "./scripts/find-browser.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Real Chromium; the host page is on `localhost`, widget pages on `127.0.0.1`, so frames are cross-site. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findBrowser("chromium") ?? "chromium", args: [...chromiumFlags] },
  }),
  instances: [{ browser: "chromium" as const }],
});

const widgetOrigins = ["./test/origins/global-setup.ts"];
const silentConsole = ["./test/silent-console.ts"];

/** Bundled before the first test: finding them on the way would reload the page in the middle of one. */
const inPageClient = [
  "hono",
  "hono/cors",
  "hono/method-not-allowed",
  "matrix-js-sdk",
  "matrix-js-sdk/lib/logger.js",
  "valibot",
];

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    projects: [
      {
        test: {
          name: "node",
          include: ["test/{core,homeserver,matrix-js-sdk,driver,store}/**/*.test.ts"],
          setupFiles: silentConsole,
        },
      },
      {
        optimizeDeps: { include: inPageClient },
        test: {
          name: "host",
          include: ["test/host/**/*.test.ts"],
          globalSetup: widgetOrigins,
          setupFiles: silentConsole,
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
      {
        test: {
          name: "react",
          include: ["test/react/**/*.test.tsx"],
          globalSetup: widgetOrigins,
          setupFiles: silentConsole,
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
      {
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
          setupFiles: silentConsole,
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
        },
      },
      {
        plugins: [storybookTest({ configDir: folder("./.storybook") })],
        optimizeDeps: {
          include: ["react", "react/jsx-runtime", "react/jsx-dev-runtime", "react-dom/client"],
        },
        test: {
          name: "stories",
          api: { host: "localhost" },
          browser: inChromium(),
        },
      },
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
