package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a run or task is called on the other side. How many items were sent or failed, the outbox
 * knows.
 *
 * @param remoteIds what the other side calls things, by what they are: {@code plan}, {@code run}
 * @param links where they can be seen
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ExportReceipt(Map<String, String> remoteIds, List<URI> links) {

  /** A receipt that names nothing. */
  public static final ExportReceipt NONE = new ExportReceipt(Map.of(), List.of());

  /** Copies the collections, in order. */
  public ExportReceipt {
    remoteIds = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(remoteIds));
    links = List.copyOf(links);
  }

  /**
   * Returns this receipt with one more name.
   *
   * @param what what it is: {@code run}
   * @param remoteId what the other side calls it
   * @return another receipt
   */
  public ExportReceipt named(String what, String remoteId) {
    Map<String, String> more = new LinkedHashMap<>(remoteIds);
    more.put(what, remoteId);
    return new ExportReceipt(more, links);
  }

  /**
   * Returns this receipt with one more page.
   *
   * @param page where the run can be seen
   * @return another receipt
   */
  public ExportReceipt linked(URI page) {
    List<URI> more = new ArrayList<>(links);
    more.add(page);
    return new ExportReceipt(remoteIds, more);
  }
}
