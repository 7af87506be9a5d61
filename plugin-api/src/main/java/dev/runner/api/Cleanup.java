package dev.runner.api;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A stack of clean-up actions that belongs to one test or to one test class.
 *
 * <p>Declare it as a parameter: of a constructor, test or {@code @BeforeEach} method for the scope
 * of the test, of a {@code @BeforeAll} or phase method for the scope of the class. When the scope
 * ends all actions run, last added first, on the thread that ends the scope, and the time of each
 * is published as a report entry. An action that throws stops no other: the first throwable is
 * reported, the later ones are suppressed in it. The runner reports it beside the verdict of the
 * test; without the runner it fails what has not failed.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Cleanup {

  /**
   * Adds an action to run when the scope ends.
   *
   * @param description what the action removes or resets, for the report of a failure
   * @param action what to do
   * @throws IllegalStateException if the scope has ended already
   */
  void add(String description, Action action);

  /**
   * Adds a resource to close when the scope ends.
   *
   * @param <T> the resource's type
   * @param resource what to close
   * @return the resource, so that it can be created and registered in one expression
   * @throws IllegalStateException if the scope has ended already
   */
  default <T extends AutoCloseable> T closing(T resource) {
    add("close " + resource.getClass().getName(), resource::close);
    return resource;
  }

  /**
   * One step of a clean-up, free to throw what it meets.
   *
   * @since 0.1
   */
  @FunctionalInterface
  @API(status = EXPERIMENTAL, since = "0.1")
  interface Action {

    /**
     * Runs the step.
     *
     * @throws Exception if the step cannot be completed
     */
    void run() throws Exception;
  }
}
