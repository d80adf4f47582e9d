/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceCommandTest {
    private final StoredWorld world = new StoredWorld();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path dir;

    @BeforeEach
    void callsOfADay() {
        world.judge(StoredWorld.call("crm.read", "r1"));
        world.judge(StoredWorld.call("shell.exec", "r1"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String file(String name) {
        return dir.resolve(name).toString();
    }

    private static CliRun ok(CliRun run) {
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        return run;
    }

    /** A fresh keyset and the file with its public keys. */
    private void keys(String purpose) throws IOException {
        ok(CliRun.of("keyset", "create", purpose, file(purpose)));
        CliRun shown = ok(CliRun.of("keyset", "public", purpose, file(purpose)));
        Files.writeString(dir.resolve(purpose + ".json"), shown.out());
    }

    private CliRun report(String folder) {
        return world.run(
                "compliance",
                "report",
                "--actor",
                "ada",
                "--keyset",
                file("report-signing"),
                "--framework",
                "soc2",
                "--since",
                "1h",
                "--out",
                file(folder));
    }

    private CliRun verify(String folder) {
        return CliRun.of("report", "verify", file(folder), "--trusted-keys", file("report-signing.json"));
    }

    @Test
    void report_isWrittenAndVerified_andAChangeIsFound() throws IOException {
        keys("report-signing");
        CliRun made = ok(report("out"));
        assertThat(made.out()).contains("content hash", "signed by     orca-");
        assertThat(dir.resolve("out"))
                .isDirectoryContaining("glob:**report.pdf")
                .isDirectoryContaining("glob:**report.html")
                .isDirectoryContaining("glob:**report.csv")
                .isDirectoryContaining("glob:**manifest.signature.json");
        assertThat(Files.readString(dir.resolve("out/evidence.json")))
                .contains("\"by_verdict\":{\"allow\":1,\"deny\":1}", "\"plane\":\"guardrails\"")
                .doesNotContain("\"sources_failed\":1");
        assertThat(ok(verify("out")).out()).startsWith("VALID: 7 files, signed by orca-");

        assertThat(report("out").code()).isEqualTo(Orca.USAGE);

        Path csv = dir.resolve("out/report.csv");
        Files.writeString(csv, Files.readString(csv).replace("shell.exec", "crm.read"));
        CliRun changed = verify("out");
        assertThat(changed.code()).isEqualTo(Orca.FAULTS);
        assertThat(changed.out()).isEqualTo("NOT VALID\n  the file report.csv is not the one of the manifest\n");
    }

    private CliRun reportOf(String members, String consents) throws IOException {
        Files.writeString(dir.resolve("members"), members);
        Files.writeString(dir.resolve("consents"), consents);
        String[] files = {"--members", file("members"), "--consents", file("consents")};
        return world.run(Stream.concat(
                        Stream.of("compliance", "report", "--actor", "ada", "--since", "1h", "--keyset"),
                        Stream.concat(Stream.of(file("report-signing"), "--out", file("people")), Stream.of(files)))
                .toArray(String[]::new));
    }

    @Test
    void report_namesThePeopleOfItsFiles_andSaysSoWithout() throws IOException {
        keys("report-signing");
        String members =
                "{\"members\":[{\"id\":\"ann\",\"name\":\"Ann\",\"role\":\"admin\"},{\"id\":\"vic\",\"role\":\"viewer\"}]}";
        String consents =
                "{\"consents\":[{\"purpose\":\"request_log\",\"status\":\"stale\",\"given\":\"2026-01-31T12:00:00Z\"}]}";
        ok(reportOf(members, consents));
        assertThat(Files.readString(dir.resolve("people/evidence.json")))
                .contains("\"by_role\":{\"admin\":1,\"viewer\":1}", "\"by_status\":{\"stale\":1}");
        ok(report("out"));
        assertThat(Files.readString(dir.resolve("out/evidence.json")))
                .contains("\"id\":\"consent\",\"parts\":[],\"sources_failed\":0,\"state\":\"not supplied\"");

        assertThat(reportOf("{}", consents).err()).contains("list \"members\"");
        assertThat(reportOf("[", consents).code()).isEqualTo(Orca.USAGE);
        assertThat(reportOf(members.replace("viewer", "king"), consents).err()).contains("members[1]");
        assertThat(reportOf(members.replace("ann", ""), consents).err()).contains("members[0]: no id");
        assertThat(reportOf(members, consents.replace("12:00", "noon")).err()).contains("consents[0]");
        assertThat(reportOf(members, consents.replace("purpose", "why")).code()).isEqualTo(Orca.USAGE);
    }

    @Test
    void rotatedKeys_verifyOldReports_andStrangersDoNot() throws IOException {
        keys("report-signing");
        ok(report("old"));
        ok(CliRun.of("keyset", "rotate", "report-signing", file("report-signing"), file("rotated")));
        CliRun shown = ok(CliRun.of("keyset", "public", "report-signing", file("rotated")));
        Files.writeString(dir.resolve("report-signing.json"), shown.out());
        ok(verify("old"));

        ok(CliRun.of("keyset", "create", "report-signing", file("stranger")));
        Files.writeString(
                dir.resolve("report-signing.json"),
                ok(CliRun.of("keyset", "public", "report-signing", file("stranger")))
                        .out());
        CliRun refused = verify("old");
        assertThat(refused.code()).isEqualTo(Orca.FAULTS);
        assertThat(refused.out()).contains("no trusted key has the id");
    }

    @Test
    void checkpoint_isSigned_andTheChainsAreVerifiedAgainstIt() throws IOException {
        keys("checkpoint-signing");
        String[] sign = {
            "audit", "checkpoint", "--actor", "ada", "--keyset", file("checkpoint-signing"), "--out", file("one")
        };
        assertThat(ok(world.run(sign)).out()).startsWith("checkpoint 1 of audit row ");
        assertThat(world.run(sign).code()).isEqualTo(Orca.USAGE);
        world.judge(StoredWorld.call("crm.read", "r2"));
        CliRun verified = ok(world.run(
                "audit", "verify", "--trusted-keys", file("checkpoint-signing.json"), "--checkpoint", file("one")));
        assertThat(verified.out()).startsWith("VALID: ").contains("3 events in 1 chains", "compared with checkpoint 1");
        assertThat(ok(world.run("audit", "verify", "--trusted-keys", file("checkpoint-signing.json")))
                        .out())
                .contains("no checkpoint was given");

        world.execute("UPDATE orca_event SET content = REPLACE(content, 'shell.exec', 'crm.write')");
        CliRun found = world.run("audit", "verify", "--trusted-keys", file("checkpoint-signing.json"));
        assertThat(found.code()).isEqualTo(Orca.FAULTS);
        assertThat(found.out()).contains("NOT VALID", "event 2 of chain ", " was changed");
    }

    @Test
    void deletedRows_areFoundWithTheCheckpoint() throws IOException {
        keys("checkpoint-signing");
        ok(world.run(
                "audit", "checkpoint", "--actor", "ada", "--keyset", file("checkpoint-signing"), "--out", file("one")));
        world.execute("DELETE FROM orca_event WHERE seq = 2");
        world.execute("UPDATE orca_event_chain SET seq = 1, row_hash = (SELECT previous_hash FROM orca_audit LIMIT 1)");
        CliRun found = world.run(
                "audit", "verify", "--trusted-keys", file("checkpoint-signing.json"), "--checkpoint", file("one"));
        assertThat(found.code()).isEqualTo(Orca.FAULTS);
        assertThat(found.out()).contains("ends with event 1, not with event 2");
        CliRun refused = world.run(
                "audit", "checkpoint", "--actor", "ada", "--keyset", file("checkpoint-signing"), "--out", file("two"));
        assertThat(refused.code()).isEqualTo(Orca.FAULTS);
    }

    @Test
    void wrongUse_isToldWithItsExitCode() throws IOException {
        keys("report-signing");
        keys("checkpoint-signing");
        assertThat(CliRun.of("keyset", "create", "report-signing", file("report-signing"))
                        .code())
                .isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("keyset", "create", "credentials", file("other")).code())
                .isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("keyset", "public", "report-signing", file("checkpoint-signing"))
                        .err())
                .contains("is no keyset for report-signing");
        assertThat(verify("nowhere").code()).isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("report", "verify", dir.toString(), "--trusted-keys", file("report-signing"))
                        .err())
                .contains("holds no trusted keys");
        assertThat(CliRun.of("compliance").code()).isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("keyset", "create", "--help").out()).contains("PURPOSE", "FILE");
        assertThat(CliRun.of("audit", "--help").out()).contains("verify", "checkpoint");
    }
}
