package dev.runner.cli.command;

import dev.runner.core.run.ProductVersion;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code runner --version}. */
final class VersionProvider implements IVersionProvider {

  VersionProvider() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "runner " + ProductVersion.current().full() + " on Java " + Runtime.version()
    };
  }
}
