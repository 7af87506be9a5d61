package dev.runner.core.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that runs forks.
 *
 * @param home where it lies
 * @param feature its number: 17
 * @param version all of its version, as it says itself
 */
public record Jdk(Path home, int feature, String version) {

  /** The oldest one that understands the runner's own classes. */
  public static final int OLDEST = 17;

  /** How the file {@code release} of a JDK says which one it is. */
  private static final String VERSION = "(?m)^JAVA_VERSION=\"(([0-9]{1,4})[^\"]*)\"";

  /** Returns the one that runs this process. */
  public static Jdk running() {
    Runtime.Version version = Runtime.version();
    return new Jdk(Path.of(System.getProperty("java.home")), version.feature(), version.toString());
  }

  /**
   * Looks at a folder, without starting anything.
   *
   * @param folder the JDK's home, or a link to it; also one whose {@code bin/java} links to a JDK
   * @return the JDK where links lead to; the running one if it is that
   * @throws JdkException if there is none, or one that is too old
   */
  public static Jdk at(Path folder) throws JdkException {
    Path java = folder.resolve("bin").resolve("java");
    if (!Files.isExecutable(java) || Files.isDirectory(java)) {
      throw new JdkException("there is no executable 'bin/java' in it: name the home of a JDK");
    }
    try {
      Path home =
          Files.exists(folder.resolve("release"))
              ? folder.toRealPath()
              : java.toRealPath().getParent().getParent();
      if (home.equals(running().home().toRealPath())) {
        return running();
      }
      return read(home);
    } catch (IOException e) {
      throw new JdkException("it cannot be read (%s): name the home of a JDK".formatted(e));
    }
  }

  private static Jdk read(Path home) throws IOException, JdkException {
    Path release = home.resolve("release");
    String text = Files.exists(release) ? Files.readString(release) : "";
    Matcher found = Pattern.compile(VERSION).matcher(text);
    if (!found.find()) {
      throw new JdkException(
          "no file '%s' says which version it is: name the home of a JDK".formatted(release));
    }
    Jdk jdk = new Jdk(home, Integer.parseInt(found.group(2)), found.group(1));
    if (jdk.feature < OLDEST) {
      throw new JdkException(
          "it is Java %s: name a JDK of version %d or later".formatted(jdk.version, OLDEST));
    }
    return jdk;
  }

  /** Tells whether this is the JDK that runs this process. */
  public boolean isRunning() {
    return equals(running());
  }

  /** Returns the executable that starts a JVM. */
  String java() {
    return home.resolve("bin").resolve("java").toString();
  }
}
