/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.AgentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackCommandsTest {
    private final StoredWorld world = new StoredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private CliRun run(String... args) {
        List<String> all = new ArrayList<>(List.of("compliance"));
        all.addAll(List.of(args));
        return world.run(all.toArray(String[]::new));
    }

    private CliRun ok(String... args) {
        CliRun run = run(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void aPack_goesThroughItsLife() {
        long key = world.workspace()
                .admin()
                .keys()
                .issue(StoredWorld.ADMIN, AgentKey.builder(0, "support").build())
                .key()
                .id();
        assertThat(ok("packs").out()).contains("soc2", "SOC 2", "hipaa", "Mapped by Orca");
        assertThat(ok("install", "soc2", "hipaa", "--actor", "ada").out())
                .startsWith("installed: soc2, observe\n")
                .contains("\"SOC 2 + HIPAA (Compliance)\"");
        assertThat(run("install", "soc2", "--actor", "ada").code()).isEqualTo(Orca.FAULTS);
        assertThat(ok("readiness").out()).contains("SOC 2: 0% covered", "HIPAA: 0% covered", "observe", "top risks");

        assertThat(ok("go-live", "hipaa", "--key", Long.toString(key), "--default", "--actor", "ada")
                        .out())
                .startsWith("live: soc2, enforce\n")
                .contains("governs key " + key + ", before: nothing of its own")
                .contains("governs the workspace's default, before: firewall_policy 1");
        assertThat(ok("readiness", "soc2").out()).startsWith("SOC 2: 100% covered\n");
        assertThat(ok("packs", "--json").out()).contains("\"mode\":\"enforce\"", "\"state\":\"enforce\"");

        assertThat(ok("attest", "soc2", "CC8.1", "--note", "minutes", "--actor", "ada")
                        .out())
                .isEqualTo("attested: soc2 CC8.1\n");
        assertThat(ok("readiness", "soc2").out()).contains("attested");
        ok("attest", "soc2", "CC8.1", "--revoke", "--actor", "ada");
        assertThat(run("upgrade", "soc2", "--actor", "ada").code()).isEqualTo(Orca.FAULTS);

        assertThat(ok("uninstall", "soc2", "--actor", "ada", "--json").objects().get(0))
                .isEqualTo(Map.of("done", "uninstalled", "of", "soc2"));
        assertThat(ok("packs").out()).doesNotContain("enforce");
        assertThat(world.workspace().admin().policies().list(StoredWorld.ADMIN))
                .singleElement()
                .satisfies(policy -> assertThat(policy.isDefault()).isTrue());
    }

    @Test
    void packThatWasInstalledLater_observesThenJoinsOneThatIsLive() {
        ok("install", "soc2", "--actor", "ada");
        ok("go-live", "soc2", "--default", "--actor", "ada");
        ok("install", "hipaa", "--actor", "ada");
        assertThat(ok("readiness", "hipaa").out()).contains("observe");
        assertThat(run("go-live", "hipaa", "--default", "--actor", "ada").err()).contains("join");
        assertThat(ok("join", "hipaa", "--with", "soc2", "--actor", "ada").out())
                .startsWith("joined: soc2, enforce\n")
                .contains("governs the workspace's default");
        assertThat(ok("readiness", "hipaa").out()).startsWith("HIPAA: 100% covered\n");
        assertThat(ok("observe", "hipaa", "--actor", "ada").out()).startsWith("observing: soc2, observe\n");
        assertThat(ok("readiness", "soc2").out()).startsWith("SOC 2: 0% covered\n");
        assertThat(run("join", "hipaa", "--actor", "ada").code()).isEqualTo(Orca.USAGE);
    }

    @Test
    void readiness_asJson_holdsMatrixAndRisks() {
        world.judge(StoredWorld.call("crm.read", "r1"));
        Map<String, Object> json =
                ok("readiness", "soc2", "--json", "--since", "1h").objects().get(0);
        Map<?, ?> framework = (Map<?, ?>) list(json.get("frameworks")).get(0);
        assertThat(framework.get("percent")).isEqualTo(0L);
        assertThat((List<?>) framework.get("rows")).hasSize(5);
        assertThat(((Map<?, ?>) list(json.get("risks")).get(0)).get("events")).isEqualTo(1L);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    @Test
    void wrongUse_isToldWithItsExitCode() {
        assertThat(run().code()).isEqualTo(Orca.USAGE);
        assertThat(run("go-live", "soc2", "--actor", "ada").code()).isEqualTo(Orca.USAGE);
        assertThat(run("go-live", "soc2", "--default", "--actor", "ada").code()).isEqualTo(Orca.FAULTS);
        assertThat(run("install", "soc2", "soc2", "--actor", "ada").code()).isEqualTo(Orca.USAGE);
        assertThat(run("install", "soc2", "hipaa", "--controls", "x", "--actor", "ada")
                        .code())
                .isEqualTo(Orca.USAGE);
        assertThat(run("install", "none", "--actor", "ada").code()).isEqualTo(Orca.FAULTS);
        assertThat(run("install", "soc2").code()).isEqualTo(Orca.USAGE);
        assertThat(run("readiness").code()).isEqualTo(Orca.USAGE);
        assertThat(run("readiness", "soc2", "--since", "2999-01-01T00:00:00Z").code())
                .isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("compliance", "--help").out())
                .contains("packs", "install", "go-live", "observe", "join", "uninstall", "attest", "readiness");
    }
}
