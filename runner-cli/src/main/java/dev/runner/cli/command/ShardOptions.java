package dev.runner.cli.command;

import dev.runner.core.run.RunRequest;
import dev.runner.core.run.ShardRequest;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.shard.Shard;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose one part of a suite, which other machines run the rest of. */
final class ShardOptions {

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description = {
        "Only the Kth of N parts of what is selected; all parts together are all of it.",
        "'runs merge' makes one run of them, and proves that."
      })
  private @Nullable String shard;

  @Option(
      names = "--shard-times",
      paramLabel = "FILE",
      description = {
        "Divides by these times, .runner/class-times of any workspace: the same file for all shards",
        "(default: by numbers of tests)."
      })
  private @Nullable Path times;

  ShardOptions() {}

  /** Returns a request for the part of its suite that is asked for, if one is. */
  RunRequest of(RunRequest request) {
    if (shard == null) {
      if (times != null) {
        throw new UsageException(
            "'--shard-times %s' says how to divide, but not which part: add --shard K/N"
                .formatted(times));
      }
      return request;
    }
    return request.sharded(new ShardRequest(shard(shard), times()));
  }

  private static Shard shard(String text) {
    try {
      return Shard.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private ClassTimes times() {
    if (times == null) {
      return ClassTimes.NONE;
    }
    try {
      return ClassTimes.readStrictly(times);
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "Times file '%s' (--shard-times) does not exist: all shards need the same file, which may be empty if nothing ran yet"
              .formatted(times));
    } catch (IOException e) {
      throw new UsageException(
          "Times file '%s' (--shard-times) cannot be read: %s".formatted(times, e.getMessage()));
    }
  }
}
