/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConsentSource;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.MemberDirectory;
import ai.orcarouter.firewall.OrcaWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplianceReportsTest {
    private final ReportWorld world = ReportWorld.busy();

    @AfterEach
    void close() {
        world.close();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Report create() {
        return world.reports().create(ReportWorld.ADMIN, ReportWorld.MONTH);
    }

    private record Given(String section, String json) implements EvidenceSource {
        @Override
        public String evidence(String workspace, Instant from, Instant to) {
            return json;
        }
    }

    @Test
    void create_hasTheEightSectionsInOrder() {
        Map<?, ?> whole = PlainValues.object(create().evidence());
        assertThat(ReportWorld.list(whole, "sections"))
                .extracting(section -> ((Map<?, ?>) section).get("title"))
                .isEqualTo(List.of(
                        "Coverage",
                        "Enforcement",
                        "Consent",
                        "Change log",
                        "Admin access",
                        "Gaps",
                        "AI supply chain",
                        "Access reviews"));
        assertThat(ReportWorld.object(whole, "report"))
                .hasFieldOrPropertyWithValue("framework", "soc2")
                .hasFieldOrPropertyWithValue("created_by", "ada")
                .hasFieldOrPropertyWithValue("region", "");
    }

    @Test
    void create_countsVerdictsRulesSurfacesAndMatches() {
        Map<?, ?> part = ReportWorld.part(create(), ReportSection.ENFORCEMENT, "events");
        Map<?, ?> calls = ReportWorld.object(part, "calls");
        assertThat(calls.get("total")).isEqualTo(3L);
        assertThat(calls.get("by_verdict")).isEqualTo(Map.of("allow", 1L, "deny", 2L));
        assertThat(ReportWorld.first(calls, "by_rule"))
                .isEqualTo(Map.of(
                        "policy_id",
                        "1",
                        "policy",
                        "house rules",
                        "rule_id",
                        "1",
                        "rule",
                        "no shell",
                        "verdict",
                        "deny",
                        "count",
                        2L));
        assertThat(ReportWorld.object(part, "matches").get("by_action")).isEqualTo(Map.of("mask", 1L));
    }

    @Test
    void create_countsEventsOfTheWindowOnly() {
        ReportRequest earlier =
                new ReportRequest("", ReportWorld.NOW.minusSeconds(100), ReportWorld.NOW.minusSeconds(50));
        Report report = world.reports().create(ReportWorld.ADMIN, earlier);
        assertThat(ReportWorld.part(report, ReportSection.ENFORCEMENT, "events").get("calls"))
                .hasFieldOrPropertyWithValue("total", 0L);
        assertThat(ReportWorld.part(report, ReportSection.CHANGE_LOG, "audit").get("total"))
                .isEqualTo(0L);
    }

    @Test
    void create_listsChangesAndWhatAdministratorsDid() {
        Report report = create();
        Map<?, ?> changes = ReportWorld.part(report, ReportSection.CHANGE_LOG, "audit");
        Map<?, ?> admin = ReportWorld.part(report, ReportSection.ADMIN_ACCESS, "audit");
        assertThat(ReportWorld.list(changes, "rows"))
                .anySatisfy(row -> assertThat(((Map<?, ?>) row).get("actor")).isEqualTo("dee"))
                .anySatisfy(row -> assertThat(((Map<?, ?>) row).get("actor")).isEqualTo("ada"));
        assertThat(ReportWorld.list(admin, "rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(((Map<?, ?>) row).get("role")).isEqualTo("admin"));
        assertThat(changes.get("documents")).hasFieldOrPropertyWithValue("mcp_server", 1L);
    }

    @Test
    void create_namesServersSkillsModelsAndKeys_withoutSecrets() {
        Report report = create();
        Map<?, ?> chain = ReportWorld.part(report, ReportSection.AI_SUPPLY_CHAIN, "configuration and events");
        assertThat(ReportWorld.first(chain, "mcp_servers"))
                .hasFieldOrPropertyWithValue("origin", "https://files.example:8443");
        assertThat(ReportWorld.first(chain, "skills")).hasFieldOrPropertyWithValue("risk_score", 12L);
        assertThat(ReportWorld.object(chain, "used").get("models"))
                .isEqualTo(List.of(Map.of("provider", "example", "model", "large-1", "count", 3L)));
        assertThat(ReportWorld.part(report, ReportSection.ACCESS_REVIEWS, "keys"))
                .hasFieldOrPropertyWithValue("total", 1L)
                .hasFieldOrPropertyWithValue("active_without_expiry", 1L);
        assertThat(report.evidence()).doesNotContain("s3cret", "sk-orca", "key_hash");
    }

    @Test
    void create_withoutSources_saysNotSupplied() {
        Report report = create();
        assertThat(List.of(ReportSection.COVERAGE, ReportSection.CONSENT, ReportSection.GAPS))
                .allSatisfy(section -> assertThat(ReportWorld.section(report, section))
                        .hasFieldOrPropertyWithValue("state", "not supplied"));
    }

    @Test
    void create_withSources_takesWhatTheySay_andToldWhichFailed() {
        Report report = ComplianceReports.builder(world.workspace)
                .source(new Given(
                        "coverage", "{\"source\":\"packs\",\"percent\":66.7,\"big\":9007199254740993,\"no\":null}"))
                .source(new Given("coverage", "not json"))
                .source(new Given("gaps", "[1]"))
                .members(workspace -> List.of(
                        new MemberDirectory.Member("vic", "Vic", Role.VIEWER, null),
                        new MemberDirectory.Member("ada", "Ada", Role.ADMIN, ReportWorld.NOW)))
                .consents((workspace, at) -> List.of(new ConsentSource.Consent(
                        "request_log", "acme", ConsentSource.Status.STALE, ReportWorld.NOW, "v1")))
                .build()
                .create(ReportWorld.ADMIN, ReportWorld.MONTH);
        assertThat(ReportWorld.section(report, ReportSection.COVERAGE))
                .hasFieldOrPropertyWithValue("state", "incomplete")
                .hasFieldOrPropertyWithValue("sources_failed", 1L);
        assertThat(ReportWorld.part(report, ReportSection.COVERAGE, "packs"))
                .isEqualTo(Map.of("source", "packs", "percent", "66.7", "big", "9007199254740993"));
        assertThat(ReportWorld.section(report, ReportSection.GAPS))
                .hasFieldOrPropertyWithValue("state", "not supplied");
        assertThat(ReportWorld.part(report, ReportSection.ACCESS_REVIEWS, "members")
                        .get("privileged_members"))
                .isEqualTo(List.of(Map.of(
                        "id", "ada", "name", "Ada", "role", "admin", "last_active", ReportWorld.NOW.toString())));
        assertThat(ReportWorld.part(report, ReportSection.CONSENT, "consents").get("by_status"))
                .isEqualTo(Map.of("stale", 1L));
        assertThatThrownBy(() -> ComplianceReports.builder(world.workspace).source(new Given("weather", "{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reports_areForAdministrators() {
        ComplianceReports reports = world.reports();
        Report report = create();
        assertRefused(ErrorCode.FORBIDDEN, () -> reports.create(ReportWorld.DEVELOPER, ReportWorld.MONTH));
        assertRefused(ErrorCode.FORBIDDEN, () -> reports.list(ReportWorld.DEVELOPER));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> reports.get(ReportWorld.DEVELOPER, report.header().id()));
        assertRefused(ErrorCode.FORBIDDEN, () -> reports.export(ReportWorld.DEVELOPER, report, List.of()));
        assertRefused(ErrorCode.FORBIDDEN, () -> reports.residency().declare(ReportWorld.DEVELOPER, Region.EU));
        assertThat(reports.residency().declared(ReportWorld.VIEWER)).isEmpty();
        assertRefused(ErrorCode.NOT_FOUND, () -> reports.get(ReportWorld.ADMIN, "nope"));
    }

    @Test
    void storedReports_outliveTheEvents_andEarlierEvidenceIsHistory() {
        Report first = create();
        world.call("crm.read");
        world.flush();
        Report second = create();
        assertThat(second.header().id()).isNotEqualTo(first.header().id());
        assertThat(world.store.read("acme").documents(DocumentKinds.COMPLIANCE_EVIDENCE))
                .hasSize(1);
        assertThat(world.reports().list(ReportWorld.ADMIN)).containsExactlyInAnyOrder(first.header(), second.header());
        assertThat(world.reports().get(ReportWorld.ADMIN, first.header().id())).isEqualTo(first);
        assertThat(world.reports().get(ReportWorld.ADMIN, second.header().id())).isEqualTo(second);
        AuditEntry newest =
                world.store.audit("acme", AuditQuery.builder().limit(1).build()).get(0);
        assertThat(newest.act().verb()).isEqualTo(ComplianceReports.CREATED);
        assertThat(newest.act().payload()).contains(second.header().signature().contentHash());
    }

    @Test
    void stampedReport_isServedOnlyInItsRegion() {
        ComplianceReports reports = world.reports();
        Report free = create();
        reports.residency().declare(ReportWorld.ADMIN, Region.EU);
        Report stamped = create();
        assertThat(stamped.header().region()).contains(Region.EU);
        String id = stamped.header().id();
        assertThat(reports.get(ReportWorld.ADMIN, id)).isEqualTo(stamped);

        reports.residency().declare(ReportWorld.ADMIN, Region.US);
        assertRefused(ErrorCode.WITHHELD, () -> reports.get(ReportWorld.ADMIN, id));
        assertRefused(ErrorCode.WITHHELD, () -> reports.export(ReportWorld.ADMIN, stamped, List.of()));
        assertThat(reports.get(ReportWorld.ADMIN, free.header().id())).isEqualTo(free);
        assertThat(reports.list(ReportWorld.ADMIN)).hasSize(2);

        reports.residency().clear(ReportWorld.ADMIN);
        assertThat(reports.residency().declared(ReportWorld.VIEWER)).isEmpty();
        assertRefused(ErrorCode.WITHHELD, () -> reports.get(ReportWorld.ADMIN, id));
        reports.residency().declare(ReportWorld.ADMIN, Region.EU);
        assertThat(reports.get(ReportWorld.ADMIN, id)).isEqualTo(stamped);

        world.put(DocumentKinds.RESIDENCY, DocumentKinds.SINGLE, "{\"region\":\"moon\"}");
        assertRefused(ErrorCode.INVALID_DOCUMENT, () -> reports.get(ReportWorld.ADMIN, id));
    }

    @Test
    void damagedHeader_isAnError() {
        world.put(DocumentKinds.COMPLIANCE_REPORT, "bad", "{\"framework\":1}");
        assertRefused(ErrorCode.INVALID_DOCUMENT, () -> world.reports().get(ReportWorld.ADMIN, "bad"));
    }

    @Test
    void export_isRecorded_andTheSameEveryTime() {
        Report report = create();
        List<Rendering> renderings = List.of(new Rendering("report.html", new byte[] {1, 2, 3}));
        Map<String, byte[]> files = world.reports().export(ReportWorld.ADMIN, report, renderings);
        assertThat(files.keySet())
                .containsExactly(
                        "evidence.json", "manifest.json", "manifest.signature.json", "report.html", "signature.json");
        assertThat(world.reports().export(ReportWorld.ADMIN, report, renderings).get("manifest.signature.json"))
                .isEqualTo(files.get("manifest.signature.json"));
        assertThat(world.store
                        .audit("acme", AuditQuery.builder().limit(1).build())
                        .get(0)
                        .act()
                        .verb())
                .isEqualTo(ComplianceReports.EXPORTED);
        assertThatThrownBy(() -> world.reports()
                        .export(ReportWorld.ADMIN, report, List.of(new Rendering("manifest.json", new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rendering("../etc/passwd", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rotation_leavesOldReportsVerifiable() {
        Report old = create();
        world.keysets.rotate(KeyPurpose.REPORT_SIGNING);
        Report fresh = create();
        assertThat(fresh.header().signature().keyId())
                .isNotEqualTo(old.header().signature().keyId());
        ReportVerifier verifier = ReportVerifier.trusting(world.reports().publicKeys());
        assertThat(verifier.verify(ReportWorld.bytes(old), old.header().signature())
                        .isValid())
                .isTrue();
        assertThat(verifier.verify(ReportWorld.bytes(fresh), fresh.header().signature())
                        .isValid())
                .isTrue();
    }

    @Test
    void create_withoutKeyset_isRefused() {
        try (OrcaWorkspace other = OrcaWorkspace.builder("other")
                .keysets(purpose -> Optional.empty())
                .build()) {
            ComplianceReports reports = ComplianceReports.builder(other).build();
            assertRefused(ErrorCode.INVALID_CONFIGURATION, () -> reports.create(ReportWorld.ADMIN, ReportWorld.MONTH));
        }
    }
}
