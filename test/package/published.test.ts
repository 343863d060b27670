import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { describe, expect, inject, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  exports: Record<string, string | { types: string; default: string }>;
};
const entries = Object.keys(manifest.exports).filter((entry) => !/\.(css|json)$/.test(entry));
const specifier = (entry: string) => `react-matrix-widgets${entry.slice(1)}`;

function run(folder: string, source: string): string {
  writeFileSync(join(folder, "check.mjs"), source);
  return execFileSync("node", ["check.mjs"], { cwd: folder, encoding: "utf8" });
}

function typeCheck(compiler: string, moduleResolution: "nodenext" | "bundler"): string {
  const folder = inject("consumer");
  writeFileSync(
    join(folder, "consumer.tsx"),
    [
      ...entries.map((entry, index) => `import * as entry${index} from "${specifier(entry)}";`),
      'import "react-matrix-widgets/styles.css";',
      `export const all = [${entries.map((_, index) => `entry${index}`).join(", ")}];`,
      'import { WidgetFrame, WidgetProvider, type WidgetProviderProps } from "react-matrix-widgets";',
      "// @ts-expect-error: a declaration that could not be found would be any, and no error.",
      "export const wrong: number = entry0.WidgetFrame;",
      "export const app = (client: WidgetProviderProps['client']) => (",
      '  <WidgetProvider client={client}><WidgetFrame roomId="!a:b" widgetId="poll" /></WidgetProvider>',
      ");",
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        noEmit: true,
        strict: true,
        jsx: "react-jsx",
        target: "ES2023",
        lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
        module: moduleResolution === "nodenext" ? "nodenext" : "esnext",
        moduleResolution,
        skipLibCheck: true,
        noUncheckedSideEffectImports: true,
        types: ["node"],
      },
      files: ["consumer.tsx"],
    }),
  );
  try {
    return execFileSync("node", [compiler, "-p", folder], { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe("the published package", () => {
  it("can be imported by every entry", () => {
    const source = entries.map((entry) => `await import("${specifier(entry)}");`).join("\n");
    expect(run(inject("consumer"), `${source}\nconsole.log("imported");`)).toContain("imported");
  });

  it("needs no React for anything but its components", () => {
    const pure = entries.filter((entry) => entry !== "." && entry !== "./matrix-js-sdk");
    const source = pure.map((entry) => `await import("${specifier(entry)}");`).join("\n");
    expect(run(inject("consumerWithoutReact"), `${source}\nconsole.log("imported");`)).toContain("imported");
  });

  it("renders on a server: the frame's container and status, and no page", () => {
    const source = `
      import { createElement as h } from "react";
      import { renderToString } from "react-dom/server";
      import { WidgetFrame, WidgetProvider } from "react-matrix-widgets";
      const client = { userId: "@alice:example.org" };
      const frame = h(WidgetFrame, { roomId: "!a:example.org", widgetId: "poll" });
      console.log(renderToString(h(WidgetProvider, { client }, frame)));`;
    const html = run(inject("consumer"), source);
    expect(html).toMatch(/^<div [^>]*data-mw="frame" data-state="idle"/);
    expect(html).toMatch(/<p data-mw="status" role="status"><\/p>/);
    expect(html).not.toMatch(/iframe|dialog/);
  });

  it("exposes nothing but its entries", () => {
    expect(() =>
      run(inject("consumer"), 'await import("react-matrix-widgets/dist/core/widget-error.js");'),
    ).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  it.each([
    ["TypeScript 7", "node_modules/typescript/bin/tsc"],
    ["TypeScript 5.9", "demo/widgets/node_modules/typescript/bin/tsc"],
  ])("type-checks in a consumer under %s", (_, compiler) => {
    expect(typeCheck(compiler, "bundler")).toBe("");
    expect(typeCheck(compiler, "nodenext")).toBe("");
  });

  it("passes publint and arethetypeswrong", () => {
    const npx = (...words: string[]) => execFileSync("npx", ["--no-install", ...words], { encoding: "utf8" });
    expect(npx("publint", "--strict")).toContain("All good!");
    // It tells by its exit code, which makes this throw. It cannot resolve CSS.
    npx("attw", "--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "styles.css", "--quiet");
  });

  it("keeps its colours when an app's build targets older browsers", async () => {
    const folder = inject("consumer");
    writeFileSync(join(folder, "app.js"), 'import "react-matrix-widgets/styles.css";');
    await build({
      root: folder,
      logLevel: "silent",
      build: { target: "es2020", rolldownOptions: { input: join(folder, "app.js") }, assetsDir: "." },
    });
    const sheet = readdirSync(join(folder, "dist")).find((file) => file.endsWith(".css")) ?? "";
    const css = readFileSync(join(folder, "dist", sheet), "utf8");
    expect(css).toContain("--mw-surface:light-dark(");
  });

  it("gives widgets a helper of three kilobytes, of which they bundle what they use", async () => {
    const folder = inject("consumer");
    const bundle = async (source: string): Promise<string> => {
      writeFileSync(join(folder, "widget.js"), source);
      const input = join(folder, "widget.js");
      const output = await build({
        root: folder,
        logLevel: "silent",
        build: { write: false, modulePreload: false, rolldownOptions: { input } },
      });
      const [chunk] = "output" in output ? output.output : [];
      return chunk?.type === "chunk" ? chunk.code : "";
    };
    const entry = "react-matrix-widgets/widget";
    const whole = await bundle(`import * as widget from "${entry}"; globalThis.widget = widget;`);
    const one = await bundle(`import { roomCapability } from "${entry}"; globalThis.one = roomCapability;`);

    expect(whole).toContain("does not offer");
    expect(whole.length).toBeLessThan(3_000);
    expect(one).toContain(".room:");
    expect(one.length).toBeLessThan(300);
  });

  it("gives an app only the languages that it imports", async () => {
    const folder = inject("consumer");
    const input = join(folder, "language.js");
    const bundle = async (source: string): Promise<string> => {
      writeFileSync(input, source);
      const output = await build({
        root: folder,
        logLevel: "silent",
        build: { write: false, modulePreload: false, rolldownOptions: { input } },
      });
      return "output" in output ? output.output.map((one) => ("code" in one ? one.code : "")).join("\n") : "";
    };
    const german = await bundle(
      'import { german } from "react-matrix-widgets/messages/de"; globalThis.m = german;',
    );
    const english = await bundle('import { english } from "react-matrix-widgets"; globalThis.m = english;');
    const unused = await bundle(
      'import { arabic } from "react-matrix-widgets/messages/ar"; globalThis.m = 1;',
    );

    expect(german).toContain("Nicht erlauben");
    expect(german).not.toMatch(/Don’t allow|عدم السماح/);
    expect(english).toContain("Don’t allow");
    expect(english).not.toMatch(/Nicht erlauben|عدم السماح/);
    expect(unused).not.toContain("عدم السماح");
  });

  it("has the public API that its report says", () => {
    const stale = execFileSync("node", ["scripts/api-report.ts", "--check"], { encoding: "utf8" });
    expect(stale).toBe("");
  });
});
