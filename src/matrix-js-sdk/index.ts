export { createMatrixJsSdkPort } from "./create-matrix-js-sdk-port.ts";
