"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";
import { ErrorCard } from "./error-card";

/** One part of a page that loads and fails by itself: its skeleton, then its content, or a card with Retry. */
export function Area({ skeleton, children, title }: { skeleton: ReactNode; children: ReactNode; title?: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch onReset={reset} title={title}>
          <Suspense fallback={skeleton}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  );
}

interface CatchProps {
  onReset: () => void;
  title?: string;
  children: ReactNode;
}

class Catch extends Component<CatchProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  retry = () => {
    this.props.onReset();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    // Next steers redirects and not-found pages with errors that carry a digest: those go on upwards.
    if (isRouting(this.state.error)) throw this.state.error;
    return <ErrorCard error={this.state.error} title={this.props.title} onRetry={this.retry} />;
  }
}

function isRouting(error: unknown) {
  return (
    typeof error === "object" &&
    error !== null &&
    "digest" in error &&
    typeof error.digest === "string" &&
    error.digest.startsWith("NEXT_")
  );
}
