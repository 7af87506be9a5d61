package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A run that begins.
 *
 * @param run its id
 * @param at when
 * @param resumed whether it goes on where it was left
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RunStart(String run, Instant at, boolean resumed) {}
