package dev.runner.core.fork;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** A published file whose content is fetched from the supervisor, a piece at a time. */
final class ForkAttachment implements Attachment {

  private final TestSheet.FileSheet sheet;
  private final ExportQuestion.Content begin;
  private final ExportTalk talk;

  ForkAttachment(TestSheet.FileSheet sheet, ExportQuestion.Content begin, ExportTalk talk) {
    this.sheet = sheet;
    this.begin = begin;
    this.talk = talk;
  }

  @Override
  public String name() {
    return sheet.name();
  }

  @Override
  public Optional<String> mediaType() {
    return sheet.mediaType();
  }

  @Override
  public long size() {
    return sheet.size();
  }

  @Override
  public InputStream open() throws IOException {
    Pieces pieces = new Pieces();
    pieces.fill(); // whoever opens it shall hear whether it is there
    return pieces;
  }

  /** The content from its beginning on. */
  private final class Pieces extends InputStream {

    private byte[] piece = new byte[0];
    private int next;
    private long known;
    private boolean over;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      fill();
      if (over) {
        return -1;
      }
      int taken = Math.min(length, piece.length - next);
      System.arraycopy(piece, next, target, offset, taken);
      next += taken;
      return taken;
    }

    private void fill() throws IOException {
      if (over || next < piece.length) {
        return;
      }
      try {
        piece =
            talk.ask(
                    new ExportQuestion.Content(begin.test(), begin.attempt(), begin.place(), known),
                    ExportReply.Piece.class)
                .bytes();
      } catch (ExportException e) {
        throw new IOException(e.getMessage(), e);
      }
      next = 0;
      known += piece.length;
      over = piece.length == 0;
    }
  }
}
