package dev.runner.core.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueTests {

  @Test
  void saysHowMuchItMatters() {
    assertTrue(Issue.error("a.b", "s", "m").isError());
    assertFalse(Issue.warning("a.b", "s", "m").isError());
    assertEquals(Severity.INFO, Issue.info("a.b", "s", "m").severity());
  }

  @Test
  void belongsToAPluginByItsCode() {
    assertTrue(Issue.error("plugin.failed", "s", "m").concernsPlugin());
    assertFalse(Issue.error("suite.failed", "plugin.x", "m").concernsPlugin());
  }

  @Test
  void isFoundAtAPlace() {
    Issue issue = Issue.error("config.unknown-key", "a.b", "m");
    assertEquals(Optional.empty(), issue.origin());
    assertEquals(Optional.of("runner.conf:3"), issue.at("runner.conf:3").origin());
    assertEquals(issue.message(), issue.at("x").message());
  }
}
