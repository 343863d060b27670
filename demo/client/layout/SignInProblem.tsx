import { Component, type ReactNode } from "react";

interface SignInProblemProps {
  readonly name: string;
  readonly children: ReactNode;
}

interface SignInProblemState {
  readonly problem: Error | undefined;
}

/** Says why a user could not sign in. React has no other form than a class for this. */
export class SignInProblem extends Component<SignInProblemProps, SignInProblemState> {
  override state: SignInProblemState = { problem: undefined };

  static getDerivedStateFromError(problem: Error): SignInProblemState {
    return { problem };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <p className="waiting" role="alert">
        {this.props.name} could not sign in: {problem.message} Restart <code>npm start</code> and reload.
      </p>
    );
  }
}
