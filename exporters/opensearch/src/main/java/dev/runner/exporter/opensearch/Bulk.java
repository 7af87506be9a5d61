package dev.runner.exporter.opensearch;

import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes documents, each under an id that is the same whenever it is sent. */
final class Bulk implements Batches.Recipient {

  private static final int TOO_LARGE = 413;
  private static final int THERE = 409;
  private static final int NOTHING_SAID = 0;
  private static final int LONGEST_WHY = 500;

  private final SearchSettings settings;
  private final SearchService service;
  private final String run;

  /**
   * Creates it; nothing is sent yet.
   *
   * @param run the id of the run
   */
  Bulk(SearchSettings settings, SearchService service, String run) {
    this.settings = settings;
    this.service = service;
    this.run = run;
  }

  /** A data stream only takes what is new: there other content is another document. */
  String id(Item item) {
    String content = settings.dataStream() ? "\n" + item.content() : "";
    return Item.digest(run + "\n" + item.key() + content).substring(0, 40);
  }

  @Override
  public String plan(List<Item> items) {
    return "POST %s, %,d bytes, %d documents"
        .formatted(service.bulkUri(), items.stream().mapToLong(Item::bytes).sum(), items.size());
  }

  @Override
  public List<OutboxItem> send(List<Item> items) throws InterruptedException {
    Optional<Answer> unprepared = service.prepare();
    if (unprepared.isPresent()) {
      return failed(items, unprepared.get());
    }
    List<OutboxItem> became = new ArrayList<>();
    List<Item> open = items;
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      Answer answer = service.bulk(body(open));
      if (answer.status() == TOO_LARGE && open.size() > 1) {
        became.addAll(send(open.subList(0, open.size() / 2)));
        became.addAll(send(open.subList(open.size() / 2, open.size())));
        return became;
      }
      if (!answer.accepted()) {
        became.addAll(failed(open, answer));
        return became;
      }
      boolean last = attempt == settings.calls().attempts();
      open = read(open, answer, became, last);
      if (!open.isEmpty()) {
        service.pause(attempt, answer);
      }
    }
    return became;
  }

  /**
   * Reads what the service says of each.
   *
   * @param became gets those whose fate is known
   * @param last whether there is no further attempt
   * @return those to be sent again
   */
  private List<Item> read(List<Item> items, Answer answer, List<OutboxItem> became, boolean last) {
    List<BulkReply.Line> lines =
        BulkReply.read(answer.body()).filter(all -> all.size() == items.size()).orElse(List.of());
    List<Item> again = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      BulkReply.Line line =
          lines.isEmpty() ? new BulkReply.Line(503, "its reply is no whole one") : lines.get(i);
      boolean away = line.status() == 429 || line.status() >= 500 || line.status() == NOTHING_SAID;
      if (away && !last) {
        again.add(items.get(i));
      } else {
        became.add(outcome(items.get(i), line, answer.beginning(line.why(), LONGEST_WHY), away));
      }
    }
    return again;
  }

  private OutboxItem outcome(Item item, BulkReply.Line line, String why, boolean away) {
    if (line.status() / 100 == 2 || (line.status() == THERE && settings.dataStream())) {
      return OutboxItem.sent(item.key(), item.content(), id(item));
    }
    // A closed or read-only index, one that may not be made: somebody can see to it.
    boolean barred = line.status() == 401 || line.status() == 403 || line.status() == 404;
    return OutboxItem.failed(
        item.key(),
        item.content(),
        "it answered %d for this document: %s".formatted(line.status(), why),
        away || barred);
  }

  private static List<OutboxItem> failed(List<Item> items, Answer answer) {
    String why = answer.text() + answer.excerpt();
    return items.stream()
        .map(item -> OutboxItem.failed(item.key(), item.content(), why, answer.retry()))
        .toList();
  }

  private String body(List<Item> items) {
    StringBuilder body = new StringBuilder();
    for (Item item : items) {
      body.append(settings.dataStream() ? "{\"create\":{" : "{\"index\":{");
      body.append("\"_id\":\"").append(id(item)).append('"');
      if (service.cluster().typed()) {
        body.append(",\"_type\":\"_doc\"");
      }
      body.append("}}\n").append(item.body()).append('\n');
    }
    return body.toString();
  }
}
