package dev.runner.core.fork;

import java.nio.file.Path;
import java.util.List;

/** Says how the AOT cache of forks is made of what one of them recorded in training. */
public final class CacheAssembly {

  private CacheAssembly() {}

  /**
   * Returns the command line that makes it.
   *
   * @param jdk what runs the forks
   * @param record what a fork wrote that was in training
   * @param target the file to write
   */
  public static List<String> command(Jdk jdk, Path record, Path target) {
    return List.of(
        jdk.java(),
        "-XX:AOTMode=create",
        "-XX:AOTConfiguration=" + record,
        "-XX:AOTCache=" + target,
        ForkLauncher.COLLECTOR,
        "-Xlog:aot=off,cds=off",
        "-cp",
        HostClassPath.text());
  }

  /**
   * Returns where the cache belongs.
   *
   * @param archive the file of the class-data archive of the same forks
   */
  public static Path place(Path archive) {
    return ClassDataArchive.cache(archive);
  }
}
