/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOptionsTest {
    @TempDir
    private Path folder;

    private static CliRun events(String url) {
        return CliRun.of("events", "--workspace", "acme", "--jdbc-url", url);
    }

    @Test
    void password_comesFromTheEnvironmentOrAFile() throws IOException {
        try (StoredWorld world = new StoredWorld()) {
            Path file = Files.writeString(folder.resolve("password"), "correct horse\n");

            assertThat(world.run("events").code()).isZero();
            assertThat(world.run(Map.of(), "events", "--password-file", file.toString())
                            .code())
                    .isZero();

            Files.writeString(file, "wrong");
            CliRun wrong = world.run(Map.of(), "events", "--password-file", file.toString());
            assertThat(wrong.code()).isEqualTo(2);
            assertThat(wrong.err())
                    .isEqualTo("orca: cannot use the database: user or password are refused (SQLSTATE 28000)\n");
        }
    }

    @Test
    void passwordFile_thatIsMissingOrTooLong_isAUsageError() throws IOException {
        try (StoredWorld world = new StoredWorld()) {
            Path large = Files.write(folder.resolve("large"), new byte[5_000]);

            CliRun missing =
                    world.run("events", "--password-file", folder.resolve("no").toString());
            assertThat(missing.code()).isEqualTo(2);
            assertThat(missing.err()).contains("no such file");
            assertThat(world.run("events", "--password-file", large.toString()).err())
                    .contains("too long for a password");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/orca?user=a&password=hunter2",
                "jdbc:postgresql://db/orca?sslpassword=hunter2",
                "jdbc:postgresql://a:hunter2@db/orca",
                "jdbc:postgresql://a:hunter2@db",
                "jdbc:h2:mem:x;USER=a;PassWord=hunter2"
            })
    void passwordInTheUrl_isRefusedAndNotRepeated(String url) {
        CliRun run = events(url);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(DatabaseOptions.PASSWORD_VARIABLE).doesNotContain("hunter2");
    }

    @Test
    void otherDatabase_isRefused() {
        assertThat(events("jdbc:mysql://db/orca").err()).contains("--jdbc-url begins with");
    }

    @Test
    void databaseThatIsNotThere_isNotCreated() {
        Path file = folder.resolve("stores");

        CliRun run = events("jdbc:h2:file:" + file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no such database");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void databaseWithoutTables_isLeftAlone() throws Exception {
        String url = "jdbc:h2:mem:empty";
        JdbcConnectionPool pool = JdbcConnectionPool.create(url + ";DB_CLOSE_DELAY=-1", "", "");
        try (java.sql.Connection connection = pool.getConnection()) {
            CliRun run = events(url);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("it holds no tables of Orca");
            assertThat(connection
                            .getMetaData()
                            .getTables(null, "PUBLIC", "%", null)
                            .next())
                    .isFalse();
        } finally {
            pool.dispose();
        }
    }

    @Test
    void serverThatDoesNotAnswer_isAUsageError() {
        CliRun run = events("jdbc:postgresql://127.0.0.1:1/orca?connectTimeout=5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("it cannot be reached");
    }

    @Test
    void requiredOptions_areAskedFor() {
        assertThat(CliRun.of("events", "--workspace", "acme").err()).contains("Missing required option: '--jdbc-url'");
        assertThat(CliRun.of("runs", "--jdbc-url", "jdbc:h2:mem:x").err())
                .contains("Missing required option: '--workspace'");
        assertThat(CliRun.of("approvals").code()).isEqualTo(2);
    }
}
