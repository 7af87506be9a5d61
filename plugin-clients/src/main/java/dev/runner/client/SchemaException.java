package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells in how many ways, and where, a body is not what its schema says.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SchemaException extends RestException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final transient java.util.List<Violation> violations;

  SchemaException(RestResponse response, java.util.List<Violation> violations) {
    super(
        response.request(),
        "%s '%s' was answered with a body that breaks its schema in %d %s:%s"
            .formatted(
                response.request().method(),
                response.request().uri(),
                violations.size(),
                violations.size() == 1 ? "place" : "places",
                violations.stream()
                    .map(violation -> "\n  " + violation)
                    .collect(java.util.stream.Collectors.joining())));
    this.violations = java.util.List.copyOf(violations);
  }

  /**
   * Returns all that is wrong.
   *
   * @return at least one violation, in the order of the schema
   */
  public java.util.List<Violation> violations() {
    return violations;
  }

  /**
   * One thing that is wrong.
   *
   * @param pointer the JSON pointer of the place in the body, empty for the whole of it
   * @param message what is wrong there; it may quote the body
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Violation(String pointer, String message) {
    @Override
    public String toString() {
      return (pointer.isEmpty() ? "(the whole)" : pointer) + ": " + message;
    }
  }
}
