/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.postgresql.ds.PGSimpleDataSource;

/** The commands on a PostgreSQL server, where there is one; the others run on H2. */
@EnabledIfEnvironmentVariable(
        named = PostgresStoresTest.URL,
        matches = ".+",
        disabledReason = "no PostgreSQL server: ORCA_TEST_PG_URL names none")
class PostgresStoresTest {
    static final String URL = "ORCA_TEST_PG_URL";

    @Test
    void commands_onAServer_areThoseOnH2() {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(Objects.requireNonNull(System.getenv(URL)));
        String password = Objects.requireNonNull(server.getPassword());
        String url = "jdbc:postgresql://" + server.getServerNames()[0] + ":" + server.getPortNumbers()[0] + "/"
                + server.getDatabaseName();
        try (StoredWorld world = StoredWorld.postgres(url, password)) {
            world.judge(StoredWorld.call("crm.read", "r1"));
            String id = world.held(StoredWorld.call("bank.pay", "r1"));

            assertThat(world.run("approvals", "--json").objects())
                    .extracting(row -> row.get("id"))
                    .containsExactly(id);
            CliRun decided = world.run("approvals", "approve", id, "--actor", "ann");
            assertThat(decided.code()).as(decided.err()).isZero();
            CliRun events = world.run("events", "--json", "--limit", "1");
            assertThat(events.objects()).extracting(row -> row.get("tool_name")).containsExactly("bank.pay");
            assertThat(events.err()).contains("--after ");
            assertThat(world.run("events", "--json", "--no-gap", "--until", "1h")
                            .objects())
                    .isEmpty();
            assertThat(world.run("runs", "--json").objects())
                    .singleElement()
                    .satisfies(run -> assertThat(run).containsEntry("events", 2L));
            assertThat(world.run("runs", "r1").out()).contains("2 steps");
            CliRun refused = world.run(Map.of(DatabaseOptions.PASSWORD_VARIABLE, "wrong"), "events");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("user or password are refused");
            assertThat(world.run(Map.of(), "events").err()).contains("user or password are refused");
        }
    }
}
