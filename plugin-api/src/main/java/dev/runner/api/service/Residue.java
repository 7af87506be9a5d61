package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A resource of the system under test that tests may have left there.
 *
 * @param type what it is, in the system's own word: {@code order}
 * @param id what it is known by, unique within its type and for ever
 * @param name what a person calls it; may be empty
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Residue(String type, String id, String name) {}
