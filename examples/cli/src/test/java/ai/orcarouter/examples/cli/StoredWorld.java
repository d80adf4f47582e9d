/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.examples.jdbc.JdbcApprovalStore;
import ai.orcarouter.examples.jdbc.JdbcConfigStore;
import ai.orcarouter.examples.jdbc.JdbcDatabase;
import ai.orcarouter.examples.jdbc.JdbcEventStore;
import ai.orcarouter.examples.jdbc.JdbcRunLedger;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A workspace of its own that judged calls and keeps them in a database, and the command over it. */
final class StoredWorld implements AutoCloseable {
    static final Actor ADMIN = new Actor("root", Role.ADMIN);
    private static final String USER = "orca";
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
    private static final String PASSWORD = "correct horse";

    private final String name = "w" + UUID.randomUUID();
    private final String url;
    private final String password;
    private final JdbcConnectionPool pool;
    private final OrcaWorkspace workspace;

    StoredWorld() {
        this(Clock.systemUTC());
    }

    /** In a database in memory. */
    StoredWorld(Clock clock) {
        this(clock, "jdbc:h2:mem:" + UUID.randomUUID());
    }

    private StoredWorld(Clock clock, String url) {
        this(clock, url, PASSWORD, JdbcConnectionPool.create(url + H2_SETTINGS, USER, PASSWORD));
    }

    /** On the server of {@code url}, where {@code orca} is the user. */
    static StoredWorld postgres(String url, String password) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url);
        source.setUser(USER);
        source.setPassword(password);
        return new StoredWorld(Clock.systemUTC(), url, password, JdbcConnectionPool.create(source));
    }

    private StoredWorld(Clock clock, String url, String password, JdbcConnectionPool pool) {
        this.url = url;
        this.password = password;
        this.pool = pool;
        JdbcDatabase database = JdbcDatabase.open(pool, Duration.ofSeconds(30));
        workspace = OrcaWorkspace.builder(name)
                .configStore(new JdbcConfigStore(database))
                .keysets(new InMemoryKeysets())
                .eventStore(new JdbcEventStore(database))
                .approvalStore(new JdbcApprovalStore(database))
                .runLedger(new JdbcRunLedger(database))
                .clock(clock)
                .build();
        workspace
                .admin()
                .policies()
                .create(
                        ADMIN,
                        FirewallPolicy.builder(1, "house rules")
                                .isDefault(true)
                                .defaultVerdict(Verdict.AUDIT)
                                .rules(List.of(
                                        rule(1, Verdict.DENY, "no shell", "shell.*"),
                                        rule(2, Verdict.PENDING_APPROVAL, "payments", "bank.*"),
                                        rule(3, Verdict.ALLOW, "reading", "crm.*")))
                                .build());
    }

    private static FirewallRule rule(long id, Verdict verdict, String label, String glob) {
        return FirewallRule.builder(id, verdict)
                .label(label)
                .stage(Surface.MCP)
                .toolNameGlob(glob)
                .build();
    }

    /** A call of a run. */
    static ToolCall.Builder call(String tool, String run) {
        return ToolCall.builder(tool).arguments(Arguments.ofJson("{}")).run(run);
    }

    /** What the workspace says of a call; its event is stored then. */
    Mediation judge(ToolCall.Builder call) {
        Mediation answer = workspace.mediate(CallContext.anonymous(), call.build());
        if (!workspace.flush(Duration.ofSeconds(60))) {
            throw new AssertionError("the event was not stored");
        }
        return answer;
    }

    /** The id of the approval that a call waits for. */
    String held(ToolCall.Builder call) {
        return judge(call).approvalId().orElseThrow();
    }

    /** Does something to the tables that no store would do. */
    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    OrcaWorkspace workspace() {
        return workspace;
    }

    /** Runs a command on the workspace. */
    CliRun run(String... command) {
        return run(environment(), command);
    }

    /** The environment with the password. */
    Map<String, String> environment() {
        return Map.of(DatabaseOptions.PASSWORD_VARIABLE, password);
    }

    /** The options of a command that name the workspace. */
    List<String> options() {
        return List.of("--jdbc-url", url, "--user", USER, "--workspace", name);
    }

    /** The same with other environment variables. */
    CliRun run(Map<String, String> environment, String... command) {
        List<String> args = new ArrayList<>();
        Collections.addAll(args, command);
        args.addAll(options());
        return CliRun.with(environment, args.toArray(String[]::new));
    }

    @Override
    public void close() {
        workspace.close();
        pool.dispose();
    }
}
