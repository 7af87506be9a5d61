package dev.runner.core.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceRegisterTests {

  private static final WorkspaceName SHOP = new WorkspaceName("shop");
  private static final WorkspaceName BANK = new WorkspaceName("bank");
  private static final String RUN = "0193a8e4-5c00-7000-8000-000000000001";

  @TempDir private Path temporary;

  private Path root;
  private Path list;
  private WorkspaceRegister register;

  @BeforeEach
  void create() throws IOException {
    root = temporary.toRealPath();
    list = root.resolve("config/runner").resolve(WorkspaceRegister.FILE);
    register = new WorkspaceRegister(list.getParent());
  }

  @Test
  void isEmptyWhereThereIsNoFile() {
    assertEquals(0, register.all().size());
    assertEquals(Optional.empty(), register.find(SHOP));
    assertFalse(Files.exists(list));
  }

  @Test
  void findsWhatWasRegistered() throws IOException {
    Path folder = workspace("a shop, with blanks");
    register.register(SHOP, folder);
    register.register(SHOP, folder);
    assertEquals(Optional.of(folder), new WorkspaceRegister(list.getParent()).find(SHOP));
    assertEquals(List.of(SHOP), List.copyOf(register.all().keySet()));
  }

  @Test
  void refusesNamesAndFoldersThatAreTakenAndFoldersThatAreNone() throws IOException {
    Path shop = workspace("shop");
    register.register(SHOP, shop);
    assertSays("is the name of workspace", () -> register.register(SHOP, workspace("other")));
    assertSays("registered as 'shop' already", () -> register.register(BANK, shop));
    Path link = Files.createSymbolicLink(root.resolve("link"), shop);
    assertSays("registered as 'shop' already", () -> register.register(BANK, link));
    assertSays("has no runner.conf", () -> register.register(BANK, root.resolve("absent")));
    assertEquals(1, register.all().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "-a", "a b", "ä", "a\n"})
  void refusesWhatIsNoName(String text) {
    assertSays("is no name for a workspace", () -> new WorkspaceName(text));
  }

  @Test
  void renamesAndSuggests() throws IOException {
    Path folder = workspace("shop");
    register.register(SHOP, folder);
    assertSays(
        "as 'shpo': did you mean 'shop'?", () -> register.rename(new WorkspaceName("shpo"), BANK));
    register.rename(SHOP, BANK);
    assertEquals(Optional.of(folder), register.find(BANK));
    assertSays("No workspace is registered as 'shop'", () -> register.rename(SHOP, BANK));
    assertSays("is the name of workspace", () -> register.rename(BANK, BANK));
  }

  @Test
  void movesAllFilesAndWorkspacesBelow() throws IOException {
    Path folder = workspace("shop");
    Files.writeString(folder.resolve(".runner/x"), "kept");
    register.register(SHOP, folder);
    register.register(BANK, workspace("shop/inner"));
    Path target = root.resolve("moved");
    assertTrue(register.move(SHOP, target));
    assertEquals(Optional.of(target), register.find(SHOP));
    assertEquals(Optional.of(target.resolve("inner")), register.find(BANK));
    assertEquals("kept", Files.readString(target.resolve(".runner/x")));
    assertFalse(Files.exists(folder));
  }

  @Test
  void followsAWorkspaceThatSomebodyHasMoved() throws IOException {
    Path folder = workspace("shop");
    register.register(SHOP, folder);
    Path target = root.resolve("moved");
    Files.move(folder, target);
    assertFalse(register.move(SHOP, target));
    assertEquals(Optional.of(target), register.find(SHOP));
    Files.move(target, folder);
    assertSays("Neither '", () -> register.move(SHOP, root.resolve("nowhere")));
  }

  @Test
  void movesNothingIfItCannotMoveAll() throws IOException {
    Path folder = workspace("shop");
    register.register(SHOP, folder);
    register.register(BANK, workspace("bank"));
    assertSays("which exists", () -> register.move(SHOP, root.resolve("bank")));
    assertSays("lies in it", () -> register.move(SHOP, folder.resolve("in")));
    assertSays("make folder '", () -> register.move(SHOP, root.resolve("no/such")));
    try (FileChannel run = openRun(folder)) {
      run.lock();
      assertSays(
          "run '" + RUN + "' is going on", () -> register.move(SHOP, root.resolve("target")));
      assertSays("run '" + RUN + "' is going on", () -> register.remove(SHOP, true));
    }
    assertEquals(Optional.of(folder), register.find(SHOP));
    assertTrue(Files.exists(folder.resolve("runner.conf")));
  }

  @Test
  void movesFilesBackIfItCannotBeWritten() throws IOException {
    Path folder = workspace("shop");
    register.register(SHOP, folder);
    RegisterFile file = new RegisterFile(list);
    Path target = root.resolve("moved");
    assertSays(
        "stays as it was",
        () ->
            file.change(
                entries -> {
                  Runnable undo = new FolderMove(folder, target).run();
                  entries.put(SHOP, target);
                  occupy(list);
                  return undo;
                }));
    assertTrue(Files.exists(folder.resolve("runner.conf")));
    assertFalse(Files.exists(target));
  }

  @Test
  void removesTheNameAloneOrTheFilesToo() throws IOException {
    Path shop = workspace("shop");
    Path bank = workspace("bank");
    Path outside = Files.writeString(root.resolve("outside"), "kept");
    Files.createSymbolicLink(bank.resolve("link"), root);
    register.register(SHOP, shop);
    register.register(BANK, bank);
    register.remove(SHOP, false);
    assertTrue(Files.exists(shop.resolve("runner.conf")));
    register.remove(BANK, true);
    assertFalse(Files.exists(bank));
    assertTrue(Files.exists(outside));
    assertEquals(0, register.all().size());
  }

  @Test
  void deletesNothingThatIsNotAWorkspaceAlone() throws IOException {
    Path shop = workspace("shop");
    register.register(SHOP, shop);
    register.register(BANK, workspace("shop/inner"));
    assertSays("workspace 'bank' lies in it", () -> register.remove(SHOP, true));
    register.remove(BANK, false);
    Files.delete(shop.resolve("runner.conf"));
    assertSays("has no runner.conf", () -> register.remove(SHOP, true));
    assertTrue(Files.exists(shop));
    assertEquals(1, register.all().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop /x\n",
        "workspaces 2\n",
        "workspaces 1\nshop\n",
        "workspaces 1\nshop x\n",
        "workspaces 1\na b /x\n",
        "workspaces 1\nshop /x\nshop /y\n",
        "workspaces 1\nshop /x\0\n"
      })
  void neverReplacesADamagedFile(String text) throws IOException {
    Files.createDirectories(list.getParent());
    Files.writeString(list, text);
    Path folder = workspace("bank");
    assertSays("'" + list + "' cannot be read", () -> register.all());
    assertSays("correct it or move it away", () -> register.register(BANK, folder));
    assertEquals(text, Files.readString(list));
  }

  @Test
  void severalWritersLoseNothing() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Path folder = workspace("w" + i);
      WorkspaceName name = new WorkspaceName("w" + i);
      writers.add(new Thread(() -> new WorkspaceRegister(list.getParent()).register(name, folder)));
    }
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(8, register.all().size());
  }

  @Test
  void seesTheNewestRunWithoutOpeningTheStore() throws IOException {
    Path folder = workspace("shop");
    assertEquals(Optional.empty(), RegisteredWorkspace.look(SHOP, folder).lastRun());
    for (String run : List.of(RUN, "0193a8e4-5c00-7000-8000-000000000000", "other")) {
      Path journal = folder.resolve(".runner/runs").resolve(run).resolve("journal");
      Files.createDirectories(journal.getParent());
      Files.createFile(journal);
    }
    Files.createDirectories(
        folder.resolve(".runner/runs/0193a8e4-5c01-7000-8000-000000000001")); // never began
    RegisteredWorkspace seen = RegisteredWorkspace.look(SHOP, folder);
    assertEquals(RUN, seen.lastRun().orElseThrow().toString());
    assertEquals(Instant.ofEpochMilli(0x0193a8e45c00L), seen.lastRunAt().orElseThrow());
    assertTrue(seen.exists());
    assertFalse(RegisteredWorkspace.look(SHOP, root.resolve("gone")).exists());
  }

  private Path workspace(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.createDirectories(folder.resolve(".runner"));
    Files.writeString(folder.resolve("runner.conf"), "");
    return folder;
  }

  private static FileChannel openRun(Path workspace) throws IOException {
    Path open = Files.createDirectories(workspace.resolve(".runner/open"));
    return FileChannel.open(open.resolve(RUN), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Puts something into the place of a file that no file can replace. */
  private static void occupy(Path file) {
    try {
      Files.delete(file);
      Files.createDirectories(file.resolve("full"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertSays(String text, org.junit.jupiter.api.function.Executable action) {
    RegisterException refused = assertThrows(RegisterException.class, action);
    assertTrue(refused.getMessage().contains(text), refused::getMessage);
  }
}
