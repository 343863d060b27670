import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder whose `node_modules` holds the packed library and what it depends on. */
    consumer: string;
    /** The same without React. */
    consumerWithoutReact: string;
  }
}

const rooted = [
  "@hono",
  "@radix-ui",
  "@types",
  "aria-hidden",
  "csstype",
  "get-nonce",
  "hono",
  "matrix-widget-api",
  "events",
  "react-remove-scroll",
  "react-remove-scroll-bar",
  "react-style-singleton",
  "tslib",
  "undici-types",
  "use-callback-ref",
  "use-sidecar",
  "valibot",
  "zustand",
];

/** Packs the library as npm would publish it and unpacks it for consumers. `pretest` has built it. */
export default function setup(project: TestProject): () => void {
  const root = mkdtempSync(join(tmpdir(), "packed-"));
  const listing = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", root], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const [{ filename }] = JSON.parse(listing) as [{ filename: string }];
  execFileSync("tar", ["-xzf", join(root, filename), "-C", root]);

  const folder = (name: string, packages: readonly string[]) => {
    const consumer = join(root, name);
    const modules = join(consumer, "node_modules");
    mkdirSync(modules, { recursive: true });
    cpSync(join(root, "package"), join(modules, "react-matrix-widgets"), { recursive: true });
    for (const dependency of packages) {
      const target = join(modules, dependency);
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(resolve("node_modules", dependency), target, "junction");
    }
    return consumer;
  };
  project.provide("consumer", folder("consumer", [...rooted, "react", "react-dom", "matrix-js-sdk"]));
  project.provide(
    "consumerWithoutReact",
    folder(
      "without-react",
      rooted.filter((name) => !name.startsWith("react")),
    ),
  );
  return () => rmSync(root, { recursive: true, force: true });
}
