package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.Secret;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.service.ConfigurationProbe;
import dev.runner.api.service.CredentialProvider;
import dev.runner.api.service.ProbeFinding;
import dev.runner.api.service.ResidueCleaner;
import dev.runner.api.service.RunListener;
import dev.runner.core.issue.CodePlace;
import dev.runner.core.issue.RootCause;
import dev.runner.core.plugin.LoadedPlugin;
import dev.runner.core.plugin.PluginHost;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginLoadException;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Calls the services of one plugin: the one place that does, and that makes values of whatever they
 * throw. For one thread.
 */
final class ServiceCalls {

  private final PluginHost host;
  private final LoadedPlugin plugin;
  private final KnownSecrets secrets;
  private final ExportCalls exports;
  private final Map<Class<?>, Object> services = new HashMap<>();

  /**
   * Creates it.
   *
   * @param host has loaded the plugin
   * @param secrets learn what credentials hold
   * @param exports where exporters ask the supervisor
   */
  ServiceCalls(PluginHost host, LoadedPlugin plugin, KnownSecrets secrets, ExportWindow exports) {
    this.exports = new ExportCalls(exports);
    this.host = host;
    this.plugin = plugin;
    this.secrets = secrets;
  }

  PluginId plugin() {
    return plugin.id();
  }

  /** Answers a request, on the calling thread. */
  FromFork answer(ServiceRequest request) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(plugin.classLoader());
    try {
      return new FromFork.Answered(answered(request));
    } catch (PluginLoadException e) {
      return new FromFork.CallFailed(String.valueOf(e.getMessage()));
    } catch (Throwable e) { // whatever foreign code throws, errors and checked exceptions too
      return new FromFork.CallFailed(failure(request, e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private ServiceAnswer answered(ServiceRequest request) throws Exception {
    if (request instanceof ServiceRequest.Create create) {
      Credential made = service(CredentialProvider.class).create(create.name(), create.request());
      return made(made, CredentialSeal.of(create.key()));
    } else if (request instanceof ServiceRequest.ListResidues) {
      return new ServiceAnswer.Listed(service(ResidueCleaner.class).list());
    } else if (request instanceof ServiceRequest.Probe) {
      return new ServiceAnswer.Findings(masked(service(ConfigurationProbe.class).probe()));
    } else if (request instanceof ServiceRequest.Validate validate) {
      return exports.validate(service(RunExporter.class), validate.target());
    } else if (request instanceof ServiceRequest.ValidateForTask validate) {
      return exports.validate(service(TaskExporter.class), validate.target());
    } else if (request instanceof ServiceRequest.ExportRun export) {
      return exports.export(service(RunExporter.class), export);
    } else if (request instanceof ServiceRequest.ExportTask export) {
      return exports.export(service(TaskExporter.class), export);
    } else if (request instanceof ServiceRequest.Release release) {
      service(CredentialProvider.class).release(release.credential());
    } else if (request instanceof ServiceRequest.Delete delete) {
      service(ResidueCleaner.class).delete(delete.residue());
    } else if (request instanceof ServiceRequest.Hear hear) {
      tell(service(RunListener.class), hear.notices());
    }
    return new ServiceAnswer.Done();
  }

  private ServiceAnswer made(Credential credential, CredentialSeal seal) throws Exception {
    Objects.requireNonNull(credential, "create() returned null");
    secrets.add(credential.secrets().values().stream().map(Secret::reveal).toList());
    return new ServiceAnswer.Made(seal.close(credential));
  }

  private List<ProbeFinding> masked(List<ProbeFinding> findings) {
    SecretMask mask = secrets.mask();
    return findings.stream()
        .map(
            one ->
                new ProbeFinding(
                    one.key(), one.wrong(), mask.mask(one.message()), one.found().map(mask::mask)))
        .toList();
  }

  private static void tell(RunListener listener, List<Notice> notices) throws Exception {
    for (Notice notice : notices) {
      if (notice instanceof Notice.Started started) {
        listener.runStarted(started.run());
      } else if (notice instanceof Notice.Finished finished) {
        listener.testFinished(finished.test());
      } else if (notice instanceof Notice.Ended ended) {
        listener.runFinished(ended.run());
      }
    }
  }

  private <T> T service(Class<T> type) throws PluginLoadException {
    Object known = services.get(type);
    if (known == null) {
      known = host.service(plugin, type);
      services.put(type, known);
    }
    return type.cast(known);
  }

  private String failure(ServiceRequest request, Throwable thrown) {
    String place =
        CodePlace.foreign(RootCause.of(thrown).getStackTrace())
            .map(frames -> " (at " + frames + ")")
            .orElse("");
    return "Plugin '%s' could not %s: %s%s"
        .formatted(plugin.id(), request.phase().words(), RootCause.text(thrown), place);
  }
}
