declare module "*?raw" {
  export const text: string;
  // biome-ignore lint/style/noDefaultExport: so does the bundler.
  export default text;
}
