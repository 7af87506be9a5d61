package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.FileServer;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugins install} and {@code remove}, from all kinds of sources. */
final class PluginsInstallIT {

  @TempDir Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void make() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("ws"));
  }

  @Test
  void installsAJarLocksItAndRunsIt() throws Exception {
    Path jar = jar("shop");
    Finished installed = workspace.run("plugins", "install", jar.toString(), "--format", "json");
    assertEquals(0, installed.exit(), installed::toString);
    var change = installed.json().required("changes").get(0);
    assertEquals("INSTALLED", change.required("change").asString());
    assertEquals(digest(jar), change.required("sha256").asString());
    assertEquals(List.of("shop-1.0.0.jar"), installed());
    assertEquals("shop 1.0.0 " + digest(jar) + " -", lockLines().get(0));
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void refusesASecondVersionUnlessItIsToReplaceTheFirst() throws Exception {
    install(jar("shop"));
    Path next = PluginCode.tests("shop").manifest("Plugin-Version", "1.1.0").writeTo(file("n.jar"));
    Finished refused = workspace.run("plugins", "install", next.toString());
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("plugin.installed: Plugin 'shop' is installed already"));
    assertEquals(List.of("shop-1.0.0.jar"), installed());

    Finished replaced = workspace.run("plugins", "install", "--replace", next.toString());
    assertEquals(0, replaced.exit(), replaced::toString);
    assertEquals(List.of("shop-1.1.0.jar"), installed());
    assertTrue(lockLines().get(0).startsWith("shop 1.1.0 " + digest(next)));
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void installsTheGoodJarsOfAFolderAndNamesTheBadOne() throws Exception {
    PluginCode.tests("base").writeTo(file("in/a.jar"));
    PluginCode.tests("user").manifest("Plugin-Dependencies", "base").writeTo(file("in/b.jar"));
    Files.writeString(file("in/bad.jar"), "no jar");
    Finished installed = workspace.run("plugins", "install", file("in").toString());
    assertEquals(3, installed.exit(), installed::toString);
    assertTrue(installed.err().contains("ERROR plugin.corrupt-jar"), installed::err);
    assertTrue(installed.err().contains("in/bad.jar'"), installed::err);
    assertEquals(List.of("base-1.0.0.jar", "user-1.0.0.jar"), installed());
    assertEquals(2, lockLines().size());
  }

  @Test
  void putsWhatWasThereBeforeIntoANewLock() throws Exception {
    workspace.install("old", PluginCode.tests("old"));
    Finished installed = install(jar("shop"));
    assertTrue(installed.out().contains("Locked    old 1.0.0"), installed::out);
    assertEquals(2, lockLines().size());
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void installsNothingThatIsNotWhatWasAskedFor() throws Exception {
    Path jar = jar("shop");
    Finished other =
        workspace.run("plugins", "install", jar.toString(), "--sha256", "0".repeat(64));
    assertEquals(3, other.exit(), other::toString);
    assertTrue(other.err().contains("has the SHA-256 " + digest(jar)), other::err);
    Finished tooShort = workspace.run("plugins", "install", jar.toString(), "--sha256", "12");
    assertEquals(2, tooShort.exit(), tooShort::toString);
    Finished absent = workspace.run("plugins", "install", "nowhere.jar");
    assertEquals(3, absent.exit(), absent::toString);
    assertTrue(absent.err().contains("There is no 'nowhere.jar'"), absent::err);
    assertEquals(List.of(), installed());
    assertFalse(Files.exists(workspace.root().resolve("plugins.lock")));
  }

  @Test
  void fetchesAJarOfAFileServerWhoseDigestIsKnown() throws Exception {
    Path jar = jar("shop");
    try (FileServer server = FileServer.start()) {
      String url = server.offer("shop.jar", jar);
      assertRefused("needs --sha256", url);
      assertRefused("has the SHA-256 " + digest(jar), url, "--sha256", "1".repeat(64));
      assertRefused("is not there (404)", server.url("other.jar"), "--sha256", digest(jar));
      String away = server.redirect("away.jar", "https://localhost:1/shop.jar");
      assertRefused("which is of another scheme", away, "--sha256", digest(jar));
      String circle = server.redirect("circle.jar", "/circle.jar");
      assertRefused("more than 5 times", circle, "--sha256", digest(jar));
      assertRefused("Scheme 'ftp' is not allowed", "ftp://localhost/x.jar");
      assertRefused("no user or password", url.replace("//", "//me:secret@"));
      String moved = server.redirect("moved.jar", "/shop.jar");
      Finished installed = workspace.run("plugins", "install", moved, "--sha256", digest(jar));
      assertEquals(0, installed.exit(), installed::toString);
    }
    assertEquals(List.of("shop-1.0.0.jar"), installed());
  }

  @Test
  void saysThatAServerIsNotThere() throws Exception {
    String url;
    try (FileServer server = FileServer.start()) {
      url = server.url("shop.jar");
    }
    assertRefused("cannot be fetched", url, "--sha256", "1".repeat(64));
  }

  @Test
  void findsMavenCoordinatesInTheRepositoriesThatAreConfigured() throws Exception {
    assertRefused("no repository is configured", "com.acme:shop:1.0");
    Path repository = file("repository");
    Path jar = jar("shop");
    Path there = repository.resolve("com/acme/shop/1.0/shop-1.0.jar");
    Files.createDirectories(there.getParent());
    Files.copy(jar, there);
    workspace.config("plugins.repositories = [\"" + repository.toUri() + "\"]");
    assertRefused("Checksum validation failed", "com.acme:shop:1.0");
    Files.writeString(there.resolveSibling("shop-1.0.jar.sha1"), "0".repeat(40));
    assertRefused("Checksum validation failed", "com.acme:shop:1.0");
    Files.writeString(there.resolveSibling("shop-1.0.jar.sha1"), hex("SHA-1", jar));
    assertRefused("Could not find artifact", "com.acme:shop:2.0");
    Finished installed = workspace.run("plugins", "install", "com.acme:shop:1.0");
    assertEquals(0, installed.exit(), installed::toString);
    assertEquals(List.of("shop-1.0.0.jar"), installed());
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void removesAPluginUnlessOthersNeedIt() throws Exception {
    install(jar("base"));
    install(
        PluginCode.tests("user").manifest("Plugin-Dependencies", "base").writeTo(file("u.jar")));
    Finished refused = workspace.run("plugins", "remove", "base");
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("Plugin 'base' is needed by 'user'"), refused::err);
    assertEquals(2, installed().size());

    assertEquals(2, workspace.run("plugins", "remove", "bass").exit());
    assertEquals(0, workspace.run("plugins", "remove", "base", "--force").exit());
    assertEquals(List.of("user-1.0.0.jar"), installed());
    assertEquals(1, lockLines().size());
    Finished removed = workspace.run("plugins", "remove", "user", "--format", "json");
    assertEquals(2, removed.json().required("changes").size(), removed::toString);
    assertEquals(List.of(), installed());
  }

  private void assertRefused(String why, String... arguments) throws Exception {
    String[] words =
        Stream.concat(Stream.of("plugins", "install"), Stream.of(arguments)).toArray(String[]::new);
    Finished refused = workspace.run(words);
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.err().contains(why), refused::toString);
    assertFalse(refused.err().contains("secret"), refused::toString);
    assertEquals(List.of(), installed());
  }

  private Finished install(Path jar) throws Exception {
    Finished installed = workspace.run("plugins", "install", jar.toString());
    assertEquals(0, installed.exit(), installed::toString);
    return installed;
  }

  private Path jar(String id) throws IOException {
    return PluginCode.tests(id).writeTo(file(id + ".jar"));
  }

  private Path file(String name) {
    return folder.resolve("elsewhere").resolve(name);
  }

  private List<String> installed() throws IOException {
    try (Stream<Path> files = Files.list(workspace.plugins())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> lockLines() throws IOException {
    return Files.readAllLines(workspace.root().resolve("plugins.lock")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("plugins.lock"))
        .toList();
  }

  private static String digest(Path file) throws Exception {
    return hex("SHA-256", file);
  }

  private static String hex(String algorithm, Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
