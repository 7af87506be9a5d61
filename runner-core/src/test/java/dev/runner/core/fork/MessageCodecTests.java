package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.api.config.Deprecation;
import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionKind;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.plugin.ClientOffer;
import dev.runner.core.plugin.ExporterOffer;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginFiles;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestLists;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginToLoad FILES =
      new PluginToLoad(
          SHOP, new PluginFiles(Path.of("/c/plugin.jar"), List.of(Path.of("/c/a.jar"))), true);

  /** Options of every kind, with and without each of their parts. */
  private static List<OptionGroup> groups() {
    List<Option> options = new ArrayList<>();
    for (OptionKind kind : OptionKind.values()) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      Optional<String> none = Optional.empty();
      options.add(
          new Option(
              name,
              kind,
              "Help.",
              none,
              true,
              Optional.empty(),
              true,
              List.of("1", "2"),
              Map.of("1", "one"),
              Optional.empty(),
              none,
              List.of(),
              Optional.empty(),
              none));
    }
    Optional<Deprecation> deprecation = Optional.of(new Deprecation("why", "2.0"));
    options.add(
        Option.decimal("ranged")
            .help("ß\n")
            .range(-0.5, Double.MAX_VALUE)
            .deprecatedNames("old", "older.name")
            .since("1.2")
            .defaultValue("1")
            .build());
    options.add(Option.string("empty").help("E.").defaultValue("").build());
    options.add(
        Option.map("rich")
            .help("H.")
            .pattern("[a-z]+")
            .choice("a", "A.")
            .requiredIf("ranged", "1", "2")
            .deprecatedName("poor", "why", "2.0")
            .deprecated("why", "2.0")
            .build());
    List<FormerName> before = List.of(new FormerName("store", deprecation));
    return List.of(
        new OptionGroup("shop", "A shop.", options, before, false),
        new OptionGroup("none", "", List.of()),
        OptionGroup.extending("net"));
  }

  static List<ToFork> toFork() {
    Selection selection =
        new Selection(
            Set.of(SHOP),
            Set.of(new PluginId("other")),
            List.of("a & !b"),
            List.of("x+"),
            List.of("y"),
            List.of("p.A", "B$C"),
            List.of(MethodName.parse("A#m"), MethodName.parse("A#m(int,String[])")),
            new TestLists(
                Optional.of(List.of(new ListedRegex("in", "", "f:1"))),
                List.of(new ListedRegex("ex", "why", "f:2"), new ListedRegex("ex", "", "f:3")),
                List.of()));
    ToFork.PluginSetUp setUp =
        new ToFork.PluginSetUp(
            FILES,
            List.of("p", "q"),
            Map.of("junit.x", "1"),
            groups().get(0).options().stream()
                .collect(Collectors.toMap(option -> "shop." + option.name(), option -> option)),
            Map.of("shop.list", List.of("a", ""), "shop.string", List.of("\ud83d")),
            Set.of("22222222-2222-4222-8222-222222222222"));
    return List.of(
        new ToFork.Probe(FILES),
        new ToFork.SetUp(List.of(setUp), selection, "/out", true, Map.of("a", "b")),
        new ToFork.SetUp(List.of(), Selection.ALL, "", false, Map.of()),
        new ToFork.SetUp(
            List.of(),
            Selection.ALL.with(new TestLists(Optional.of(List.of()), List.of(), List.of())),
            "",
            false,
            Map.of()),
        new ToFork.Run(new Portion(SHOP, List.of("p.A"), true, List.of("[engine:x]")), true),
        new ToFork.Run(Portion.ofClasses(SHOP, List.of()), false),
        new ToFork.Cancel(),
        new ToFork.WhereAreYou(),
        new ToFork.Look(),
        new ToFork.WaitAfterFailures(),
        new ToFork.GoOn(),
        new ToFork.Leave(SHOP),
        new ToFork.Dump(7),
        new ToFork.Interrupt(7),
        new ToFork.Hide(List.of("API_TOKEN")),
        new ToFork.Serve(List.of(setUp)),
        new ToFork.Call(ServiceMessages.requests().get(0)),
        new ToFork.Lend(3, ServiceMessages.CREDENTIAL),
        new ToFork.Decline(3, "why"),
        new ToFork.Tells(3, ServiceMessages.replies().get(1)),
        new ToFork.Stop());
  }

  static List<FromFork> fromFork() {
    TestDescription test =
        new TestDescription(
            SHOP, "[a:b]", "shop:A.b", "A", "b", "b()", Optional.of("u"), List.of("t"));
    KnownIssue issue = new KnownIssue("X-1", KnownIssue.Mode.UNSTABLE, "", "l");
    List<Announcement> nodes = new ArrayList<>();
    nodes.add(new Announcement(1, 0, Announcement.Kind.TEST, test.with(List.of(issue))));
    for (Announcement.Kind kind : Announcement.Kind.values()) {
      nodes.add(new Announcement(nodes.size() + 1, nodes.size(), kind, test));
    }
    return List.of(
        new FromFork.Hello("secret", Long.MAX_VALUE),
        new FromFork.Declared(
            SHOP,
            new PluginDeclarations(
                groups(),
                List.of(new ClientOffer("shop.v1", List.of("shop", "cart"))),
                List.of(
                    new ExporterOffer(ServiceKind.TASK_EXPORTER, List.of("a", "b+c"), "there")))),
        new FromFork.Entering(SHOP, CodePhase.DECLARE),
        new FromFork.Standing("p.A.b(A.java:3)"),
        new FromFork.Stacks(List.of(new FromFork.Stacks.Stack(3, "\tat x\n"))),
        new FromFork.ThreadDump("p.A.b(A.java:3)", "\"main\" RUNNABLE"),
        new FromFork.PluginFailed(SHOP, "why"),
        new FromFork.Ready(),
        new FromFork.Nodes(nodes),
        new FromFork.Disabled(3, "later"),
        new FromFork.NodeStarted(3, Instant.parse("2026-01-02T03:04:05.678901234Z")),
        new FromFork.NodeFinished(3, Verdict.error(Cause.SET_UP, "a", "b"), Duration.ofNanos(7)),
        new FromFork.Found(Issue.warning("suite.x", "A", "m").at("here")),
        new FromFork.EntryPublished(3, Instant.parse("2026-01-02T03:04:05Z"), Map.of("k", "v")),
        new FromFork.FilePublished(
            3,
            Instant.parse("2026-01-02T03:04:05Z"),
            new PublishedFile(
                "x",
                Optional.of("text/plain"),
                9,
                Optional.of(new PublishedFile.Content("fork-1/x", "ff")),
                "")),
        new FromFork.Lingers(3),
        new FromFork.CleanupFailed(3, List.of("delete it: gone", "and 2 more"), "at"),
        new FromFork.Asks(3, ServiceMessages.questions().get(3)),
        new FromFork.Answered(ServiceMessages.answers().get(0)),
        new FromFork.CallFailed("why"),
        new FromFork.Wanted(3, SHOP, ServiceMessages.REQUEST, "p.A.b"),
        new FromFork.GivenBack(3),
        new FromFork.LeftBehind(
            java.util.Arrays.stream(Trace.Kind.values())
                .map(kind -> new Trace(3, kind, "what"))
                .toList()),
        new FromFork.PortionDone(false, Optional.empty()),
        new FromFork.PortionDone(true, Optional.of(Long.MAX_VALUE)),
        new FromFork.PortionBroken(true, "java.lang.OutOfMemoryError", "at"));
  }

  @ParameterizedTest
  @MethodSource
  void toFork(ToFork message) {
    assertEquals(message, MessageCodec.decodeToFork(MessageCodec.encode(message)));
  }

  @ParameterizedTest
  @MethodSource
  void fromFork(FromFork message) {
    assertEquals(message, MessageCodec.decodeFromFork(MessageCodec.encode(message)));
  }

  @Test
  void keepsOutputByteByByte() {
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      FromFork.Output sent = new FromFork.Output(1, stream, new byte[] {0, -1, 10}, 1L << 40);
      FromFork.Output read =
          (FromFork.Output) MessageCodec.decodeFromFork(MessageCodec.encode(sent));
      assertEquals(sent.node(), read.node());
      assertEquals(sent.stream(), read.stream());
      assertEquals(sent.skipped(), read.skipped());
      assertArrayEquals(sent.bytes(), read.bytes());
    }
  }

  @Test
  void knowsEveryKindOfMessage() {
    Set<Class<?>> sent = toFork().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(ToFork.class.getPermittedSubclasses()), sent);
    Set<Class<?>> received = fromFork().stream().map(Object::getClass).collect(Collectors.toSet());
    received.add(FromFork.Output.class);
    assertEquals(Set.of(FromFork.class.getPermittedSubclasses()), received);
  }

  @ParameterizedTest
  @MethodSource("fromFork")
  void refusesATruncatedMessage(FromFork message) {
    byte[] whole = MessageCodec.encode(message);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(WireException.class, () -> MessageCodec.decodeFromFork(part));
    }
  }

  @ParameterizedTest
  @MethodSource("fromFork")
  void refusesDamageOrReadsAnotherMessageButNeverThrowsAnythingElse(FromFork message) {
    byte[] whole = MessageCodec.encode(message);
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {1, 0x20, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) flip;
        try {
          MessageCodec.encode(MessageCodec.decodeFromFork(damaged));
        } catch (WireException e) {
          // refused, as it should be
        }
      }
    }
  }

  @Test
  void refusesAnUnknownKind() {
    byte[] unknown = new WireWriter().number(99).toByteArray();
    assertThrows(WireException.class, () -> MessageCodec.decodeFromFork(unknown));
    assertThrows(WireException.class, () -> MessageCodec.decodeToFork(unknown));
  }

  @Test
  void keepsOptionDeclarations() {
    WireWriter out = OptionCodec.groups(new WireWriter(), groups());
    assertEquals(groups(), OptionCodec.groups(new WireReader(out.toByteArray())));
  }

  @Test
  void showsNoValueOfAnOptionInAText() {
    ToFork.SetUp setUp = (ToFork.SetUp) toFork().get(1);
    assertFalse(setUp.toString().contains("\ud83d"), setUp.toString());
  }
}
