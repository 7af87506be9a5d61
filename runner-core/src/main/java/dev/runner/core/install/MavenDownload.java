package dev.runner.core.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/**
 * Fetches one jar, and its signature if there is one, from Maven repositories that offer checksums.
 *
 * <p>It lives in a class loader of its own, so only types of the JDK go in and out.
 */
public final class MavenDownload implements Function<List<String>, List<String>> {

  /** Creates it; called by its name. */
  public MavenDownload() {}

  /**
   * Fetches a jar.
   *
   * @param words coordinates, the folder to keep files in, and the URLs of repositories
   * @return the path of the jar, and that of its signature if there is one
   * @throws IllegalStateException if no repository has it, or one has it with a wrong checksum
   */
  @Override
  public List<String> apply(List<String> words) {
    Artifact jar = new DefaultArtifact(words.get(0));
    Artifact signature =
        new DefaultArtifact(jar.getGroupId(), jar.getArtifactId(), "jar.sig", jar.getVersion());
    List<RemoteRepository> repositories = repositories(words.subList(2, words.size()));
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
            new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(Path.of(words.get(1)))
                .build()) {
      List<String> found = new ArrayList<>();
      found.add(resolve(system, session, new ArtifactRequest(jar, repositories, "")));
      try {
        found.add(resolve(system, session, new ArtifactRequest(signature, repositories, "")));
      } catch (ArtifactResolutionException e) {
        // it is not signed: whether that is allowed is decided elsewhere
      }
      return found;
    } catch (ArtifactResolutionException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String resolve(
      RepositorySystem system, CloseableSession session, ArtifactRequest request)
      throws ArtifactResolutionException {
    return system.resolveArtifact(session, request).getArtifact().getPath().toString();
  }

  private static List<RemoteRepository> repositories(List<String> urls) {
    RepositoryPolicy policy =
        new RepositoryPolicy(
            true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
    List<RemoteRepository> repositories = new ArrayList<>();
    for (String url : urls) {
      repositories.add(
          new RemoteRepository.Builder("configured-" + repositories.size(), "default", url)
              .setPolicy(policy)
              .build());
    }
    return repositories;
  }
}
