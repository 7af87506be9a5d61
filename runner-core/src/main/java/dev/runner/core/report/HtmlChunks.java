package dev.runner.core.report;

import java.io.OutputStream;

/**
 * Writes the data of a page: elements with JSON that is compressed and then written in letters, so
 * that nothing in it can be taken for HTML.
 */
final class HtmlChunks {

  private final OutputStream target;

  HtmlChunks(OutputStream target) {
    this.target = target;
  }

  /**
   * Begins a chunk; several may be open, and come in the order in which they end.
   *
   * @param kind what is in it
   * @param first the number of the first thing in it
   */
  HtmlChunk begin(String kind, int first) {
    return new HtmlChunk(target, kind, first);
  }
}
