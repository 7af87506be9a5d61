package ${package};

import java.util.Optional;

/** The service under test, as tests see it: it keeps texts under names. */
public interface Notes {

  void write(String name, String text);

  Optional<String> read(String name);

  /** Does nothing if there is no such note. */
  void delete(String name);
}
