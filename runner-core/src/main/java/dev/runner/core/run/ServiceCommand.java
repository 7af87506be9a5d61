package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.KnownSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a command needs that calls services of plugins and runs no test.
 *
 * @param prepared the configuration
 * @param settings where files lie and what processes are like
 * @param secrets what is masked
 * @param forks where the services are
 * @param request what was asked for
 */
record ServiceCommand(
    PreparedConfig prepared,
    RunSettings settings,
    KnownSecrets secrets,
    ServiceForks forks,
    RunRequest request)
    implements AutoCloseable {

  /** Prepares calls of a kind of service; none is made. */
  static ServiceCommand open(ServiceKind kind, RunRequest request, Path scratch) {
    SuitePreparer preparer = new SuitePreparer();
    return open(kind, preparer.configure(request, scratch), request, scratch);
  }

  /** Prepares calls of a kind of service of plugins whose configuration is known. */
  static ServiceCommand open(
      ServiceKind kind, PreparedConfig prepared, RunRequest request, Path scratch) {
    RunSettings settings = new SuitePreparer().settings(request, scratch);
    KnownSecrets secrets = KnownSecrets.growing(prepared.config().secrets());
    settings.lending().accounts().ifPresent(pool -> secrets.add(pool.secrets()));
    ServiceForks forks =
        new ServiceForks(kind, prepared.plugins().plugins(), prepared.config(), settings, secrets);
    return new ServiceCommand(prepared, settings, secrets, forks, request);
  }

  /** Returns what is wrong with plugins and options, secrets masked. */
  List<Issue> issues() {
    return Stream.of(prepared.plugins().issues(), prepared.config().issues())
        .flatMap(List::stream)
        .map(secrets.mask()::mask)
        .toList();
  }

  ExitStatus status() {
    return ExitStatus.of(issues());
  }

  /** Returns the plugins that are selected and serve. */
  List<PluginId> serving() {
    return forks.serving().stream().filter(request.selection()::includes).toList();
  }

  @Override
  public void close() {
    forks.close();
  }
}
