package dev.runner.client;

/**
 * What failures tell of a request.
 *
 * @param method the method of HTTP
 * @param uri where it went, with secrets as {@code ***}
 */
record Request(String method, String uri) {}
