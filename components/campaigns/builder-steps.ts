/** The pages of the builder, in their order. */
export const builderSteps = ["audience", "message", "timing", "compliance", "review"] as const;
export type BuilderStep = (typeof builderSteps)[number];

export const isBuilderStep = (step: string): step is BuilderStep => builderSteps.some((one) => one === step);
