package dev.runner.core.report;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One exchange between a test and a service, as a client has written it down.
 *
 * @param json all that is known of it, as an object in JSON
 * @param at when it was sent, as the client wrote it
 * @param phase the part of the test's life, empty text if that is not known
 * @param method the method of HTTP
 * @param uri where to, secrets masked by the client
 * @param status how it was answered; empty if there was no answer
 * @param durationMs how long it took, in milliseconds
 * @param attempt 1, or more if the call was sent again
 * @param waitMs how long the client then waited to send it again
 * @param failure why there was no answer
 */
public record Call(
    String json,
    String at,
    String phase,
    String method,
    String uri,
    OptionalInt status,
    double durationMs,
    int attempt,
    OptionalLong waitMs,
    Optional<String> failure) {}
