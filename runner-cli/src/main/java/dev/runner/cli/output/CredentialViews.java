package dev.runner.cli.output;

import dev.runner.core.credential.Account;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.credential.Lease;
import dev.runner.core.plugin.PluginId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The views of accounts and of who has them; never of a secret. */
public final class CredentialViews {

  private static final String ROW = "%-24s %-8s %s";

  private final Console console;

  /** Creates the views. */
  public CredentialViews(Console console) {
    this.console = console;
  }

  /** Shows a line for each account, and one for who has it. */
  public void accounts(AccountPool pool, List<Lease> leases) {
    for (Account account : pool.accounts()) {
      String roles =
          account.roles().isEmpty() ? "" : "roles " + String.join(", ", sorted(account.roles()));
      String plugins =
          account.plugins().isEmpty() ? "" : "  only for " + String.join(", ", plugins(account));
      console.line(ROW.formatted(account.name(), kind(account), roles + plugins).stripTrailing());
      lease(account, leases).ifPresent(one -> console.line("  held " + Visible.line(one.text())));
    }
  }

  /** Shows an array of objects. */
  public void accountsJson(AccountPool pool, List<Lease> leases) {
    json(
        json -> {
          json.writeStartArray();
          for (Account account : pool.accounts()) {
            json.writeStartObject();
            json.writeStringProperty("name", account.name());
            json.writeStringProperty("kind", kind(account));
            texts(json, "roles", sorted(account.roles()));
            texts(json, "plugins", plugins(account));
            json.writeName("lease");
            lease(account, leases).ifPresentOrElse(one -> object(json, one), json::writeNull);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void accountsCsv(AccountPool pool, List<Lease> leases) {
    try (Csv csv = new Csv(console, List.of("name", "kind", "roles", "plugins", "holder"))) {
      for (Account account : pool.accounts()) {
        csv.row(
            account.name(),
            kind(account),
            sorted(account.roles()),
            plugins(account),
            lease(account, leases).map(Lease::holder));
      }
    }
  }

  /** Shows a line for each lease. */
  public void leases(List<Lease> leases) {
    if (leases.isEmpty()) {
      console.message("Nobody has an account");
    }
    leases.forEach(lease -> console.line(Visible.line(lease.text())));
  }

  /** Shows an array of objects. */
  public void leasesJson(List<Lease> leases) {
    json(
        json -> {
          json.writeStartArray();
          leases.forEach(lease -> object(json, lease));
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void leasesCsv(List<Lease> leases) {
    List<String> columns = List.of("account", "plugin", "holder", "run", "pid", "host", "since");
    try (Csv csv = new Csv(console, columns)) {
      for (Lease lease : leases) {
        csv.row(
            lease.account(),
            lease.plugin(),
            lease.holder(),
            lease.owner().run(),
            lease.owner().pid(),
            lease.owner().host(),
            lease.since());
      }
    }
  }

  private static Optional<Lease> lease(Account account, List<Lease> leases) {
    return leases.stream().filter(lease -> lease.account().equals(account.name())).findFirst();
  }

  private static String kind(Account account) {
    return account.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("user");
  }

  private static List<String> plugins(Account account) {
    return sorted(account.plugins().stream().map(PluginId::value).toList());
  }

  private static List<String> sorted(java.util.Collection<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, Lease lease) {
    json.writeStartObject();
    json.writeStringProperty("account", lease.account());
    json.writeStringProperty("plugin", lease.plugin());
    json.writeStringProperty("holder", lease.holder());
    json.writeStringProperty("run", lease.owner().run());
    json.writeNumberProperty("pid", lease.owner().pid());
    json.writeStringProperty("host", lease.owner().host());
    json.writeStringProperty("since", lease.since().toString());
    json.writeEndObject();
  }

  private void json(Consumer<JsonGenerator> write) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      write.accept(json);
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }
}
