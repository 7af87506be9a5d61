package dev.runner.exporter.testrail;

import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.http.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the options.
 *
 * @param access who calls
 * @param patience how long calls are tried
 * @param project the project's name or id; empty if it is not set
 * @param suite the suite's name or id
 * @param cases how cases are found and made
 * @param run how the run is made
 * @param results how results are sent
 */
record TestRailSettings(
    Access access,
    Patience patience,
    String project,
    Optional<String> suite,
    Cases cases,
    Run run,
    Results results) {

  /** Statuses that every TestRail has, by outcome; {@code none} sends nothing. */
  private static final Map<String, String> STATUSES =
      Map.of(
          "passed", "1",
          "failed", "5",
          "error", "5",
          "skipped", "4",
          "aborted", "4",
          "not_run", "none");

  /**
   * Who calls.
   *
   * @param user the address that the user signs in with; empty if it is not set
   * @param token the password or API key; empty if it is not set
   * @param route how calls get there
   */
  record Access(String user, String token, Route route) {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Access[user=" + user + "]";
    }
  }

  /**
   * How long calls are tried.
   *
   * @param attempts how often
   * @param backoff the first wait
   * @param longest the longest wait
   * @param timeout how long an answer may take
   * @param deadline how long a call may take with all attempts and waits
   */
  record Patience(
      int attempts, Duration backoff, Duration longest, Duration timeout, Duration deadline) {}

  /**
   * How cases are found and made.
   *
   * @param create whether they are made
   * @param skipUnmatched whether a test without one is left out silently
   * @param match by what they are found
   * @param field the field with the automation id, if it is not one of the usual ones
   * @param section above all sections that are made
   * @param fields values of cases that are made, by field
   */
  record Cases(
      boolean create,
      boolean skipUnmatched,
      List<String> match,
      Optional<String> field,
      Optional<String> section,
      Map<String, String> fields) {}

  /**
   * How the run is made.
   *
   * @param id the id of one that is there
   * @param asPlan whether it is made in a plan
   * @param plan the plan's name or id, of one that is there
   * @param configs names or ids of the configurations that it was tested with
   * @param name its name
   * @param milestone the milestone's name or id
   * @param close whether it is closed in the end
   */
  record Run(
      Optional<Long> id,
      boolean asPlan,
      Optional<String> plan,
      List<String> configs,
      String name,
      Optional<String> milestone,
      boolean close) {}

  /**
   * How results are sent.
   *
   * @param batch how many in one call
   * @param statuses names or ids of statuses by outcome in small letters
   * @param fields values of fields
   * @param attachments the files of which tests are sent: none, failed, all
   * @param output whether what these tests have written is sent, too
   * @param largest the size of the largest file that is sent, in bytes
   */
  record Results(
      int batch,
      Map<String, String> statuses,
      Map<String, String> fields,
      String attachments,
      boolean output,
      long largest) {}

  static TestRailSettings of(PluginOptions options) {
    Reader read = new Reader(options);
    return new TestRailSettings(
        new Access(
            read.text("user").orElse(""),
            read.text("token").orElse(""),
            Route.of(options, TestRailOptions.GROUP)),
        new Patience(
            (int) read.number("attempts"),
            read.time("backoff"),
            read.time("max-wait"),
            read.time("timeout"),
            read.time("deadline")),
        read.text("project").orElse(""),
        read.text("suite"),
        cases(read),
        run(read),
        results(read));
  }

  private static Cases cases(Reader read) {
    return new Cases(
        read.is("create-cases"),
        read.text("unmatched").orElse("").equals("skip"),
        read.texts("match"),
        read.text("automation-id-field"),
        read.text("section"),
        read.pairs("case-fields"));
  }

  private static Run run(Reader read) {
    return new Run(
        read.find("run-id", Long.class),
        read.text("mode").orElse("").equals("plan"),
        read.text("plan"),
        read.texts("configs"),
        read.text("run-name").orElse(""),
        read.text("milestone"),
        read.is("close"));
  }

  private static Results results(Reader read) {
    Map<String, String> statuses = new LinkedHashMap<>(STATUSES);
    read.pairs("statuses").forEach((outcome, status) -> statuses.put(outcome, status));
    return new Results(
        (int) read.number("batch"),
        Map.copyOf(statuses),
        read.pairs("result-fields"),
        read.text("attachments").orElse(""),
        read.is("output"),
        read.number("max-attachment"));
  }

  /** Reads options of the group. */
  private record Reader(PluginOptions options) {

    <T> Optional<T> find(String name, Class<T> type) {
      return options.find(TestRailOptions.GROUP + "." + name, type);
    }

    Optional<String> text(String name) {
      return find(name, String.class).filter(text -> !text.isBlank());
    }

    long number(String name) {
      return options.get(TestRailOptions.GROUP + "." + name, long.class);
    }

    Duration time(String name) {
      return options.get(TestRailOptions.GROUP + "." + name, Duration.class);
    }

    boolean is(String name) {
      return find(name, Boolean.class).orElse(false);
    }

    List<String> texts(String name) {
      return find(name, List.class).stream().flatMap(Reader::strings).toList();
    }

    private static java.util.stream.Stream<String> strings(List<?> list) {
      return list.stream().map(Object::toString);
    }

    Map<String, String> pairs(String name) {
      Map<String, String> pairs = new LinkedHashMap<>();
      find(name, Map.class)
          .ifPresent(map -> ((Map<?, ?>) map).forEach((k, v) -> pairs.put("" + k, "" + v)));
      return pairs;
    }
  }
}
