package dev.runner.core.store;

/**
 * What an attempt has written to one stream.
 *
 * @param text what was kept of it; where something was left out, a line in brackets says how much
 * @param totalBytes how many bytes were written in all, in UTF-8
 */
public record CapturedText(String text, long totalBytes) {}
