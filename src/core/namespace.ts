/** The prefix of everything this library adds to the widget protocol. Nothing of ours lives under `m.` or `org.matrix.`. */
export const NAMESPACE = "io.github.react-matrix-widgets";
