import { Component, type ComponentType, type ReactNode } from 'react';

type Props = {
  /** A change of it takes an error away: a move to another place. */
  resetKey: string;
  Fallback: ComponentType<{ error: unknown; onRetry: () => void }>;
  /** Before trying again: lets failed queries ask again. */
  onRetry: () => void;
  children: ReactNode;
};
type State = { failure: { error: unknown } | undefined };

/** Keeps a failure inside the page's place; the rest of the portal stays usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failure !== undefined && before.resetKey !== this.props.resetKey) this.retry();
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ failure: undefined });
  };

  override render() {
    const { Fallback, children } = this.props;
    return this.state.failure === undefined ? children : <Fallback error={this.state.failure.error} onRetry={this.retry} />;
  }
}
