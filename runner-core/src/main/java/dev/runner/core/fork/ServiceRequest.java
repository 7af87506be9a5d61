package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.export.RunHeader;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.service.Residue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the supervisor wants of a plugin's service. */
public sealed interface ServiceRequest {

  /** Returns what the plugin is asked to do. */
  CodePhase phase();

  /** Returns how long it may take, if not as long as any call. */
  default Optional<Duration> limit() {
    return Optional.empty();
  }

  /**
   * Make a credential; answered by {@link ServiceAnswer.Made}.
   *
   * @param name what it shall be called
   * @param request what is asked for
   * @param key what seals its secrets on their way back
   */
  record Create(String name, CredentialRequest request, String key) implements ServiceRequest {

    /** Takes a key of its own. */
    public Create(String name, CredentialRequest request) {
      this(name, request, CredentialSeal.create().key());
    }

    /** Shows all but the key. */
    @Override
    public String toString() {
      return "Create[" + name + ", " + request + "]";
    }

    @Override
    public CodePhase phase() {
      return CodePhase.CREATE;
    }
  }

  /** Take a credential away. */
  record Release(Credential credential) implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.RELEASE;
    }
  }

  /** List what may be left over; answered by {@link ServiceAnswer.Listed}. */
  record ListResidues() implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.LIST;
    }
  }

  /** Delete one thing. */
  record Delete(Residue residue) implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.DELETE;
    }
  }

  /** Compare options with the system; answered by {@link ServiceAnswer.Findings}. */
  record Probe() implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.PROBE;
    }
  }

  /** Hear of a run. */
  record Hear(List<Notice> notices) implements ServiceRequest {

    /** Copies the list. */
    public Hear {
      notices = List.copyOf(notices);
    }

    @Override
    public CodePhase phase() {
      return CodePhase.LISTEN;
    }
  }

  /** Look for what is wrong with a target; answered by {@link ServiceAnswer.Objections}. */
  record Validate(String target) implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.VALIDATE;
    }
  }

  /** Do the same for a target of a task. */
  record ValidateForTask(String target) implements ServiceRequest {
    @Override
    public CodePhase phase() {
      return CodePhase.VALIDATE;
    }
  }

  /**
   * Export a run; answered by {@link ServiceAnswer.Exported}, after any number of {@link
   * FromFork.Asks}.
   *
   * @param header the run without its tests
   * @param terms where to, and how
   */
  record ExportRun(RunHeader header, ExportTerms terms) implements ServiceRequest {

    @Override
    public CodePhase phase() {
      return CodePhase.EXPORT;
    }

    @Override
    public Optional<Duration> limit() {
      return Optional.of(terms.time());
    }
  }

  /**
   * Export a task; answered as {@link ExportRun} is.
   *
   * @param header the task without its workloads
   * @param terms where to, and how
   */
  record ExportTask(TaskHeader header, ExportTerms terms) implements ServiceRequest {

    @Override
    public CodePhase phase() {
      return CodePhase.EXPORT_TASK;
    }

    @Override
    public Optional<Duration> limit() {
      return Optional.of(terms.time());
    }
  }
}
