package dev.runner.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt at a call.
 *
 * @param at when it was sent
 * @param attempt its number, from 1
 * @param took how long it took
 * @param request what failures tell of it
 * @param sent the headers that were set, redacted
 * @param body what it carried
 * @param response the answer, if there was one
 * @param failure why there was none
 * @param redactor knows its secrets
 */
record Exchange(
    Instant at,
    int attempt,
    Duration took,
    Request request,
    Map<String, List<String>> sent,
    Body body,
    Optional<RestResponse> response,
    Optional<RestException> failure,
    Redactor redactor) {}
