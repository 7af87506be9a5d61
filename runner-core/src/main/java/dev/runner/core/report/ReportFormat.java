package dev.runner.core.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The formats that a stored run can be written in. */
public enum ReportFormat {
  JUNIT_XML("junit-xml", true),
  HTML("html", false),
  JSON("json", false),
  CSV("csv", false),
  SUBUNIT("subunit", false),
  OPEN_TEST_REPORTING("open-test-reporting", false),
  ALLURE("allure", true),
  CTRF("ctrf", false),
  TAP("tap", false),
  GITHUB("github", false);

  private final String key;
  private final boolean folder;

  ReportFormat(String key, boolean folder) {
    this.key = key;
    this.folder = folder;
  }

  /** Returns the format of a name; empty if there is none. */
  public static Optional<ReportFormat> named(String key) {
    return Stream.of(values()).filter(format -> format.key.equals(key)).findFirst();
  }

  /** Returns the name it has on command lines. */
  public String key() {
    return key;
  }

  /** Tells whether it is a folder of files. */
  public boolean isFolder() {
    return folder;
  }

  /** Returns the kinds of it, the usual one first; empty if there is only one. */
  public List<String> profiles() {
    return this == JUNIT_XML ? List.of("jenkins", "ant", "extended") : List.of();
  }

  /**
   * Returns what writes it.
   *
   * @param profile one of its profiles; empty for the usual one
   * @param annotations takes lines for the output of this process, of the format that has some
   * @param adding whether what is at the target is added to, by the format that may
   */
  public Reporter reporter(Optional<String> profile, Consumer<String> annotations, boolean adding) {
    return switch (this) {
      case JUNIT_XML -> new JunitXmlReport(profile(profile));
      case HTML -> new HtmlReport();
      case JSON -> new JsonReport();
      case CSV -> new CsvReport();
      case SUBUNIT -> new SubunitReport();
      case OPEN_TEST_REPORTING -> new OpenTestReport();
      case ALLURE -> new AllureReport();
      case CTRF -> new CtrfReport();
      case TAP -> new TapReport();
      case GITHUB -> new GithubReport(annotations, adding);
    };
  }

  private static JunitXmlProfile profile(Optional<String> name) {
    return switch (name.orElse("jenkins")) {
      case "ant" -> JunitXmlProfile.ANT;
      case "extended" -> JunitXmlProfile.EXTENDED;
      default -> JunitXmlProfile.JENKINS;
    };
  }
}
