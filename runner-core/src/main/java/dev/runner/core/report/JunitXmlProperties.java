package dev.runner.core.report;

import dev.runner.core.result.RunnerEntry;
import dev.runner.core.store.StoredTest;

/** Writes the properties of a test, and those that name its files, in the profile that has some. */
final class JunitXmlProperties {

  private final ReportSource source;
  private final XmlFile xml;

  JunitXmlProperties(ReportSource source, XmlFile xml) {
    this.source = source;
    this.xml = xml;
  }

  void write(StoredTest test) {
    xml.start("properties");
    property("uniqueId", test.description().uniqueId());
    test.description().uuid().ifPresent(uuid -> property("id", uuid));
    test.description().tags().forEach(tag -> property("tag", tag));
    test.flags().stream().sorted().forEach(flag -> property("flag", flag.name()));
    test.quarantine().ifPresent(text -> property("quarantine", text));
    test.known().forEach(issue -> property("known-issue", issue.text()));
    property("attempts", Integer.toString(test.attempts()));
    test.last().fork().ifPresent(fork -> property("fork", Integer.toString(fork)));
    Evidence evidence = Evidence.of(source, test.number(), test.last());
    evidence.entries().forEach(entry -> entry.values().forEach(this::published));
    for (Evidence.Attachment file : evidence.files()) {
      file.path().ifPresent(path -> property("testrail_attachment", path.toString()));
    }
    xml.end();
  }

  private void published(String name, String value) {
    if (!name.equals(RunnerEntry.DETAIL)) {
      property(name, value);
    }
  }

  private void property(String name, String value) {
    xml.start("property").attribute("name", name).attribute("value", value).end();
  }
}
