package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.service.ProbeFinding;
import dev.runner.api.service.Residue;
import java.util.List;

/** What a plugin's service has to say. */
public sealed interface ServiceAnswer {

  /** It was done. */
  record Done() implements ServiceAnswer {}

  /** A credential was made. */
  record Made(Credential credential) implements ServiceAnswer {}

  /** What may be left over. */
  record Listed(List<Residue> residues) implements ServiceAnswer {

    /** Copies the list, which must not hold null. */
    public Listed {
      residues = List.copyOf(residues);
    }
  }

  /** What is not as the options say. */
  record Findings(List<ProbeFinding> findings) implements ServiceAnswer {

    /** Copies the list, which must not hold null. */
    public Findings {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What an exporter says of a target.
   *
   * @param texts what is wrong with it, each in a sentence
   * @param destination the options that say beside it where things go
   */
  record Objections(List<String> texts, List<String> destination) implements ServiceAnswer {

    /** Copies the lists, which must not hold null. */
    public Objections {
      texts = List.copyOf(texts);
      destination = List.copyOf(destination);
    }
  }

  /** A run was exported, or would have been. */
  record Exported(ExportReceipt receipt) implements ServiceAnswer {}
}
