/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.crypto.Keyset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the stores of a workspace are: the options that every command on them has. */
final class DatabaseOptions {
    /** The environment variable with the password. */
    static final String PASSWORD_VARIABLE = "ORCA_JDBC_PASSWORD";

    private static final int MAX_PASSWORD_BYTES = 4_096;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    // Not required as picocli means it: a command with subcommands would want them twice.
    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Required. The database of the stores, jdbc:postgresql: or jdbc:h2:, without a password.")
    private @Nullable String url;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "NAME",
            description = "Required. The workspace.")
    private @Nullable String workspace;

    @Option(names = "--user", paramLabel = "NAME", description = "The user of the database.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password; else it is in the environment variable " + PASSWORD_VARIABLE
                    + ". Arguments can be seen by others, so there is no option for it.")
    private @Nullable String passwordFile;

    /** Whether a database was named. */
    boolean isGiven() {
        return url != null;
    }

    /** The database; whoever asks disposes of it. */
    JdbcConnectionPool pool() {
        return JdbcSource.open(given(url, "--jdbc-url"), user, password());
    }

    /** Opens the workspace; the database must be there with its tables. */
    StoredWorkspace open() {
        given(url, "--jdbc-url");
        String name = given(workspace, "--workspace");
        return StoredWorkspace.open(pool(), name);
    }

    /** The same with keys that sign. */
    StoredWorkspace open(Keyset keys) {
        given(url, "--jdbc-url");
        String name = given(workspace, "--workspace");
        return StoredWorkspace.open(
                pool(), name, purpose -> purpose == keys.purpose() ? Optional.of(keys) : Optional.empty());
    }

    /** The workspace's name. */
    String workspace() {
        return given(workspace, "--workspace");
    }

    private String given(@Nullable String value, String option) {
        if (value == null || value.isEmpty()) {
            throw new MissingParameterException(
                    spec.commandLine(), spec.findOption(option), "Missing required option: '" + option + "'");
        }
        return value;
    }

    private @Nullable String password() {
        if (passwordFile == null) {
            return ((Orca) spec.root().userObject()).environment().get(PASSWORD_VARIABLE);
        }
        try {
            Path file = Path.of(passwordFile);
            if (Files.size(file) > MAX_PASSWORD_BYTES) {
                throw new UsageException("cannot read " + passwordFile + ": too long for a password");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // What editors and echo put behind it.
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            return text.substring(0, end);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(passwordFile, e));
        }
    }
}
