import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { startStaticServer } from "./static-server.ts";

const elementCall = join(
  dirname(createRequire(import.meta.url).resolve("@element-hq/element-call-embedded/package.json")),
  "dist",
);

declare module "vitest" {
  export interface ProvidedContext {
    /** Two more sites beside the host page's: both serve `/pages`, `/widgets` and `/element-call`. */
    origins: { readonly a: string; readonly b: string };
  }
}

/** Starts the widgets' origins, on another site than the host page. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders = {
    "/pages": "test/pages/dist",
    "/widgets": "demo/widgets/dist",
    "/element-call": elementCall,
  };
  const [a, b] = await Promise.all([startStaticServer(folders), startStaticServer(folders)]);
  project.provide("origins", { a: `http://127.0.0.1:${a.port}`, b: `http://127.0.0.1:${b.port}` });
  return async () => {
    await Promise.all([a.close(), b.close()]);
  };
}
