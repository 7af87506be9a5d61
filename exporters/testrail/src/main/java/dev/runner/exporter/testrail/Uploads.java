package dev.runner.exporter.testrail;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.Export;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uploads files, some at once, and tells the outbox of each. */
final class Uploads {

  private final TestRail api;
  private final Booking booking;
  private final Export export;
  private final int atOnce;
  private volatile boolean barred;

  /**
   * A file that is to be sent.
   *
   * @param key its key in the outbox
   * @param name its name on the other side, unique for the result
   * @param file what it holds
   * @param toCase the case of the result
   * @param result the result's id
   */
  record One(String key, String name, Attachment file, long toCase, String result) {

    /** Returns what it holds, as a digest. */
    String content() {
      return Digest.of(name, file.size(), result);
    }
  }

  Uploads(TestRail api, Booking booking, Export export, int atOnce) {
    this.api = api;
    this.booking = booking;
    this.export = export;
    this.atOnce = atOnce;
  }

  /** Returns the name of a file as it can stand in a header. */
  static String name(Attachment file) {
    String name = Texts.line(file.name().replaceAll(".*[/\\\\]", ""), 200);
    String plain = name.replaceAll("[\"\\p{Cntrl}]", "_");
    return plain.isEmpty() ? "file" : plain;
  }

  /**
   * Sends files.
   *
   * @return how many are not there
   */
  long send(List<One> files) throws InterruptedException {
    if (export.isDryRun()) {
      for (One one : files) {
        export.plan(
            "POST %s%s: '%s', %,d bytes"
                .formatted(
                    api.api("add_attachment_to_result/"),
                    one.result(),
                    one.name(),
                    one.file().size()));
      }
      return 0;
    }
    return files.isEmpty() ? 0 : sendAll(files);
  }

  private long sendAll(List<One> files) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      files.forEach(one -> calls.add(() -> send(one)));
      long missing = 0;
      for (Future<Boolean> call : threads.invokeAll(calls)) {
        missing += get(call) ? 0 : 1;
      }
      return missing;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What ends the process of an exporter ends it here, too. */
  private static boolean get(Future<Boolean> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean send(One one) throws InterruptedException {
    if (barred) {
      return false;
    }
    boolean tried =
        !booking.own()
            || export
                .outbox()
                .find(one.key())
                .filter(item -> item.content().equals(one.content()))
                .isPresent();
    export.outbox().pending(one.key(), one.content());
    try (InputStream readable = one.file().open()) {
      readable.read();
    } catch (IOException e) {
      export.outbox().failed(one.key(), one.content(), "it cannot be read: " + e, false);
      return false;
    }
    try {
      Optional<String> there = tried ? find(one) : Optional.empty();
      export.outbox().sent(one.key(), one.content(), there.isPresent() ? there.get() : upload(one));
      return true;
    } catch (CallFailedException e) {
      barred |= e.kind() == Kind.BARRED;
      export
          .outbox()
          .failed(
              one.key(),
              one.content(),
              "file '%s': %s".formatted(one.name(), e.getMessage()),
              e.retry());
      return false;
    }
  }

  private String upload(One one) throws CallFailedException, InterruptedException {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return id(
            api.post(
                "add_attachment_to_result/" + one.result(),
                Upload.type(),
                Upload.of(one.file(), one.name())));
      } catch (CallFailedException e) {
        if (e.kind() != Kind.UNCERTAIN) {
          throw e;
        }
        api.rest(attempt, e);
        Optional<String> there = find(one);
        if (there.isPresent()) {
          return there.get();
        }
        if (api.isLast(attempt, begin)) {
          throw e.with(" (" + attempt + " attempts)");
        }
      }
    }
  }

  private static String id(Node attachment) {
    String id = attachment.text("attachment_id");
    return id.isEmpty() ? attachment.text("id") : id;
  }

  /** Returns the file if the result has it; TestRail lists files by the test in the run. */
  private Optional<String> find(One one) throws CallFailedException, InterruptedException {
    Pages pages = new Pages(api);
    List<Node> results =
        pages.all("get_results_for_case/%d/%d".formatted(booking.id(), one.toCase()));
    Optional<Long> test =
        results.stream()
            .filter(node -> one.result().equals("" + node.id()))
            .findFirst()
            .flatMap(node -> node.number("test_id"));
    if (test.isEmpty()) {
      return Optional.empty();
    }
    return pages.all("get_attachments_for_test/" + test.get()).stream()
        .filter(node -> node.text("result_id").equals(one.result()))
        .filter(node -> node.text("name").equals(one.name()))
        .map(Uploads::id)
        .findFirst();
  }
}
