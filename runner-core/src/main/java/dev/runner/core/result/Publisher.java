package dev.runner.core.result;

/** Who wrote, reported or published something in a run. */
public sealed interface Publisher permits AttemptId, Scope {}
