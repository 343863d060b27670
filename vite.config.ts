import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import manifest from "./package.json" with { type: "json" };

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** One entry for every subpath of `exports`, so that nothing is published by accident or forgotten. */
const entries = Object.values(manifest.exports)
  .filter((target) => typeof target === "object" && target.default.endsWith(".js"))
  .map((target) => (target as { default: string }).default.replace("./dist/", "").replace(/\.js$/, ""));

const external = [
  /^node:/,
  ...[...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)].map(
    (name) => new RegExp(`^${name}(/|$)`),
  ),
];

export default defineConfig({
  build: {
    target: "es2022",
    minify: false,
    sourcemap: true,
    lib: {
      entry: Object.fromEntries(entries.map((entry) => [entry, source(`${entry}.ts`)])),
      formats: ["es"],
    },
    rolldownOptions: {
      external,
      // The directive is kept: with `preserveModules`, every file stays a module of its own.
      checks: { moduleLevelDirective: false, pluginTimings: false },
      output: { preserveModules: true, preserveModulesRoot: "src", entryFileNames: "[name].js" },
    },
  },
});
