package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MaskedMessagesTests {

  private static final String SECRET = "c4n4ry-in-the-mine";
  private static final PluginId SHOP = new PluginId("shop");

  private final MaskedMessages messages =
      new MaskedMessages(KnownSecrets.of(SecretMask.of(List.of(SECRET))));
  private final List<FromFork> told = new ArrayList<>();

  private static FromFork.Output output(int node, String text) {
    return new FromFork.Output(
        node, OutputStreamKind.STDOUT, text.getBytes(StandardCharsets.UTF_8), 0);
  }

  private String text() {
    return told.stream()
        .map(
            m ->
                m instanceof FromFork.Output o
                    ? o.node() + ":" + new String(o.bytes(), StandardCharsets.UTF_8)
                    : m.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  private void pass(FromFork message) {
    messages.pass(message, told::add);
  }

  @Test
  void takesSecretsOutOfAllThatCarriesText() {
    TestDescription test =
        new TestDescription(
            SHOP, "[u]", "shop:A.b", "A", "b", "b " + SECRET, Optional.empty(), List.of());
    pass(new FromFork.Nodes(List.of(new Announcement(1, 0, Announcement.Kind.TEST, test))));
    pass(new FromFork.Found(Issue.error("suite.x", "s", "m " + SECRET)));
    pass(new FromFork.EntryPublished(1, Instant.EPOCH, Map.of("k " + SECRET, "v " + SECRET)));
    PublishedFile file = PublishedFile.notKept("n " + SECRET, Optional.empty(), 0, SECRET);
    pass(new FromFork.FilePublished(1, Instant.EPOCH, file));
    pass(new FromFork.Disabled(1, "because " + SECRET));
    pass(new FromFork.PluginFailed(SHOP, "why " + SECRET));
    pass(new FromFork.CallFailed("why " + SECRET));
    pass(new FromFork.ThreadDump("at " + SECRET, SECRET));
    pass(new FromFork.Stacks(List.of(new FromFork.Stacks.Stack(1, "at " + SECRET))));
    pass(new FromFork.PortionBroken(false, SECRET, "at " + SECRET));
    pass(
        new FromFork.NodeFinished(
            1, Verdict.error(Cause.SET_UP, SECRET, "at " + SECRET), Duration.ZERO));
    pass(new FromFork.LeftBehind(List.of(new Trace(1, Trace.Kind.PROCESS, "7 " + SECRET))));
    pass(new FromFork.CleanupFailed(1, List.of("delete " + SECRET), "at " + SECRET));
    assertEquals(13, told.size());
    assertTrue(told.stream().noneMatch(m -> m.toString().contains(SECRET)), told::toString);
    assertTrue(told.stream().allMatch(m -> m.toString().contains("***")), told::toString);
  }

  /** Whoever adds a message decides here whether a test's text can be in it. */
  @Test
  void knowsEachMessage() {
    Set<String> masked =
        Set.of(
            "Output",
            "NodeFinished",
            "Nodes",
            "Found",
            "Disabled",
            "Stacks",
            "Standing",
            "ThreadDump",
            "LeftBehind",
            "CleanupFailed",
            "PluginFailed",
            "CallFailed",
            "PortionBroken",
            "EntryPublished",
            "FilePublished");
    Set<String> withoutText =
        Set.of(
            "Hello",
            "Declared",
            "Entering",
            "Ready",
            "NodeStarted",
            "PortionDone",
            "Lingers",
            "Answered", // sealed or masked where it is made, and meant for the supervisor as it is
            "Asks", // its keys must stay as they are; the supervisor masks what it keeps
            "Wanted",
            "GivenBack");
    Set<String> known = new TreeSet<>(masked);
    known.addAll(withoutText);
    assertEquals(
        known,
        Arrays.stream(FromFork.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void findsASecretThatIsSpreadOverPiecesOfOneNodesOutput() {
    pass(output(1, "a c4n4ry"));
    pass(output(2, "-in-the-mine b "));
    pass(output(1, "-in-the-mine d"));
    assertEquals("1:a  2:-in-the-mine b  1:*** d", text());
  }

  @Test
  void tellsWhatWasHeldBackBeforeTheEndOfItsNode() {
    pass(output(1, "a c4n"));
    pass(output(0, "b c4n"));
    pass(new FromFork.NodeFinished(1, Verdict.passed(), Duration.ZERO));
    pass(new FromFork.PortionDone(false, Optional.empty()));
    assertEquals("1:a  0:b  1:c4n NodeFinished 0:c4n PortionDone", text());
  }
}
